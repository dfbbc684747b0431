"""Tables of the appendices: Perjanjian Kinerja, Rencana Aksi, pengukuran, evidence, rules."""

from decimal import Decimal
from pathlib import PurePosixPath

from .. import words
from ..document import Table
from ..model import EvidenceFile, Indicator, Kind, Polarity, Submission, Value
from ..scorecard import Achievement
from . import notes
from .cells import CENTER, RIGHT, Row, band, cell, column, grouped, row
from .performance_tables import named, stretch_name
from .view import View, with_unit

MONTHS = range(1, 13)
NOTHING_DUE = "–"
HASH_SHOWN = 12
RESTRICTED = "berkas terbatas"
MILLION = Decimal(1_000_000)
EFFICIENCIES = {"pmk-22-2021": "PMK 22/PMK.02/2021", "sederhana": "selisih capaian dan serapan"}


def of(view: View) -> tuple[Table, ...]:
    """Return the tables of the appendices; those that would be empty are left out."""
    found = (_agreement(view), _agreement_budget(view), _plan(view), _measurement(view), _evidence(view), _rules(view))
    return tuple(t for t in found if t.body)


def _agreement(view: View) -> Table:
    body: list[Row] = []
    for number, score in enumerate(view.card.year.objectives, 1):
        members: list[Row] = [(cell(named(a.indicator)), cell(with_unit(a.target, a.indicator))) for a in score.achievements]
        body += grouped((str(number), score.objective.name), members)
    return Table(
        ident="tbl-lampiran-pk",
        caption=f"Lampiran Perjanjian Kinerja Tahun {view.year}",
        columns=(
            column("No", 0.5, CENTER),
            column("Sasaran Strategis", 2.6),
            column("Indikator Kinerja", 3.4),
            column("Target", 1.3, RIGHT),
        ),
        body=tuple(body),
    )


def _agreement_budget(view: View) -> Table:
    programmes = [b for b in view.card.budget.lines if b.level == "program"]
    total = sum((b.initial for b in programmes), Decimal(0))
    return Table(
        ident="tbl-lampiran-anggaran",
        caption=f"Anggaran program dalam Perjanjian Kinerja Tahun {view.year}",
        columns=(column("No", 0.5, CENTER), column("Program", 4.8), column("Anggaran", 2.2, RIGHT)),
        body=tuple(row(str(n), f"{b.code} {b.name}", words.rupiah(b.initial)) for n, b in enumerate(programmes, 1)),
        footer=((cell("Jumlah", columns=2, bold=True), cell(words.rupiah(total), bold=True)),),
        notes=("Anggaran adalah pagu awal, sebagaimana berlaku pada saat perjanjian dibuat.",),
    )


def _plan(view: View) -> Table:
    planned: dict[str, dict[int, str]] = {}
    activities: dict[str, list[str]] = {}
    indicators = {a.indicator.code: a.indicator for a in view.card.year.achievements}
    for target in view.card.dossier.plan:
        if target.indicator in indicators:
            planned.setdefault(target.indicator, {})[target.month] = _short(target.target, indicators[target.indicator])
            if target.activity:
                activities.setdefault(target.indicator, []).append(target.activity)
    body: list[Row] = []
    for a in view.card.year.achievements if planned else ():
        months = planned.get(a.indicator.code, {})
        name = f"{named(a.indicator)} (juta rupiah)" if a.indicator.kind is Kind.RUPIAH else named(a.indicator)
        body.append(row(name, with_unit(a.target, a.indicator), *(months.get(m, NOTHING_DUE) for m in MONTHS)))
        if a.indicator.code in activities:
            told = "; ".join(dict.fromkeys(activities[a.indicator.code]))
            body.append((cell(f"Kegiatan {a.indicator.code}: {told}", columns=14),))
    return Table(
        ident="tbl-rencana-aksi",
        caption=f"Rencana Aksi Tahun {view.year}",
        columns=(
            column("Indikator kinerja", 5.0),
            column(f"Target {view.year}", 1.5, RIGHT),
            *(column(words.month_short(m), 0.95, RIGHT) for m in MONTHS),
        ),
        header=(
            (cell("Indikator kinerja", rows=2), cell(f"Target {view.year}", rows=2), cell("Target sampai dengan akhir bulan", columns=12)),
            row(*(words.month_short(m) for m in MONTHS)),
        ),
        body=tuple(body),
        notes=("Target bulanan bersifat kumulatif sampai dengan akhir bulan itu; tanda – berarti tidak ada target yang jatuh tempo.",),
        landscape=True,
    )


def _short(value: Value | None, indicator: Indicator) -> str:
    """Return a monthly target that fits a narrow column: without unit, rupiah in millions."""
    if value is None:
        return NOTHING_DUE
    if indicator.kind is Kind.RUPIAH and value.number is not None:
        return words.plain(value.number / MILLION)
    return words.of_indicator(value, indicator)


def _measurement(view: View) -> Table:
    stretches = (*view.card.periods, view.card.year)
    body: list[Row] = []
    for score in view.card.year.objectives:
        body.append(band(f"{score.objective.code} {score.objective.name}", 8))
        for a in score.achievements:
            found = [(stretch_name(view, s), s.of(a.indicator.code)) for s in stretches]
            rows = [_measured(view, name, scored) for name, scored in found if scored]
            body += [(cell(named(a.indicator), rows=len(rows)), *rows[0]), *rows[1:]]
    means = tuple(
        (
            cell(f"Rata-rata capaian {stretch_name(view, s)}", columns=5, bold=True),
            cell(view.percent(s.office.value), bold=True),
            cell(view.category(s.office), bold=True, tone=view.tone(s.office.category)),
            cell(f"{s.office.counted} dari {s.office.total} dihitung"),
        )
        for s in stretches
    )
    return Table(
        ident="tbl-pengukuran",
        caption=f"Pengukuran kinerja per periode dan tahun {view.year}",
        columns=(
            column("Indikator kinerja", 3.0),
            column("Masa", 1.2),
            column("Target", 1.4, RIGHT),
            column("Realisasi", 1.4, RIGHT),
            column("Nilai mentah", 1.2, RIGHT),
            column("Capaian", 1.3, RIGHT),
            column("Kategori", 1.3, CENTER),
            column("Cara hitung", 2.4),
        ),
        body=tuple(body),
        footer=means,
        notes=(
            "Angka periode dihitung dari Januari sampai dengan bulan terakhir periode; hanya indikator yang targetnya jatuh tempo "
            "yang ikut dalam rata-rata periode.",
            *notes.reach(view),
            *((notes.NOT_YET,) if any(a.target is None or a.actual is None for s in view.card.periods for a in s.achievements) else ()),
            notes.office_mean(view.card.dossier.rules),
            *notes.governing(view, view.card.year.achievements),
        ),
        landscape=True,
    )


def _measured(view: View, name: str, a: Achievement) -> Row:
    return (
        cell(name),
        cell(with_unit(a.target, a.indicator)),
        cell(with_unit(a.actual, a.indicator)),
        cell("–" if a.raw is None else view.percent(a.raw)),
        cell(view.achieved(a)),
        cell(view.category(a), tone=view.tone(a.category)),
        cell(a.trace.expression or "–"),
    )


def _evidence(view: View) -> Table:
    body: list[Row] = []
    remarked = any(remark for s in view.card.dossier.submissions for *_, remark in _items(s, view.opened))
    for period in view.card.dossier.periods:
        for submission in (s for s in view.card.dossier.submissions if s.period == period.code):
            rows = [row(*texts, *((remark or "–",) if remarked else ())) for *texts, remark in _items(submission, view.opened)]
            title = f"{period.name}: {view.department(submission.department)}"
            body += [band(title, len(rows[0])), *rows] if rows else []
    columns = (column("Indikator", 1.5), column("Berkas", 3.6), column("Ukuran", 1.1, RIGHT), column("SHA-256", 1.5))
    return Table(
        ident="tbl-bukti",
        caption=f"Inventaris data dukung tahun {view.year}",
        columns=(*columns, column("Keterangan", 1.9)) if remarked else columns,
        body=tuple(body),
        notes=(
            f"SHA-256 ditampilkan {HASH_SHOWN} karakter pertama; nilai lengkapnya ada dalam berkas manifes laporan.",
            "Berkas terbatas tidak diterbitkan dan namanya tidak dicetak; keasliannya tetap dapat diperiksa dari SHA-256.",
        ),
    )


def _items(submission: Submission, opened: frozenset[PurePosixPath]) -> list[tuple[str, str, str, str, str]]:
    """Return what is told of each file that a subbagian cites or has put down: indicators, name, size, hash, remark."""
    cited: dict[str, list[str]] = {}
    for entry in submission.entries:
        for name in entry.evidence:
            cited.setdefault(name, []).append(entry.indicator)
    present = {file.file.name: file for file in submission.evidence}
    names = sorted(cited.keys() | present.keys())
    return [_item(shown(name, present.get(name), opened), cited.get(name, []), present.get(name)) for name in names]


def shown(name: str, file: EvidenceFile | None, opened: frozenset[PurePosixPath]) -> str:
    """Return how evidence is named in public: an open file, and one that is not there, by its name."""
    return name if file is None or file.file in opened else RESTRICTED


def _item(name: str, cited: list[str], file: EvidenceFile | None) -> tuple[str, str, str, str, str]:
    indicators = words.listed(list(dict.fromkeys(cited))) or "–"
    if file is None:
        return indicators, name, "–", "–", "berkas belum ada"
    return indicators, name, size(file.size), file.sha256[:HASH_SHOWN], "" if cited else "tidak dirujuk realisasi mana pun"


def size(octets: int) -> str:
    """Return a file's size for people: `812 B`, `12,3 KB`, `1,5 MB`."""
    if octets < 1000:
        return f"{octets} B"
    unit, scale = ("KB", 1000) if octets < 1_000_000 else ("MB", 1_000_000)
    return f"{words.number(Decimal(octets) / scale, 1)} {unit}"


def _rules(view: View) -> Table:
    rules = view.card.dossier.rules
    choices: list[tuple[str, str, str]] = [
        ("Batas atas capaian", "tanpa batas" if rules.cap is None else words.plain(rules.cap) + "%", rules.cap_basis),
        ("Batas bawah dalam rata-rata", "tanpa batas" if rules.floor is None else words.plain(rules.floor) + "%", rules.floor_basis),
        ("Polaritas minimal", notes.MINIMIZE[rules.minimize], rules.minimize_basis),
        ("Polaritas stabil", notes.STABLE.get(rules.stable, rules.stable), rules.stable_basis),
        ("Target nol", notes.zero_meaning(rules), rules.zero_target_basis),
        ("Capaian sasaran", notes.OBJECTIVE[rules.objective_aggregation], rules.objective_aggregation_basis),
        ("Capaian satuan kerja", notes.OFFICE[rules.office_aggregation], rules.office_aggregation_basis),
        ("Data yang belum ada", notes.NO_DATA[rules.no_data], rules.no_data_basis),
        ("Kategori", notes.classes(rules), rules.categories.basis),
        *((f"Nilai {kind}", _words(scale.method, scale.order), scale.basis) for kind, scale in rules.grades.items()),
        *_own_formulas(view),
        ("Efisiensi", EFFICIENCIES.get(rules.efficiency, rules.efficiency), rules.efficiency_basis),
        ("Pembulatan", notes.ROUNDING.format(decimals=rules.rounding), rules.rounding_basis),
    ]
    return Table(
        ident="tbl-aturan",
        caption=f"Aturan pengukuran yang dipakai tahun {view.year}",
        columns=(column("Hal", 1.6), column("Aturan", 3.6), column("Dasar", 2.8)),
        body=tuple(row(name, choice, basis or "–") for name, choice, basis in choices),
    )


def _words(method: str, order: tuple[str, ...]) -> str:
    scale = f" Urutan dari terendah: {', '.join(order)}." if order else ""
    chosen = "Terpenuhi 100%, tidak terpenuhi 0%." if method == "terpenuhi" else "Perbandingan nilai urut realisasi terhadap target."
    return chosen + scale


def _own_formulas(view: View) -> list[tuple[str, str, str]]:
    def own(i: Indicator) -> bool:
        return bool(i.minimize) and i.polarity is Polarity.LESS

    indicators = [a.indicator for a in view.card.year.achievements if own(a.indicator)]
    return [(f"Rumus khusus {i.code}", notes.MINIMIZE[i.minimize], "Ditetapkan pada indikator dalam Renstra") for i in indicators]
