"""Rules on what the subbagian hand in: RULES on papers that lie in the office's folders, AT_INTAKE on a form that is being taken in."""

from ...findings import Rule, Severity

# Papers that lie in the folders, found by `lakip periksa`
NOT_TAKEN_IN = Rule(
    code="kiriman-belum-diterima",
    severity=Severity.WARNING,
    title="Kiriman belum diterima",
    message="Kiriman «{name}» sudah ada di folder, tetapi belum diterima sehingga isinya belum masuk ke data.",
    hint="Jalankan `lakip terima --kiriman`; berkas yang salah kirim dihapus dari folder kiriman.",
    basis="SOP Pengumpulan Data Kinerja, langkah 11",
)
CHANGED_ORIGINAL = Rule(
    code="kiriman-berubah",
    severity=Severity.ERROR,
    title="Kiriman asli berubah",
    message="Kiriman «{name}» berubah setelah diterima: sidiknya sekarang {now}, sedangkan yang dicatat {listed}.",
    hint="Pulihkan berkas aslinya dari riwayat Git; kiriman disimpan sebagai bukti dan tidak disunting.",
)
LOST_ORIGINAL = Rule(
    code="kiriman-hilang",
    severity=Severity.ERROR,
    title="Kiriman asli tidak ada",
    message="Kiriman «{name}» dicatat sudah diterima, tetapi berkasnya tidak ada di {folder}.",
    hint="Pulihkan berkas itu dari riwayat Git; kiriman disimpan sebagai bukti dan tidak dihapus.",
)
CORRECTS_UNKNOWN = Rule(
    code="koreksi-tidak-dikenal",
    severity=Severity.ERROR,
    title="Koreksi menyebut sesuatu yang tidak dikenal",
    message="Koreksi ini menyebut {what} «{name}» yang tidak dikenal pada tahun {year}.",
    hint="Betulkan isinya; yang dikenal: {known}.",
)
CORRECTION_DIFFERS = Rule(
    code="koreksi-tidak-sama",
    severity=Severity.ERROR,
    title="Koreksi tidak sama dengan data",
    message="Koreksi menyatakan {column} {code} bulan {month} menjadi {said}, tetapi dalam {file} tertulis {actual}.",
    hint="Terima ulang perbaikan subbagian dengan `lakip terima … --alasan … --atas-kata …`, atau betulkan baris koreksi ini.",
    basis="SOP Penyusunan Laporan Kinerja, langkah 2",
)
WITHOUT_REASON = Rule(
    code="koreksi-tanpa-alasan",
    severity=Severity.ERROR,
    title="Koreksi tanpa alasan",
    message="Koreksi {column} {code} bulan {month} belum menyebut {missing}.",
    hint="Isi kolom alasan dan atas_kata: mengapa angkanya diubah, dan siapa di subbagian yang menyatakannya.",
    basis="SOP Penyusunan Laporan Kinerja, langkah 2",
)

RULES: tuple[Rule, ...] = (NOT_TAKEN_IN, CHANGED_ORIGINAL, LOST_ORIGINAL, CORRECTS_UNKNOWN, CORRECTION_DIFFERS, WITHOUT_REASON)


# A form that is being taken in, found by `lakip terima` alone
def _refused(code: str, title: str, message: str, hint: str, basis: str = "") -> Rule:
    return Rule(code=code, severity=Severity.ERROR, title=title, message=message, hint=hint, basis=basis)


FORM_TOO_LARGE = _refused(
    "formulir-terlalu-besar",
    "Formulir terlalu besar",
    "Berkas «{name}» berukuran {size}, padahal formulir paling besar {limit}.",
    "Kirim formulirnya saja; pindaian dan lampiran diletakkan di folder bukti dan disebut dengan --bukti.",
)
FORM_UNKNOWN = _refused(
    "formulir-tidak-dikenal",
    "Berkas bukan formulir",
    "Berkas «{name}» bukan formulir XLSX, isian peramban (JSON), maupun CSV realisasi atau anggaran: {why}.",
    "Kirim formulir yang dibuat dengan `lakip formulir`, disimpan tanpa mengubah jenis berkasnya.",
)
WITHOUT_IDENTITY = _refused(
    "formulir-tanpa-identitas",
    "Formulir tanpa identitas",
    "Berkas «{name}» tidak memuat identitas, sehingga tidak diketahui untuk periode dan subbagian mana.",
    "Ulangi dengan --untuk, misalnya --untuk {example}.",
)
OTHER_OFFICE = _refused(
    "formulir-kantor-lain",
    "Formulir satuan kerja lain",
    "Formulir «{name}» dibuat untuk kode wilayah {theirs}, sedangkan satuan kerja ini {ours}.",
    "Minta subbagian mengisi formulir satuan kerja ini (`lakip formulir`).",
)
OTHER_TARGET = _refused(
    "formulir-salah-alamat",
    "Formulir bukan untuk tujuan itu",
    "Formulir «{name}» dibuat untuk {theirs}, tetapi diserahkan untuk {wanted}.",
    "Serahkan tanpa --untuk (identitas di dalam formulir yang dipakai), atau pilih berkas yang benar.",
)
PERIOD_UNKNOWN = _refused(
    "formulir-periode-tidak-dikenal",
    "Periode formulir tidak dikenal",
    "Formulir «{name}» menyebut periode {period} tahun {year} yang tidak ada di sini.",
    "Pilih salah satu: {known}.",
)
DEPARTMENT_UNKNOWN = _refused(
    "formulir-subbagian-tidak-dikenal",
    "Subbagian formulir tidak dikenal",
    "Formulir «{name}» menyebut subbagian «{department}» yang tidak ada pada periode itu.",
    "Pilih salah satu kode subbagian: {known}.",
)
NOT_BEGUN = _refused(
    "formulir-periode-belum-mulai",
    "Periode belum mulai",
    "Formulir «{name}» untuk {period}, padahal periode itu baru mulai pada {start}.",
    "Periksa apakah formulirnya tertukar dengan periode yang sedang berjalan.",
)
CLOSED = _refused(
    "formulir-periode-tertutup",
    "Periode sudah ditutup",
    "Formulir «{name}» untuk {period}, yang batas waktunya {due} dan sesudahnya sudah ada periode berjalan ({running}).",
    "Bila formulir ini tertukar, kirim formulir {running}. Bila memang memperbaiki {period}, ulangi dengan --alasan dan --atas-kata.",
)
STALE = _refused(
    "formulir-usang",
    "Formulir dibuat dari perjanjian yang lama",
    "Formulir «{name}» dibuat sebelum yang disepakati berubah: {changes}.",
    "Buat ulang formulirnya (`lakip formulir {scope} {department}`), salin isiannya, lalu kirim kembali.",
)
TWO_FORMS = _refused(
    "formulir-berganda",
    "Dua formulir satu subbagian",
    "Berkas «{name}» dan «{other}» sama-sama untuk {target}.",
    "Pilih satu, atau terima satu per satu mulai dari yang lebih lama.",
)
EMPTY_FORM = _refused(
    "formulir-kosong",
    "Formulir belum diisi",
    "Formulir «{name}» belum berisi apa pun.",
    "Pastikan yang dikirim berkas yang sudah diisi dan disimpan, bukan formulir aslinya.",
)
OLDER_FORM = _refused(
    "formulir-lebih-lama",
    "Formulir lebih lama daripada yang sudah diterima",
    "Formulir «{name}» terakhir disimpan {saved}, sebelum yang sudah diterima ({newer}, disimpan {later}).",
    "Kirim formulir yang terbaru. Bila isi yang lama memang benar, ulangi dengan --alasan dan --atas-kata.",
)
TERM_ENDED = _refused(
    "pengisi-tidak-menjabat",
    "Pengisi tidak menjabat",
    "Formulir «{name}» diisi oleh {who}, yang tidak menjabat pada {day}.",
    "Minta pejabat yang sedang menjabat (atau Plt./Plh.-nya) mengirim formulir, atau perbarui masa jabatan di periods/satker.yml.",
)
RECEIVER_UNKNOWN = _refused(
    "penerima-tidak-menjabat",
    "Penerima tidak menjabat",
    "Tidak ada yang menjabat {role} pada {day}.",
    "Peran yang dijabat pada hari itu: {known}.",
)
ROW_TWICE = _refused(
    "baris-formulir-ganda",
    "Baris ganda dalam formulir",
    "Baris {key} tertulis lebih dari sekali dalam formulir.",
    "Sisakan satu baris saja.",
)
NEEDS_REASON = _refused(
    "koreksi-perlu-alasan",
    "Perubahan sesudah verifikasi perlu alasan",
    "Formulir mengubah {column} {code} bulan {month} dari {old} menjadi {new}, padahal sudah dinyatakan valid.",
    'Ulangi dengan --alasan "mengapa berubah" dan --atas-kata "siapa yang menyatakannya"; perubahannya dicatat di koreksi.csv.',
    "SOP Penyusunan Laporan Kinerja, langkah 2",
)
BASE_UNREADABLE = _refused(
    "data-lama-bermasalah",
    "Data yang sudah ada tidak dapat dibaca utuh",
    "Berkas ini harus beres dahulu sebelum isian baru digabungkan: {problem}",
    "Betulkan berkas ini (`lakip periksa {scope}`), lalu ulangi.",
)
EMPTIED = Rule(
    code="isian-dikosongkan",
    severity=Severity.WARNING,
    title="Isian yang sudah ada dikosongkan dalam formulir",
    message="Sel {column} {code} bulan {month} kosong dalam formulir, padahal sudah berisi {old}; isi lama dipertahankan.",
    hint="Bila memang harus dihapus, hapus langsung di {file} lewat usulan perubahan, dengan penjelasannya.",
)
EVIDENCE_MISSING = _refused(
    "bukti-kiriman-tidak-ada",
    "Berkas bukti tidak ikut dikirim",
    "Formulir menyebut bukti «{name}», tetapi berkasnya tidak ada di {where}.",
    "Letakkan berkas itu di folder yang disebut dengan --bukti, atau betulkan namanya dalam formulir.",
)
EVIDENCE_DIFFERS = _refused(
    "bukti-kiriman-berbeda",
    "Berkas bukti bukan yang disebut formulir",
    "Berkas bukti «{name}» bersidik {actual}, sedangkan menurut formulir {said}.",
    "Cari berkas yang dipilih saat formulir diisi; bila berkasnya memang diganti, pilih ulang di formulir lalu kirim kembali.",
)
EVIDENCE_CLASHES = _refused(
    "bukti-nama-sama",
    "Bukti senama berisi lain",
    "Bukti «{name}» sudah ada dengan isi lain: yang tersimpan bersidik {old}, yang dikirim {new}.",
    "Ganti nama berkas yang dikirim, misalnya {suggestion}, dan sebutkan nama baru itu dalam formulir; yang lama tidak ditimpa.",
)
EVIDENCE_SAME = Rule(
    code="bukti-sudah-tersimpan",
    severity=Severity.WARNING,
    title="Bukti sudah tersimpan dengan nama lain",
    message="Isi bukti «{name}» sama persis dengan {other} yang sudah tersimpan.",
    hint="Sebutkan saja nama yang sudah tersimpan itu, agar berkasnya tidak ganda.",
)
EVIDENCE_NAME = _refused(
    "bukti-nama-tidak-boleh",
    "Nama berkas bukti tidak dapat dipakai",
    "Nama berkas bukti «{name}» tidak dapat dipakai: {why}.",
    "Ganti nama berkasnya, misalnya {suggestion}, dan sebutkan nama baru itu dalam formulir.",
)
EVIDENCE_TOO_LARGE = _refused(
    "bukti-terlalu-besar",
    "Berkas bukti terlalu besar",
    "Berkas bukti «{name}» berukuran {size}; paling besar {limit}, karena Git host menolak berkas yang besar.",
    "Pindai ulang 150 dpi hitam-putih atau abu-abu, atau pecah per dokumen, lalu kirim kembali.",
)
EVIDENCE_IRREGULAR = _refused(
    "bukti-bukan-berkas",
    "Bukti bukan berkas biasa",
    "Bukti «{name}» adalah {kind}, bukan berkas biasa, sehingga tidak diambil.",
    "Ganti dengan salinan berkas aslinya.",
)
REPEATED = Rule(
    code="kiriman-sudah-diterima",
    severity=Severity.WARNING,
    title="Kiriman sudah pernah diterima",
    message="Kiriman «{name}» sudah diterima {when}; tidak ada yang dikerjakan.",
    hint="Bila maksudnya kiriman baru, periksa apakah berkas yang dipilih benar.",
)

AT_INTAKE: tuple[Rule, ...] = (
    FORM_TOO_LARGE, FORM_UNKNOWN, WITHOUT_IDENTITY, OTHER_OFFICE, OTHER_TARGET, PERIOD_UNKNOWN, DEPARTMENT_UNKNOWN, NOT_BEGUN, CLOSED,
    STALE, TWO_FORMS, EMPTY_FORM, OLDER_FORM, TERM_ENDED, RECEIVER_UNKNOWN, ROW_TWICE, NEEDS_REASON, BASE_UNREADABLE, EMPTIED,
    EVIDENCE_MISSING, EVIDENCE_DIFFERS, EVIDENCE_CLASHES, EVIDENCE_SAME, EVIDENCE_NAME, EVIDENCE_TOO_LARGE, EVIDENCE_IRREGULAR, REPEATED,
)  # fmt: skip
