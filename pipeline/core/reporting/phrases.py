"""Every sentence the report makes by itself, whole and in one place. Holes are filled by `sentences`; nothing is glued together."""

from ..scorecard import Outcome

# What became of the target; the key is chosen by the indicator's kind and polarity.
FACTS = {
    "maksimal": "Realisasi {span} sebesar {actual} dari target {target} sehingga capaiannya {achievement}{grade}.",
    "minimal": (
        "Realisasi {span} sebesar {actual}, sedangkan targetnya paling tinggi {target} (lebih rendah lebih baik), "
        "sehingga capaiannya {achievement}{grade}."
    ),
    "stabil": (
        "Realisasi {span} sebesar {actual} terhadap target {target} (makin dekat dengan target makin baik) "
        "sehingga capaiannya {achievement}{grade}."
    ),
    "rentang": "Realisasi {span} sebesar {actual} terhadap rentang target {target} sehingga capaiannya {achievement}{grade}.",
    "nol": (
        "Realisasi {span} sebesar {actual}, sedangkan targetnya {target} karena nol memang tujuannya, "
        "sehingga capaiannya {achievement}{grade}."
    ),
    "sebutan": "Realisasi {span} adalah “{actual}”, sedangkan targetnya “{target}”, sehingga capaiannya {achievement}{grade}.",
}
GRADE = " (kategori {category})"
UNMEASURED = {
    Outcome.NOT_DUE: "Belum ada target yang jatuh tempo {span} sehingga capaiannya belum dihitung; realisasi tercatat {actual}.",
    Outcome.NO_TARGET: "Target {span} belum ditetapkan sehingga capaiannya tidak dihitung; realisasi tercatat {actual}.",
    Outcome.NO_DATA: (
        "Realisasi {span} belum dilaporkan oleh {department}; capaian terhadap target {target} dicetak n/a, yang berarti "
        "data belum ada dan bukan nol."
    ),
    Outcome.NOT_COMPUTABLE: "Realisasi {span} tercatat {actual} dan targetnya {target}, tetapi capaiannya tidak dapat dihitung.",
}
NOT_FILLED = "belum ada"

VERDICTS = {
    (True, False): "Target tercapai.",
    (True, True): "Target tahun {year} sudah tercapai sampai dengan {until}.",
    (False, False): "Target tidak tercapai.",
    (False, True): "Target tahun {year} belum tercapai sampai dengan {until}.",
}
EXCEEDED = {
    ("lain", False): "Target terlampaui.",
    ("lain", True): "Target tahun {year} sudah terlampaui sampai dengan {until}.",
    ("minimal", False): "Hasilnya lebih baik daripada target.",
    ("minimal", True): "Sampai dengan {until} hasilnya lebih baik daripada target tahun {year}.",
}
BEYOND_RANGE = "Realisasi melampaui batas atas rentang target."
CAPPED = "Capaian dibatasi {cap}: nilai mentahnya {raw}."

# Against last year and the years before.
CHANGES = {
    "naik": "Dibandingkan dengan tahun {last}, realisasi naik {change}, dari {before} menjadi {after}.",
    "turun": "Dibandingkan dengan tahun {last}, realisasi turun {change}, dari {before} menjadi {after}.",
    "naik-persen": "Dibandingkan dengan tahun {last}, realisasi naik {change} ({relative}), dari {before} menjadi {after}.",
    "turun-persen": "Dibandingkan dengan tahun {last}, realisasi turun {change} ({relative}), dari {before} menjadi {after}.",
    "tetap": "Realisasi sama dengan tahun {last}, yaitu {after}.",
    "sebutan": "Realisasi tahun {last} adalah “{before}”, sedangkan realisasi {span} adalah “{after}”.",
    "sebutan-tetap": "Realisasi tetap “{after}” seperti tahun {last}.",
    "tanpa-lalu": "Realisasi tahun {last} tidak tersedia dalam data sehingga perubahan terhadap tahun lalu tidak dihitung.",
    "tanpa-kini": "Realisasi tahun {last} sebesar {before}, tetapi perubahannya belum dapat dihitung karena realisasi {span} belum ada.",
}
DIRECTIONS = {
    "naik": "Karena lebih rendah lebih baik, kenaikan ini berarti kinerja menurun.",
    "turun": "Karena lebih rendah lebih baik, penurunan ini berarti kinerja membaik.",
}
TO_DATE_CHANGE = "Tahun {year} baru memuat data sampai dengan {until} sehingga perbandingan ini bersifat sementara."
ACHIEVEMENT_CHANGE = "Capaiannya berubah dari {before} pada tahun {last} menjadi {after}."
ACHIEVEMENT_SAME = "Capaiannya sama dengan tahun {last}, yaitu {after}."
SEVERAL_YEARS = "Selama tahun {first}–{year}, realisasi tertinggi {highest} (tahun {high_years}) dan terendah {lowest} (tahun {low_years})."
INDICATOR_NOTE = "Catatan atas indikator: {note}"

# Against the Renstra and a standard.
RENSTRA = "Target akhir Renstra (tahun {last}) adalah {target}; realisasi {span} mencapai {progress} dari target itu."
RENSTRA_LESS = "Target akhir Renstra (tahun {last}) paling tinggi {target}; capaian realisasi {span} terhadap target itu {progress}."
RENSTRA_WORD = "Target akhir Renstra (tahun {last}) adalah “{target}”; capaian realisasi {span} terhadap target itu {progress}."
RENSTRA_NEAR = "Target akhir Renstra (tahun {last}) adalah {target}; capaian realisasi {span} terhadap target itu {progress}."
RENSTRA_OPEN = "Target akhir Renstra (tahun {last}) adalah {target}; kemajuannya belum dapat dihitung."
RENSTRA_NONE = "Renstra tahun {first}–{last} dalam data tidak memuat target akhir bagi indikator ini."
STANDARDS = {
    "di atas": "Realisasi {span} sebesar {actual}, yaitu {gap} di atas standar nasional {standard} ({basis}).",
    "di bawah": "Realisasi {span} sebesar {actual}, yaitu {gap} di bawah standar nasional {standard} ({basis}).",
    "sama": "Realisasi {span} sebesar {actual}, sama dengan standar nasional ({basis}).",
    "sebutan": "Standar nasional bagi indikator ini adalah “{standard}” ({basis}); realisasi {span} adalah “{actual}”.",
    "tanpa-data": "Standar nasional bagi indikator ini adalah {standard} ({basis}); realisasi untuk dibandingkan belum ada.",
    "tidak-ada": "Tidak terdapat standar nasional bagi indikator ini dalam data.",
}
NO_BASIS = "sumber tidak disebutkan"

# The office's own analysis.
TOPICS_EMPTY = "Analisis {topics} belum diisi oleh {department}."
TOPIC_PERIOD = "({period})"
CHAPTER_EMPTY = "Bagian ini belum diisi: naskah {file} belum ada atau masih kosong."

# The office as a whole.
AGGREGATES = {
    "rata-rata-indikator": (
        "Capaian kinerja {office} {span} adalah {value}{grade}, yaitu rata-rata capaian {counted} dari {total} indikator kinerja."
    ),
    "rata-rata-sasaran": (
        "Capaian kinerja {office} {span} adalah {value}{grade}, yaitu rata-rata capaian {counted} dari {total} sasaran strategis."
    ),
    "tertimbang": "Capaian kinerja {office} {span} adalah {value}{grade}, yaitu rata-rata tertimbang {counted} dari {total} capaian.",
}
NO_AGGREGATE = "Capaian kinerja {office} {span} belum dapat dihitung karena belum ada indikator yang terukur."
COUNTS = (
    "Dari {total} indikator kinerja pada {objectives} sasaran strategis, {met} indikator mencapai target, "
    "{failed} indikator belum mencapai target, dan {unmeasured} indikator belum dapat dinilai."
)
COUNTS_ALL_KNOWN = (
    "Dari {total} indikator kinerja pada {objectives} sasaran strategis, {met} indikator mencapai target "
    "dan {failed} indikator belum mencapai target."
)
COUNTS_NONE_FAILED = (
    "Dari {total} indikator kinerja pada {objectives} sasaran strategis, {met} indikator mencapai target "
    "dan {unmeasured} indikator belum dapat dinilai."
)
COUNTS_NONE_MET = (
    "Dari {total} indikator kinerja pada {objectives} sasaran strategis, {failed} indikator belum mencapai target "
    "dan {unmeasured} indikator belum dapat dinilai."
)
COUNTS_ALL_FAILED = "Seluruh {total} indikator kinerja pada {objectives} sasaran strategis belum mencapai target."
COUNTS_ALL_OPEN = "Seluruh {total} indikator kinerja pada {objectives} sasaran strategis belum dapat dinilai."
COUNTS_ONE = {
    "met": "Satu-satunya indikator kinerja mencapai target.",
    "failed": "Satu-satunya indikator kinerja belum mencapai target.",
    "unmeasured": "Satu-satunya indikator kinerja belum dapat dinilai.",
}
COUNTS_ALL_MET = "Seluruh {total} indikator kinerja pada {objectives} sasaran strategis mencapai target."
EXTREMES = (
    "Capaian tertinggi terdapat pada {best} ({best_name}) sebesar {best_value}, sedangkan capaian terendah pada {worst} "
    "({worst_name}) sebesar {worst_value}."
)
FAILED_LIST = "Indikator yang belum mencapai target: {codes}; penyebab dan langkah perbaikannya diuraikan pada BAB III."
UNMEASURED_LIST = "Indikator yang belum dapat dinilai: {codes}."
PERIODS = {
    "rata-rata-sasaran": "Capaian {period} {year} adalah {value}{grade}, dihitung dari {counted} sasaran yang targetnya jatuh tempo.",
    "lain": "Capaian {period} {year} adalah {value}{grade}, dihitung dari {counted} indikator yang targetnya jatuh tempo.",
}
TO_DATE = "Laporan ini memuat data sampai dengan {until}; angka tahun {year} adalah kedudukan sampai bulan itu terhadap target satu tahun."
NO_ENTRIES = "Belum ada realisasi yang dilaporkan untuk tahun {year}."
MISSING = "Data {periods} belum disampaikan oleh {departments}."
OBJECTIVE = "Sasaran {code} didukung {total} indikator; capaiannya {value}{grade}, dihitung dari {counted} indikator."
OBJECTIVE_OPEN = "Sasaran {code} didukung {total} indikator; capaiannya belum dapat dihitung karena belum ada indikator yang terukur."

# Budget.
BUDGET = "Dari pagu {revised} telah direalisasikan {realised} atau {absorption}, sehingga tersisa {left}."
BUDGET_NONE = "Data anggaran tahun {year} belum diisi."
REVISION = "Pagu awal {initial} berubah menjadi {revised} setelah revisi{document}."
REVISION_SAME = "Pagu tahun {year} sebesar {revised} tidak berubah dari pagu awal{document}."
DOCUMENT = " ({document})"
FUND = "Sumber dana {code} ({name}) terealisasi {realised} dari pagu {revised} atau {absorption}."
EFFICIENCY = {
    "pmk-22-2021": "Efisiensi anggaran {span} sebesar {value} dengan nilai efisiensi (NE) {score}.",
    "sederhana": "Selisih capaian kinerja dan serapan anggaran {span} sebesar {value}.",
}
EFFICIENCY_LIMITED = "Nilai sebelum dibatasi adalah {value}; yang dipakai {limited}."
EFFICIENCY_NONE = "Efisiensi anggaran {span} belum dapat dihitung."
OBJECTIVE_BUDGET = {
    "hemat": (
        "Anggaran yang mendukung sasaran ini {revised} dan terealisasi {realised} ({absorption}); capaian kinerja {gap} "
        "lebih tinggi daripada serapannya."
    ),
    "boros": (
        "Anggaran yang mendukung sasaran ini {revised} dan terealisasi {realised} ({absorption}); capaian kinerja {gap} "
        "lebih rendah daripada serapannya."
    ),
    "seimbang": "Anggaran yang mendukung sasaran ini {revised} dan terealisasi {realised} ({absorption}), setara dengan capaiannya.",
    "tanpa-selisih": (
        "Anggaran yang mendukung sasaran ini {revised} dan terealisasi {realised} ({absorption}); selisihnya dengan capaian tidak "
        "dihitung karena hanya bermakna bila capaian sekurang-kurangnya 100%."
    ),
    "tidak-ada": "Tidak ada rincian anggaran yang ditautkan dengan sasaran ini.",
}

CONCLUSION = {
    "baik": "Secara umum kinerja {office} {span} berada pada kategori {category} dengan capaian {value}.",
    "tanpa": "Secara umum kinerja {office} {span} belum dapat disimpulkan karena capaiannya belum terhitung.",
}

# The report itself.
REVIEW_NONE = "Laporan ini belum direviu APIP."
REVIEW_DONE = "Pernyataan telah direviu APIP tersimpan pada berkas {file}."
NOTICES = {
    "contoh": "Angka dalam laporan ini adalah contoh, bukan data resmi.",
    "berjalan": "Tahun {year} masih berjalan sehingga angka dalam laporan ini belum final.",
    "lengkap": "Laporan ini masih berupa konsep dan belum ditandatangani.",
}
