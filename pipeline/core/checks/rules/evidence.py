"""Rules on data dukung, analyses and who handed in."""

from ...findings import Rule, Severity

MISSING_FILE = Rule(
    code="bukti-tidak-ditemukan",
    severity=Severity.ERROR,
    title="Berkas bukti tidak ditemukan",
    message="Berkas bukti «{name}» untuk indikator {code} tidak ada di {folder}.",
    hint="Letakkan berkasnya di folder itu, atau perbaiki namanya di kolom bukti.",
)
UNUSED_FILE = Rule(
    code="bukti-tidak-disebut",
    severity=Severity.WARNING,
    title="Berkas bukti tidak disebut",
    message="Berkas «{name}» ada di folder bukti, tetapi tidak disebut dalam realisasi.csv.",
    hint="Sebutkan berkas ini di kolom bukti indikator yang didukungnya, atau hapus berkasnya.",
)
NAMED_TWICE = Rule(
    code="bukti-disebut-berulang",
    severity=Severity.WARNING,
    title="Bukti disebut berulang",
    message="Berkas bukti «{name}» disebut berulang, untuk {codes}, di baris {rows}.",
    hint="Pastikan berkas ini memang mendukung semuanya; bila tidak, sebutkan berkas yang tepat.",
)
SAME_CONTENT = Rule(
    code="bukti-berisi-sama",
    severity=Severity.DOUBTFUL,
    title="Dua bukti berisi sama",
    message="Isi berkas ini sama persis dengan {other}.",
    hint="Konfirmasikan kepada subbagian apakah berkasnya tertukar; bila memang sama, simpan satu saja.",
)
NO_EVIDENCE = Rule(
    code="realisasi-tanpa-bukti",
    severity=Severity.DOUBTFUL,
    title="Realisasi tanpa bukti",
    message="Realisasi indikator {code} bulan {month} belum disertai data dukung.",
    hint="Isi kolom bukti dengan nama berkas di {folder}.",
    basis="SOP Pengumpulan Data Kinerja, langkah 11; PermenPANRB 88/2021",
)
UNEXPLAINED_FAILURE = Rule(
    code="kegagalan-tanpa-analisis",
    severity=Severity.ERROR,
    title="Target tidak tercapai tanpa penyebab dan solusi",
    message="Capaian indikator {code} sampai akhir {period} adalah {achievement}, tetapi {missing} belum ditulis.",
    hint="Tulis «### Penyebab» dan «### Solusi» di bawah «## {code}» dalam analisis.md.",
    basis="PermenPANRB 53/2014, Lampiran II",
)
UNEXPLAINED_EXCESS = Rule(
    code="capaian-tinggi-tanpa-penjelasan",
    severity=Severity.DOUBTFUL,
    title="Capaian di atas 120 persen tanpa penjelasan",
    message="Capaian indikator {code} sampai akhir {period} adalah {achievement}, di atas 120%, tanpa penjelasan penyebabnya.",
    hint="Tulis «### Penyebab» di bawah «## {code}» dalam analisis.md, termasuk mengapa target serendah itu.",
    basis="PermenPANRB 88/2021 (kualitas target)",
)
TOO_SHORT = Rule(
    code="analisis-terlalu-pendek",
    severity=Severity.WARNING,
    title="Analisis terlalu pendek",
    message="{topic} indikator {code} hanya {length} huruf.",
    hint="Uraikan sekurang-kurangnya satu kalimat utuh ({least} huruf) yang menjelaskan keadaannya.",
    basis="PermenPANRB 88/2021 (pelaporan kinerja)",
)
NOT_HANDED_IN = Rule(
    code="belum-menyerahkan",
    severity=Severity.WARNING,
    title="Subbagian belum menyerahkan data",
    message="{department} belum menyerahkan data {period}.",
    hint="Minta {department} mengisi folder {folder}.",
    basis="SOP Pengumpulan Data Kinerja, langkah 11",
)

RULES = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
