"""Checks on how indicators are defined and measured: changes against last year, the category scale, weights, quality of definitions."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from .. import words
from ..findings import Finding, Place
from ..model import Indicator
from .case import Case, at
from .rules import planning as rules

FULL = Decimal(100)
NEARLY = Decimal("0.05")  # what rounding of equal weights may leave, e.g. 3 × 33,33
SCALE = "aturan.kategori.kelas"
OUTPUTS = ("jumlah laporan", "jumlah dokumen")


def unchanged(case: Case) -> Iterator[Finding]:
    """An indicator whose name, unit or polarity is not last year's, without a note in indikator.csv."""
    before = {i.code: i for i in case.previous.strategy.indicators} if case.previous else {}
    agreed_before = {c.indicator for c in case.previous.commitments} if case.previous else set()
    for indicator, _ in case.agreed:
        old = before.get(indicator.code)
        if old is None or indicator.code not in agreed_before or indicator.note or case.previous is None:
            continue
        yield from _changes(indicator, old, case.previous.year)


def _changes(now: Indicator, before: Indicator, year: int) -> Iterator[Finding]:
    if now.polarity is not before.polarity:
        yield rules.POLARITY_CHANGED.at(
            at(now.place, "polaritas"), code=now.code, before=before.polarity.value, year=year, now=now.polarity.value
        )
    for column, what, old, new in (("indikator", "Rumusan", before.name, now.name), ("satuan", "Satuan", before.unit, now.unit)):
        if _folded(old) != _folded(new):
            yield rules.CHANGED.at(at(now.place, column), what=what, code=now.code, before=old, year=year, now=new)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def scale_descends(case: Case) -> Iterator[Finding]:
    """Two classes that claim the same achievement. Equal bounds are fine when only the lower class includes its bound (>100, =100)."""
    scale = case.dossier.rules.categories
    for above, lower in zip(scale.classes, scale.classes[1:], strict=False):
        is_point = above.lower == lower.lower and lower.inclusive and not above.inclusive
        if above.lower <= lower.lower and not is_point:
            yield rules.SCALE_OVERLAP.at(
                at(scale.place, SCALE),
                name=lower.name,
                lower=words.plain(lower.lower),
                above=above.name,
                above_lower=words.plain(above.lower),
            )


def scale_reaches_zero(case: Case) -> Iterator[Finding]:
    """A lowest class that leaves achievements from zero upwards without a category."""
    scale = case.dossier.rules.categories
    lowest = min(scale.classes, key=lambda c: (c.lower, not c.inclusive), default=None)
    if lowest and (lowest.lower > 0 or (lowest.lower == 0 and not lowest.inclusive)):
        bound = words.plain(lowest.lower)
        yield rules.SCALE_GAP.at(
            at(scale.place, SCALE),
            name=lowest.name,
            edge="pada" if lowest.inclusive else "di atas",
            lower=bound,
            without=f"di bawah {bound}" if lowest.inclusive else f"{bound} dan di bawahnya",
        )


def scale_names(case: Case) -> Iterator[Finding]:
    """A class name used twice."""
    scale = case.dossier.rules.categories
    for name, times in Counter(c.name for c in scale.classes).items():
        if times > 1:
            yield rules.SCALE_NAMES.at(at(scale.place, SCALE), name=name)


def weights(case: Case) -> Iterator[Finding]:
    """Weights that do not make 100, where the year weighs or any weight is given."""
    commitments = case.dossier.commitments
    methods = (case.dossier.rules.office_aggregation, case.dossier.rules.objective_aggregation)
    given = [c.weight for c in commitments if c.weight is not None]
    if not commitments or ("tertimbang" not in methods and not given):
        return
    total = sum(given, Decimal(0))
    without = [c.indicator for c in commitments if c.weight is None]
    if abs(total - FULL) > NEARLY or without:
        place = Place(commitments[0].place.file, 0, "bobot")
        missing = f"; belum berbobot: {words.listed(without)}" if without else ""
        yield rules.WEIGHTS.at(place, total=words.plain(total), missing=missing)


def defined(case: Case) -> Iterator[Finding]:
    """An agreed indicator without definition, formula or source of data."""
    for indicator, _ in case.agreed:
        columns = {"definisi": indicator.definition, "formula": indicator.formula, "sumber_data": indicator.source}
        for column, text in columns.items():
            if not text.strip():
                yield rules.NOT_SMART.at(at(indicator.place, column), column=column, code=indicator.code)


def about_results(case: Case) -> Iterator[Finding]:
    """An agreed indicator that only counts documents or reports."""
    for indicator, _ in case.agreed:
        thing = next((start for start in OUTPUTS if _folded(indicator.name).startswith(start)), "")
        if thing:
            yield rules.OUTPUT_ONLY.at(at(indicator.place, "indikator"), code=indicator.code, thing=thing.removeprefix("jumlah "))


CHECKS = (unchanged, scale_descends, scale_reaches_zero, scale_names, weights, defined, about_results)
