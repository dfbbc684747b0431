"""Rules on the budget: pagu, its parts, and what was realised."""

from ...findings import Rule, Severity

PARTS_DIFFER = Rule(
    code="rincian-tidak-sama-dengan-total",
    severity=Severity.ERROR,
    title="Rincian tidak sama dengan total",
    message="Jumlah {column} rincian {code} adalah {parts}, sedangkan tertulis {whole} (selisih {gap}).",
    hint="Perbaiki baris {code} atau rinciannya sehingga jumlahnya sama.",
)
FUNDS_DIFFER = Rule(
    code="sumber-dana-tidak-sama-dengan-pagu",
    severity=Severity.ERROR,
    title="Sumber dana tidak sama dengan pagu",
    message="{what}: jumlahnya {parts}, sedangkan pagunya {whole} (selisih {gap}).",
    hint="Cocokkan anggaran.csv dan bagian anggaran di periode.yml dengan DIPA.",
)
UNKNOWN_FUND = Rule(
    code="sumber-dana-tidak-dikenal",
    severity=Severity.ERROR,
    title="Sumber dana tidak dikenal",
    message="Sumber dana {fund} pada {code} tidak ada dalam daftar sumber dana periode.yml.",
    hint="Perbaiki kodenya, atau tambahkan {fund} di anggaran: sumber_dana: pada periode.yml.",
)
TOTAL_DIFFERS = Rule(
    code="program-tidak-sama-dengan-pagu",
    severity=Severity.ERROR,
    title="Jumlah program tidak sama dengan pagu satuan kerja",
    message="Jumlah {column} semua program adalah {parts}, sedangkan pagu satuan kerja {whole} (selisih {gap}).",
    hint="Cocokkan anggaran.csv dan {column} di periode.yml dengan DIPA.",
)
ORPHAN = Rule(
    code="induk-anggaran-tidak-ada",
    severity=Severity.ERROR,
    title="Induk anggaran tidak ada",
    message="Baris {code} menyebut induk {parent} yang tidak ada dalam anggaran.csv.",
    hint="Perbaiki kode induk, atau tambahkan baris {parent}.",
)
CYCLE = Rule(
    code="induk-anggaran-berputar",
    severity=Severity.ERROR,
    title="Induk anggaran berputar",
    message="Baris {code} menjadi induk dari dirinya sendiri ({path}).",
    hint="Perbaiki kolom induk sehingga setiap baris berujung pada satu program.",
)
ODD_LEVEL = Rule(
    code="tingkat-anggaran-janggal",
    severity=Severity.ERROR,
    title="Tingkat anggaran tidak sesuai dengan induknya",
    message="Baris {code} bertingkat {level}, tetapi {problem}.",
    hint="Perbaiki kolom tingkat atau induk: program tanpa induk, lalu kegiatan, kro, ro, rincian.",
)
LEAF_INCOMPLETE = Rule(
    code="rincian-tanpa-sumber-dana",
    severity=Severity.ERROR,
    title="Rincian tanpa sumber dana atau jenis belanja",
    message="Baris {code} tidak mempunyai rincian lagi, tetapi {column} belum diisi.",
    hint="Isi sumber_dana dan jenis_belanja pada setiap baris tanpa anak.",
)
PARENT_FUNDED = Rule(
    code="induk-bersumber-dana",
    severity=Severity.ERROR,
    title="Baris induk menyebut sumber dana",
    message="Baris {code} mempunyai rincian, tetapi kolom {column} berisi «{text}».",
    hint="Kosongkan kolom {column} pada baris induk; sumber dana dan jenis belanja dicatat pada rinciannya.",
)
SMALL_PAGU = Rule(
    code="pagu-tidak-wajar",
    severity=Severity.WARNING,
    title="Pagu program terlalu kecil",
    message="Pagu program {code} hanya {amount}.",
    hint="Pastikan pagu ditulis dalam rupiah utuh, bukan dalam ribuan atau jutaan.",
)
OVERSPENT = Rule(
    code="realisasi-melebihi-pagu",
    severity=Severity.DOUBTFUL,
    title="Realisasi melebihi pagu",
    message="Realisasi {code} sampai dengan {month} adalah {spent}, melebihi pagu revisi {whole}.",
    hint="Konfirmasikan kepada subbagian; perbaiki realisasi, atau perbarui pagu_revisi sesuai DIPA terakhir.",
)
DONE_FOR_FREE = Rule(
    code="keluaran-tanpa-belanja",
    severity=Severity.DOUBTFUL,
    title="Keluaran tercapai tanpa belanja",
    message="Keluaran {code} tercapai {volume} {unit}, tetapi realisasi anggarannya Rp0 dari pagu {whole}.",
    hint="Konfirmasikan kepada subbagian: lengkapi realisasi anggaran, atau jelaskan di kolom keterangan.",
)
SPENT_ON_PARENT = Rule(
    code="belanja-pada-baris-induk",
    severity=Severity.ERROR,
    title="Belanja dicatat pada baris induk",
    message="Realisasi dicatat pada {code}, padahal baris itu mempunyai rincian.",
    hint="Catat realisasi pada baris rincian di bawah {code}.",
)
UNKNOWN_CODE = Rule(
    code="kode-anggaran-tidak-dikenal",
    severity=Severity.ERROR,
    title="Kode anggaran tidak dikenal",
    message="Kode {code} tidak ada dalam anggaran.csv tahun {year}.",
    hint="Perbaiki kodenya, atau tambahkan barisnya di anggaran.csv.",
)
FOREIGN_SPENDING = Rule(
    code="belanja-subbagian-lain",
    severity=Severity.DOUBTFUL,
    title="Belanja milik subbagian lain",
    message="Realisasi {code} dilaporkan oleh subbagian {department}, padahal dikelola subbagian {owner}.",
    hint="Konfirmasikan kepada kedua subbagian; pindahkan baris ini atau ubah kolom subbagian di anggaran.csv.",
)

RULES = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
