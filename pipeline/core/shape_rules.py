"""Rules of shape: whether a file can be read at all and every cell stands as its schema says. Sense is not looked at here.

Windows line ends (CRLF) are accepted: both our reader and Frictionless take them as the end of a row.
"""

from . import document_rules, number_rules
from .findings import Rule, Severity


def _rule(code: str, title: str, message: str, hint: str) -> Rule:
    return Rule(code=code, severity=Severity.ERROR, title=title, message=message, hint=hint)


# Files and folders
FILE_MISSING = _rule(
    "berkas-tidak-ada",
    "Berkas belum ada",
    "Berkas {berkas} belum ada.",
    "Buat berkas itu atau betulkan namanya; tabel yang memang belum ada isinya cukup memuat baris judul kolom.",
)
FOLDER_MISSING = _rule(
    "folder-tidak-ada",
    "Folder belum ada",
    "Folder {folder} belum ada.",
    "Buat folder itu, atau betulkan namanya pada {asal}.",
)
FOLDER_UNKNOWN = _rule(
    "folder-tidak-dikenal",
    "Folder tidak dikenal",
    "Folder {folder} tidak bernama kode yang berlaku di sini, sehingga isinya tidak ikut dibaca.",
    "Ganti nama folder dengan salah satu kode ini: {pilihan}.",
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
UNPRINTABLE = _rule(
    "karakter-tidak-tercetak",
    "Karakter tidak ada di dalam fon laporan",
    "Baris {baris} memuat karakter {karakter} yang tidak dapat dicetak dalam laporan.",
    "Ganti dengan kata atau tanda yang lazim, misalnya tanda centang menjadi «ya».",
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

RULES: tuple[Rule, ...] = (
    FILE_MISSING, FOLDER_MISSING, FOLDER_UNKNOWN, FILE_UNREADABLE, FILE_IRREGULAR, FILE_TOO_LARGE,
    NOT_UTF8, BYTE_ORDER_MARK, UNPRINTABLE, FILE_EMPTY,
    SEPARATOR, HEADER_MISSING, COLUMN_MISSING, COLUMN_UNKNOWN, COLUMN_TWICE, COLUMN_ORDER,
    CELLS_FEW, CELLS_MANY, LINE_BREAK, ROW_BLANK, CELL_REQUIRED, NOT_IN_LIST, WORD_UNKNOWN, PATTERN, KEY_TWICE,
    *number_rules.RULES,
    *document_rules.RULES,
)  # fmt: skip
