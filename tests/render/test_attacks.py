"""The thirty-two attacks on narrative: each is refused with its line, or printed as the text it is, in PDF, Word and HTML alike."""

import re
from pathlib import Path

import pytest

from tests.render import routes

ATTACKS = Path(__file__).parents[1] / "examples" / "hostile-narrative"
NAMES = sorted(file.stem for file in ATTACKS.glob("*.md"))
REFUSED = {
    "html-div-attribute": ("narasi-unsur-terlarang", 3),
    "html-iframe": ("narasi-unsur-terlarang", 1),
    "html-onerror": ("narasi-unsur-terlarang", 1),
    "html-script": ("narasi-unsur-terlarang", 3),
    "html-span-attribute": ("narasi-unsur-terlarang", 1),
    "image-absolute": ("narasi-gambar", 3),
    "image-data": ("narasi-gambar", 1),
    "image-http": ("narasi-gambar", 1),
    "image-parent": ("narasi-gambar", 1),
    "link-file": ("narasi-tautan", 1),
    "link-javascript": ("narasi-tautan", 3),
    "link-to-label": ("narasi-tautan", 1),
    "note-in-itself": ("narasi-catatan-kaki", 3),
    "notes-in-a-circle": ("narasi-catatan-kaki", 3),
    "quotes-5000": ("narasi-terlalu-rumit", 1),
    "snippet-include": ("rujukan-salah-tulis", 5),
    "typst-markup-in-text": ("narasi-unsur-terlarang", 1),
}
SHOWN = [name for name in NAMES if name not in REFUSED]
ACTIVE_HTML = re.compile(r"<script|<iframe|<img|<[^>]+\son\w+\s*=|href=\"(?!https://|mailto:|#)|<[^>]+typst:", re.I)


def markdown(name: str) -> str:
    return (ATTACKS / f"{name}.md").read_text(encoding="utf-8")


def test_there_are_thirty_two_attacks():
    assert len(NAMES) == 32
    assert set(REFUSED) <= set(NAMES)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_attack_is_refused_with_its_line(name):
    report = routes.report_of(markdown(name))
    trees, findings = routes.read(report)
    assert (findings[0].rule, findings[0].place.row) == REFUSED[name]
    assert routes.KEY not in trees


@pytest.mark.poppler
@pytest.mark.parametrize("name", SHOWN)
def test_attack_that_is_let_in_prints_as_text_in_the_pdf(name):
    report = routes.report_of(markdown(name))
    trees, findings = routes.read(report)
    assert findings == ()
    text = routes.pdf_text(routes.pdf(report, trees))
    assert routes.SECRET not in text
    assert "Pendahuluan".upper() in text
    for word in ("rahasia.txt", "RAHASIA-JS", "passwd", "template"):
        assert (word in text) == (word in markdown(name)), f"{word} is not printed as it was written"


@pytest.mark.parametrize("name", SHOWN)
def test_attack_that_is_let_in_is_dead_in_html(name):
    report = routes.report_of(markdown(name))
    assert not ACTIVE_HTML.search(routes.html(report, routes.read(report)[0]))


@pytest.mark.parametrize("name", SHOWN)
def test_attack_that_is_let_in_embeds_nothing_in_word(name, tmp_path):
    report = routes.report_of(markdown(name))
    parts = routes.docx_parts(report, routes.read(report)[0], tmp_path)
    assert len([part for part in parts if "media/" in part]) == 1  # the logo
    targets = re.findall(rb'Target="([^"]+)"[^>]*TargetMode="External"', parts["word/_rels/document.xml.rels"])
    assert all(target.startswith((b"https://", b"mailto:")) for target in targets)
