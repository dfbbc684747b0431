"""Rules of how a number is written: one for each fault that `numbers` can tell, because the cure differs."""

from collections.abc import Mapping

from .findings import Rule, Severity
from .numbers import Fault

FORMAT = "Bentuk angka pada skema tabel (schemas/): angka ASCII, titik desimal, tanpa pemisah ribuan."


def _rule(code: str, title: str, message: str, hint: str) -> Rule:
    return Rule(code=code, severity=Severity.ERROR, title=title, message=message, hint=hint, basis=FORMAT)


NUMBER_FORM = _rule(
    "angka-bentuk",
    "Bukan angka",
    "Isi «{isi}» pada kolom «{kolom}» bukan angka.",
    "Tulis angka saja, misalnya 82.5 atau 1234; kosongkan bila datanya belum ada.",
)
NUMBER_EMPTY_WORD = _rule(
    "angka-kosong-ditulis",
    "Tanda kosong ditulis dengan kata",
    "Isi «{isi}» pada kolom «{kolom}» bukan angka.",
    "Kosongkan sel bila datanya belum ada; tulis 0 hanya bila hasilnya memang nol.",
)
NUMBER_SPACES = _rule(
    "angka-spasi",
    "Angka memuat spasi",
    "Angka «{isi}» pada kolom «{kolom}» memuat spasi.",
    "Tulis {saran}.",
)
NUMBER_SIGN = _rule(
    "angka-tanda",
    "Tanda angka tidak baku",
    "Tanda pada angka «{isi}» di kolom «{kolom}» tidak baku.",
    "Tulis {saran}; tanda minus adalah tanda hubung biasa, tanda plus tidak ditulis.",
)
NUMBER_FOREIGN = _rule(
    "angka-bukan-ascii",
    "Angka bukan 0–9",
    "Angka «{isi}» pada kolom «{kolom}» memakai lambang selain 0–9.",
    "Tulis {saran}.",
)
NUMBER_PERCENT = _rule(
    "angka-persen",
    "Angka memuat tanda persen",
    "Angka «{isi}» pada kolom «{kolom}» memuat tanda persen.",
    "Tulis {saran}; satuan persen sudah tercatat pada indikator.",
)
NUMBER_CURRENCY = _rule(
    "angka-rupiah",
    "Angka memuat lambang mata uang",
    "Angka «{isi}» pada kolom «{kolom}» memuat lambang mata uang.",
    "Tulis {saran}, rupiah utuh tanpa «Rp» dan tanpa pemisah ribuan.",
)
NUMBER_EXPONENT = _rule(
    "angka-eksponen",
    "Angka ditulis dengan pangkat",
    "Angka «{isi}» pada kolom «{kolom}» ditulis dengan pangkat sepuluh.",
    "Tulis seluruh angkanya, misalnya {saran}; di Excel ubah format sel menjadi «Number» sebelum menyimpan.",
)
NUMBER_ZERO = _rule(
    "angka-nol-depan",
    "Angka diawali nol",
    "Angka «{isi}» pada kolom «{kolom}» diawali nol.",
    "Tulis {saran}.",
)
NUMBER_COMMA = _rule(
    "angka-koma",
    "Koma desimal",
    "Angka «{isi}» pada kolom «{kolom}» memakai koma.",
    "Tulis {saran}; tanda desimal di berkas data adalah titik, dan di laporan tercetak koma.",
)
NUMBER_COMMA_TWO = _rule(
    "angka-koma-dua-arti",
    "Koma dengan dua arti",
    "Angka «{isi}» pada kolom «{kolom}» dapat dibaca dua cara: koma desimal atau pemisah ribuan.",
    "Tulis {saran} atau {lain}, sesuai yang dimaksud.",
)
NUMBER_THOUSANDS = _rule(
    "angka-ribuan",
    "Pemisah ribuan",
    "Angka «{isi}» pada kolom «{kolom}» memakai pemisah ribuan.",
    "Tulis {saran}.",
)
NUMBER_DOT_IN_WHOLE = _rule(
    "angka-titik-ribuan",
    "Titik pada bilangan bulat",
    "Angka «{isi}» pada kolom «{kolom}» dapat dibaca dua cara: titik pemisah ribuan, atau titik desimal.",
    "Kolom ini berisi bilangan bulat: tulis {saran} bila titik itu pemisah ribuan, atau {lain} bila titik itu desimal "
    "(pecahan tidak ditulis).",
)
NUMBER_NOT_WHOLE = _rule(
    "angka-pecahan",
    "Pecahan pada bilangan bulat",
    "Angka «{isi}» pada kolom «{kolom}» memuat pecahan, padahal kolom ini berisi bilangan bulat.",
    "Tulis bilangan bulatnya sesuai dokumen sumber, misalnya {saran}.",
)
NUMBER_NEGATIVE = _rule(
    "angka-negatif",
    "Angka kurang dari nol",
    "Angka «{isi}» pada kolom «{kolom}» kurang dari nol.",
    "Tulis angka nol atau lebih; pengurangan dijelaskan pada kolom keterangan atau catatan.",
)
NUMBER_RANGE = _rule(
    "angka-di-luar-batas",
    "Angka di luar batas",
    "Angka «{isi}» pada kolom «{kolom}» di luar yang diperbolehkan.",
    "Tulis {arti}, misalnya {contoh}.",
)
NUMBERS: Mapping[Fault, Rule] = {
    Fault.NOT_A_NUMBER: NUMBER_FORM,
    Fault.EMPTY_WORD: NUMBER_EMPTY_WORD,
    Fault.SPACES: NUMBER_SPACES,
    Fault.SIGN: NUMBER_SIGN,
    Fault.FOREIGN_DIGITS: NUMBER_FOREIGN,
    Fault.PERCENT: NUMBER_PERCENT,
    Fault.CURRENCY: NUMBER_CURRENCY,
    Fault.EXPONENT: NUMBER_EXPONENT,
    Fault.LEADING_ZERO: NUMBER_ZERO,
    Fault.COMMA: NUMBER_COMMA,
    Fault.COMMA_TWO_READINGS: NUMBER_COMMA_TWO,
    Fault.THOUSANDS: NUMBER_THOUSANDS,
    Fault.DOT_IN_WHOLE: NUMBER_DOT_IN_WHOLE,
    Fault.NOT_WHOLE: NUMBER_NOT_WHOLE,
    Fault.NEGATIVE: NUMBER_NEGATIVE,
}

RULES: tuple[Rule, ...] = (*NUMBERS.values(), NUMBER_RANGE)
