"""Small print under tables: the rule that governs the figures, each with its basis."""

from collections.abc import Collection
from decimal import Decimal

from .. import words
from ..model import Polarity, Rules
from ..scorecard import Achievement
from .view import View

BASIS = "{rule} Dasar: {basis}."
CAP = "Capaian dibatasi {cap}."
CAP_NONE = "Capaian tidak dibatasi."
CAP_ACTED = "{code}: capaian dibatasi {cap}, nilai mentah {raw}."
FLOOR = "Dalam rata-rata, capaian di bawah {floor} dihitung sebesar {floor}."
OFFICE = {
    "rata-rata-indikator": "Capaian satuan kerja adalah rata-rata capaian seluruh indikator.",
    "rata-rata-sasaran": "Capaian satuan kerja adalah rata-rata capaian sasaran strategis.",
    "tertimbang": "Capaian satuan kerja adalah rata-rata capaian tertimbang menurut bobot.",
}
OBJECTIVE = {
    "rata-rata": "Capaian sasaran adalah rata-rata capaian indikatornya.",
    "tertimbang": "Capaian sasaran adalah rata-rata capaian indikatornya menurut bobot.",
}
NO_DATA = {
    "tidak-dihitung": "n/a berarti data belum ada; indikator itu tidak ikut dalam rata-rata tahun.",
    "nol": "n/a berarti data belum ada; dalam rata-rata tahun indikator itu dihitung nol.",
}
ZERO_NAMES = {"tidak-dihitung": "berarti belum jatuh tempo sehingga tidak dihitung", "tujuan": "berarti nol adalah tujuannya"}
ZERO = "Target nol pada polaritas {polarities} {meaning}."
ZERO_MISS = "Bila nol adalah tujuannya dan realisasi tidak nol, capaiannya {miss}."
MINIMIZE = {
    "selisih": "Untuk polaritas minimal, capaian = (2 × target − realisasi) ÷ target × 100.",
    "nisbah": "Untuk polaritas minimal, capaian = target ÷ realisasi × 100.",
}
STABLE = {"simetris": "Untuk polaritas stabil, capaian = (1 − |realisasi − target| ÷ target) × 100."}
SCALE = "Kategori: {classes}."
ROUNDING = "Angka dibulatkan setengah ke atas menjadi {decimals} desimal hanya pada saat dicetak."
EFFICIENCY = {
    "pmk-22-2021": (
        "Efisiensi (E) = Σ(alokasi × capaian keluaran − realisasi) ÷ Σ(alokasi × capaian keluaran) × 100, dibatasi −20% s.d. 20%; "
        "nilai efisiensi (NE) = 50% + (E ÷ 20) × 50%."
    ),
    "sederhana": "Efisiensi = capaian kinerja − serapan anggaran (poin persen); bermakna bila capaian sekurang-kurangnya 100%.",
}
ABSORPTION = "Serapan = realisasi ÷ pagu revisi × 100; n/a bila pagu nol."
NOT_YET = "n/a pada suatu masa berarti target atau realisasi masa itu belum ada."
DUE_ONLY = "Rata-rata periode hanya memuat indikator yang targetnya sudah jatuh tempo."
REACH = "Angka tahun {year} sampai dengan {until}."
POINTS = "Perubahan indikator persen dinyatakan dalam poin persen."


def sourced(rule: str, basis: str) -> str:
    """Return the rule with its basis; a rule without one stands alone."""
    return BASIS.format(rule=rule, basis=basis.rstrip(".")) if basis else rule


def cap(rules: Rules) -> str:
    """Say what the upper bound of an achievement is."""
    text = CAP_NONE if rules.cap is None else CAP.format(cap=words.plain(rules.cap) + "%")
    return sourced(text, rules.cap_basis)


def floor(rules: Rules) -> tuple[str, ...]:
    """Say what the lower bound within means is, where there is one."""
    if rules.floor is None:
        return ()
    return (sourced(FLOOR.format(floor=words.plain(rules.floor) + "%"), rules.floor_basis),)


def office_mean(rules: Rules) -> str:
    """Say how achievements become the office's."""
    return sourced(OFFICE[rules.office_aggregation], rules.office_aggregation_basis)


def objective_mean(rules: Rules) -> str:
    """Say how achievements become a sasaran's."""
    return sourced(OBJECTIVE[rules.objective_aggregation], rules.objective_aggregation_basis)


def no_data(rules: Rules) -> str:
    """Say what n/a means and does."""
    return sourced(NO_DATA[rules.no_data], rules.no_data_basis)


def zero_target(rules: Rules, polarities: Collection[Polarity] = tuple(Polarity)) -> str:
    """Say what a target of zero means for these polarities, with its basis."""
    return sourced(zero_meaning(rules, polarities), rules.zero_target_basis)


def zero_meaning(rules: Rules, polarities: Collection[Polarity] = tuple(Polarity)) -> str:
    """Say what a target of zero means for these polarities."""
    meanings: dict[str, list[str]] = {}
    for polarity in Polarity:
        if polarity in rules.zero_target and polarity in polarities:
            meanings.setdefault(rules.zero_target[polarity], []).append(str(polarity))
    sentences = [ZERO.format(polarities=words.listed(names), meaning=ZERO_NAMES[m]) for m, names in meanings.items()]
    if "tujuan" in meanings:
        sentences.append(ZERO_MISS.format(miss=words.plain(rules.zero_miss) + "%"))
    return " ".join(sentences)


def minimize(rules: Rules) -> str:
    """Return the formula for less-is-better."""
    return sourced(MINIMIZE[rules.minimize], rules.minimize_basis)


def stable(rules: Rules) -> str:
    """Return the formula for on-target-is-best."""
    return sourced(STABLE.get(rules.stable, rules.stable), rules.stable_basis)


def scale(rules: Rules) -> str:
    """Return the category scale in one sentence, with its basis."""
    return sourced(classes(rules), rules.categories.basis)


def classes(rules: Rules) -> str:
    """Return the category scale in one sentence."""
    shown = "; ".join(f"{c.name} {'≥' if c.inclusive else '>'} {_bound(c.lower)}" for c in rules.categories.classes)
    return SCALE.format(classes=shown)


def _bound(lower: Decimal) -> str:
    return words.plain(lower) + "%"


def reach(view: View) -> tuple[str, ...]:
    """Say how far the figures of an unfinished year reach."""
    return (REACH.format(year=view.year, until=view.until),) if view.is_unfinished and view.last_month else ()


def rounding(rules: Rules) -> str:
    """Say when and how figures are rounded."""
    return sourced(ROUNDING.format(decimals=rules.rounding), rules.rounding_basis)


def efficiency(rules: Rules) -> str:
    """Return the formula of efficiency."""
    return sourced(EFFICIENCY.get(rules.efficiency, rules.efficiency), rules.efficiency_basis)


def capped(view: View, achievements: tuple[Achievement, ...]) -> tuple[str, ...]:
    """Name every achievement that the cap changed, with its raw value."""
    bound = view.card.dossier.rules.cap
    if bound is None:
        return ()
    limit = words.plain(bound) + "%"
    return tuple(CAP_ACTED.format(code=a.indicator.code, cap=limit, raw=view.percent(a.raw)) for a in achievements if a.is_capped)


def governing(view: View, achievements: tuple[Achievement, ...]) -> tuple[str, ...]:
    """Return the notes of a table of achievements: cap, formulas in use, zero targets, n/a, scale, those that apply."""
    rules = view.card.dossier.rules
    polarities = {a.indicator.polarity for a in achievements if not a.indicator.kind.is_worded}
    zero = {a.indicator.polarity for a in achievements if a.target is not None and a.target.number == 0}
    return (
        cap(rules),
        *capped(view, achievements),
        *((minimize(rules),) if Polarity.LESS in polarities else ()),
        *((stable(rules),) if Polarity.STABLE in polarities else ()),
        *((zero_target(rules, zero),) if zero else ()),
        *((no_data(rules),) if any(a.value is None for a in achievements) else ()),
        scale(rules),
    )
