"""The archive site as a folder of plain files: pages as front matter and ready HTML, then MkDocs, then the search index."""

import hashlib
import io
import json
import logging
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from .. import bounded
from ..core.errors import PipelineError
from ..core.site_page import Download, Page
from . import elements, numbering, pandoc
from .bundle import SITE_SOURCE
from .drawing import Drawing
from .outputs import put, replaced
from .pandoc import Node
from .site_tree import NOTHING, Toc, page_tree, ready_html

HELD = re.compile(r"<!--lakip (\d+)-->")  # cannot come from the office: its text reaches HTML escaped
CONFIG = "mkdocs.yml"
OWN = Path(__file__).parents[2]  # the checkout, for offices that have no site of their own
INDEXING = bounded.Limits(seconds=900, memory=4096 * bounded.MIB)
BATCH = 100  # pages written by one pandoc process: bounded memory, both cores busy
OFFERED = (
    ("lakip-{year}.pdf", "Laporan Kinerja {year}"),
    ("lakip-{year}.docx", "Laporan Kinerja {year}, dapat disunting"),
    ("report.json", "Seluruh angka laporan beserta jejak hitungnya"),
    ("manifest.json", "Manifes: sidik setiap masukan dan keluaran"),
)


def build(
    pages: Sequence[Page],
    trees: Mapping[int, Mapping[str, Sequence[Node]]],
    drawings: Mapping[int, Mapping[str, Drawing]],
    downloads: Mapping[str, Path],
    *,
    root: Path,
    out: Path,
    search: bool = True,
) -> None:
    """Build the site into `out`, which appears whole or stays as it was.

    `trees` are the clean narratives and `drawings` the charts, by year; `downloads` maps a path of the site to a file.
    `root` holds mkdocs.yml and docs/. Raise PipelineError with MkDocs' own words when a page or link is wrong.
    """
    config = (root if (root / CONFIG).is_file() else OWN) / CONFIG
    source = root / SITE_SOURCE
    with replaced(source) as staging:
        write_source(pages, trees, drawings, downloads, staging)
    with replaced(out) as staging:
        _mkdocs(config, source, staging)
        if search:
            _index(staging)


def offer(year: int, folder: Path, work: Path) -> tuple[tuple[Download, ...], dict[str, Path]]:
    """Return what build/<year>/ offers to readers, and where each file lies; data/ becomes one ZIP in `work`."""
    files = [(name.format(year=year), label.format(year=year)) for name, label in OFFERED]
    found = {f"{year}/unduh/{name}": (folder / name, label) for name, label in files if (folder / name).is_file()}
    if (folder / "data").is_dir():
        packed = work / f"data-{year}.zip"
        pack(folder / "data", packed)
        found[f"{year}/unduh/{packed.name}"] = (packed, "Data CSV (paket data Frictionless)")
    made = tuple(_download(path, label, file) for path, (file, label) in found.items())
    return made, {path: file for path, (file, _) in found.items()}


def _download(path: str, label: str, file: Path) -> Download:
    content = file.read_bytes()
    return Download(path=path, label=label, size=len(content), sha256=hashlib.sha256(content).hexdigest())


def pack(folder: Path, target: Path) -> None:
    """Write all files below `folder` into a ZIP; the same files give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), (1980, 1, 1, 0, 0, 0))
            entry.external_attr, entry.compress_type = 0o644 << 16, zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())
    put(target, whole.getvalue())


def write_source(
    pages: Sequence[Page],
    trees: Mapping[int, Mapping[str, Sequence[Node]]],
    drawings: Mapping[int, Mapping[str, Drawing]],
    downloads: Mapping[str, Path],
    folder: Path,
) -> None:
    """Write every page as front matter (JSON, which is YAML) and HTML, with the drawings and downloads: food for any generator."""
    made = list(_set(pages, trees))
    bodies = written([nodes for nodes, _ in made])
    for page, (_, toc), body in zip(pages, made, bodies, strict=True):
        _write(folder / page.path / "index.html", f"---\n{json.dumps(_front(page, toc), ensure_ascii=False)}\n---\n{body}")
    for year, drawn in drawings.items():
        for ident, drawing in drawn.items():
            _write(folder / str(year) / "grafik" / f"{ident}.svg", drawing.svg)
    for path, file in downloads.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / path)


def _set(pages: Sequence[Page], trees: Mapping[int, Mapping[str, Sequence[Node]]]) -> Iterator[tuple[list[Node], Toc]]:
    """Yield each page's tree; a year's numbers are counted once."""
    counted: dict[int, numbering.Numbering] = {}
    for page in pages:
        narratives = trees.get(page.year or 0, {})
        if page.report is not None and page.year not in counted:
            counted[page.report.identity.year] = numbering.number(page.report, narratives)
        yield page_tree(page, narratives, counted.get(page.year or 0, NOTHING))


def written(trees: Sequence[Sequence[Node]]) -> list[str]:
    """Return the pages' HTML, in batches side by side. What is HTML already waits outside: pandoc need not read it."""
    aside = [_set_aside(nodes) for nodes in trees]
    wanted = [light for light, ready in aside if len(ready) < len(light)]
    batches = [wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        bodies = iter([html for batch in pool.map(_write_html, batches) for html in batch])
    return ["\n".join(ready) if len(ready) == len(light) else _put_back(next(bodies), ready) for light, ready in aside]


def _write_html(batch: Sequence[Sequence[Node]]) -> list[str]:
    return pandoc.write_many(batch, "html5")


def _set_aside(nodes: Sequence[Node]) -> tuple[list[Node], list[str]]:
    """Return the nodes with a mark in the place of every ready piece of HTML, and the pieces."""
    light: list[Node] = []
    ready: list[str] = []
    for node in nodes:
        html = ready_html(node)
        light.append(node if html is None else elements.raw("html", f"<!--lakip {len(ready)}-->"))
        ready += [] if html is None else [html]
    return light, ready


def _put_back(body: str, ready: Sequence[str]) -> str:
    return HELD.sub(lambda mark: ready[int(mark[1])], body)


def _front(page: Page, toc: Toc) -> dict[str, object]:
    return {
        "title": page.title,
        "description": page.description,
        "menu": page.menu,
        "ribbons": page.ribbons,
        "notice": page.notice,
        "hide": ["navigation"] if page.path else ["navigation", "toc"],
        "toc": toc,
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _mkdocs(config: Path, source: Path, out: Path) -> None:
    """Run MkDocs in this process, strictly: its warnings become one PipelineError."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with _listening() as said:
        try:
            settings = load_config(str(config), site_dir=str(out), strict=True)
            settings.extra["archive_source"] = str(source)
            run(settings)
        except MkDocsException as error:
            details = "; ".join(said) or str(error)
            hint = "Perbaiki halaman di docs/ atau mkdocs.yml yang disebut."
            raise PipelineError(f"Situs tidak dapat disusun: {details}", hint) from error


class _Ear(logging.Handler):
    """Collects what a logger says from warnings upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Give what MkDocs warns of, instead of letting it reach the terminal."""
    ear, logger = _Ear(), logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(ear)
    logger.propagate = False
    try:
        yield ear.said
    finally:
        logger.removeHandler(ear)
        logger.propagate = before


def _index(site: Path) -> None:
    """Write pagefind's index of the finished site, with the Indonesian stemmer."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", "id", "--quiet"]
    done = bounded.run(command, limits=INDEXING, environment=os.environ)
    if done.code or done.died:
        why = done.died or done.said.strip()[:300]
        raise PipelineError(f"Indeks pencarian gagal dibuat: {why}", "Pasang ulang dengan `pip install 'pagefind[bin]'`.")
