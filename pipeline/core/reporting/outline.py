"""The order of the report: `depan`, `isi`, `lampiran`, after PermenPANRB 53/2014 Lampiran II."""

from ..chapters import CHAPTERS
from ..document import Block, Heading, Paragraph, Part, SignOffSheet
from . import agreement, analysis, budget_sentences, identity, sentences
from .material import Material, paragraph

TITLES = {chapter.key: chapter.title for chapter in CHAPTERS}
AGREED = "Perjanjian Kinerja tahun {year} memuat {objectives} sasaran strategis dan {indicators} indikator kinerja."
FACTS = "Setiap indikator mempunyai definisi, rumus, sumber data, dan penanggung jawab yang tetap selama Renstra berlaku."
RENSTRA = "Kemajuan seluruh indikator terhadap target akhir Renstra disajikan dalam satu tabel."
STANDARD = "Indikator yang mempunyai standar nasional dibandingkan dengan standar itu."
PERIODS = "Capaian juga diukur pada setiap akhir periode pengumpulan data."
APPENDICES = (
    ("Rencana Aksi Tahun {year}", ("tbl-rencana-aksi",), "Rencana Aksi tahun {year} belum diisi."),
    ("Pengukuran Kinerja Tahun {year}", ("tbl-pengukuran",), "Pengukuran kinerja tahun {year} belum ada."),
    ("Daftar Data Dukung", ("tbl-bukti",), "Belum ada data dukung yang disampaikan untuk tahun {year}."),
    ("Aturan Pengukuran yang Dipakai", ("tbl-aturan",), "Aturan pengukuran tahun {year} belum diisi."),
)


def of(material: Material) -> tuple[Part, ...]:
    """Return the three parts of the report."""
    return (
        Part(name="depan", blocks=(*_foreword(material), *_signing(material), *_summary(material))),
        Part(
            name="isi",
            blocks=(*_introduction(material), *_planning(material), *_accountability(material), *_closing(material)),
        ),
        Part(name="lampiran", blocks=_appendices(material)),
    )


def _title(key: str, numbered: bool) -> Heading:
    return Heading(level=1, text=TITLES[key], ident=key, numbered=numbered)


def _foreword(material: Material) -> tuple[Block, ...]:
    return (_title("kata-pengantar", False), *material.chapter("kata-pengantar"))


def _signing(material: Material) -> tuple[Block, ...]:
    return (
        Heading(level=1, text="Lembar Pengesahan", ident="lembar-pengesahan", numbered=False),
        SignOffSheet(),
        Heading(level=2, text="Pernyataan Reviu", ident="pernyataan-reviu", numbered=False),
        Paragraph((identity.review(material.view.card.dossier),)),
    )


def _summary(material: Material) -> tuple[Block, ...]:
    view = material.view
    return (
        _title("ringkasan-eksekutif", False),
        *paragraph(sentences.progress(view)),
        *paragraph(sentences.office(view), material.see("tbl-ringkasan", "gbr-capaian")),
        *paragraph(budget_sentences.budget(view)[:2]),
        *material.chapter("ringkasan-eksekutif"),
        *material.table("tbl-ringkasan"),
        *material.chart("gbr-capaian"),
    )


def _introduction(material: Material) -> tuple[Block, ...]:
    return (_title("bab-1-pendahuluan", True), *material.chapter("bab-1-pendahuluan"))


def _planning(material: Material) -> tuple[Block, ...]:
    view, key = material.view, "bab-2-perencanaan"
    agreed = AGREED.format(year=view.year, objectives=len(view.card.year.objectives), indicators=len(view.card.year.achievements))
    own_heading = () if key in material.narratives else (Heading(level=2, text="Perjanjian Kinerja", ident="perjanjian-kinerja"),)
    return (
        _title(key, True),
        *material.chapter(key),
        *own_heading,
        *paragraph((agreed,), material.see("tbl-pk")),
        *material.table("tbl-pk"),
        Heading(level=2, text="Indikator Kinerja", ident="indikator-kinerja"),
        *paragraph((FACTS,), material.see("tbl-iku")),
        *material.table("tbl-iku"),
    )


def _accountability(material: Material) -> tuple[Block, ...]:
    key = "bab-3-akuntabilitas"
    return (_title(key, True), *_achievements(material), *_budget(material), *material.chapter(key))


def _achievements(material: Material) -> tuple[Block, ...]:
    view = material.view
    standards = paragraph((STANDARD,), material.see("tbl-standar")) if "tbl-standar" in material.tables else ()
    return (
        Heading(level=2, text="Capaian Kinerja Organisasi", ident="capaian-kinerja"),
        *paragraph(sentences.progress(view)),
        *paragraph(sentences.overview(view), material.see("tbl-capaian", "gbr-sasaran")),
        *material.table("tbl-capaian"),
        *material.chart("gbr-sasaran"),
        *paragraph((PERIODS, *sentences.periods(view)), material.see("tbl-periode")),
        *material.table("tbl-periode"),
        *analysis.of(material),
        Heading(level=3, text="Kemajuan terhadap Renstra dan standar nasional", ident="kemajuan-renstra", numbered=False),
        *paragraph((RENSTRA,), material.see("tbl-renstra")),
        *material.table("tbl-renstra"),
        *standards,
        *material.table("tbl-standar"),
    )


def _budget(material: Material) -> tuple[Block, ...]:
    view = material.view
    heading = Heading(level=2, text="Realisasi Anggaran", ident="realisasi-anggaran")
    told = paragraph(budget_sentences.budget(view), material.see("tbl-program", "gbr-anggaran"))
    if not budget_sentences.has_budget(view):
        return (heading, *told)
    breakdowns = ("tbl-kegiatan", "tbl-sumber-dana", "tbl-jenis-belanja")
    return (
        heading,
        *told,
        *material.table("tbl-program"),
        *material.chart("gbr-anggaran"),
        *(block for ident in breakdowns for block in material.table(ident)),
        Heading(level=3, text="Efisiensi", ident="efisiensi", numbered=False),
        *paragraph(budget_sentences.efficiency(view), material.see("tbl-efisiensi")),
        *material.table("tbl-efisiensi"),
    )


def _closing(material: Material) -> tuple[Block, ...]:
    key = "bab-4-penutup"
    return (_title(key, True), *paragraph((sentences.conclusion(material.view),)), *material.chapter(key))


def _appendices(material: Material) -> tuple[Block, ...]:
    blocks: list[Block] = [
        _appendix(1, f"Perjanjian Kinerja Tahun {material.view.year}"),
        *agreement.of(material),
    ]
    for number, (title, tables, nothing) in enumerate(APPENDICES, 2):
        shown = [block for ident in tables for block in material.table(ident)]
        blocks += [
            _appendix(number, title.format(year=material.view.year)),
            *(shown or paragraph((nothing.format(year=material.view.year),))),
        ]
    return tuple(blocks)


def _appendix(number: int, title: str) -> Heading:
    return Heading(level=1, text=title, ident=f"lampiran-{number}")
