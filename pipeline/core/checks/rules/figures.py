"""Rules on the figures that the subbagian hand in (realisasi.csv)."""

from ...findings import Rule, Severity

UNKNOWN_INDICATOR = Rule(
    code="indikator-tidak-dikenal",
    severity=Severity.ERROR,
    title="Indikator tidak dikenal",
    message="Indikator {code} tidak ada dalam kamus indikator Renstra.",
    hint="Periksa penulisan kode, atau tambahkan indikator itu di {dictionary}.",
)
NOT_AGREED = Rule(
    code="indikator-tidak-diperjanjikan",
    severity=Severity.DOUBTFUL,
    title="Indikator tidak diperjanjikan",
    message="Indikator {code} dilaporkan, tetapi tidak ada dalam Perjanjian Kinerja {year}.",
    hint="Konfirmasikan kepada subbagian: tambahkan indikator ke perjanjian-kinerja.csv atau hapus baris ini.",
)
FOREIGN_INDICATOR = Rule(
    code="indikator-subbagian-lain",
    severity=Severity.ERROR,
    title="Indikator milik subbagian lain",
    message="Indikator {code} adalah tanggung jawab subbagian {owner}, tetapi diisi di folder subbagian {department}.",
    hint="Pindahkan baris ini ke realisasi.csv subbagian {owner}, atau ubah kolom subbagian di indikator.csv.",
)
NOT_REPORTED = Rule(
    code="indikator-belum-dilaporkan",
    severity=Severity.ERROR,
    title="Indikator belum dilaporkan",
    message="Indikator {code} bertarget sampai dengan {month}, tetapi belum ada barisnya dalam realisasi {period}.",
    hint="Tambahkan baris indikator {code} untuk bulan dalam {period}.",
    basis="SOP Pengumpulan Data Kinerja, langkah 11–12",
)
NOT_FILLED = Rule(
    code="realisasi-kosong",
    severity=Severity.DOUBTFUL,
    title="Realisasi belum diisi",
    message="Indikator {code} bertarget sampai dengan {month}, tetapi realisasinya pada {period} belum diisi sama sekali.",
    hint="Isi kolom realisasi; tulis 0 hanya bila hasilnya memang nol.",
    basis="SOP Pengumpulan Data Kinerja, langkah 11–12",
)
OUTSIDE_PERIOD = Rule(
    code="bulan-di-luar-periode",
    severity=Severity.ERROR,
    title="Bulan di luar periode",
    message="Bulan {month} tidak termasuk {period} ({months}).",
    hint="Pindahkan baris ini ke folder periode yang memuat bulan {month}, atau perbaiki nomor bulannya.",
)
DUPLICATE = Rule(
    code="baris-ganda-antarfolder",
    severity=Severity.ERROR,
    title="Baris ganda antarfolder",
    message="{code} bulan {month} sudah diisi di {first}.",
    hint="Sisakan satu baris saja untuk {code} bulan {month}.",
)
WRONG_KIND = Rule(
    code="nilai-tidak-sesuai-jenis",
    severity=Severity.ERROR,
    title="Nilai tidak sesuai jenis indikator",
    message="{what} indikator {code} tertulis «{text}», padahal jenisnya {kind}: yang diharapkan {expected}.",
    hint="Perbaiki nilainya, atau ubah kolom jenis di indikator.csv bila jenisnya yang keliru.",
)
NOT_DERIVED = Rule(
    code="realisasi-tidak-sesuai-perhitungan",
    severity=Severity.ERROR,
    title="Realisasi tidak sesuai pembilang dan penyebut",
    message="Realisasi indikator {code} tertulis {actual}, sedangkan {numerator} dibagi {denominator}{factor} adalah {expected}.",
    hint="Perbaiki realisasi, pembilang, atau penyebut sehingga ketiganya sesuai.",
    basis="Reviu laporan kinerja: angka harus dapat dihitung ulang",
)
NO_FRACTION = Rule(
    code="pembilang-penyebut-belum-ada",
    severity=Severity.ERROR,
    title="Pembilang atau penyebut belum diisi",
    message="Realisasi indikator {code} dihitung sebagai {derivation}, tetapi {missing} belum diisi.",
    hint="Isi pembilang dan penyebut sehingga realisasi dapat dihitung ulang.",
)
ZERO_DENOMINATOR = Rule(
    code="penyebut-nol",
    severity=Severity.ERROR,
    title="Penyebut nol atau negatif",
    message="Penyebut indikator {code} adalah {denominator}, sehingga realisasinya tidak dapat dihitung.",
    hint="Perbaiki penyebut; bila memang tidak ada yang diukur pada bulan ini, kosongkan realisasi.",
)
ABOVE_WHOLE = Rule(
    code="pembilang-melebihi-penyebut",
    severity=Severity.ERROR,
    title="Pembilang melebihi penyebut",
    message="Pembilang indikator {code} ({numerator}) melebihi penyebutnya ({denominator}), padahal indikator ini bagian dari keseluruhan.",
    hint="Perbaiki angkanya, atau ubah kolom perhitungan menjadi nisbah bila memang boleh melebihi keseluruhan.",
)
FRACTION = Rule(
    code="pecahan-pada-hitungan",
    severity=Severity.ERROR,
    title="Pecahan pada hal yang dihitung satu per satu",
    message="{what} indikator {code} tertulis {text} {unit}, padahal satuannya dihitung utuh.",
    hint="Tulis bilangan bulat; realisasi tidak boleh dihitung mundur dari persentase capaian.",
)
OUTSIDE_SHARE = Rule(
    code="persen-di-luar-batas",
    severity=Severity.ERROR,
    title="Persentase di luar 0–100",
    message="{what} indikator {code} tertulis {text}, padahal bagian dari keseluruhan hanya dapat 0 sampai 100 persen.",
    hint="Perbaiki nilainya, atau ubah kolom perhitungan menjadi nisbah bila memang boleh melebihi 100 persen.",
)
NEGATIVE = Rule(
    code="nilai-negatif",
    severity=Severity.ERROR,
    title="Nilai negatif yang tidak mungkin",
    message="{what} indikator {code} tertulis {text}, padahal tidak mungkin negatif.",
    hint="Hapus tanda minus atau perbaiki nilainya.",
)
TOO_EXACT = Rule(
    code="desimal-berlebih",
    severity=Severity.WARNING,
    title="Desimal lebih banyak daripada kamus indikator",
    message="{what} indikator {code} tertulis {text}, lebih dari {decimals} desimal yang ditetapkan.",
    hint="Bulatkan menjadi {decimals} desimal, atau ubah kolom desimal di indikator.csv.",
)
TWO_READINGS = Rule(
    code="angka-bermakna-ganda",
    severity=Severity.DOUBTFUL,
    title="Angka yang dapat dibaca dua cara",
    message="{what} indikator {code} tertulis «{text}»: dapat berarti {readings}.",
    hint="Konfirmasikan kepada subbagian; tulis tanpa pemisah ribuan, dan titik hanya untuk desimal.",
)
FALLING = Rule(
    code="nilai-kumulatif-turun",
    severity=Severity.DOUBTFUL,
    title="Nilai kumulatif turun",
    message="Realisasi kumulatif indikator {code} turun dari {earlier} ({earlier_month}) menjadi {text} ({month}).",
    hint="Konfirmasikan kepada subbagian: nilai sampai dengan bulan ini tidak boleh lebih kecil daripada bulan sebelumnya.",
)
ALL_ALIKE = Rule(
    code="realisasi-seragam",
    severity=Severity.DOUBTFUL,
    title="Realisasi sama pada semua bulan",
    message="Realisasi indikator {code} sama ({text}) pada semua {count} bulan yang diisi.",
    hint="Konfirmasikan kepada subbagian bahwa nilainya sungguh diukur tiap bulan, bukan disalin.",
)

RULES = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
