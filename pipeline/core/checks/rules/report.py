"""Rules on what the report needs besides figures: chapters, subbagian and officials."""

from ...findings import Rule, Severity

NO_CHAPTER = Rule(
    code="bab-belum-ada",
    severity=Severity.ERROR,
    title="Bab laporan belum ada",
    message="Berkas {name} untuk «{title}» belum ada.",
    hint="Buat berkas itu dan tulis isinya.",
    basis="PermenPANRB 53/2014, Lampiran II",
)
EMPTY_CHAPTER = Rule(
    code="bab-kosong",
    severity=Severity.ERROR,
    title="Bab laporan kosong",
    message="Berkas untuk «{title}» belum berisi apa-apa.",
    hint="Tulis isinya; laporan tidak diterbitkan dengan bab kosong.",
    basis="PermenPANRB 53/2014, Lampiran II",
)
NO_SECTION = Rule(
    code="bagian-bab-belum-ada",
    severity=Severity.ERROR,
    title="Bagian bab belum ada",
    message="«{title}» belum memuat bagian «{section}».",
    hint="Tambahkan judul «## {section}» dan isinya.",
    basis="PermenPANRB 53/2014, Lampiran II",
)
EMPTY_SECTION = Rule(
    code="bagian-bab-kosong",
    severity=Severity.ERROR,
    title="Bagian bab kosong",
    message="Bagian «{section}» dalam «{title}» belum berisi apa-apa.",
    hint="Tulis isinya di bawah judul «## {section}».",
    basis="PermenPANRB 53/2014, Lampiran II",
)
UNKNOWN_DEPARTMENT = Rule(
    code="subbagian-tidak-dikenal",
    severity=Severity.ERROR,
    title="Subbagian tidak dikenal",
    message="Subbagian {department} pada {what} tidak ada dalam satker.yml{when}.",
    hint="Perbaiki kode subbagian, atau tambahkan subbagian itu di satker.yml.",
)
TERMS_OVERLAP = Rule(
    code="masa-jabatan-tumpang-tindih",
    severity=Severity.ERROR,
    title="Masa jabatan tumpang tindih",
    message="Masa jabatan {name} sebagai {title} tumpang tindih dengan {other}.",
    hint="Isi hari terakhir menjabat pejabat yang lama; untuk pengganti sementara tulis sebutan Plh.",
)
NAMES_OVERLAP = Rule(
    code="nama-subbagian-tumpang-tindih",
    severity=Severity.ERROR,
    title="Masa berlaku nama subbagian tumpang tindih",
    message="Nama «{name}» untuk subbagian {code} berlaku pada hari yang sama dengan «{other}».",
    hint="Isi selesai pada nama yang lama, sehari sebelum nama yang baru mulai berlaku.",
)
TERM_REVERSED = Rule(
    code="masa-berlaku-terbalik",
    severity=Severity.ERROR,
    title="Masa berlaku terbalik",
    message="Masa {what} berakhir {end}, sebelum mulai {start}.",
    hint="Perbaiki tanggal mulai atau selesai.",
)
NO_SECRETARY = Rule(
    code="sekretaris-belum-ada",
    severity=Severity.ERROR,
    title="Sekretaris belum ada",
    message="Tidak ada sekretaris yang menjabat pada {day}.",
    hint="Tambahkan sekretaris (atau Plt.) dengan masa jabatannya di satker.yml.",
    basis="SOP Pengelolaan Kinerja dan Penyusunan Laporan Kinerja, langkah 4",
)
NO_HEAD = Rule(
    code="kasubbag-belum-ada",
    severity=Severity.WARNING,
    title="Kepala subbagian belum ada",
    message="Tidak ada kepala {name} yang menjabat pada {day}.",
    hint="Tambahkan kasubbag (atau Plt.) dengan masa jabatannya di satker.yml.",
    basis="SOP Pengelolaan Kinerja dan Penyusunan Laporan Kinerja, langkah 3",
)

PARAF_WITHOUT_BASIS = Rule(
    code="paraf-tanpa-dasar",
    severity=Severity.ERROR,
    title="Susunan paraf tanpa dasar",
    message="Susunan paraf ditetapkan ({departments}) tanpa menyebut dasarnya.",
    hint="Isi dasar pada pengesahan di periode.yml, atau kosongkan paraf agar semua kepala subbagian memaraf.",
    basis="SOP Pengelolaan Kinerja dan Penyusunan Laporan Kinerja, langkah 3",
)
UNUSABLE_SHARING = Rule(
    code="rangkap-tidak-berlaku",
    severity=Severity.ERROR,
    title="Rangkap tidak berlaku",
    message="Rangkap {role} oleh {by} tidak berlaku: {reason}.",
    hint="Perbaiki peran dan oleh pada pengesahan: rangkap di periode.yml.",
)
SHARED_ACCOUNT = Rule(
    code="akun-dipakai-bersama",
    severity=Severity.ERROR,
    title="Satu akun untuk dua peran",
    message="Akun {account} tercatat untuk {name} ({role}) dan {other} ({other_role}) pada masa yang sama.",
    hint="Perbaiki nomor akun; bila satu orang memang merangkap, nyatakan rangkapnya beserta dasarnya di periode.yml.",
)

RULES = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
