"""Rules of shape for YAML and for the headings of narrative files: whether they can be taken in as they stand."""

from .findings import Rule, Severity


def _rule(code: str, title: str, message: str, hint: str) -> Rule:
    return Rule(code=code, severity=Severity.ERROR, title=title, message=message, hint=hint)


# YAML
YAML_BROKEN = _rule(
    "yaml-rusak",
    "YAML tidak terbaca",
    "Susunan YAML tidak terbaca mulai baris ini.",
    "Periksa jorokan (spasi, bukan tab), titik dua, dan tanda kutip pada baris ini dan baris sebelumnya.",
)
YAML_KEY_TWICE = _rule(
    "yaml-kunci-ganda",
    "Kunci YAML ganda",
    "Kunci «{kunci}» sudah tertulis pada baris {lain}.",
    "Sisakan satu; bila keduanya dibiarkan, salah satu akan hilang tanpa tanda.",
)
YAML_ALIAS = _rule(
    "yaml-alias",
    "Jangkar atau alias YAML",
    "Baris ini memakai jangkar (&) atau alias (*), yang tidak diterima.",
    "Tulis isinya secara lengkap di tempat ini; teks yang diawali & atau * diapit tanda kutip.",
)
YAML_TAG = _rule(
    "yaml-tag",
    "Tag YAML",
    "Baris ini memakai tag (!), yang tidak diterima.",
    "Hapus tag itu; teks yang diawali tanda seru diapit tanda kutip.",
)
YAML_DEPTH = _rule(
    "yaml-terlalu-dalam",
    "Susunan YAML terlalu dalam",
    "Susunan bertingkat melebihi {batas} tingkat.",
    "Ikuti susunan pada templat; tidak ada isi yang sedalam ini.",
)
YAML_FORM = _rule(
    "yaml-susunan",
    "Susunan YAML tidak dikenal",
    "Baris ini memuat {apa}, yang tidak diterima.",
    "Tulis satu dokumen berisi pasangan «kunci: isi», seperti pada templat.",
)
YAML_KEY_MISSING = _rule(
    "yaml-kunci-hilang",
    "Kunci YAML belum ada",
    "Kunci «{kunci}» belum ada.",
    "Tambahkan «{kunci}:» ({arti}).",
)
YAML_KEY_UNKNOWN = _rule(
    "yaml-kunci-tidak-dikenal",
    "Kunci YAML tidak dikenal",
    "Kunci «{kunci}» tidak dikenal di sini.",
    "Betulkan ejaannya atau hapus; kunci yang dikenal: {pilihan}.",
)
YAML_TYPE = _rule(
    "yaml-jenis",
    "Jenis isi YAML berbeda",
    "Isi «{isi}» pada «{kunci}» seharusnya {jenis}.",
    "Tulis {jenis}; angka memakai titik desimal, dan «ya/tidak» ditulis true atau false.",
)
YAML_CHOICE = _rule(
    "yaml-pilihan",
    "Isi YAML di luar pilihan",
    "Isi «{isi}» pada «{kunci}» tidak ada dalam daftar pilihan.",
    "Tulis salah satu: {pilihan}.",
)
YAML_PATTERN = _rule(
    "yaml-pola",
    "Bentuk isi YAML berbeda",
    "Isi «{isi}» pada «{kunci}» tidak sesuai bentuk yang ditentukan.",
    "Tulis dengan bentuk seperti {contoh}.",
)
YAML_LIMIT = _rule(
    "yaml-batas",
    "Isi YAML di luar batas",
    "Isi «{isi}» pada «{kunci}» kurang atau melebihi batas ({batas}).",
    "Sesuaikan isinya dengan batas itu; misalnya {contoh}.",
)
DATE_IMPOSSIBLE = _rule(
    "tanggal-tidak-ada",
    "Tanggal tidak ada di kalender",
    "Tanggal «{isi}» pada «{kunci}» tidak ada di kalender.",
    "Betulkan tanggalnya dengan urutan tahun-bulan-hari, misalnya 2025-07-10.",
)
YEAR_DIFFERS = _rule(
    "tahun-berbeda",
    "Tahun berbeda dari nama folder",
    "Kunci «tahun» berisi {isi}, sedangkan foldernya {folder}.",
    "Samakan keduanya.",
)

# Narrative files
TOPIC_UNKNOWN = _rule(
    "judul-tidak-dikenal",
    "Judul analisis tidak dikenal",
    "Judul «{judul}» tidak dikenal, sehingga isinya tidak ikut ke laporan.",
    "Pakai salah satu judul: {pilihan}.",
)
TOPIC_TWICE = _rule(
    "judul-ganda",
    "Judul analisis ganda",
    "Judul «{judul}» sudah ada pada baris {lain}.",
    "Gabungkan isinya di bawah satu judul.",
)
TOPIC_LOST = _rule(
    "teks-tanpa-judul",
    "Teks di luar judul",
    "Teks ini berada di luar judul indikator atau judul analisis, sehingga tidak ikut ke laporan.",
    "Letakkan di bawah «## kode indikator» lalu salah satu judul: {pilihan}.",
)
CHAPTER_UNKNOWN = _rule(
    "bab-tidak-dikenal",
    "Berkas bab tidak dikenal",
    "Berkas {nama} bukan bab laporan, sehingga tidak ikut dicetak.",
    "Pakai salah satu nama: {pilihan}.",
)

RULES: tuple[Rule, ...] = (
    YAML_BROKEN,
    YAML_KEY_TWICE,
    YAML_ALIAS,
    YAML_TAG,
    YAML_DEPTH,
    YAML_FORM,
    YAML_KEY_MISSING,
    YAML_KEY_UNKNOWN,
    YAML_TYPE,
    YAML_CHOICE,
    YAML_PATTERN,
    YAML_LIMIT,
    DATE_IMPOSSIBLE,
    YEAR_DIFFERS,
    TOPIC_UNKNOWN,
    TOPIC_TWICE,
    TOPIC_LOST,
    CHAPTER_UNKNOWN,
)
