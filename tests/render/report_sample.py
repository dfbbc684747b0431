"""A small report made by hand, with everything a document may hold."""

from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from pipeline.core.document import (
    Align,
    Attachment,
    Bullets,
    Cell,
    Chart,
    ChartBlock,
    ChartKind,
    Column,
    Heading,
    Link,
    Narrative,
    Paragraph,
    Part,
    Ref,
    SignOffSheet,
    Strong,
    Table,
    TableBlock,
)
from pipeline.core.measure import measure
from pipeline.core.model import Prose
from pipeline.core.report import Identity, Printed, Report, Signatory
from tests import builders

CSV = PurePosixPath("periods/2025/perjanjian-kinerja.csv")

INTRODUCTION = """## Latar Belakang

Capaian kinerja Kantor Contoh tahun 2025 adalah {{nilai:kantor.capaian}}, sebagaimana {{rujuk:tbl-capaian}}.[^1]
Biaya "lurus" & “miring” 5 < 6 — #bukan kode, @bukan, $bukan$.

[^1]: Peraturan Menteri PANRB Nomor 53 Tahun 2014.

### Dasar Hukum

1. Undang-Undang Nomor 7 Tahun 2017;
2. Peraturan KPU, lihat [situs](https://www.kpu.go.id).

- butir *miring* dan **tebal**
- butir ~~coret~~ H~2~O

## Isu Strategis

| Isu | Dampak |
|:----|-------:|
| Data pemilih | 1.250 |

> Kutipan rapat.

Istilah
: Artinya

{{tabel:tbl-isu}}
"""


def cells(*texts: Any, **changes: Any) -> tuple[Cell, ...]:
    """A row of plain cells."""
    return tuple(text if isinstance(text, Cell) else Cell(text=(text,), **changes) for text in texts)


def achievement_table() -> Table:
    """A table with a header of two levels, spans, tones, a footer and notes."""
    columns = (
        Column(title="Kode", width=1),
        Column(title="Indikator kinerja", width=4),
        Column(title="Target", align=Align.RIGHT, width=1.2),
        Column(title="Realisasi", align=Align.RIGHT, width=1.2),
        Column(title="Capaian", align=Align.RIGHT, width=1.2),
        Column(title="Kategori", width=1.6),
    )
    header = (
        (*(Cell(text=(c.title,), rows=2) for c in columns[:2]), Cell(text=("Tahun 2025",), columns=3), Cell(text=("Kategori",), rows=2)),
        cells("Target", "Realisasi", "Capaian"),
    )
    body = tuple(
        cells(
            Cell(text=(Link(f"IK-1.{n}", f"2025/indikator/ik-1-{n}/"),)),
            f"Persentase pelaksanaan kegiatan nomor {n} yang selesai tepat waktu sesuai dengan rencana kerja",
            "1.234,50",
            "1.281,00",
            "103,77%",
            Cell(text=("Sangat Tinggi" if n % 3 else "Rendah",), tone="baik" if n % 3 else "kurang"),
        )
        for n in range(1, 26)
    )
    footer = (
        (Cell(text=("Rata-rata",), columns=4, bold=True), Cell(text=("103,77%",), bold=True), Cell(text=("Sangat Tinggi",), tone="baik")),
    )
    return Table(
        ident="tbl-capaian",
        caption="Capaian Indikator Kinerja Tahun 2025",
        columns=columns,
        header=header,
        body=body,
        footer=footer,
        notes=("Capaian dibatasi paling tinggi 120 persen (Dasar batas atas).", "n/a: data belum ada."),
    )


def wide_table() -> Table:
    """A landscape table with a column for each month."""
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
    columns = (Column(title="Indikator", width=4), *(Column(title=m, align=Align.RIGHT) for m in months))
    body = tuple(
        cells(f"IK-1.{n} Persentase kegiatan yang selesai tepat waktu", *(f"{m},00" for m in range(0, 96, 8))) for n in range(1, 9)
    )
    return Table(ident="tbl-rencana-aksi", caption="Rencana Aksi Tahun 2025", columns=columns, body=body, landscape=True)


def charts() -> dict[str, Chart]:
    """One chart of each kind."""
    names = ("Persentase pemilih yang dimutakhirkan datanya", "Nilai SAKIP", "Jumlah laporan yang selesai tepat waktu")
    pair = [(n, s, 80.0 + 7 * i + (3.5 if s == "Realisasi" else 0)) for i, n in enumerate(names) for s in ("Target", "Realisasi")]
    years = [(y, s, 70 + (y - 2020) * 2.5 + (s == "Realisasi") * 1.2) for y in range(2021, 2026) for s in ("Target", "Realisasi")]
    money = [(n, s, 4.2e9 / (i + 1) * (0.93 if s == "Realisasi" else 1)) for i, n in enumerate(names) for s in ("Pagu", "Realisasi")]
    months = [(m, s, 8.0 * m - (s == "Realisasi") * 2) for m in range(1, 13) for s in ("Target", "Realisasi")]
    short = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
    rows = {
        ChartKind.TARGET_ACTUAL: [{"label": n, "series": s, "value": Decimal(str(v))} for n, s, v in pair],
        ChartKind.ACHIEVEMENT: [{"label": n, "value": Decimal(str(v))} for n, s, v in pair if s == "Realisasi"],
        ChartKind.TREND: [{"year": y, "series": s, "value": Decimal(str(v))} for y, s, v in years],
        ChartKind.BUDGET: [{"label": n, "series": s, "value": Decimal(str(v))} for n, s, v in money],
        ChartKind.MONTHLY: [{"month": m, "label": short[m - 1], "series": s, "value": Decimal(str(v))} for m, s, v in months],
    }
    return {
        f"gbr-{kind.value}": Chart(
            ident=f"gbr-{kind.value}",
            caption=f"Grafik {kind.value}",
            kind=kind,
            rows=tuple(data),
            alt=f"Grafik {kind.value}: realisasi di atas target pada semua baris.",
            unit="Persen",
            decimals=2,
        )
        for kind, data in rows.items()
    }


def prose(key: str, text: str) -> Prose:
    """A chapter's text, as if from its file."""
    return Prose(key=key, text=text, place=builders.place(1, file=f"periods/2025/laporan/{key}.md"))


def report(**changes: Any) -> Report:
    """The report."""
    narratives = {
        "kata-pengantar": prose("kata-pengantar", "Puji syukur kami panjatkan. Laporan ini disusun oleh CONTOH.\n"),
        "bab-1-pendahuluan": prose("bab-1-pendahuluan", INTRODUCTION),
    }
    drawn = charts()
    identity = Identity(
        published=2026,
        title="Laporan Kinerja Tahun 2025",
        short_title="Laporan Kinerja 2025",
        subject="Pertanggungjawaban kinerja tahunan",
        year=2025,
        status="contoh",
        watermarks=("CONTOH", "KONSEP"),
        notice="Angka dalam laporan ini ilustrasi, bukan data resmi.",
        review="Belum direviu APIP",
        place="Kota",
        date="",
        keywords=("laporan kinerja", "LAKIP"),
    )
    isu = Table(
        ident="tbl-isu",
        caption="Isu Strategis",
        columns=(Column(title="No."), Column(title="Isu", width=5)),
        body=(cells("1", "Data pemilih"),),
    )
    front = (
        Heading(level=1, text="Lembar Pengesahan", numbered=False),
        SignOffSheet(),
        Heading(level=1, text="Kata Pengantar", numbered=False),
        Narrative("kata-pengantar"),
    )
    body = (
        Heading(level=1, text="Pendahuluan", ident="bab-1"),
        Narrative("bab-1-pendahuluan"),
        Heading(level=1, text="Akuntabilitas Kinerja", ident="bab-3"),
        Heading(level=2, text="Capaian Kinerja Organisasi"),
        Paragraph(("Rata-rata capaian adalah ", Strong("103,77%"), " sebagaimana ", Ref("tbl-capaian"), " dan ", Ref("gbr-capaian"), ".")),
        TableBlock("tbl-capaian"),
        *(ChartBlock(ident) for ident in drawn),
        Bullets((("Penyebab: ", Strong("disiplin")), ("Solusi",)), ordered=True),
    )
    appendix = (
        Heading(level=1, text="Rencana Aksi", ident="lampiran-1"),
        Paragraph(("Target kumulatif sampai akhir bulan.",)),
        TableBlock("tbl-rencana-aksi"),
    )
    fields: dict[str, Any] = {
        "identity": identity,
        "office": builders.office(name="Kantor Contoh Kota Serang", parent="Induk Contoh", address="Jalan Contoh Nomor 1, Kota Serang"),
        "scorecard": measure(builders.dossier()),
        "values": {"kantor.capaian": Printed(text="103,77%", label="capaian kantor")},
        "tables": {"tbl-capaian": achievement_table(), "tbl-rencana-aksi": wide_table(), "tbl-isu": isu},
        "charts": drawn,
        "narratives": narratives,
        "parts": (Part(name="depan", blocks=front), Part(name="isi", blocks=body), Part(name="lampiran", blocks=appendix)),
        "sign_off": (
            Signatory(act="paraf", title="Kepala Subbagian Rendatin", name="CONTOH Kepala Subbagian"),
            Signatory(act="paraf", title="Kepala Subbagian Teknis", name="CONTOH Kepala Subbagian"),
            Signatory(act="tanda tangan", title="Sekretaris", name="CONTOH Sekretaris"),
        ),
        "attachments": (Attachment(file=CSV, name="perjanjian-kinerja.csv", mime="text/csv", description="Perjanjian Kinerja"),),
    }
    return Report(**(fields | changes))
