"""The guide from the Secretary's order to the report is followed to the letter: every command of the page is run, in its order."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import filled_forms

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "panduan" / "mengumpulkan.md"
COMMAND = re.compile(r"^    ((?:lakip|git) .+)$", re.MULTILINE)
SHAPES = {"kul": "xlsx", "teknis": "zip", "rendatin": "json", "sdm": "xlsx"}
ENVIRONMENT = {
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    "LANG": "C.UTF-8",
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "CONTOH"), ("EMAIL", "c@contoh.id"))},
}


def run(office: Path, command: str) -> str:
    home = office.parent / "rumah"
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        shlex.split(command), cwd=office, env=ENVIRONMENT | {"HOME": str(home)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def fill_in(office: Path) -> None:
    """Do what the guide leaves to the subbagian: fill in a form each, in another shape."""
    year = filled_forms.dossier(office, 2026)
    for department, shape in SHAPES.items():
        form = filled_forms.filled(year, "s2", department, office / "isian" / "bukti")
        filled_forms.handed_in(form, office / "isian", shape)


def state_the_rest(office: Path) -> None:
    """State every indicator that the guide does not state itself."""
    year = filled_forms.dossier(office, 2026)
    filled = {e.indicator for e in year.entries if e.period == "s2"} - {"IK-1.2", "IK-2.4"}
    for department in SHAPES:
        codes = " ".join(i.code for i in year.strategy.indicators if i.department == department and i.code in filled)
        by = "kasubbag-kul" if department == "rendatin" else "kasubbag-rendatin"
        run(office, f"lakip telaah nyatakan 2026/s2 {department} {codes} valid --oleh {by} --tanggal 2027-01-07")


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict[str, str]:
    office = tmp_path_factory.mktemp("latihan") / "kantor"
    shutil.copytree(ROOT / "periods", office / "periods")
    (office / ".gitignore").write_text("build/\nisian/\n", encoding="utf-8")
    for command in ("git init -q -b main", "git add .", 'git commit -qm "Data contoh"'):
        run(office, command)
    said = {}
    for command in COMMAND.findall(GUIDE.read_text(encoding="utf-8")):
        said[command] = run(office, command)
        if command.startswith("lakip pengingat"):
            fill_in(office)
        if command.startswith("lakip telaah nyatakan 2026/s2 kul"):
            state_the_rest(office)
    return said


def test_the_guide_can_be_followed_to_its_end(told):
    assert len(told) > 30


def test_at_the_end_the_collection_stands_as_done(told):
    board = next(text for command, text in told.items() if command.startswith("lakip status"))
    collecting = board.partition("SOP Pengelolaan Kinerja")[0]
    steps = re.findall(r"^  (\d+)  .*?(selesai|berjalan|belum|tidak tercatat)", collecting, re.MULTILINE)
    assert {state for number, state in steps if number in ("1", "2", "3", "7", "11", "12", "13")} == {"selesai"}, board
    assert "lakip susun 2026" in board  # what is next: the report


def test_reminders_were_asked_for_before_anything_was_handed_in(told):
    reminder = next(text for command, text in told.items() if command.startswith("lakip pengingat"))
    assert reminder.count("Subbagian") >= len(SHAPES)
