"""What nobody opened is published nowhere: neither the bytes of restricted evidence, nor its name on any page."""

import zipfile
from pathlib import Path

import pytest

from pipeline.journeys import flow
from pipeline.journeys.archive import Archive

MARKER = "PENANDA-RAHASIA-7f3a91"
RESTRICTED, OPEN = "daftar-rahasia-7f3a91.txt", "hadir-terbuka-7f3a91.txt"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A small office with one restricted and one open file of evidence, its report and its site."""
    import shutil

    from .test_sense_examples import CLEAN

    root = tmp_path_factory.mktemp("terbit") / "kantor"
    shutil.copytree(CLEAN, root)
    folder = root / "periods/2025/s2/rendatin"
    for name in (RESTRICTED, OPEN):
        (folder / "bukti" / name).write_text(f"{MARKER} {name}\n", encoding="utf-8")
    rows = folder / "realisasi.csv"
    rows.write_text(rows.read_text().replace("hadir-desember.txt", f"hadir-desember.txt;{RESTRICTED};{OPEN}"), encoding="utf-8")
    (folder / "bukti.csv").write_text(f"berkas,klasifikasi,tanggal,diserahkan_oleh,keterangan\n{OPEN},terbuka,,,\n", encoding="utf-8")
    assert not flow.publish(root, flow.Scope(2025), None).stopped
    return root


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, and what is inside its ZIPs."""
    found = {}
    for file in (f for f in folder.rglob("*") if f.is_file()):
        found[file.relative_to(folder).as_posix()] = file.read_bytes()
        if file.suffix in (".zip", ".docx"):
            with zipfile.ZipFile(file) as packed:
                found |= {f"{file.name}/{name}": packed.read(name) for name in packed.namelist()}
    return found


def test_no_evidence_is_published_open_or_not(published):
    for folder in ("site", "build"):
        assert not [name for name, content in contents(published / folder).items() if MARKER.encode() in content]


def test_no_file_of_the_site_or_the_data_is_called_like_evidence(published):
    for folder in ("site", "build/2025"):
        assert not [name for name in contents(published / folder) if "7f3a91" in name]


def test_a_restricted_file_is_named_on_no_page_and_in_no_document(published):
    places = {**contents(published / "site"), **contents(published / "build/2025")}
    assert {Path(name).name for name, content in places.items() if RESTRICTED.encode() in content} == {"realisasi.csv", "manifest.json"}


def test_an_open_file_is_named_and_a_restricted_one_is_counted_with_its_digest(published):
    page = (published / "site/2025/indikator/ik-1-2/index.html").read_text(encoding="utf-8")
    assert f"{OPEN} (terbuka)" in page
    assert "2 berkas terbatas (SHA-256" in page
    report = (published / "site/2025/laporan/index.html").read_text(encoding="utf-8")
    assert OPEN in report
    assert "berkas terbatas" in report


def test_the_list_of_classifications_itself_is_not_published(published):
    assert not [name for name in contents(published / "build/2025/data") if name.endswith("bukti.csv")]


def test_a_table_that_cannot_be_used_opens_nothing(published, tmp_path):
    import shutil

    root = tmp_path / "kantor"
    shutil.copytree(published, root, ignore=shutil.ignore_patterns("build", "site"))
    table = root / "periods/2025/s2/rendatin/bukti.csv"
    assert Archive(root).report(2025).opened
    table.write_text(table.read_text() + "x,boleh,,,\n", encoding="utf-8")
    assert Archive(root).report(2025).opened == frozenset()
