"""Rules of shape: whether a file can be read at all and every cell stands as its schema says. Sense is not looked at here.

Windows line ends (CRLF) are accepted: both our reader and Frictionless take them as the end of a row.
"""

from collections.abc import Mapping

from .findings import Rule, Severity
from .numbers import Fault

FORMAT = "Bentuk angka pada skema tabel (schemas/): angka ASCII, titik desimal, tanpa pemisah ribuan."


def _rule(code: str, title: str, message: str, hint: str, basis: str = "", severity: Severity = Severity.ERROR) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, hint=hint, basis=basis)


# Files and folders
FILE_MISSING = _rule(
    "berkas-tidak-ada",
    "Berkas belum ada",
    "Berkas {berkas} belum ada.",
    "Buat berkas itu; bila memang belum ada isinya, cukup tulis baris judul kolomnya.",
)
FOLDER_MISSING = _rule(
    "folder-tidak-ada",
    "Folder belum ada",
    "Folder {folder} belum ada.",
    "Buat folder itu, atau betulkan namanya pada {asal}.",
)
FOLDER_UNKNOWN = _rule(
    "folder-tidak-dikenal",
    "Folder bukan milik subbagian mana pun",
    "Folder {folder} bukan kode subbagian yang berlaku pada periode ini, sehingga isinya tidak ikut dibaca.",
    "Ganti nama folder dengan salah satu kode subbagian pada periods/satker.yml: {pilihan}.",
)
FILE_UNREADABLE = _rule(
    "berkas-tidak-terbaca",
    "Berkas tidak dapat dibaca",
    "Berkas ini tidak dapat dibaca: {sebab}.",
    "Buka berkas dengan program asalnya, simpan ulang sebagai teks UTF-8, lalu unggah kembali.",
)
FILE_IRREGULAR = _rule(
    "bukan-berkas-biasa",
    "Bukan berkas biasa",
    "{nama} adalah {jenis}, bukan berkas biasa, sehingga tidak dibaca.",
    "Ganti dengan berkas aslinya; pintasan (symlink) dan folder tidak dapat menjadi berkas data.",
)
FILE_TOO_LARGE = _rule(
    "berkas-terlalu-besar",
    "Berkas terlalu besar",
    "Berkas ini berukuran {ukuran} bita; batasnya {batas} bita.",
    "Pastikan isinya hanya data yang diminta; gambar dan lampiran disimpan di folder bukti.",
)
NOT_UTF8 = _rule(
    "bukan-utf8",
    "Berkas bukan UTF-8",
    "Baris {baris} memuat huruf yang tidak tersimpan sebagai UTF-8.",
    "Simpan ulang dari Excel dengan pilihan «CSV UTF-8», atau dari Notepad dengan pengodean «UTF-8».",
)
BYTE_ORDER_MARK = _rule(
    "bom",
    "Berkas diawali tanda BOM",
    "Berkas diawali tanda BOM, yang tidak terlihat tetapi menjadi bagian dari nama kolom pertama.",
    "Simpan ulang dengan pengodean «UTF-8» (bukan «UTF-8 dengan BOM»), atau unduh lagi templat kolomnya dan salin isinya.",
)
FILE_EMPTY = _rule(
    "berkas-kosong",
    "Berkas kosong",
    "Berkas ini tidak berisi apa pun.",
    "Tulis baris judul kolom: {kolom}.",
)

# Tables: columns, rows, cells
SEPARATOR = _rule(
    "pemisah-kolom",
    "Kolom tidak dipisah koma",
    "Kolom dipisah dengan {pemisah}, seperti hasil ekspor Excel berbahasa Indonesia; yang dibaca adalah koma.",
    "Di Excel pilih «CSV UTF-8 (Comma delimited)» dengan pemisah daftar koma, atau ganti {pemisah} menjadi koma "
    "dan apit isi yang memuat koma dengan tanda kutip.",
)
HEADER_MISSING = _rule(
    "judul-kolom-tidak-ada",
    "Baris judul kolom tidak ada",
    "Baris pertama bukan baris judul kolom.",
    "Tulis sebagai baris pertama: {urutan}.",
)
COLUMN_MISSING = _rule(
    "kolom-hilang",
    "Kolom belum ada",
    "Kolom «{kolom}» belum ada pada baris judul.",
    "Tambahkan kolom itu sehingga urutannya menjadi: {urutan}.",
)
COLUMN_UNKNOWN = _rule(
    "kolom-tidak-dikenal",
    "Kolom tidak dikenal",
    "Kolom «{kolom}» tidak dikenal.",
    "Betulkan ejaannya atau hapus kolom itu; kolom yang dikenal: {urutan}.",
)
COLUMN_TWICE = _rule(
    "kolom-ganda",
    "Kolom ganda",
    "Kolom «{kolom}» tertulis lebih dari sekali.",
    "Sisakan satu kolom «{kolom}»; urutan yang benar: {urutan}.",
)
COLUMN_ORDER = _rule(
    "kolom-urutan",
    "Urutan kolom berbeda",
    "Semua kolom ada, tetapi urutannya berbeda: kolom ke-{nomor} seharusnya «{seharusnya}».",
    "Susun kolom menurut urutan: {urutan}.",
)
CELLS_FEW = _rule(
    "sel-kurang",
    "Sel dalam baris kurang",
    "Baris ini berisi {ada} sel, seharusnya {perlu}.",
    "Lengkapi koma pemisahnya; sel yang belum ada isinya dibiarkan kosong di antara dua koma.",
)
CELLS_MANY = _rule(
    "sel-berlebih",
    "Sel dalam baris berlebih",
    "Baris ini berisi {ada} sel, seharusnya {perlu}.",
    'Apit isi yang memuat koma dengan tanda kutip ("…"); bila koma itu koma desimal, tulis dengan titik: 82.5.',
)
LINE_BREAK = _rule(
    "ganti-baris-dalam-sel",
    "Sel memuat ganti baris",
    "Sel ini memuat ganti baris, atau tanda kutipnya tidak ditutup.",
    "Tulis isi sel dalam satu baris; uraian panjang ditulis di analisis.md.",
)
ROW_BLANK = _rule(
    "baris-kosong",
    "Baris kosong",
    "Baris ini kosong.",
    "Hapus baris kosong itu.",
)
CELL_REQUIRED = _rule(
    "sel-wajib-kosong",
    "Sel wajib belum diisi",
    "Kolom «{kolom}» wajib diisi, tetapi masih kosong.",
    "Isi {arti}, misalnya {contoh}.",
)
NOT_IN_LIST = _rule(
    "nilai-di-luar-daftar",
    "Isi di luar daftar pilihan",
    "Isi «{isi}» pada kolom «{kolom}» tidak ada dalam daftar pilihan.",
    "Tulis salah satu, huruf besar dan kecilnya sama persis: {pilihan}.",
)
WORD_UNKNOWN = _rule(
    "sebutan-tidak-dikenal",
    "Bukan angka dan bukan sebutan",
    "Isi «{isi}» pada kolom «{kolom}» bukan angka dan bukan sebutan yang dikenal.",
    "Tulis angka (misalnya 82.5), predikat AA A BB B CC C D, opini WTP WDP TW TMP, atau ya/tidak, huruf besar dan kecilnya sama persis.",
)
PATTERN = _rule(
    "pola-tidak-sesuai",
    "Bentuk kode tidak sesuai",
    "Isi «{isi}» pada kolom «{kolom}» tidak sesuai bentuk yang ditentukan.",
    "Tulis {arti}, dengan bentuk seperti {contoh}, tanpa spasi.",
)
KEY_TWICE = _rule(
    "kunci-ganda",
    "Baris ganda",
    "Baris ini mengulang {kunci} yang sudah ada di baris {lain}.",
    "Sisakan satu baris saja; bila keduanya perlu, betulkan {kolom}.",
)

# Numbers
NUMBER_FORM = _rule(
    "angka-bentuk",
    "Bukan angka",
    "Isi «{isi}» pada kolom «{kolom}» bukan angka.",
    "Tulis angka saja, misalnya 82.5 atau 1234; kosongkan bila datanya belum ada.",
    FORMAT,
)
NUMBER_EMPTY_WORD = _rule(
    "angka-kosong-ditulis",
    "Tanda kosong ditulis dengan kata",
    "Isi «{isi}» pada kolom «{kolom}» bukan angka.",
    "Kosongkan sel bila datanya belum ada; tulis 0 hanya bila hasilnya memang nol.",
    FORMAT,
)
NUMBER_SPACES = _rule(
    "angka-spasi",
    "Angka memuat spasi",
    "Angka «{isi}» pada kolom «{kolom}» memuat spasi.",
    "Tulis {saran}.",
    FORMAT,
)
NUMBER_SIGN = _rule(
    "angka-tanda",
    "Tanda angka tidak baku",
    "Tanda pada angka «{isi}» di kolom «{kolom}» tidak baku.",
    "Tulis {saran}; tanda minus adalah tanda hubung biasa, tanda plus tidak ditulis.",
    FORMAT,
)
NUMBER_FOREIGN = _rule(
    "angka-bukan-ascii",
    "Angka bukan 0–9",
    "Angka «{isi}» pada kolom «{kolom}» memakai lambang selain 0–9.",
    "Tulis {saran}.",
    FORMAT,
)
NUMBER_PERCENT = _rule(
    "angka-persen",
    "Angka memuat tanda persen",
    "Angka «{isi}» pada kolom «{kolom}» memuat tanda persen.",
    "Tulis {saran}; satuan persen sudah tercatat pada indikator.",
    FORMAT,
)
NUMBER_CURRENCY = _rule(
    "angka-rupiah",
    "Angka memuat lambang mata uang",
    "Angka «{isi}» pada kolom «{kolom}» memuat lambang mata uang.",
    "Tulis {saran}, rupiah utuh tanpa «Rp» dan tanpa pemisah ribuan.",
    FORMAT,
)
NUMBER_EXPONENT = _rule(
    "angka-eksponen",
    "Angka ditulis dengan pangkat",
    "Angka «{isi}» pada kolom «{kolom}» ditulis dengan pangkat sepuluh.",
    "Tulis seluruh angkanya, misalnya {saran}; di Excel ubah format sel menjadi «Number» sebelum menyimpan.",
    FORMAT,
)
NUMBER_ZERO = _rule(
    "angka-nol-depan",
    "Angka diawali nol",
    "Angka «{isi}» pada kolom «{kolom}» diawali nol.",
    "Tulis {saran}.",
    FORMAT,
)
NUMBER_COMMA = _rule(
    "angka-koma",
    "Koma desimal",
    "Angka «{isi}» pada kolom «{kolom}» memakai koma.",
    "Tulis {saran}; tanda desimal di berkas data adalah titik, dan di laporan tercetak koma.",
    FORMAT,
)
NUMBER_COMMA_TWO = _rule(
    "angka-koma-dua-arti",
    "Koma dengan dua arti",
    "Angka «{isi}» pada kolom «{kolom}» dapat dibaca dua cara: koma desimal atau pemisah ribuan.",
    "Tulis {saran} atau {lain}, sesuai yang dimaksud.",
    FORMAT,
)
NUMBER_THOUSANDS = _rule(
    "angka-ribuan",
    "Pemisah ribuan",
    "Angka «{isi}» pada kolom «{kolom}» memakai pemisah ribuan.",
    "Tulis {saran}.",
    FORMAT,
)
NUMBER_DOT_IN_WHOLE = _rule(
    "angka-titik-ribuan",
    "Titik pada bilangan bulat",
    "Angka «{isi}» pada kolom «{kolom}» dapat dibaca dua cara: titik pemisah ribuan, atau titik desimal.",
    "Kolom ini berisi bilangan bulat: tulis {saran} bila titik itu pemisah ribuan, atau {lain} bila titik itu desimal "
    "(pecahan tidak ditulis).",
    FORMAT,
)
NUMBER_NOT_WHOLE = _rule(
    "angka-pecahan",
    "Pecahan pada bilangan bulat",
    "Angka «{isi}» pada kolom «{kolom}» memuat pecahan, padahal kolom ini berisi bilangan bulat.",
    "Tulis bilangan bulatnya sesuai dokumen sumber, misalnya {saran}.",
    FORMAT,
)
NUMBER_NEGATIVE = _rule(
    "angka-negatif",
    "Angka kurang dari nol",
    "Angka «{isi}» pada kolom «{kolom}» kurang dari nol.",
    "Tulis angka nol atau lebih; pengurangan dijelaskan pada kolom keterangan atau catatan.",
)
NUMBER_RANGE = _rule(
    "angka-di-luar-batas",
    "Angka di luar batas",
    "Angka «{isi}» pada kolom «{kolom}» di luar yang diperbolehkan.",
    "Tulis {arti}, misalnya {contoh}.",
)
NUMBERS: Mapping[Fault, Rule] = {
    Fault.NOT_A_NUMBER: NUMBER_FORM,
    Fault.EMPTY_WORD: NUMBER_EMPTY_WORD,
    Fault.SPACES: NUMBER_SPACES,
    Fault.SIGN: NUMBER_SIGN,
    Fault.FOREIGN_DIGITS: NUMBER_FOREIGN,
    Fault.PERCENT: NUMBER_PERCENT,
    Fault.CURRENCY: NUMBER_CURRENCY,
    Fault.EXPONENT: NUMBER_EXPONENT,
    Fault.LEADING_ZERO: NUMBER_ZERO,
    Fault.COMMA: NUMBER_COMMA,
    Fault.COMMA_TWO_READINGS: NUMBER_COMMA_TWO,
    Fault.THOUSANDS: NUMBER_THOUSANDS,
    Fault.DOT_IN_WHOLE: NUMBER_DOT_IN_WHOLE,
    Fault.NOT_WHOLE: NUMBER_NOT_WHOLE,
    Fault.NEGATIVE: NUMBER_NEGATIVE,
}

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
    FILE_MISSING, FOLDER_MISSING, FOLDER_UNKNOWN, FILE_UNREADABLE, FILE_IRREGULAR, FILE_TOO_LARGE, NOT_UTF8, BYTE_ORDER_MARK, FILE_EMPTY,
    SEPARATOR, HEADER_MISSING, COLUMN_MISSING, COLUMN_UNKNOWN, COLUMN_TWICE, COLUMN_ORDER,
    CELLS_FEW, CELLS_MANY, LINE_BREAK, ROW_BLANK, CELL_REQUIRED, NOT_IN_LIST, WORD_UNKNOWN, PATTERN, KEY_TWICE,
    *NUMBERS.values(), NUMBER_RANGE,
    YAML_BROKEN, YAML_KEY_TWICE, YAML_ALIAS, YAML_TAG, YAML_DEPTH, YAML_FORM, YAML_KEY_MISSING, YAML_KEY_UNKNOWN, YAML_TYPE, YAML_CHOICE,
    YAML_PATTERN, YAML_LIMIT, DATE_IMPOSSIBLE, YEAR_DIFFERS,
    TOPIC_UNKNOWN, TOPIC_TWICE, TOPIC_LOST, CHAPTER_UNKNOWN,
)  # fmt: skip
