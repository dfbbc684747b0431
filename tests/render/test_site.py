"""The site as a folder of files: strict, whole, linked within itself, and nothing from elsewhere."""

import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from pipeline.core.document import Paragraph
from pipeline.core.errors import PipelineError
from pipeline.core.site_page import Page
from pipeline.render import site
from tests.render import site_sample as sample

LOADING = {
    ("script", "src"),
    ("img", "src"),
    ("link", "href"),
    ("iframe", "src"),
    ("source", "src"),
    ("object", "data"),
    ("form", "action"),
}


class Scan(HTMLParser):
    """Everything a page points at, its anchors, and its text."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads, self.anchors, self.tags = [], [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        self.anchors |= {found[name] for name in ("id", "name") if name in found}
        for name, value in found.items():
            if (tag, name) in LOADING:
                self.loads.append((tag, found.get("rel", ""), value))
            if (tag, name) == ("a", "href"):
                self.links.append(value)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    return sample.built(tmp_path_factory.mktemp("situs"))


@pytest.fixture(scope="module")
def scans(built):
    return {path.relative_to(built).as_posix(): Scan(path.read_text(encoding="utf-8")) for path in built.rglob("*.html")}


def test_every_page_is_there(built):
    for path in (
        "",
        "2025",
        "2025/laporan",
        "2025/anggaran",
        "2025/indikator/ik-1-1",
        "2024",
        "aturan",
        "kamus-data",
        "panduan/mengisi-data",
    ):
        assert (built / path / "index.html").is_file(), path


def test_nothing_is_loaded_from_elsewhere(scans, built):
    loads = {(page, rel, value) for page, scan in scans.items() for _, rel, value in scan.loads}
    assert loads
    assert not [load for load in loads if urlsplit(load[2]).scheme or load[2].startswith("//")]
    for style in built.rglob("*.css"):
        assert not re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", style.read_text(encoding="utf-8")), style


def test_internal_links_and_anchors_resolve(scans, built):
    broken = [
        (page, link) for page, scan in scans.items() if page != "404.html" for link in scan.links if not _resolves(page, link, scans, built)
    ]
    assert not broken


def _resolves(page: str, link: str, scans: dict[str, Scan], built: Path) -> bool:
    target = urlsplit(urljoin(f"http://situs/{page}", link))
    if target.netloc != "situs" or target.scheme != "http":
        return True
    path = unquote(target.path).lstrip("/")
    path = path + "index.html" if not path or path.endswith("/") else path
    if not (built / path).is_file():
        return False
    return not target.fragment or path not in scans or unquote(target.fragment) in scans[path].anchors | {"__toc", "__drawer"}


def test_text_of_the_office_stays_text(built, scans):
    page = (built / "2024" / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "{{ 7*7 }}" in page


def test_sample_year_says_so_on_every_page(built):
    pages = list((built / "2024").rglob("*.html"))
    assert len(pages) > 5
    assert all("<strong>CONTOH</strong>" in page.read_text(encoding="utf-8") for page in pages)


def test_headings_never_skip_a_level_and_ids_are_unique(scans):
    for page, scan in scans.items():
        levels = [int(tag[1]) for tag, _ in scan.tags if re.fullmatch(r"h[1-6]", tag)]
        assert page == "404.html" or levels[:1] == [1], page
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page, levels)
        ids = [found["id"] for _, found in scan.tags if "id" in found]
        assert len(ids) == len(set(ids)), (page, sorted(i for i in ids if ids.count(i) > 1))


def test_drawings_have_words_and_data(scans):
    scan = scans["2025/laporan/index.html"]
    drawings = [found for tag, found in scan.tags if tag == "img" and "grafik/" in found["src"]]
    assert drawings
    assert all(len(found["alt"]) > 20 for found in drawings)
    assert sum(tag == "details" for tag, _ in scan.tags) >= len(drawings)


def test_downloads_state_the_digest_of_what_is_downloaded(built, scans):
    page = (built / "2025" / "index.html").read_text(encoding="utf-8")
    files = sorted((built / "2025" / "unduh").iterdir())
    assert [file.name for file in files] == ["data-2025.zip", "lakip-2025.pdf"]
    assert all(hashlib.sha256(file.read_bytes()).hexdigest() in page for file in files)


def test_source_folder_is_the_same_twice(tmp_path):
    pages, files = sample.all_pages(tmp_path)
    for name in ("satu", "dua"):
        site.write_source(pages, {}, {}, files, tmp_path / name)
    first, second = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("satu", "dua")
    )
    assert first == second


def test_failed_build_leaves_the_old_site(tmp_path):
    root = sample.office_root(tmp_path / "akar")
    (root / "docs" / "index.md").write_text("[putus](tidak-ada.md)\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "lama.html").write_text("lama", encoding="utf-8")
    pages, _ = sample.all_pages(tmp_path)
    with pytest.raises(PipelineError, match=r"tidak-ada\.md"):
        site.build(pages, {}, {}, {}, root=root, out=tmp_path / "site", search=False)
    assert [path.name for path in tmp_path.glob("*site*")] == ["site"]
    assert (tmp_path / "site" / "lama.html").is_file()


def test_titles_are_escaped_in_the_head(tmp_path):
    page = Page(path="2025/uji", title="a </title><script>x</script>", description='"><script>', blocks=(Paragraph(("Isi.",)),))
    pages, _ = sample.all_pages(tmp_path)
    site.build([*pages, page], {}, {}, {}, root=sample.office_root(tmp_path / "akar"), out=tmp_path / "site", search=False)
    assert "<script>x" not in (tmp_path / "site/2025/uji/index.html").read_text(encoding="utf-8")
