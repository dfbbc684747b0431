"""Rules on what was promised: Renstra, Perjanjian Kinerja, Rencana Aksi and the measuring rules."""

from ...findings import Rule, Severity

NOT_IN_STRATEGY = Rule(
    code="pk-tidak-ada-di-renstra",
    severity=Severity.ERROR,
    title="Indikator Perjanjian Kinerja tidak ada dalam Renstra",
    message="Indikator {code} diperjanjikan, tetapi tidak ada dalam {dictionary}.",
    hint="Perbaiki kode indikator, atau tambahkan indikatornya di {dictionary}.",
    basis="PermenPANRB 88/2021 (keselarasan perencanaan)",
)
NOT_PROMISED = Rule(
    code="renstra-tidak-diperjanjikan",
    severity=Severity.WARNING,
    title="Indikator Renstra tidak diperjanjikan",
    message="Indikator {code} bertarget Renstra tahun {year}, tetapi tidak ada dalam Perjanjian Kinerja.",
    hint="Tambahkan indikator ke perjanjian-kinerja.csv, atau hapus targetnya untuk tahun {year}.",
    basis="PermenPANRB 88/2021 (keselarasan perencanaan)",
)
UNKNOWN_OBJECTIVE = Rule(
    code="sasaran-tidak-dikenal",
    severity=Severity.ERROR,
    title="Sasaran tidak dikenal",
    message="Sasaran {objective} pada {code} tidak ada dalam sasaran.csv.",
    hint="Perbaiki kode sasaran, atau tambahkan sasarannya di sasaran.csv Renstra.",
)
TARGET_DIFFERS = Rule(
    code="target-pk-berbeda-dari-renstra",
    severity=Severity.WARNING,
    title="Target Perjanjian Kinerja berbeda dari Renstra",
    message="Target indikator {code} tahun {year} adalah {target} dalam Perjanjian Kinerja, tetapi {planned} dalam Renstra.",
    hint="Samakan kedua target, atau tulis alasannya di kolom catatan.",
    basis="PermenPANRB 88/2021 (keselarasan perencanaan)",
)
NO_STRATEGIC_TARGET = Rule(
    code="target-renstra-belum-ada",
    severity=Severity.WARNING,
    title="Target Renstra belum ada",
    message="Indikator {code} belum mempunyai target Renstra tahun {year}.",
    hint="Tambahkan baris {code} tahun {year} di target.csv Renstra.",
)
BAD_RANGE = Rule(
    code="rentang-target-tidak-sah",
    severity=Severity.ERROR,
    title="Rentang target tidak sah",
    message="Target {document} indikator {code}: {problem}.",
    hint="Isi target (batas bawah) dan target_atas (batas atas) hanya untuk polaritas rentang, dari kecil ke besar.",
)
DECEMBER_DIFFERS = Rule(
    code="target-desember-berbeda",
    severity=Severity.ERROR,
    title="Target akhir Rencana Aksi tidak sama dengan target tahunan",
    message="Target {month} indikator {code} dalam Rencana Aksi adalah {planned}, sedangkan target tahunannya {target}.",
    hint="Samakan target bulan terakhir Rencana Aksi dengan target Perjanjian Kinerja.",
    basis="PermenPANRB 88/2021 (rencana aksi selaras dengan perjanjian kinerja)",
)
PLAN_FALLS = Rule(
    code="target-rencana-turun",
    severity=Severity.DOUBTFUL,
    title="Target kumulatif Rencana Aksi turun",
    message="Target kumulatif indikator {code} turun dari {earlier} ({earlier_month}) menjadi {text} ({month}).",
    hint="Tulis target sampai dengan bulan itu, bukan target bulan itu saja.",
)
NO_PLAN = Rule(
    code="indikator-tanpa-rencana-aksi",
    severity=Severity.WARNING,
    title="Indikator tanpa Rencana Aksi",
    message="{what} belum mempunyai target bulanan dalam Rencana Aksi.",
    hint="Tambahkan sekurang-kurangnya target bulan Desember di rencana-aksi.csv.",
    basis="PermenPANRB 88/2021 (rencana aksi)",
)
CHANGED = Rule(
    code="indikator-berubah",
    severity=Severity.DOUBTFUL,
    title="Indikator berubah tanpa catatan",
    message="{what} indikator {code} berubah dari «{before}» pada tahun {year} menjadi «{now}» tanpa catatan.",
    hint="Jelaskan alasannya di kolom catatan indikator.csv, atau kembalikan seperti semula.",
    basis="PermenPANRB 88/2021 (kriteria AREN002.6)",
)
POLARITY_CHANGED = Rule(
    code="polaritas-berubah",
    severity=Severity.ERROR,
    title="Polaritas berubah tanpa catatan",
    message="Polaritas indikator {code} berubah dari {before} pada tahun {year} menjadi {now} tanpa catatan.",
    hint="Perbaiki polaritasnya, atau jelaskan perubahan itu di kolom catatan indikator.csv.",
    basis="PermenPANRB 88/2021 (kriteria AREN002.6)",
)
SCALE_OVERLAP = Rule(
    code="skala-tumpang-tindih",
    severity=Severity.ERROR,
    title="Kelas skala tumpang tindih",
    message="Kelas «{name}» (mulai {lower}) tidak berada di bawah kelas «{above}» (mulai {above_lower}).",
    hint="Tulis kelas dari batas tertinggi ke terendah, masing-masing dengan batas bawah yang berbeda.",
)
SCALE_GAP = Rule(
    code="skala-bercelah",
    severity=Severity.ERROR,
    title="Skala bercelah",
    message="Kelas terendah «{name}» mulai {edge} {lower}, sehingga capaian {without} tidak mempunyai kategori.",
    hint="Mulai kelas terendah tepat pada 0 (inklusif).",
)
SCALE_NAMES = Rule(
    code="nama-kelas-ganda",
    severity=Severity.ERROR,
    title="Nama kelas ganda",
    message="Nama kelas «{name}» dipakai lebih dari satu kali dalam skala kategori.",
    hint="Beri setiap kelas nama yang berbeda.",
)
WEIGHTS = Rule(
    code="bobot-tidak-100",
    severity=Severity.ERROR,
    title="Jumlah bobot bukan 100",
    message="Jumlah bobot indikator adalah {total}, bukan 100{missing}.",
    hint="Isi bobot semua indikator sehingga berjumlah 100, atau kosongkan semuanya bila agregasi tidak tertimbang.",
)
NOT_SMART = Rule(
    code="indikator-belum-lengkap",
    severity=Severity.WARNING,
    title="Kamus indikator belum lengkap",
    message="Kolom {column} indikator {code} belum diisi.",
    hint="Isi {column} sehingga dua orang yang mengukur mendapat angka yang sama.",
    basis="PermenPANRB 88/2021 (kriteria AREN002.5: SMART)",
)
OUTPUT_ONLY = Rule(
    code="indikator-hanya-keluaran",
    severity=Severity.WARNING,
    title="Indikator hanya mengukur keluaran",
    message="Indikator {code} hanya menghitung {thing}, belum hasilnya.",
    hint="Pertimbangkan ukuran hasil (mutu, ketepatan, manfaat) pada Renstra berikutnya.",
    basis="PermenPANRB 88/2021 (kriteria AREN002.5: orientasi hasil)",
)
NOT_CHALLENGING = Rule(
    code="target-hampir-semua-100",
    severity=Severity.WARNING,
    title="Hampir semua target 100 persen",
    message="{count} dari {total} target persentase adalah 100, sehingga kurang menantang dan kurang membedakan.",
    hint="Tinjau apakah targetnya menantang; pilih ukuran mutu yang masih dapat meningkat.",
    basis="PermenPANRB 88/2021 (kriteria AREN002.7)",
)
NO_PROGRESS = Rule(
    code="target-tidak-meningkat",
    severity=Severity.WARNING,
    title="Target tidak lebih baik daripada realisasi tahun lalu",
    message="Target indikator {code} adalah {target}, tidak lebih baik daripada realisasi tahun {year}, yaitu {actual}.",
    hint="Naikkan tantangannya, atau tulis alasannya di kolom catatan.",
    basis="PermenPANRB 88/2021 (kriteria AREN002.7)",
)

RULES = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
