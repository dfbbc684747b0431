"""Scorecards for tests of the report: a full year with every awkward outcome, and small ones, measured by the real thing."""

from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from pipeline.core import model as m
from pipeline.core.measure import measure
from pipeline.core.reporting.view import View
from pipeline.core.scorecard import Scorecard
from tests import builders as b

FOLDER = PurePosixPath("periods/2025")
PERCENT = {"kind": m.Kind.PERCENT, "unit": "persen"}
COUNT = {"kind": m.Kind.NUMBER, "unit": "laporan", "decimals": 0}

INDICATORS = (
    b.indicator("IK-1.1", **PERCENT, standard=b.value("77.5"), standard_basis="RPJMN 2025–2029"),
    b.indicator("IK-1.2", **COUNT, consolidation=m.Consolidation.SUM),
    b.indicator("IK-1.3", **PERCENT, polarity=m.Polarity.LESS),
    b.indicator("IK-2.1", objective="SS-2", kind=m.Kind.NUMBER, unit="temuan", decimals=0, polarity=m.Polarity.LESS),
    b.indicator("IK-2.2", objective="SS-2", kind=m.Kind.GRADE, unit="predikat"),
    b.indicator("IK-2.3", objective="SS-2", kind=m.Kind.OPINION, unit="opini"),
    b.indicator("IK-2.4", objective="SS-2", kind=m.Kind.YES_NO, unit="ya/tidak"),
    b.indicator("IK-3.1", objective="SS-3", kind=m.Kind.INDEX, unit="indeks", polarity=m.Polarity.RANGE),
    b.indicator("IK-3.2", objective="SS-3", kind=m.Kind.RUPIAH, unit="rupiah", decimals=0, polarity=m.Polarity.STABLE),
    b.indicator("IK-3.3", objective="SS-3", **COUNT),
    b.indicator("IK-3.4", objective="SS-3", **COUNT, note="Rumusan disesuaikan"),
)
PROMISES = (
    b.commitment("IK-1.1", "77.50"),
    b.commitment("IK-1.2", "10"),
    b.commitment("IK-1.3", "0.20"),
    b.commitment("IK-2.1", "0"),
    b.commitment("IK-2.2", "BB"),
    b.commitment("IK-2.3", "WTP"),
    b.commitment("IK-2.4", "ya"),
    b.commitment("IK-3.1", "80", "90"),
    b.commitment("IK-3.2", "5000"),
    b.commitment("IK-3.3", "4"),
    b.commitment("IK-3.4", "0"),
)
ENTRIES = (
    *(b.entry("IK-1.1", month, f"{60 + month}.00", obstacle="Jaringan lambat", follow_up="Jadwal diatur") for month in range(1, 12)),
    b.entry("IK-1.1", 12, "72.76"),
    b.entry("IK-1.2", 6, "20"),
    b.entry("IK-1.2", 12, "15"),
    b.entry("IK-1.3", 12, "0.15"),
    b.entry("IK-2.1", 12, "0"),
    b.entry("IK-2.2", 12, "B"),
    b.entry("IK-2.3", 12, "WTP"),
    b.entry("IK-2.4", 12, "ya"),
    b.entry("IK-3.1", 12, "85"),
    b.entry("IK-3.2", 12, "5500"),
    b.entry("IK-3.4", 12, "0"),
)
PLAN = (b.planned("IK-1.1", 6, "40"), b.planned("IK-1.1", 12, "77.50", activity="Sosialisasi"), b.planned("IK-1.2", 12, "10"))
BUDGET = (
    b.budget_line("076.WA", name="Dukungan Manajemen", fund="", spending_type="", objective="SS-1", revised=Decimal(2000)),
    b.budget_line("076.WA.1", parent="076.WA", level="ro", volume=Decimal(4), volume_unit="laporan"),
    b.budget_line("076.WA.2", parent="076.WA", level="ro", fund="HLD", spending_type="53"),
    b.budget_line("076.CQ", name="Penyelenggaraan Pemilu", objective="SS-2", revised=Decimal(0)),
)
SPENDING = (b.spending("076.WA.1", volume=Decimal(3)), b.spending("076.WA.2", amount=1000))
TOPICS = ("penyebab", "solusi", "efisiensi", "program-pendukung", "rekomendasi")


def prose(key: str, text: str = "Uraian subbagian.", **changes: Any) -> m.Prose:
    """A stretch of the office's Markdown."""
    return m.Prose(**({"key": key, "text": text, "place": b.HERE} | changes))


def full_dossier(**changes: Any) -> m.Dossier:
    """A year in which every kind, polarity and outcome occurs, with budget, narrative and evidence."""
    made = b.dossier(
        *INDICATORS,
        *PROMISES,
        *ENTRIES,
        *PLAN,
        *BUDGET,
        *SPENDING,
        strategy=b.strategy(*INDICATORS, targets=_renstra(), past=_past()),
        budget_total=m.BudgetTotal(
            initial=None, revised=None, funds={}, fund_names={"RM": "Rupiah Murni", "HLD": "Hibah"}, document="DIPA Revisi 3", place=b.HERE
        ),
        office=b.office(departments=(b.department(), b.department("kul")), officials=_officials()),
    )
    fields = {"submissions": tuple(_with_words(s) for s in made.submissions), "chapters": {"kata-pengantar": prose("kata-pengantar")}}
    return replace(made, **(fields | changes))


def _officials() -> tuple[m.Official, ...]:
    return (
        b.official("ketua", name="CONTOH Ketua", title="Ketua", department=""),
        b.official("sekretaris", name="CONTOH Sekretaris", title="Sekretaris", department=""),
        b.official(name="CONTOH Rendatin", title="Kepala Subbagian rendatin"),
        b.official(name="CONTOH Pengganti", title="Kepala Subbagian kul", department="kul", acting="Plt."),
    )


def _renstra() -> dict[tuple[str, int], m.Value]:
    found = {("IK-1.1", 2025): "77.50", ("IK-1.1", 2029): "85", ("IK-1.3", 2029): "0.10", ("IK-2.2", 2029): "A"}
    return {key: value for key, text in found.items() if (value := b.value(text))}


def _past() -> tuple[m.PastFigure, ...]:
    def figure(code: str, year: int, target: str, actual: str) -> m.PastFigure:
        return m.PastFigure(indicator=code, year=year, target=b.value(target), actual=b.value(actual), source="LKj lama", place=b.HERE)

    return (
        figure("IK-1.1", 2023, "75", "70.00"),
        figure("IK-1.1", 2024, "76", "71.56"),
        figure("IK-1.2", 2024, "10", "25"),
        figure("IK-1.3", 2024, "0.20", "0.18"),
        figure("IK-2.2", 2024, "BB", "CC"),
        figure("IK-2.3", 2024, "WTP", "WTP"),
    )


def _with_words(s: m.Submission) -> m.Submission:
    if s.department != "rendatin":
        return s
    analysis = tuple(prose(f"IK-1.1/{topic}", f"Uraian {s.period}.", department=s.department, period=s.period) for topic in TOPICS)
    file = m.EvidenceFile(
        file=s.folder / "bukti" / "bukti.pdf", sha256="a1b2c3d4e5f6a7b8", size=12_345, department=s.department, period=s.period
    )
    return replace(s, analysis=analysis, evidence=(file,))


def full() -> Scorecard:
    """The full year, measured."""
    return measure(full_dossier())


def card(*parts: Any, **changes: Any) -> Scorecard:
    """A small year from loose parts, measured."""
    return measure(b.dossier(*parts, **changes))


def view(*parts: Any, **changes: Any) -> View:
    """A small year as the report looks at it."""
    return View(card(*parts, **changes))
