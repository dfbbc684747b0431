"""Rules on the log of entry into e-Lapkin and Monev."""

from ...findings import Rule, Severity

STEP = "SOP Pengumpulan Data Kinerja, langkah 13"

DIFFERS = Rule(
    code="entri-berbeda",
    severity=Severity.DOUBTFUL,
    title="Yang dientri berbeda dengan yang terbit",
    message="Di {application} kolom {column} indikator {code} dientri «{typed}», sedangkan laporan memuat «{printed}».",
    hint="Betulkan di aplikasinya lalu catat lagi dengan `lakip lembar-entri catat`, atau periksa mengapa angka laporan berubah.",
    basis=STEP,
)
NO_SCREENSHOT = Rule(
    code="entri-tanpa-tangkapan",
    severity=Severity.WARNING,
    title="Entri tanpa tangkapan layar",
    message="Entri indikator {code} di {application} belum disertai tangkapan layar.",
    hint="Catat ulang dengan --tangkapan, supaya dapat dibuktikan.",
    basis=STEP,
)
SCREENSHOT_MISSING = Rule(
    code="entri-tangkapan-tidak-ada",
    severity=Severity.DOUBTFUL,
    title="Tangkapan layar tidak ada",
    message="Tangkapan layar «{name}» tidak ada di {folder}.",
    hint="Letakkan berkasnya di folder itu, atau betulkan namanya.",
    basis=STEP,
)
SCREENSHOT_KIND = Rule(
    code="entri-tangkapan-bukan-gambar",
    severity=Severity.DOUBTFUL,
    title="Tangkapan layar bukan gambar",
    message="Berkas «{name}» ternyata {kind}, bukan gambar atau PDF.",
    hint="Ambil tangkapan layarnya lagi dan simpan sebagai PNG, JPEG, atau PDF.",
)
UNKNOWN = Rule(
    code="entri-tidak-dikenal",
    severity=Severity.DOUBTFUL,
    title="Entri menyebut sesuatu yang tidak dikenal",
    message="Baris ini menyebut {what} «{text}», yang tidak ada.",
    hint="Pilihannya: {choices}.",
)
WAITING = Rule(
    code="entri-belum-lengkap",
    severity=Severity.WARNING,
    title="Entri belum lengkap",
    message="{count} dari {total} indikator belum dicatat sebagai sudah dientri ke {application}: {codes}.",
    hint="Entri dari lembarnya (`lakip lembar-entri {scope} --aplikasi {key}`), lalu catat.",
    basis=STEP,
)

RULES = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
