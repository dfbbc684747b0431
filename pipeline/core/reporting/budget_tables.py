"""Tables of the budget: by programme, by line, by source of funds, by kind of spending, and efficiency."""

from collections.abc import Iterable

from .. import words
from ..document import Column, Table
from ..scorecard import BudgetScore
from . import notes
from .cells import CENTER, LEFT, RIGHT, Row, cell, column
from .view import View

FULL = 100  # below it, money left over is work not done
INDENT = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
NOTHING = "–"


def of(view: View) -> tuple[Table, ...]:
    """Return the tables of the budget; those that would be empty are left out."""
    card = view.card.budget
    programmes = [b for b in card.lines if b.level == "program"]
    found = (
        _table(view, "tbl-program", "Pagu dan realisasi per program", "Program", programmes),
        _lines(view),
        _table(view, "tbl-sumber-dana", "Pagu dan realisasi per sumber dana", "Sumber dana", card.funds),
        _table(view, "tbl-jenis-belanja", "Pagu dan realisasi per jenis belanja", "Jenis belanja", card.types),
        _efficiency(view),
    )
    return tuple(t for t in found if t.body)


def _columns(head: str) -> tuple[Column, ...]:
    return (
        column("Kode", 1.3),
        column(head, 3.0),
        column("Pagu awal", 1.9, RIGHT),
        column("Pagu revisi", 1.9, RIGHT),
        column("Realisasi", 1.9, RIGHT),
        column("Serapan", 1.1, RIGHT),
    )


def _money(view: View, score: BudgetScore, bold: bool = False) -> Row:
    amounts = (score.initial, score.revised, score.realised)
    return (*(cell(words.rupiah(a), bold=bold) for a in amounts), cell(view.percent(score.absorption), bold=bold))


def _notes(view: View) -> tuple[str, ...]:
    document = view.card.dossier.budget_total.document
    return (*((f"Pagu menurut {document}.",) if document else ()), notes.ABSORPTION)


def _table(view: View, ident: str, caption: str, head: str, scores: Iterable[BudgetScore]) -> Table:
    total = (cell("Jumlah", columns=2, bold=True), *_money(view, view.card.budget.total, bold=True))
    return Table(
        ident=ident,
        caption=f"{caption} {view.span}",
        columns=_columns(head),
        body=tuple((cell(s.code or NOTHING), cell(s.name or s.code), *_money(view, s)) for s in scores),
        footer=(total,),
        notes=_notes(view),
    )


def _lines(view: View) -> Table:
    lines = [b for b in view.card.budget.lines if b.level != "rincian"]
    outputs = any(b.volume is not None for b in lines)
    body = [_line(view, b, outputs) for b in lines]
    columns = _columns("Program, kegiatan, dan keluaran")
    total = (cell("Jumlah", columns=2, bold=True), *_money(view, view.card.budget.total, bold=True))
    return Table(
        ident="tbl-kegiatan",
        caption=f"Pagu, realisasi, dan keluaran per kegiatan {view.span}",
        columns=(*columns, column("Volume keluaran", 1.7)) if outputs else columns,
        body=tuple(body),
        footer=((*total, cell(NOTHING)),) if outputs else (total,),
        notes=(*_notes(view), *(("Volume keluaran: yang dicapai dari yang direncanakan.",) if outputs else ())),
        landscape=outputs,
    )


def _line(view: View, score: BudgetScore, outputs: bool) -> Row:
    bold = score.depth == 0
    cells = (cell(score.code, bold=bold), cell(INDENT * score.depth + score.name, bold=bold), *_money(view, score, bold))
    return (*cells, cell(_volume(score))) if outputs else cells


def _volume(score: BudgetScore) -> str:
    if score.volume is None:
        return NOTHING
    done = words.NOT_AVAILABLE if score.volume_done is None else words.plain(score.volume_done)
    return f"{done} dari {words.plain(score.volume)} {score.volume_unit}".strip()


def _efficiency(view: View) -> Table:
    card = view.card.budget
    budgets = {b.code: b for b in card.objectives}
    gaps = dict(card.objective_efficiency)
    rows = [
        (
            cell(f"{o.objective.code} {o.objective.name}"),
            cell(view.percent(o.aggregate.value)),
            cell(words.rupiah(budgets[o.objective.code].revised)),
            cell(words.rupiah(budgets[o.objective.code].realised)),
            cell(view.percent(budgets[o.objective.code].absorption)),
            cell(words.number(gaps.get(o.objective.code), view.decimals)),
        )
        for o in view.card.year.objectives
        if o.objective.code in budgets
    ]
    return Table(
        ident="tbl-efisiensi",
        caption=f"Efisiensi penggunaan sumber daya {view.span}",
        columns=(
            column("Sasaran strategis", 2.8, LEFT),
            column("Capaian", 1.1, RIGHT),
            column("Pagu revisi", 1.9, RIGHT),
            column("Realisasi", 1.9, RIGHT),
            column("Serapan", 1.1, RIGHT),
            column("Selisih (poin persen)", 1.2, CENTER if not rows else RIGHT),
        ),
        body=(*rows, _total(view)) if card.lines else (),
        footer=_methods(view),
        notes=(
            notes.efficiency(view.card.dossier.rules),
            *_worked(view),
            "Selisih sasaran ialah capaian dikurangi serapan; n/a bila salah satunya belum ada atau capaiannya di bawah 100%.",
        ),
    )


def _worked(view: View) -> tuple[str, ...]:
    """Return how the office's efficiency was worked out; the formula itself stands in the note before."""
    trace = view.card.budget.efficiency.trace
    worked = (f"Hitungan: {trace.expression}.",) if trace.expression else ()
    return (*worked, *(step for step in trace.steps if not step.startswith("Rumus:")))


def _methods(view: View) -> tuple[Row, ...]:
    e = view.card.budget.efficiency
    used = e.value if e.limited is None else e.limited
    value = view.points(used) if e.method == "sederhana" else view.percent(used)
    rows = [("Efisiensi anggaran satuan kerja", value)]
    if e.score is not None:
        rows.append(("Nilai efisiensi (NE)", view.percent(e.score)))
    return tuple((cell(name, columns=5, bold=True), cell(text, bold=True)) for name, text in rows)


def _total(view: View) -> Row:
    total, office = view.card.budget.total, view.card.year.office
    is_full = office.value is not None and words.rounded(office.value, view.decimals) >= FULL
    gap = office.value - total.absorption if is_full and office.value is not None and total.absorption is not None else None
    return (
        cell("Satuan kerja", bold=True),
        cell(view.percent(office.value), bold=True),
        cell(words.rupiah(total.revised), bold=True),
        cell(words.rupiah(total.realised), bold=True),
        cell(view.percent(total.absorption), bold=True),
        cell(words.number(gap, view.decimals), bold=True),
    )
