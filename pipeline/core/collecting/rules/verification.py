"""Rules on the verifier's sheets and on konfirmasi (kendali/<periode>/)."""

from ...findings import Rule, Severity

CHANGED_AFTER = Rule(
    code="berubah-setelah-verifikasi",
    severity=Severity.DOUBTFUL,
    title="Data berubah sesudah ditelaah",
    message="Data {kode} berubah sesudah dinyatakan {hasil} pada {tanggal}, tanpa penjelasan di laporan/koreksi.csv.",
    hint="Telaah ulang (`lakip telaah nyatakan {lingkup} {subbagian} {kode} …`), atau catat koreksinya beserta alasannya.",
    basis="SOP Pengumpulan Data Kinerja, langkah 12",
)
UNSEALED = Rule(
    code="telaah-tanpa-sidik",
    severity=Severity.WARNING,
    title="Hasil telaah ditulis dengan tangan",
    message="{kode} tertulis {hasil}, tetapi tidak diketahui data mana yang dinilai: sidik, tanggal, atau penelaahnya kosong.",
    hint="Nyatakan dengan `lakip telaah nyatakan {lingkup} {subbagian} {kode} …` agar datanya ikut tercatat.",
)
OWN_DATA = Rule(
    code="telaah-oleh-pengisi",
    severity=Severity.WARNING,
    title="Subbagian menelaah datanya sendiri",
    message="{kode} ditelaah oleh {oleh}, padahal datanya milik subbagian {subbagian} sendiri.",
    hint="Mintakan telaah kepada subbagian lain, atau tulis alasannya (`--sendiri` pada `lakip telaah nyatakan`).",
    basis="Pengisi dan penelaah sebaiknya orang yang berbeda",
)
NOT_ASKED = Rule(
    code="kurang-valid-tanpa-konfirmasi",
    severity=Severity.DOUBTFUL,
    title="Kurang valid tanpa konfirmasi",
    message="{kode} dinyatakan kurang valid, tetapi tidak ada konfirmasi kepada subbagian {subbagian}.",
    hint='Ajukan dengan `lakip konfirmasi buka {lingkup} {kode} --tanya "…"`.',
    basis="SOP Penyusunan Laporan Kinerja, langkah 2b",
)
STRANGE_ITEM = Rule(
    code="telaah-tidak-dikenal",
    severity=Severity.WARNING,
    title="Lembar telaah memuat yang bukan miliknya",
    message="Lembar ini menyebut {apa} «{isi}», yang bukan {seharusnya}.",
    hint="Perbaiki, atau buat ulang lembarnya dengan `lakip telaah lembar`.",
)
OPEN = Rule(
    code="konfirmasi-terbuka",
    severity=Severity.ERROR,
    title="Konfirmasi belum diputus",
    message="Konfirmasi {nomor} tentang {pokok} kepada subbagian {kepada} masih {keadaan}.",
    hint="Selesaikan dengan `lakip konfirmasi {langkah} {lingkup} {nomor} …`; laporan menunggu sampai semua konfirmasi diputus.",
    basis="SOP Penyusunan Laporan Kinerja, langkah 2b",
)
NUMBER_TWICE = Rule(
    code="konfirmasi-nomor-ganda",
    severity=Severity.ERROR,
    title="Nomor konfirmasi ganda",
    message="Nomor konfirmasi {nomor} sudah dipakai {lain}.",
    hint="Beri konfirmasi yang lebih baru nomor berikutnya, pada isi dan nama berkasnya.",
)
NUMBER_DIFFERS = Rule(
    code="konfirmasi-nomor-berbeda",
    severity=Severity.ERROR,
    title="Nomor konfirmasi tidak sama dengan nama berkasnya",
    message="Konfirmasi ini bernomor {nomor}, tetapi berkasnya bernama {berkas}.",
    hint="Samakan nomor di dalam berkas dengan nama berkasnya.",
)
UNKNOWN = Rule(
    code="konfirmasi-tidak-dikenal",
    severity=Severity.ERROR,
    title="Konfirmasi menyebut yang tidak dikenal",
    message="Konfirmasi {nomor} menyebut {apa} «{isi}», yang tidak sesuai dengan {seharusnya}.",
    hint="Perbaiki isian itu pada berkas konfirmasinya.",
)
DISORDERED = Rule(
    code="konfirmasi-tanggal-terbalik",
    severity=Severity.WARNING,
    title="Urutan tanggal konfirmasi terbalik",
    message="Tanggal pertanyaan, jawaban, dan putusan konfirmasi {nomor} tidak berurutan.",
    hint="Periksa ketiga tanggal itu.",
)
NOT_CORRECTED = Rule(
    code="konfirmasi-tanpa-koreksi",
    severity=Severity.DOUBTFUL,
    title="Diputus diperbaiki, tetapi tidak ada koreksi",
    message="Konfirmasi {nomor} tentang {pokok} diputus «diperbaiki», tetapi laporan/koreksi.csv tidak memuat koreksi dengan nomor itu.",
    hint="Terima perbaikan dari subbagian dengan `lakip terima` sehingga koreksinya tercatat beserta nomor konfirmasinya.",
    basis="SOP Penyusunan Laporan Kinerja, langkah 2e",
)
STILL_COUNTED = Rule(
    code="konfirmasi-masih-dihitung",
    severity=Severity.DOUBTFUL,
    title="Diputus dikeluarkan, tetapi angkanya masih ada",
    message="Konfirmasi {nomor} memutuskan {kode} {bulan} dikeluarkan, tetapi realisasinya masih tertulis {nilai}.",
    hint="Kosongkan realisasi itu dan catat koreksinya, atau ajukan konfirmasi baru.",
)

RULES = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
