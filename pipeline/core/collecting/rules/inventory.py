"""Rules on the inventory of evidence, on who may see a file, and on personal data in what is published."""

from ...findings import Rule, Severity

LAW = "UU 27/2022 tentang Pelindungan Data Pribadi"
STEP = "SOP Pengumpulan Data Kinerja, langkah 13"

OPEN_PERSONAL = Rule(
    code="bukti-terbuka-data-pribadi",
    severity=Severity.ERROR,
    title="Bukti terbuka memuat data pribadi",
    message="Berkas bukti terbuka «{name}» memuat {kinds} ({places}).",
    hint="Tulis klasifikasinya «terbatas» di {file}, atau ganti dengan salinan yang nomornya sudah dihapus.",
    basis=LAW,
)
NAME_PERSONAL = Rule(
    code="bukti-nama-data-pribadi",
    severity=Severity.ERROR,
    title="Nama berkas bukti memuat data pribadi",
    message="Nama berkas bukti ini memuat {kinds}; nama berkas tercetak dalam laporan dan arsip.",
    hint="Ganti nama berkas menurut isinya, misalnya daftar-hadir-maret.pdf, lalu betulkan kolom bukti.",
    basis=LAW,
)
NAME_UNUSABLE = Rule(
    code="bukti-nama-tidak-dapat-dipakai",
    severity=Severity.ERROR,
    title="Nama berkas bukti tidak dapat dipakai",
    message="Nama berkas bukti ini memuat {what}, sehingga tidak dapat disebut di kolom bukti.",
    hint="Ganti nama berkasnya dengan huruf, angka, titik, dan tanda hubung saja.",
)
TEXT_IDENTITY = Rule(
    code="teks-data-pribadi",
    severity=Severity.ERROR,
    title="Teks yang terbit memuat data pribadi",
    message="{where} memuat {kinds}, padahal teks ini terbit dalam laporan dan arsip.",
    hint="Hapus nomornya; bila orangnya perlu disebut, cukup jabatannya.",
    basis=LAW,
)
TEXT_CONTACT = Rule(
    code="teks-kontak-pribadi",
    severity=Severity.DOUBTFUL,
    title="Teks yang terbit memuat nomor telepon atau surel",
    message="{where} memuat {kinds}, padahal teks ini terbit dalam laporan dan arsip.",
    hint="Hapus, kecuali itu kontak resmi kantor; kontak resmi ditulis di satker.yml, kunci kontak.",
    basis=LAW,
)
UNKNOWN_FILE = Rule(
    code="bukti-terdaftar-tidak-ada",
    severity=Severity.DOUBTFUL,
    title="bukti.csv menyebut berkas yang tidak ada",
    message="Berkas «{name}» tidak ada di folder bukti, jadi keterangan pada baris ini tidak berlaku bagi berkas mana pun.",
    hint="Betulkan namanya (huruf besar dan kecil dibedakan), atau hapus barisnya.",
)
KIND_DIFFERS = Rule(
    code="bukti-jenis-berbeda",
    severity=Severity.DOUBTFUL,
    title="Isi berkas bukti tidak sesuai dengan namanya",
    message="Nama berkas ini berakhiran «{suffix}», tetapi isinya {kind}.",
    hint="Buka berkasnya; simpan ulang dalam bentuk yang benar atau betulkan akhiran namanya.",
)
EMPTY_FILE = Rule(
    code="bukti-kosong",
    severity=Severity.DOUBTFUL,
    title="Berkas bukti kosong",
    message="Berkas bukti ini tidak berisi apa pun.",
    hint="Unggah ulang berkas aslinya; pengunggahan sebelumnya mungkin terputus.",
)
SAME_AS_BEFORE = Rule(
    code="bukti-sama-tahun-lalu",
    severity=Severity.DOUBTFUL,
    title="Bukti sama dengan tahun lalu",
    message="Isi berkas ini sama persis dengan {other}, bukti tahun {year}.",
    hint="Konfirmasikan kepada subbagian apakah berkas tahun lalu terbawa; ganti dengan bukti tahun ini.",
)
CHANGED = Rule(
    code="bukti-berubah-sejak-inventaris",
    severity=Severity.DOUBTFUL,
    title="Bukti berubah sesudah diinventarisasi",
    message="Isi berkas ini berubah sesudah diinventarisasi: dahulu sha256 {old}…, sekarang {new}….",
    hint="Tanyakan sebabnya kepada {department}; bila memang diganti, verifikasi lagi lalu `lakip inventaris {scope} --simpan`.",
    basis=STEP,
)
GONE = Rule(
    code="bukti-inventaris-hilang",
    severity=Severity.DOUBTFUL,
    title="Bukti yang diinventarisasi tidak ada lagi",
    message="Berkas «{name}» dari {department} tercatat dalam inventaris, tetapi sekarang tidak ada.",
    hint="Kembalikan berkasnya (riwayat Git menyimpannya), atau inventarisasi ulang: `lakip inventaris {scope} --simpan`.",
    basis=STEP,
)
NOT_TAKEN = Rule(
    code="bukti-belum-diinventaris",
    severity=Severity.WARNING,
    title="Bukti datang sesudah inventaris",
    message="Berkas ini belum tercatat dalam {file}.",
    hint="Perbarui inventarisnya: `lakip inventaris {scope} --simpan`.",
    basis=STEP,
)
RECLASSIFIED = Rule(
    code="bukti-klasifikasi-berubah",
    severity=Severity.DOUBTFUL,
    title="Klasifikasi bukti berubah sesudah diinventarisasi",
    message="Klasifikasi berkas «{name}» dalam inventaris «{old}», sekarang «{new}».",
    hint="Pastikan yang mengubahnya berwenang, lalu perbarui inventarisnya: `lakip inventaris {scope} --simpan`.",
    basis=STEP,
)

RULES = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
