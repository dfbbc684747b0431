"""Reminding over a real office: one revision gives one board and one set of calendars; it works without Git and with a host."""

import json
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from pipeline.journeys import reminding
from pipeline.journeys.archive import Archive, Scope
from tests.cli.test_host import name_owners
from tests.conftest import ROOT
from tests.hostfake.github import GitHub
from tests.hostfake.server import serving

NOW = datetime(2025, 11, 20, 5, tzinfo=UTC)
WHO = {"GIT_AUTHOR_NAME": "uji", "GIT_AUTHOR_EMAIL": "uji@contoh.id", "GIT_COMMITTER_NAME": "uji", "GIT_COMMITTER_EMAIL": "uji@contoh.id"}
WHEN = {"GIT_AUTHOR_DATE": "2025-11-20T05:00:00Z", "GIT_COMMITTER_DATE": "2025-11-20T05:00:00Z"}


def empty(root, indicator="IK-2.1"):
    """Take the realisasi of an indicator out of the second semester and return the subbagian that owes it."""
    for file in sorted((root / "periods/2025/s2").glob("*/realisasi.csv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not line.startswith(indicator)]
        if kept != lines:
            file.write_text("\n".join(kept) + "\n", encoding="utf-8")
            return file.parent.name
    raise AssertionError(indicator)


def recorded(root):
    for arguments in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Mulai")):
        subprocess.run(["git", "-C", str(root), *arguments], check=True, env={"PATH": "/usr/bin:/bin", **WHO, **WHEN})


def test_without_git_the_data_tell_the_moment(small_office):
    found = reminding.collecting(Archive(small_office), 2025)
    assert found.since == "Menurut data sampai dengan bulan terakhir yang terisi, Desember 2025; folder ini tidak tercatat dalam Git."
    assert found.day.isoformat() == "2026-01-01"
    assert found.board.period == "s2"


def test_in_git_the_moment_is_the_revision_s(small_office):
    recorded(small_office)
    found = reminding.collecting(Archive(small_office), 2025)
    assert found.since.startswith("Menurut keadaan per 20 November 2025 pukul 12.00 WIB (komit ")
    assert found.day.isoformat() == "2025-11-20"


def test_the_same_revision_gives_the_same_board_and_calendars(small_office, tmp_path):
    recorded(small_office)
    shutil.copytree(small_office, tmp_path / "salinan")
    first, second = (reminding.collecting(Archive(root), 2025) for root in (small_office, tmp_path / "salinan"))
    assert first == second
    files = [reminding.calendars(one, tmp_path / name) for one, name in ((first, "a"), (second, "b"))]
    assert files[0].keys() == files[1].keys()
    assert all(files[0][path].read_bytes() == files[1][path].read_bytes() for path in files[0])


def test_every_calendar_is_one(small_office, tmp_path):
    files = reminding.calendars(reminding.collecting(Archive(small_office), 2025), tmp_path / "k")
    assert {"2025/kalender/sekretaris.ics", "2025/kalender/perencana.ics"} < set(files)
    for file in files.values():
        assert Calendar.from_ical(file.read_bytes())["version"] == "2.0"


def test_whoever_owes_something_is_told_what(small_office, cli):
    code = empty(small_office)
    found = json.loads(cli("pengingat", "2025/s2", "--format", "json", "--tanggal", "2026-01-05", "--akar", small_office).out)
    told = {one["peran"]: one["teks"] for one in found}
    assert "• IK-2.1: " in told[code]
    assert code in told
    assert "IK-2.1" in told["perencana"]


def test_the_text_form_names_whom_it_is_for(small_office, cli):
    empty(small_office)
    ran = cli("pengingat", "--tanggal", "2026-01-05", "--akar", small_office)
    assert "Untuk: Kepala Subbagian" in ran.out
    assert "Perihal (surel): Pengingat: data kinerja Semester II 2025" in ran.out


def test_nothing_is_said_where_nothing_is_due(small_office):
    archive = Archive(small_office)
    now = datetime(2025, 1, 20, 5, tzinfo=UTC)
    found = reminding.situation(archive, Scope(2025, "s2"), now)
    assert not any(one.is_owing for one in found.owing)


def test_an_office_without_years_is_told_what_to_do(tmp_path, cli):
    (tmp_path / "periods").mkdir()
    assert "Belum ada tahun" in cli("pengingat", "--akar", tmp_path, code=2).err


def test_links_lead_to_the_folder_and_the_guide_where_the_office_has_them(small_office):
    name_owners(small_office)
    satker = small_office / "periods/satker.yml"
    satker.write_text(satker.read_text(encoding="utf-8") + "arsip: https://arsip.contoh.id/\n", encoding="utf-8")
    code = empty(small_office)
    text = {r.role: r.text for r in reminding.reminders(small_office, Scope(2025, "s2"), datetime(2026, 1, 5, 5, tzinfo=UTC))}[code]
    assert f"https://github.com/kpu-kota-serang/kinerja/tree/HEAD/periods/2025/s2/{code}" in text
    assert "Panduan: https://arsip.contoh.id/panduan/mengisi-data/" in text


@pytest.fixture
def host(tmp_path, monkeypatch):
    made = GitHub(tmp_path / "host.git")
    with serving(made) as server:
        monkeypatch.setenv("GITHUB_API_URL", server.address)
        yield made


def test_the_command_makes_one_issue_each_and_changes_nothing_the_second_time(small_office, cli, host):
    name_owners(small_office)
    code = empty(small_office)
    first = cli("host", "tugas", "2025/s2", "--akar", small_office).out
    assert "dibuat " in first
    (own,) = [one for one in host.issues.values() if f"2025/s2/{code} -->" in one.body]
    assert "- [ ] IK-2.1" in own.body
    before = [(one.title, one.body, one.state) for one in host.issues.values()]
    again = cli("host", "tugas", "2025/s2", "--akar", small_office).out
    assert "dibuat" not in again
    assert [(one.title, one.body, one.state) for one in host.issues.values()] == before


def test_what_would_be_made_can_be_looked_at_without_a_host(small_office, cli):
    ran = cli("host", "tugas", "2025/s2", "--tunjukkan", "--akar", small_office)
    assert ran.out.startswith("# Data kinerja Semester II 2025: ")


def test_without_a_host_the_sentence_says_what_to_fill_in(small_office, cli):
    assert "belum menyebut Git host" in cli("host", "tugas", "2025/s2", "--akar", small_office, code=2).err


def test_another_host_is_refused_with_a_way_out(small_office, cli):
    name_owners(small_office)
    satker = small_office / "periods/satker.yml"
    satker.write_text(satker.read_text(encoding="utf-8").replace("nama: github.com", "nama: git.contoh.id"), encoding="utf-8")
    assert "lakip pengingat" in cli("host", "tugas", "2025/s2", "--akar", small_office, code=2).err


def test_the_checkout_of_this_program_has_reminders_of_its_sample_year():
    found = reminding.situation(Archive(ROOT), Scope(2026, "s2"), datetime(2026, 11, 20, 5, tzinfo=UTC))
    assert [one.department for one in found.owing] == ["kul", "teknis", "rendatin", "sdm"]
    assert {one.due.isoformat() for one in found.owing if one.due} == {"2027-01-11"}


def test_a_konfirmasi_is_a_task_until_it_is_decided(small_office, cli, host):
    name_owners(small_office)
    where = ("2025/s2", "--akar", small_office)
    cli("konfirmasi", "buka", "2025/s2", "IK-1.1", "--bulan", 9, "--tanya", "Mengapa @turun?", "--akar", small_office)
    assert "dibuat" in cli("host", "tugas", *where).out
    (own,) = [one for one in host.issues.values() if "lakip:konfirmasi:2025/s2/001" in one.body]
    assert "@turun" not in own.body
    cli("konfirmasi", "jawab", "2025/s2", 1, "Salah ketik.", "--akar", small_office)
    assert "diperbarui" in cli("host", "tugas", *where).out
    cli("konfirmasi", "putus", "2025/s2", 1, "diterima", "--akar", small_office)
    assert "ditutup" in cli("host", "tugas", *where).out
    assert own.state == "closed"
