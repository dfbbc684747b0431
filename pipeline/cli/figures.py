"""How measured figures are shown: a table for people, JSON for programs, a Markdown table for the Git host's summary."""

from collections.abc import Iterator, Sequence

from ..core import export, words
from ..core.scorecard import Achievement, Scorecard, StretchScore, Trace
from . import screen


def show(scorecards: Sequence[Scorecard], period: str, form: str, *, traced: bool) -> None:
    """Print the figures of every scorecard, of one period or of all periods and the year."""
    if form == "json":
        screen.data([export.scorecard(card) for card in scorecards])
        return
    told = {"teks": _text, "github": _markdown}[form]
    for card in scorecards:
        for stretch in _chosen(card, period):
            screen.say("\n".join(told(card, stretch)))
            if traced:
                screen.say("\n".join(_traces(stretch)))
            screen.say("")


def _chosen(card: Scorecard, period: str) -> Sequence[StretchScore]:
    if period:
        return [s for s in card.periods if s.period and s.period.code == period]
    return [*(s for s in card.periods if any(a.actual for a in s.achievements)), card.year]


def _heading(card: Scorecard, stretch: StretchScore) -> str:
    name = stretch.period.name if stretch.period else f"Tahun, data sampai dengan {words.month_name(stretch.last_month)}"
    return f"{card.dossier.office.short_name} {card.dossier.year} · {name}"


def _figure(found: Achievement, decimals: int) -> str:
    if found.value is None:
        return found.outcome.value
    text = words.percent(found.value, decimals)
    return f"{text} (mentah {words.percent(found.raw, decimals)})" if found.is_capped else text


def _rows(stretch: StretchScore, decimals: int) -> Iterator[tuple[str, str, str, str, str]]:
    for found in stretch.achievements:
        indicator = found.indicator
        yield (
            indicator.code,
            words.with_unit(found.target, indicator),
            words.with_unit(found.actual, indicator),
            _figure(found, decimals),
            found.category,
        )


HEADS = ("Indikator", "Target", "Realisasi", "Capaian", "Kategori")


def _text(card: Scorecard, stretch: StretchScore) -> list[str]:
    decimals = card.dossier.rules.rounding
    rows = [HEADS, *_rows(stretch, decimals)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADS))]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:4], widths[1:4], strict=True)), row[4]]) for row in rows
    ]
    return [screen.style(_heading(card, stretch), bold=True), *(line.rstrip() for line in lines), *_closing(card, stretch)]


def _markdown(card: Scorecard, stretch: StretchScore) -> list[str]:
    rows = [HEADS, ("---", "---:", "---:", "---:", "---"), *_rows(stretch, card.dossier.rules.rounding)]
    return [f"### {_heading(card, stretch)}", "", *("| " + " | ".join(row) + " |" for row in rows), "", *_closing(card, stretch)]


def _closing(card: Scorecard, stretch: StretchScore) -> list[str]:
    """Name the mean and every choice that governs the figures above, with its basis."""
    rules, office = card.dossier.rules, stretch.office
    what = "sasaran" if rules.office_aggregation == "rata-rata-sasaran" else "indikator"
    category = f" ({office.category})" if office.category else ""
    mean = words.percent(office.value, rules.rounding)
    lines = [f"Capaian satuan kerja: {mean}{category}, dihitung dari {office.counted} dari {office.total} {what}."]
    lines.append(f"Agregasi: {rules.office_aggregation} — {rules.office_aggregation_basis}")
    if rules.cap is not None:
        lines.append(f"Batas atas capaian: {words.percent(rules.cap, 0)} — {rules.cap_basis}")
    return lines


def _traces(stretch: StretchScore) -> Iterator[str]:
    for found in stretch.achievements:
        yield f"{found.indicator.code} {found.indicator.name}"
        yield from _trace(found.trace)
    yield "Satuan kerja"
    yield from _trace(stretch.office.trace)


def _trace(found: Trace) -> Iterator[str]:
    for source in found.sources:
        yield f"    {source.label}: {source.text}  ({source.place.file} baris {source.place.row})"
    for step in (*found.steps, found.expression, found.cap):
        if step:
            yield f"    {step}"
