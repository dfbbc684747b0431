"""The registry of formulas, as data: what each is called, how it is written, where it comes from, and what it computes.

R is the realisasi, T the target, T–B a target range. Results are percents, unrounded and uncapped.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from operator import eq, ge, le

from . import exact, words
from .model import Polarity

FULL = Decimal(100)
NOTHING = Decimal(0)
SHOWN_DECIMALS = 6  # a longer fraction is shortened where an expression is written out, never in the sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a formula is applied to: numbers, or the ranks of words."""

    actual: Decimal
    target: Decimal
    upper: Decimal | None = None
    polarity: Polarity = Polarity.MORE
    miss: Decimal = NOTHING  # result where zero is the aim and was missed

    @property
    def is_met(self) -> bool:
        """Whether the actual is at least as good as the target, by polarity."""
        return MEETS[self.polarity](self.actual, self.target)


MEETS: Mapping[Polarity, Callable[[Decimal, Decimal], bool]] = {
    Polarity.MORE: ge,
    Polarity.LESS: le,
    Polarity.STABLE: eq,
    Polarity.RANGE: eq,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula as a reader meets it: its name, its expression in R and T, and its source."""

    code: str
    name: str
    expression: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementFormula(Formula):
    """A formula of capaian. `function` returns None where the formula is undefined, and `limits` says when that is."""

    function: Callable[[Case], Decimal | None]
    worked: Callable[[Case], str]
    limits: str = ""


def shown(number: Decimal) -> str:
    """Return a number for a written expression: as given, or rounded to six decimals with `≈`."""
    decimals = -int(number.normalize().as_tuple().exponent)
    return words.plain(number) if decimals <= SHOWN_DECIMALS else "≈" + words.number(number, SHOWN_DECIMALS)


def _fill(template: str, case: Case) -> str:
    return template.format(R=_bracketed(case.actual), T=_bracketed(case.target))


def _bracketed(number: Decimal) -> str:
    return f"({shown(number)})" if number < 0 else shown(number)


def _more(case: Case) -> Decimal | None:
    return exact.percent(case.actual, case.target) if case.target > 0 else None


def _less_by_difference(case: Case) -> Decimal | None:
    twice = exact.product(Decimal(2), case.target)
    return exact.percent(exact.difference(twice, case.actual), case.target) if case.target > 0 else None


def _less_by_ratio(case: Case) -> Decimal | None:
    if case.target <= 0 or case.actual < 0:
        return None
    return exact.percent(case.target, case.actual) if case.actual else FULL


def _stable(case: Case) -> Decimal | None:
    deviation = exact.difference(case.actual, case.target).copy_abs()
    return exact.percent(exact.difference(case.target, deviation), case.target) if case.target > 0 else None


def _range(case: Case) -> Decimal | None:
    if case.upper is None or case.upper < case.target:
        return None
    if case.target <= case.actual <= case.upper:
        return FULL
    bound = nearest_bound(case)
    return exact.percent(case.actual, bound) if bound > 0 else None


def nearest_bound(case: Case) -> Decimal:
    """Return the end of the target range that an actual outside it is compared with."""
    return case.target if case.upper is None or case.actual < case.target else case.upper


def _met(case: Case) -> Decimal:
    return FULL if case.is_met else NOTHING


def _zero_aim(case: Case) -> Decimal:
    return FULL if case.is_met else case.miss


def _worked_ratio(case: Case) -> str:
    return _fill("{T} ÷ {R} × 100", case) if case.actual else "R = 0: ditetapkan 100"


def _worked_range(case: Case) -> str:
    span = f"{shown(case.target)}–{shown(case.upper)}" if case.upper is not None else shown(case.target)
    if _range(case) == FULL:
        return f"{shown(case.actual)} di dalam {span}: 100"
    return f"{_bracketed(case.actual)} ÷ {_bracketed(nearest_bound(case))} × 100 (di luar {span})"


def _worked_met(case: Case) -> str:
    return f"target terpenuhi: {shown(FULL)}" if case.is_met else f"target tidak terpenuhi: {shown(NOTHING)}"


def _worked_zero(case: Case) -> str:
    return f"R = {shown(case.actual)} terhadap tujuan nol: {shown(_zero_aim(case))}"


def _written(
    code: str, name: str, template: str, source: str, function: Callable[[Case], Decimal | None], limits: str
) -> AchievementFormula:
    """Return a formula whose worked form is its template filled in."""
    expression = template.format(R="R", T="T")
    return AchievementFormula(
        code=code, name=name, expression=expression, source=source, function=function, worked=partial(_fill, template), limits=limits
    )


_NO_NEGATIVE_TARGET = "Rumus ini tidak berlaku bagi target nol atau negatif."

ACHIEVEMENT: Mapping[str, AchievementFormula] = {
    formula.code: formula
    for formula in (
        _written(
            "maksimal",
            "Makin besar makin baik",
            "{R} ÷ {T} × 100",
            "LKjIP Kabupaten Maluku Tengah 2021, hlm. 94",
            _more,
            _NO_NEGATIVE_TARGET,
        ),
        _written(
            "minimal-selisih",
            "Makin kecil makin baik, menurut selisih",
            "(2 × {T} − {R}) ÷ {T} × 100",
            "LKjIP Kabupaten Maluku Tengah 2021, hlm. 94; sama dengan kondisi khusus PermenPANRB Sistem Manajemen Kinerja, hlm. 110",
            _less_by_difference,
            _NO_NEGATIVE_TARGET,
        ),
        AchievementFormula(
            code="minimal-nisbah",
            name="Makin kecil makin baik, menurut nisbah",
            expression="T ÷ R × 100; R = 0: 100",
            source="E-Sakip Kabupaten Pringsewu, monev trend turun",
            function=_less_by_ratio,
            worked=_worked_ratio,
            limits="Rumus ini tidak berlaku bagi target nol atau negatif dan bagi realisasi negatif.",
        ),
        _written(
            "stabil",
            "Tepat target yang terbaik",
            "(1 − |{R} − {T}| ÷ {T}) × 100",
            "Bentuk simetris sederhana; penyimpangan ke dua arah sama beratnya",
            _stable,
            _NO_NEGATIVE_TARGET,
        ),
        AchievementFormula(
            code="rentang",
            name="Target berupa rentang T–B",
            expression="T ≤ R ≤ B: 100; R < T: R ÷ T × 100; R > B: R ÷ B × 100",
            source="PermenPANRB Sistem Manajemen Kinerja, hlm. 99 dan 110",
            function=_range,
            worked=_worked_range,
            limits="Rumus ini memerlukan batas bawah dan batas atas yang berurutan, dan batas terdekat yang lebih dari nol.",
        ),
        AchievementFormula(
            code="terpenuhi",
            name="Sebutan: terpenuhi atau tidak",
            expression="R mencapai T: 100; tidak: 0",
            source="Nisbah peringkat bersifat sembarang, sehingga sebutan dinilai terpenuhi atau tidak",
            function=_met,
            worked=_worked_met,
        ),
        AchievementFormula(
            code="skala",
            name="Sebutan: nisbah peringkat",
            expression="peringkat R ÷ peringkat T × 100",
            source="E-Sakip Kabupaten Pringsewu, satuan predikat",
            function=_more,
            worked=partial(_fill, "peringkat {R} ÷ peringkat {T} × 100"),
            limits="Nisbah peringkat memerlukan peringkat target lebih dari nol.",
        ),
        AchievementFormula(
            code="nol-tujuan",
            name="Nol adalah tujuannya",
            expression="R = 0: 100; meleset dari nol: nilai meleset menurut periode.yml",
            source="Pembagian dengan target nol tidak terdefinisi; nilai meleset ditetapkan dalam periode.yml",
            function=_zero_aim,
            worked=_worked_zero,
        ),
    )
}

SUMMARIES: Mapping[str, Formula] = {
    formula.code: formula
    for formula in (
        Formula(code="rata-rata", name="Rata-rata", expression="Σ capaian ÷ banyaknya", source="agregasi menurut periode.yml"),
        Formula(
            code="tertimbang",
            name="Rata-rata tertimbang",
            expression="Σ (bobot × capaian) ÷ Σ bobot",
            source="agregasi menurut periode.yml",
        ),
        Formula(code="serapan", name="Serapan anggaran", expression="realisasi ÷ pagu revisi × 100", source="praktik Laporan Kinerja"),
        Formula(
            code="pmk-22-2021",
            name="Efisiensi keluaran",
            expression="E = Σ (AARO × CRO − RARO) ÷ Σ (AARO × CRO) × 100; NE = 50 + E ÷ 20 × 50, E dibatasi −20 sampai 20",
            source="PMK 22/PMK.02/2021",
        ),
        Formula(
            code="sederhana",
            name="Efisiensi sederhana",
            expression="capaian kinerja − serapan anggaran, bila capaian sekurang-kurangnya 100",
            source="praktik Laporan Kinerja",
        ),
    )
}

FORMULAS: Mapping[str, Formula] = {**ACHIEVEMENT, **SUMMARIES}
