"""Rules on a filled form: whether the file may be opened at all, whether it is ours, and what its cells hold.

They speak of the cell that a person would look at ("Realisasi!F7"). Nothing of this is seen by `lakip periksa`: a form is looked at
when it is taken in.
"""

from ...findings import Rule, Severity
from ...number_rules import FORMAT

SAVE_AGAIN = "Buka formulir asli dari pengelola data, salin isiannya ke sana, lalu simpan sebagai Excel Workbook (.xlsx)."


def _rule(code: str, title: str, message: str, hint: str, basis: str = "") -> Rule:
    return Rule(code=code, severity=Severity.ERROR, title=title, message=message, hint=hint, basis=basis)


# The file as a container, before anything in it is read
TOO_LARGE = _rule(
    "formulir-terlalu-besar",
    "Formulir terlalu besar",
    "Berkas formulir ini berukuran {ukuran} bita; batasnya {batas} bita.",
    "Formulir hanya memuat isian. Keluarkan gambar dan pindaian dari berkas ini, dan serahkan sebagai berkas bukti.",
)
NOT_A_WORKBOOK = _rule(
    "formulir-bukan-xlsx",
    "Bukan buku kerja Excel",
    "Berkas ini tidak dapat dibuka sebagai buku kerja Excel: {sebab}.",
    "Buka di Excel atau LibreOffice, lalu simpan sebagai Excel Workbook (.xlsx) tanpa sandi.",
)
BOMB = _rule(
    "formulir-mekar",
    "Isi berkas mekar berlebihan",
    "Isi berkas ini mekar melampaui batas saat dibuka: {sebab}.",
    SAVE_AGAIN,
)
BAD_PART = _rule(
    "formulir-susunan-berkas",
    "Susunan berkas tidak wajar",
    "Berkas ini memuat bagian «{bagian}» yang {sebab}.",
    SAVE_AGAIN,
)
MACRO = _rule(
    "formulir-makro",
    "Formulir memuat makro",
    "Berkas ini memuat makro («{bagian}»), yang tidak diterima.",
    "Simpan sebagai Excel Workbook (.xlsx), bukan «Macro-Enabled»; makro ikut terhapus.",
)
EXTERNAL = _rule(
    "formulir-tautan-luar",
    "Formulir memuat tautan ke berkas lain",
    "Berkas ini mengambil data dari luar («{bagian}»).",
    "Di Excel pilih Data → Edit Links → Break Link, ganti rumusnya dengan nilainya, lalu simpan ulang.",
)
EMBEDDED = _rule(
    "formulir-objek",
    "Formulir memuat objek tersemat",
    "Berkas ini memuat objek tersemat («{bagian}»).",
    "Hapus objek itu dari lembar; berkas bukti diserahkan tersendiri dan namanya ditulis di kolom «Bukti».",
)
DOCTYPE = _rule(
    "formulir-xml",
    "XML yang tidak diterima",
    "Bagian «{bagian}» {sebab}.",
    SAVE_AGAIN,
)

# The workbook: ours, whole, unchanged in shape
FOREIGN = _rule(
    "formulir-asing",
    "Bukan formulir dari lakip",
    "Berkas ini bukan formulir yang dibuat `lakip formulir`, atau tanda pengenalnya hilang atau berubah: {sebab}.",
    "Isi formulir yang dibagikan pengelola data untuk periode ini; jangan menyalin lembarnya ke buku kerja lain.",
)
SHEET_MISSING = _rule(
    "formulir-lembar-hilang",
    "Lembar formulir hilang",
    "Lembar «{lembar}» tidak ada; lembar yang ada: {ada}.",
    "Kembalikan nama lembarnya, atau pakai lagi formulir asli.",
)
SHEET_HIDDEN = _rule(
    "formulir-lembar-tersembunyi",
    "Lembar tersembunyi",
    "Lembar «{lembar}» tersembunyi dan bukan bagian formulir.",
    "Tampilkan (klik kanan tab lembar → Unhide) lalu hapus lembar itu.",
)
SHEET_EXTRA = Rule(
    code="formulir-lembar-tambahan",
    severity=Severity.WARNING,
    title="Lembar tambahan",
    message="Lembar «{lembar}» bukan bagian formulir, sehingga tidak dibaca.",
    hint="Pastikan tidak ada isian yang hanya tertulis di lembar itu.",
)
COLUMN_CHANGED = _rule(
    "formulir-kolom-berubah",
    "Kolom formulir berubah",
    "Sel {sel} seharusnya berisi judul kolom «{judul}», tetapi berisi «{isi}».",
    "Kembalikan kolom seperti formulir asli; kolom tidak ditambah, dihapus, atau dipindah.",
)
ROW_ADDED = _rule(
    "formulir-baris-ditambah",
    "Baris di luar formulir",
    "Baris {baris} pada lembar «{lembar}» ({apa}) bukan baris formulir ini.",
    "Hapus baris itu; bila memang ada yang perlu dilaporkan di luar formulir, sampaikan kepada pengelola data.",
)
ROW_MISSING = _rule(
    "formulir-baris-hilang",
    "Baris formulir hilang",
    "Baris {apa} tidak ada lagi pada lembar «{lembar}».",
    "Kembalikan baris itu dari formulir asli; yang belum ada datanya dibiarkan kosong.",
)
ROW_TWICE = _rule(
    "formulir-baris-ganda",
    "Baris formulir ganda",
    "Baris {baris} pada lembar «{lembar}» mengulang {apa} pada baris {lain}.",
    "Sisakan satu baris saja.",
)

# Cells
MERGED = _rule(
    "formulir-sel-digabung",
    "Sel digabung",
    "Sel {sel} pada lembar «{lembar}» digabung, sehingga tidak jelas isian itu milik baris yang mana.",
    "Pilih sel itu, klik Merge & Center untuk memisahkannya, lalu isi tiap baris.",
)
FORMULA_BLANK = _rule(
    "formulir-rumus-tanpa-nilai",
    "Rumus tanpa nilai",
    "Sel {sel} berisi rumus yang nilainya tidak tersimpan.",
    "Ketik nilainya, atau buka di Excel, salin sel itu, pilih Paste Special → Values, lalu simpan.",
)
FORMULA = Rule(
    code="formulir-rumus",
    severity=Severity.WARNING,
    title="Isian berupa rumus",
    message="Sel {sel} berisi rumus; yang dibaca adalah nilainya yang tersimpan, yaitu «{isi}».",
    hint="Pastikan nilai itu benar; sebaiknya ketik angkanya.",
)
ERROR_CELL = _rule(
    "formulir-sel-galat",
    "Sel berisi galat Excel",
    "Sel {sel} berisi galat «{isi}».",
    "Ketik nilainya; kosongkan bila datanya belum ada.",
)
DATE_CELL = _rule(
    "formulir-sel-tanggal",
    "Sel berisi tanggal",
    "Sel {sel} pada kolom «{kolom}» tersimpan sebagai tanggal atau jam ({isi}), mungkin diubah sendiri oleh Excel.",
    "Ubah format sel menjadi «Number» (untuk kolom teks: «Text»), lalu ketik ulang isinya.",
)
BOOLEAN_CELL = _rule(
    "formulir-sel-benar-salah",
    "Sel berisi TRUE atau FALSE",
    "Sel {sel} pada kolom «{kolom}» berisi {isi}.",
    "Ketik isinya; untuk indikator ya/tidak pilih «ya» atau «tidak» dari daftar.",
)
PERCENT_CELL = _rule(
    "formulir-sel-persen",
    "Sel berformat persen",
    "Sel {sel} pada kolom «{kolom}» berformat persen, sehingga Excel menyimpan {isi} untuk yang tampak sebagai {saran}%.",
    "Ubah format sel menjadi «Number», lalu ketik {saran} tanpa tanda persen.",
)
NUMBER_AS_TEXT = _rule(
    "formulir-angka-teks",
    "Angka tersimpan sebagai teks",
    "Sel {sel} pada kolom «{kolom}» berisi «{isi}» sebagai teks, bukan angka.",
    "Ubah format sel menjadi «Number», lalu ketik ulang angkanya; yang dimaksud tampaknya {saran}.",
)
NUMBER_IN_WORDS = _rule(
    "formulir-angka-kata",
    "Angka ditulis dengan kata",
    "Sel {sel} pada kolom «{kolom}» berisi «{isi}».",
    "Tulis dengan angka, misalnya 90; kosongkan bila datanya belum ada.",
)
TOO_FINE = _rule(
    "formulir-angka-terlalu-halus",
    "Desimal terlalu banyak",
    "Sel {sel} pada kolom «{kolom}» berisi {isi}, lebih dari {batas} desimal, tanda hasil pembagian yang belum dibulatkan.",
    "Ketik angka sesuai dokumen sumber, dengan desimal sebanyak yang ditetapkan bagi indikator itu.",
)
TWO_READINGS = _rule(
    "formulir-angka-dua-arti",
    "Angka pada formulir dapat dibaca dua cara",
    "Angka «{isi}» pada kolom «{kolom}» dapat dibaca dua cara: tanda desimal atau pemisah ribuan.",
    "Tulis {saran} bila yang dimaksud ribuan, atau {lain} bila yang dimaksud pecahan.",
    FORMAT,
)

RULES: tuple[Rule, ...] = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
