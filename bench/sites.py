"""How the archive grows: sites of 300 and 1,000 report pages, each with five tables, made by the same road as the real ones."""

import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from . import clock
from .clock import Timing

GOALS = {300: "≤ 3 s", 1000: "≤ 6 s"}


def timings(folder: Path) -> list[Timing]:
    """Time the whole site in a process of its own, without and with the search index."""
    made = []
    for count, goal in GOALS.items():
        for search in ("tanpa", "dengan"):
            command = [sys.executable, "-m", "bench.sites", str(count), search]
            name = f"site of {count} report pages, {'with' if search == 'dengan' else 'without'} search index"
            made.append(clock.run(name, command, runs=3, goal=goal if search == "tanpa" else ""))
    return made


def _pages(count: int):  # type: ignore[no-untyped-def]
    from pipeline.core.document import Align, Cell, Column, Heading, Paragraph, Table, TableBlock
    from pipeline.core.site_page import Page
    from pipeline.core.words import number

    columns = (Column(title="Indikator", width=3), *(Column(title=t, align=Align.RIGHT) for t in ("Target", "Realisasi", "Capaian")))
    figures = [tuple(Cell(text=(number(Decimal(r * f)),)) for f in (5, 4, 3)) for r in range(12)]
    for n in range(count):
        tables, blocks = {}, []
        for t in range(5):
            body = tuple((Cell(text=(f"Indikator {r} laporan {n}",)), *row) for r, row in enumerate(figures))
            tables[f"tbl-{t}"] = Table(ident=f"tbl-{t}", caption=f"Capaian sasaran {t}", columns=columns, body=body)
            words = f"Capaian sasaran {t} pada laporan {n} meningkat dibandingkan dengan tahun sebelumnya."
            blocks += [Heading(level=2, text=f"Sasaran {t}", ident=f"ss-{t}"), Paragraph((words,)), TableBlock(f"tbl-{t}")]
        yield Page(path=f"{2000 + n // 50}/laporan-{n}", title=f"Laporan {n}", description="", blocks=tuple(blocks), tables=tables)


def main(count: int, search: bool) -> None:
    from pipeline.render import site

    with tempfile.TemporaryDirectory(prefix="lakip-bench-site-") as name:
        folder = Path(name)
        (folder / "docs").mkdir()
        (folder / "docs" / "index.md").write_text("# Arsip\n", encoding="utf-8")
        settings = (site.OWN / site.CONFIG).read_text(encoding="utf-8")
        head, _, rest = settings.partition("\nnav:")
        tail = rest[rest.index("\nnot_in_nav:") :].replace("/[0-9]*/", "/**/")
        own = head.replace("pipeline/render", str(site.OWN / "pipeline" / "render"))
        (folder / "mkdocs.yml").write_text(f"{own}\nnav:\n  - Beranda: index.md\n{tail}", encoding="utf-8")
        site.build(tuple(_pages(count)), {}, {}, {}, root=folder, out=folder / "site", search=search)
        assert (folder / "site" / "2000" / "laporan-0" / "index.html").is_file()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] == "dengan")
