"""From the folders of the subbagian to inventaris.csv: what is taken, what is looked into, and how little memory a large scan takes."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.main import lakip  # noqa: F401  (the command under test)
from pipeline.core.collecting.inventory import COLUMNS
from pipeline.journeys import flow, inventorying

from .test_sense_examples import CLEAN

SCOPE = flow.Scope(2025, "s2")
BUKTI = "periods/2025/s2/rendatin/bukti"
HEAD = "berkas,klasifikasi,tanggal,diserahkan_oleh,keterangan\n"


@pytest.fixture
def office(tmp_path):
    import shutil

    root = tmp_path / "kantor"
    shutil.copytree(CLEAN, root)
    return root


def codes(root: Path) -> set[str]:
    return {finding.rule for finding in flow.check(root, flow.Scope(2025))}


def test_every_file_of_the_period_is_a_line_in_the_order_of_the_renstra(office):
    made = inventorying.take(office, SCOPE).inventory
    assert [(i.department, i.indicator, i.month, i.name) for i in made.items][:2] == [
        ("kul", "IK-2.1", 9, "agenda-september.txt"),
        ("kul", "IK-2.1", 12, "agenda-desember.txt"),
    ]
    assert len(made.items) == 6
    assert not made.missing


def test_what_nobody_classified_is_restricted_and_outside_git_nothing_is_guessed(office):
    item = inventorying.take(office, SCOPE).inventory.items[0]
    assert (item.access.value, item.day, item.handed_by, item.day_source) == ("terbatas", None, "", "")


def test_the_office_word_goes_before_git(office):
    (office / "periods/2025/s2/rendatin/bukti.csv").write_text(HEAD + "hadir-desember.txt,terbuka,2025-12-30,CONTOH Staf,\n")
    from pipeline.intake.repository import history

    history.start(office, "CONTOH Pencatat", "pencatat@example.org")
    history.record(office, "Data", "periods")
    items = {i.name: i for i in inventorying.take(office, SCOPE).inventory.items}
    told, seen = items["hadir-desember.txt"], items["hadir-september.txt"]
    assert (str(told.day), told.day_source, told.handed_by, told.handed_source) == ("2025-12-30", "bukti.csv", "CONTOH Staf", "bukti.csv")
    assert (seen.day_source, seen.handed_by, seen.handed_source) == ("Git", "CONTOH Pencatat", "Git")


def test_a_saved_inventory_is_read_back_and_agrees(office):
    taken = inventorying.take(office, SCOPE, save=True)
    assert taken.file == office / "periods/2025/kendali/s2/inventaris.csv"
    assert taken.file.read_text().splitlines()[0] == ",".join(COLUMNS)
    assert codes(office) == set()
    assert taken.file.read_bytes() == (inventorying.take(office, SCOPE, save=True).file or Path()).read_bytes()


def test_everything_that_changes_after_the_inventory_is_told(office):
    inventorying.take(office, SCOPE, save=True)
    (office / BUKTI / "hadir-desember.txt").write_text("lain")
    (office / BUKTI / "susulan.txt").write_text("datang kemudian")
    (office / BUKTI / "rekap-desember.txt").unlink()
    found = codes(office)
    assert {"bukti-berubah-sejak-inventaris", "bukti-belum-diinventaris", "bukti-inventaris-hilang"} <= found


def test_a_restricted_file_may_hold_personal_data_but_the_inventory_says_so(office):
    (office / BUKTI / "hadir-desember.txt").write_text("NIK 3673010101900001")
    made = inventorying.take(office, SCOPE, save=True)
    assert {i.name: i.privacy for i in made.inventory.items}["hadir-desember.txt"] == "ditemukan"
    assert "bukti-terbuka-data-pribadi" not in codes(office)
    assert "3673010101900001" not in (made.file or Path()).read_text()


def test_the_number_itself_is_nowhere_in_what_is_told(office, cli):
    (office / "periods/2025/s2/rendatin/bukti.csv").write_text(HEAD + "hadir-desember.txt,terbuka,,,\n")
    (office / BUKTI / "hadir-desember.txt").write_text("satu\ndua 3673010101900001\n")
    ran = cli("periksa", "2025", "--akar", office, code=1)
    assert "NIK atau nomor KK (baris 2)" in ran.out
    assert "3673010101900001" not in ran.out + ran.err


@pytest.mark.parametrize(
    "name", ["=cmd|' 'x!A1.txt", "a;rm -rf.txt", "<script>.txt", "spasi  ganda.txt", "sangat-" + "panjang" * 25 + ".txt", "-rf"]
)
def test_hostile_names_are_only_names(office, cli, name):
    (office / BUKTI / name).write_text("isi")
    refused = int(";" in name)  # it can be listed, but not named in the column bukti
    ran = cli("inventaris", "2025/s2", "--akar", office, "--format", "csv", code=refused)
    assert "ditulis" in ran.out
    import csv

    with (office / "build/inventaris/inventaris-2025-s2.csv").open(newline="") as stream:
        listed = {row["berkas"] for row in csv.DictReader(stream)}
    assert (f"'{name}" if name[0] in "=-" else name) in listed  # an apostrophe keeps a spreadsheet from running it
    cli("inventaris", "2025/s2", "--akar", office, "--format", "xlsx", code=refused)


@pytest.mark.parametrize("name", [b"baris\nbaru.txt", b"bukan-utf8-\xff.txt", b"\x1b[31mmerah.txt", "arah\u202etxt.exe".encode()])
def test_names_that_nobody_can_write_are_told_and_break_nothing(office, cli, name):
    import os

    with open(os.path.join(os.fsencode(office / BUKTI), name), "wb") as stream:  # noqa: PTH123, PTH118  (a name of bytes)
        stream.write(b"isi")
    ran = cli("inventaris", "2025/s2", "--akar", office, "--simpan", code=1)
    assert "bukti-nama-tidak-dapat-dipakai" in ran.out
    assert "\x1b" not in ran.out
    assert len((office / "periods/2025/kendali/s2/inventaris.csv").read_text(encoding="utf-8").splitlines()) == 8
    cli("inventaris", "2025/s2", "--akar", office, "--format", "xlsx", code=1)


def test_links_are_neither_followed_nor_inventoried(office):
    (office / BUKTI / "sandi.txt").symlink_to("/etc/hostname")
    assert "sandi.txt" not in {i.name for i in inventorying.take(office, SCOPE).inventory.items}


def test_an_inventory_is_not_written_through_a_link(office, tmp_path, cli):
    (tmp_path / "lain").mkdir()
    (office / "periods/2025/kendali").symlink_to(tmp_path / "lain")
    ran = cli("inventaris", "2025/s2", "--akar", office, "--simpan", code=2)
    assert "pintasan" in ran.err
    assert not list((tmp_path / "lain").iterdir())


def test_a_scope_without_period_is_refused_with_an_example(cli, office):
    assert "2026/s2" in cli("inventaris", "2025", "--akar", office, code=2).err


MEASURED = """
import sys
from pathlib import Path
from pipeline.journeys import flow, inventorying
made = inventorying.take(Path(sys.argv[1]), flow.Scope(2025, "s2"), save=True)
sizes = {i.name: i.size for i in made.inventory.items}
assert sizes["pindaian.pdf"] == 200 * 1024 * 1024, sizes
print(next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM')) // 1024)
"""


def test_scans_of_200_megabytes_take_little_memory(office):
    for name, head in (("pindaian.pdf", b"%PDF-1.7\n"), ("besar.txt", b"teks\n"), ("besar.xlsx", b"PK\x03\x04[Content_Types].xml xl/")):
        with (office / BUKTI / name).open("wb") as stream:
            stream.write(head)
            stream.truncate(200 * 1024 * 1024)
    ran = subprocess.run([sys.executable, "-c", MEASURED, str(office)], capture_output=True, text=True, check=True)
    assert int(ran.stdout) <= 200
