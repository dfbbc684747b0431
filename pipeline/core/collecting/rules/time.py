"""Rules on the papers of time: the working calendar, the SOPs as data, and the journal of self-declared times."""

from ...findings import Rule, Severity

UNCOVERED = Rule(
    code="kalender-libur-belum-mencakup",
    severity=Severity.WARNING,
    title="Daftar hari libur belum mencakup periode",
    message="Daftar hari libur baru lengkap {dari} sampai dengan {sampai}, sedangkan {periode} berlangsung {awal} sampai dengan {akhir}.",
    hint="Lengkapi periods/libur.csv menurut SKB 3 Menteri, lalu ubah libur_mencakup_sampai; sebelum itu hari kerjanya belum pasti.",
    basis="SKB 3 Menteri tentang Hari Libur Nasional dan Cuti Bersama",
)
DISORDERED = Rule(
    code="kalender-tidak-runtut",
    severity=Severity.ERROR,
    title="Jam atau rentang kalender tidak runtut",
    message="Kalender kerja tidak dapat dipakai: {sebab}.",
    hint="Tulis jam dari yang terpagi (masuk, istirahat, pulang), tiap hari sekali saja, dan rentang dari tanggal pertama ke terakhir.",
)
STEPS_DISORDERED = Rule(
    code="sop-langkah-rancu",
    severity=Severity.ERROR,
    title="Kode langkah SOP rancu",
    message="Kode langkah «{kode}» {sebab}.",
    hint="Tulis kode SOP, tanda hubung, dan nomor langkah, misalnya kumpul-11; setiap langkah sekali saja.",
)
JOURNAL_UNKNOWN = Rule(
    code="jurnal-tidak-dikenal",
    severity=Severity.ERROR,
    title="Jurnal menyebut yang tidak dikenal",
    message="Jurnal menyebut {apa} «{isi}» yang tidak dikenal.",
    hint="Betulkan isinya; yang dikenal: {pilihan}.",
)
JOURNAL_BACKWARDS = Rule(
    code="jurnal-waktu-terbalik",
    severity=Severity.ERROR,
    title="Waktu jurnal terbalik atau kosong",
    message="Langkah {langkah} dinyatakan mulai {mulai} dan selesai {selesai}.",
    hint="Isi paling sedikit salah satu, dan waktu selesai tidak mendahului waktu mulai; hapus baris yang tidak dipakai.",
)

RULES: tuple[Rule, ...] = (UNCOVERED, DISORDERED, STEPS_DISORDERED, JOURNAL_UNKNOWN, JOURNAL_BACKWARDS)
