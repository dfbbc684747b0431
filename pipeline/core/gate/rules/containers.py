"""Rules about files that hold more than they show: zipped office files, PDF, pictures, and files that are not what their name says.

Nobody here reads evidence, but the archive hands it to the public; so what would run, fetch, burst or hide is refused, and what a
machine cannot see is said.
"""

from ...findings import Rule, Severity

CLEAN_OFFICE = "Buka di Word, Excel, atau LibreOffice, hapus bagian itu, lalu simpan ulang; atau ekspor ke PDF."
PRINT_AGAIN = "Buka dokumennya, cetak ulang ke PDF (Print → Save as PDF), lalu serahkan hasil cetaknya."
SAVE_AGAIN = "Buka berkasnya dengan program aslinya, lalu simpan ulang."


def _rule(code: str, title: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(code=code, severity=severity, title=title, message=message, hint=hint)


# What the file is
KIND_DIFFERS = _rule(
    "isi-beda-jenis",
    "Isi berkas bukan jenis yang disebut namanya",
    "Nama berkas ini berakhiran «{akhiran}», tetapi isinya {jenis}.",
    "Betulkan akhiran namanya, atau simpan ulang dalam bentuk yang benar.",
)
TWO_KINDS = _rule(
    "isi-ganda",
    "Satu berkas, dua jenis isi",
    "Berkas ini terbaca sebagai {jenis}, tetapi juga memuat {lain}, sehingga tiap program dapat menampilkan isi yang berbeda.",
    f"{SAVE_AGAIN} Bila ada dua dokumen, serahkan sebagai dua berkas.",
)
TAIL = _rule(
    "isi-berekor",
    "Ada data sesudah akhir gambar",
    "Sesudah akhir gambar {jenis} masih ada {ukuran} bita yang tidak ditampilkan.",
    "Lazim pada foto telepon (foto bergerak). Simpan ulang gambarnya bila data itu tidak dimaksudkan untuk umum.",
    Severity.WARNING,
)
KIND_REFUSED = _rule(
    "jenis-bukti-ditolak",
    "Jenis berkas tidak diterima",
    "{jenis} tidak diterima: {sebab}.",
    "Simpan sebagai PDF, atau sebagai gambar PNG atau JPEG.",
)
UNSEEN = _rule(
    "isi-tidak-dapat-dipastikan",
    "Isi berkas tidak dapat dipastikan aman",
    "Berkas ini tidak dapat diperiksa seluruhnya: {sebab}.",
    "Bila dapat, serahkan sebagai PDF biasa, XLSX, DOCX, PNG, atau JPEG. Yang menerima membukanya dengan hati-hati.",
    Severity.WARNING,
)

# Zipped files
ZIP_SHAPE = _rule(
    "zip-susunan",
    "Susunan berkas ZIP atau Office tidak wajar",
    "Susunan berkas ini tidak wajar: {sebab}.",
    SAVE_AGAIN,
)
ZIP_BOMB = _rule(
    "zip-mekar",
    "Isi berkas mekar berlebihan",
    "Isi berkas ini mekar melampaui batas saat dibuka: {sebab}.",
    "Kecilkan isinya (misalnya kompres gambarnya), simpan ulang, atau bagi menjadi beberapa berkas.",
)
NESTED = _rule(
    "zip-bersarang",
    "Berkas di dalam berkas",
    "Bagian «{bagian}» adalah {jenis}, padahal tempatnya bukan di dalam berkas ini.",
    "Keluarkan berkas itu dan serahkan tersendiri.",
)
MACRO = _rule(
    "office-makro", "Dokumen memuat makro", "Berkas ini memuat makro («{bagian}»).", "Simpan sebagai .xlsx, .docx, atau .pptx biasa."
)
OUTSIDE = _rule(
    "office-sumber-luar",
    "Dokumen mengambil isi dari luar",
    "Berkas ini mengambil isi dari tempat lain saat dibuka («{bagian}»).",
    "Putuskan tautannya (Excel: Data → Edit Links → Break Link; Word: lepaskan templat dan gambar tertaut), lalu simpan ulang.",
)
OBJECT = _rule(
    "office-objek", "Dokumen memuat objek tersemat", "Berkas ini memuat objek tersemat yang dapat dijalankan («{bagian}»).", CLEAN_OFFICE
)
XML = _rule("office-xml", "XML yang tidak diterima", "Bagian «{bagian}» {sebab}.", CLEAN_OFFICE)
FIELD = _rule(
    "office-perintah",
    "Dokumen memuat perintah ke program lain",
    "Bagian «{bagian}» memuat perintah {perintah}, yang menjalankan program atau mengambil data dari luar.",
    "Hapus bidang (field) atau rumus itu, ketik nilainya, lalu simpan ulang.",
)
HIDDEN_SHEET = _rule(
    "office-lembar-tersembunyi",
    "Ada lembar tersembunyi",
    "Buku kerja ini memuat {jumlah} lembar tersembunyi («{lembar}»), yang tetap dapat dibuka siapa pun.",
    "Tampilkan (klik kanan tab lembar → Unhide) dan periksa isinya; hapus bila tidak untuk umum.",
    Severity.WARNING,
)

# Links in documents
LINK = _rule(
    "tautan-berbahaya",
    "Tautan ke selain alamat web",
    "Dokumen ini memuat tautan {ke}.",
    "Hapus tautannya, atau ganti dengan alamat https://.",
)
LINK_PLAIN = _rule(
    "tautan-tanpa-https",
    "Tautan tanpa https",
    "Dokumen ini memuat tautan http:// yang tidak terlindung.",
    "Bila dapat, ganti dengan alamat https:// yang sama.",
    Severity.WARNING,
)

# PDF
PDF_SHAPE = _rule("pdf-susunan", "Susunan PDF tidak wajar", "Susunan PDF ini tidak wajar: {sebab}.", PRINT_AGAIN)
PDF_LOCKED = _rule(
    "pdf-bersandi",
    "PDF bersandi",
    "PDF ini disandikan, sehingga isinya tidak dapat diperiksa dan mungkin tidak dapat dibuka kelak.",
    "Simpan tanpa kata sandi dan tanpa pembatasan cetak atau salin.",
)
PDF_ACTIVE = _rule(
    "pdf-isi-aktif",
    "PDF memuat isi yang berjalan sendiri",
    "PDF ini memuat {apa}.",
    PRINT_AGAIN,
)
PDF_ATTACHED = _rule(
    "pdf-lampiran",
    "PDF memuat berkas lampiran",
    "PDF ini memuat berkas lampiran yang bukan data teks dari PDF/A-3.",
    "Keluarkan lampirannya dan serahkan sebagai berkas bukti tersendiri.",
)
PDF_DATA = _rule(
    "pdf-lampiran-data",
    "PDF/A-3 memuat lampiran data",
    "PDF/A-3 ini memuat {jumlah} lampiran data berupa teks; pembaca biasa mungkin tidak melihatnya.",
    "Pastikan lampiran itu memang untuk umum; laporan dari lakip sendiri melampirkan tabel angkanya.",
    Severity.WARNING,
)
PDF_BOMB = _rule("pdf-mekar", "Isi PDF mekar berlebihan", "Isi PDF ini melampaui batas: {sebab}.", PRINT_AGAIN)
PDF_DISGUISED = _rule(
    "pdf-tersamar",
    "Isi PDF disamarkan",
    "PDF ini menyimpan objek dengan cara yang menyembunyikannya dari pemeriksaan ({sebab}).",
    PRINT_AGAIN,
)

# Pictures
PIXELS = _rule(
    "gambar-terlalu-luas",
    "Gambar terlalu luas",
    "Gambar ini {lebar} × {tinggi} piksel{kali}; saat dibuka memakan memori berlebihan (batasnya {batas} juta piksel).",
    "Perkecil gambarnya, atau pindai lagi dengan 300 dpi.",
)
PICTURE_BOMB = _rule(
    "gambar-mekar", "Keterangan gambar mekar berlebihan", "Keterangan di dalam gambar ini mekar melampaui batas ({bagian}).", SAVE_AGAIN
)
PICTURE_SHAPE = _rule(
    "gambar-rusak",
    "Gambar rusak atau terpotong",
    "Susunan gambar {jenis} ini tidak utuh: {sebab}.",
    "Unggah ulang berkas aslinya, atau simpan ulang gambarnya.",
)
LOCATION = _rule(
    "gambar-lokasi",
    "Foto menyimpan lokasi pengambilan",
    "Foto ini menyimpan koordinat tempat pengambilannya, yang dapat menjadi data pribadi.",
    "Hapus lokasinya sebelum foto dibuka untuk umum (Properties → Details → Remove Properties), kecuali lokasi itu memang buktinya.",
    Severity.WARNING,
)

RULES: tuple[Rule, ...] = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
