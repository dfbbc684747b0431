"""The page of a year's approval: who stands where, how it came to that, how to check it, whether it was delivered."""

from collections.abc import Sequence

from .document import Bullets, Cell, Column, Heading, Paragraph, Table, TableBlock
from .report import Report, Signatory, Verification
from .site_page import Page, SiteBlock, section
from .site_year import page_of

ACTS = {"paraf": "Paraf", "tanda tangan": "Persetujuan penanda tangan"}
OPEN = "Belum."
NOT_SIGNED = "Laporan tahun {year} masih KONSEP: paraf dan persetujuan penanda tangan belum lengkap atas isi yang sekarang."
SIGNED = "Laporan tahun {year} diparaf dan disetujui lengkap di repositori pada {date}."
PATHS = (
    "Pada salinan repositori: «lakip verifikasi {year}».",
    "Pada paket ZIP atau bundel dari arsip: «lakip verifikasi» diikuti nama berkasnya.",
    "Tanpa Git dan tanpa lakip: buka ZIP, lalu jalankan «sh verifikasi.sh» di dalamnya.",
    "Cocokkan sidik daftar kunci yang dicetak perintah itu dengan lembar penetapan kunci di kantor; tanpa itu siapa pun dapat membuat "
    "kunci dan rekaman yang saling cocok.",
)


def approval_pages(report: Report) -> Sequence[Page]:
    """Return the page, or none while nobody has initialled or returned anything."""
    return (_page(report, report.verification),) if report.verification else ()


def _page(report: Report, found: Verification) -> Page:
    year, signed = report.identity.year, "KONSEP" not in report.identity.watermarks
    said = (SIGNED if signed else NOT_SIGNED).format(year=year, date=report.identity.date)
    blocks: list[SiteBlock] = [Paragraph((said,)), *(Paragraph((text,)) for text in (report.delivery, *found.sentences[:2]) if text)]
    blocks += [section("Lembar pengesahan"), TableBlock("pengesahan")]
    if found.history:
        blocks += [section("Riwayat putaran"), Bullets(tuple((event,) for event in found.history), ordered=True)]
    blocks += [_checking(), Bullets(tuple((path.format(year=year),) for path in PATHS), ordered=True)]
    description = f"Pengesahan {report.identity.title} {report.office.name}: siapa, kapan, atas isi mana, dan cara memeriksanya."
    return page_of(report, "pengesahan", f"Pengesahan {report.identity.title}", description, blocks, {"pengesahan": _sheet(report)})


def _checking() -> Heading:
    return section("Cara memeriksa", ident="cara-memeriksa")


def _sheet(report: Report) -> Table:
    columns = (
        Column(title="Perbuatan", width=1.4),
        Column(title="Jabatan", width=2.4),
        Column(title="Nama", width=1.8),
        Column(title="Keadaan", width=2.6),
    )
    return Table(ident="", caption="Siapa memberi apa", columns=columns, body=tuple(_row(place) for place in report.sign_off))


def _row(place: Signatory) -> tuple[Cell, ...]:
    return tuple(Cell(text=(text,)) for text in (ACTS.get(place.act, place.act), place.title, place.name, place.state or OPEN))
