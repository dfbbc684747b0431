"""Rules about a change as Git holds it: names, modes, sizes, history, and whose files they are."""

from ...findings import Rule, Severity


def _rule(code: str, title: str, message: str, hint: str) -> Rule:
    return Rule(code=code, severity=Severity.ERROR, title=title, message=message, hint=hint)


NAME_UNFIT = _rule(
    "nama-tidak-aman",
    "Nama berkas atau folder tidak aman",
    "Nama «{nama}» tidak dapat dipakai: {sebab}.",
    "Ganti namanya dengan huruf kecil, angka, dan tanda hubung, misalnya daftar-hadir-maret.pdf.",
)
PATH_LONG = _rule(
    "jalur-terlalu-panjang",
    "Jalur berkas terlalu panjang atau terlalu dalam",
    "Jalur ini {panjang} bita dan {dalam} tingkat; batasnya {paling_panjang} bita dan {paling_dalam} tingkat.",
    "Pendekkan nama berkasnya, atau letakkan langsung di folder yang disediakan.",
)
NAMES_COLLIDE = _rule(
    "nama-bertabrakan",
    "Dua nama yang dianggap sama",
    "Nama ini dan «{lain}» dianggap sama oleh Windows atau macOS, atau terlihat sama bagi pembaca.",
    "Ganti salah satunya dengan nama yang jelas berbeda, bukan hanya huruf besar-kecil atau bentuk hurufnya.",
)
PATH_UNKNOWN = _rule(
    "jalur-tidak-dikenal",
    "Berkas tidak dikenal di tempat itu",
    "Tidak ada tempat untuk berkas bernama ini di folder itu.",
    "Folder subbagian memuat realisasi.csv, anggaran.csv, analisis.md, bukti.csv, serta bukti/ berisi PDF, gambar, dokumen Office, teks, "
    "atau ZIP; nama berkas data selalu huruf kecil. Nama lain lihat halaman Gerbang di panduan memeriksa.",
)
GIT_SETTINGS = _rule(
    "setelan-git",
    "Berkas yang mengubah cara kerja Git",
    "{nama} mengubah cara Git membaca atau mengambil isi repositori, sehingga tidak diterima {tempat}.",
    "Keluarkan berkas itu dari usulan ini.",
)
LFS_POINTER = _rule(
    "penunjuk-lfs",
    "Penunjuk Git LFS, bukan isinya",
    "Berkas ini hanya penunjuk ke penyimpanan luar (Git LFS); isinya tidak ada di repositori, jadi tidak dapat diperiksa atau diarsipkan.",
    "Simpan berkas aslinya: `git lfs untrack` untuk jenis itu, lalu tambahkan lagi berkasnya.",
)
TOO_MANY_FILES = _rule(
    "berkas-terlalu-banyak",
    "Terlalu banyak berkas dalam satu usulan",
    "Usulan ini mengubah {jumlah} berkas; batasnya {batas}. Isinya tidak dibaca.",
    "Bagi menjadi beberapa usulan, misalnya satu untuk setiap periode.",
)
TOO_MUCH = _rule(
    "usulan-terlalu-besar",
    "Isi usulan terlalu besar",
    "Berkas yang ditambahkan atau diubah berukuran {ukuran} MiB seluruhnya; batasnya {batas} MiB. Isinya tidak dibaca.",
    "Kecilkan pindaiannya (cukup 150–200 dpi), atau bagi menjadi beberapa usulan.",
)
EVIDENCE_TOO_LARGE = _rule(
    "lampiran-terlalu-besar",
    "Berkas bukti terlalu besar",
    "Berkas ini berukuran {ukuran} MiB; batasnya {batas} MiB. Isinya tidak dibaca.",
    "Kecilkan berkasnya: pindai dengan 150–200 dpi, atau bagi menjadi beberapa berkas.",
)
SWAPPED = _rule(
    "berkas-menjadi-folder",
    "Berkas dan folder bertukar tempat",
    "Usulan ini mengganti {dulu} «{nama}» dengan {kini} bernama sama.",
    "Kembalikan yang semula, dan beri nama lain pada yang baru.",
)
EMPTIED = _rule(
    "folder-subbagian-dihapus",
    "Seluruh isi folder subbagian dihapus",
    "Usulan ini menghapus seluruh isi folder {folder} ({jumlah} berkas).",
    "Kembalikan berkasnya (git restore); data yang tidak jadi dilaporkan dikosongkan pada selnya, bukan dihapus foldernya.",
)
OUT_OF_ROLE = _rule(
    "di-luar-peran",
    "Berkas di luar peran pengusul",
    "Berkas ini milik {pemilik}, sedangkan usulan ini adalah usulan {peran}.",
    "Keluarkan berkas ini dari usulan; minta pemiliknya mengusulkan sendiri.",
)
RECORD_NOT_ALONE = _rule(
    "rekaman-tidak-sendiri",
    "Rekaman pengesahan bercampur dengan perubahan lain",
    "Rekaman ini diusulkan bersama berkas lain, padahal rekaman hanya ditulis oleh langkah pengesahan, tersendiri.",
    "Pisahkan: usulkan datanya dahulu; rekaman dibuat sesudahnya dengan `lakip sahkan rekam`.",
)
HIDDEN = _rule(
    "berkas-tersembunyi-di-riwayat",
    "Berkas ditambahkan lalu dihapus lagi di dalam usulan",
    "Komit {komit} memuat isi berkas ini, yang pada akhir usulan tidak terlihat tetapi tetap tersimpan di riwayat untuk selamanya.",
    "Buat cabang baru dari cabang utama dan salin hanya hasil akhirnya, atau satukan komitnya (git rebase -i, squash).",
)
OLD_VERSION = _rule(
    "versi-lama-ditolak",
    "Versi lama berkas di dalam usulan ditolak",
    "Komit {komit} memuat versi lama berkas ini yang ditolak: {sebab} Versi itu tetap tersimpan di riwayat untuk selamanya.",
    "Buat cabang baru dari cabang utama dan salin hanya hasil akhirnya, atau satukan komitnya (git rebase -i, squash).",
)
TOO_MANY_COMMITS = _rule(
    "komit-terlalu-banyak",
    "Terlalu banyak komit dalam satu usulan",
    "Usulan ini terdiri atas lebih dari {batas} komit, sehingga riwayatnya tidak diperiksa.",
    "Satukan komitnya (squash), atau bagi menjadi beberapa usulan.",
)
FOREIGN = _rule(
    "riwayat-asing",
    "Riwayat lain digabungkan ke dalam usulan",
    "Usulan ini menggabungkan riwayat yang tidak berasal dari repositori ini (komit awal {komit}).",
    "Buat cabang baru dari cabang utama, lalu salin hanya berkas yang diusulkan.",
)

RULES: tuple[Rule, ...] = (
    NAME_UNFIT, PATH_LONG, NAMES_COLLIDE, PATH_UNKNOWN, GIT_SETTINGS, LFS_POINTER,
    TOO_MANY_FILES, TOO_MUCH, EVIDENCE_TOO_LARGE, SWAPPED, EMPTIED, OUT_OF_ROLE, RECORD_NOT_ALONE,
    HIDDEN, OLD_VERSION, TOO_MANY_COMMITS, FOREIGN,
)  # fmt: skip
