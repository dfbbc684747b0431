"""The attacks on narrative: each is refused with its line, or printed as the text it is, alike in PDF, Word and HTML."""

import re
import subprocess
import sys

import pytest

from pipeline.render import addresses, narrative
from tests.render import attacks, reading, routes

SHOWN = sorted(name for name, expected in attacks.EXPECTED.items() if expected is None)
REFUSED = sorted(set(attacks.EXPECTED) - set(SHOWN))
BOMBS = sorted(name for name in attacks.EXPECTED if "⟫×" in attacks.source(name))


def test_every_attack_has_an_expectation_and_none_is_lost():
    assert sorted(attacks.EXPECTED) == sorted(file.stem for file in attacks.FOLDER.glob("*.md"))
    assert len(attacks.EXPECTED) >= 120


@pytest.mark.parametrize("name", REFUSED)
def test_attack_is_refused_with_its_line(name):
    report = routes.report_of(attacks.markdown(name))
    trees, findings = routes.read(report)
    found = (*findings, *narrative.check_marks(trees, tuple(report.narratives.values()), report))
    rules, row = attacks.EXPECTED[name]
    assert found[0].rule in rules
    assert found[0].place.row == row
    assert len(found) <= narrative.MOST_FINDINGS
    assert all((f.message + f.hint).isprintable() and len(f.message) < 300 for f in found)


@pytest.mark.poppler
@pytest.mark.parametrize("name", SHOWN)
def test_attack_that_is_let_in_reads_the_same_everywhere(name):
    report = routes.report_of(attacks.markdown(name))
    trees, findings = routes.read(report)
    assert findings == ()
    html = routes.html(report, trees)
    assert not attacks.ACTIVE_HTML.search(html)
    in_pdf, in_word, in_html = reading.of_pdf(report, trees), reading.of_word(report, trees), reading.of_html(html)
    assert in_pdf == in_html
    assert in_word == in_html
    assert all(link.startswith(("https://", "mailto:")) for link in in_html.links)
    text = in_pdf.body + "".join(in_pdf.notes)
    assert routes.SECRET.casefold() not in text
    for word in ("rahasia.txt", "rahasia-js", "passwd", "template"):
        assert (word in text) == (word in attacks.markdown(name).casefold()), f"{word} is not printed as it was written"


@pytest.mark.parametrize("name", [name for name in SHOWN if name not in BOMBS])
def test_attack_that_is_let_in_embeds_nothing_in_word(name, tmp_path):
    report = routes.report_of(attacks.markdown(name))
    parts = routes.docx_parts(report, routes.read(report)[0], tmp_path)
    assert len([part for part in parts if "media/" in part]) == 1  # the logo
    targets = re.findall(rb'Target="([^"]+)"[^>]*TargetMode="External"', parts["word/_rels/document.xml.rels"])
    assert all(target.startswith((b"https://", b"mailto:")) for target in targets)


@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_read_within_five_seconds_of_work_and_600_mebibytes(name, tmp_path):
    file = tmp_path / "naskah.md"
    file.write_bytes(attacks.markdown(name).encode())
    done = subprocess.run([sys.executable, "-m", "tests.fuzz.once", str(file)], cwd=attacks.ROOT, capture_output=True, check=True)
    seconds, mebibytes = map(float, done.stdout.split()[:2])
    assert seconds <= 5 + 2  # what Python and its imports need
    assert mebibytes <= 600


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://www.kpu.go.id", ""),
        ("https://www.kpu.go.id:8443/a/b.pdf?x=1&y=%C3%A9#bagian", ""),
        ("mailto:kota.serang@kpu.go.id", ""),
        ("http://www.kpu.go.id", "https://"),
        ("https://kpu.go.id@evil.example/", "nama pengguna"),
        ("https://k\u0440u.go.id/", "nama biasa"),
        ("https://xn--ku-6kc.go.id/", "nama biasa"),
        ("https://127.0.0.1/", "nama biasa"),
        ("https://localhost/", "nama biasa"),
        ("https:///etc/passwd", "nama biasa"),
        ("https://kpu.go.id:0/", "porta"),
        ("https://kpu.go.id:99999/", "porta"),
        ("https://kpu.go.id/%0d%0aX", "tidak lazim"),
        ("https://kpu.go.id/a b", "tidak lazim"),
        ("https://kpu.go.id/\u202e", "tidak lazim"),
        ("https://kpu.go.id/" + "a" * 2000, "lebih panjang"),
        ("mailto:a@kpu.go.id,b@kpu.go.id", "satu alamat"),
        ("mailto:a@kpu.go.id?bcc=b@kpu.go.id", "satu alamat"),
        ("//kpu.go.id", "https://"),
        ("", "https://"),
    ],
)
def test_an_address_is_told_why_it_will_not_do(address, why):
    assert bool(addresses.fault(address)) == bool(why)
    assert why in addresses.fault(address)
