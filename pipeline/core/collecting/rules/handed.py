"""Rules on what the HTML form gives back (isian-….json), seen while it is taken in."""

from ...findings import Rule, Severity

BROKEN = Rule(
    code="isian-rusak",
    severity=Severity.ERROR,
    title="Isian peramban tidak dapat dibaca",
    message="Berkas isian ini tidak dapat dibaca: {sebab}.",
    hint="Buka lagi formulirnya di peramban yang sama (drafnya tersimpan), tekan «Unduh isian», lalu kirim berkas itu tanpa disunting.",
)
STILL_DRAFT = Rule(
    code="isian-masih-draf",
    severity=Severity.WARNING,
    title="Isian masih draf",
    message="Isian ini diunduh sebagai draf, sebelum pengisinya memeriksa dan menyerahkannya.",
    hint="Tanyakan kepada pengisi; bila sudah selesai, minta isian yang diunduh setelah tombol «Periksa isian».",
)
ANALYSIS_UNKNOWN = Rule(
    code="isian-analisis-tidak-dikenal",
    severity=Severity.ERROR,
    title="Analisis tanpa tempat",
    message="Isian memuat analisis «{kunci}», yang bukan kode indikator dan topik yang dikenal.",
    hint="Kirim isian yang diunduh dari formulirnya, tanpa disunting; topik yang dikenal: {pilihan}.",
)

RULES: tuple[Rule, ...] = (BROKEN, STILL_DRAFT, ANALYSIS_UNKNOWN)
