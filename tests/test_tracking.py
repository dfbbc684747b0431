"""`lakip status`: an office's SOP followed through its papers and its history, from the first letter to the inventory."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import click
import pytest
from git import Repo

from pipeline.cli.main import lakip
from pipeline.core.errors import PipelineError
from pipeline.core.tracking import guidance
from pipeline.core.tracking.values import Source, State
from pipeline.intake.files import PERIODS
from pipeline.intake.repository import history_moments
from pipeline.journeys import tracking
from pipeline.journeys.archive import Scope

ROOT = Path(__file__).parents[1]
WHO = {"GIT_AUTHOR_NAME": "uji", "GIT_AUTHOR_EMAIL": "uji@contoh.id", "GIT_COMMITTER_NAME": "uji", "GIT_COMMITTER_EMAIL": "uji@contoh.id"}


@pytest.fixture
def office(small_office):
    """The small office with calendar and SOPs, its second semester still empty, nothing recorded in Git yet."""
    for name in ("kalender.yml", "libur.csv", "sop.yml"):
        shutil.copy(ROOT / "periods" / name, small_office / "periods" / name)
    for file in (small_office / "periods/2025/s2").glob("*/realisasi.csv"):
        file.write_text(file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    Repo.init(small_office)
    return small_office


def write(office, path, text):
    file = office / "periods" / "2025" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def commit(office, time):
    repo = Repo(office)
    with repo.git.custom_environment(**WHO, GIT_AUTHOR_DATE=time, GIT_COMMITTER_DATE=time):
        repo.git.add("--all")
        repo.git.commit("--quiet", "--allow-empty", "-m", "uji")


def board(office, now="2025-12-15T10:00+07:00", period="s2"):
    return tracking.board(office, 2025, period, datetime.fromisoformat(now))


def steps(found):
    return {p.step.code + (f"/{p.department}" if p.department else ""): p for p in found.steps}


def copy_back(office, department):
    source = ROOT / "tests/examples/dasar/periods/2025/s2" / department / "realisasi.csv"
    shutil.copy(source, office / "periods/2025/s2" / department / "realisasi.csv")


LETTER = "jenis: {kind}\nperiode: s2\nnomor: 1/PR.03-{code}/3673/3/2025\ntanggal: 2025-12-01\nditerbitkan: {time}\n"


def test_a_period_is_followed_through_papers_and_history(office):
    commit(office, "2025-11-28T09:00:00+07:00")
    write(office, "surat/disposisi.yml", LETTER.format(kind="lembar-disposisi", code="LD", time="2025-12-01T08:00:00+07:00"))
    write(office, "surat/edaran.yml", LETTER.format(kind="surat-edaran", code="SE", time="2025-12-01T13:30:00+07:00"))
    write(
        office,
        "kendali/jurnal.csv",
        "periode,langkah,subbagian,mulai,selesai,oleh,keterangan\ns2,kumpul-10,,2025-12-01T14:00+07:00,2025-12-01T14:10+07:00,perencana,\n",
    )
    found = steps(board(office, "2025-12-02T10:00+07:00"))
    assert found["kumpul-1"].end.source is Source.LETTER
    assert found["kumpul-2"].state is State.UNKNOWN
    assert (found["kumpul-10"].minutes, found["kumpul-10"].over) == (10, False)
    assert found["kumpul-11/kul"].start.is_declared
    assert found["kumpul-11/kul"].days == 1

    copy_back(office, "kul")
    commit(office, "2025-12-03T15:00:00+07:00")
    found = steps(board(office))
    filled = found["kumpul-11/kul"]
    assert (filled.state, filled.days, filled.over, filled.end.source) == (State.DONE, 2, False, Source.GIT)
    assert filled.end.time.isoformat() == "2025-12-03T15:00:00+07:00"
    late = found["kumpul-11/rendatin"]
    assert (late.state, late.over) == (State.RUNNING, True)
    assert found["kumpul-12"].state is State.WAITING

    copy_back(office, "rendatin")
    commit(office, "2025-12-04T09:00:00+07:00")
    now = board(office)
    assert steps(now)["kumpul-12"].state is State.RUNNING
    assert steps(now)["kumpul-12"].start.time.isoformat() == "2025-12-04T09:00:00+07:00"
    assert now.notes["perintah"] == "lakip telaah lembar 2025/s2"
    assert all(due.done for due in now.dues)


def test_the_commit_that_opened_a_period_filled_nothing(office):
    agreed = "0" * 64
    write(office, "kendali/s2/pembukaan.yml", f"# belum lengkap\nsha256: {agreed}\n")
    commit(office, "2025-12-01T09:00:00+07:00")
    copy_back(office, "kul")
    commit(office, "2025-12-02T09:00:00+07:00")
    found = steps(board(office))["kumpul-11/kul"]
    assert found.end.time.isoformat() == "2025-12-02T09:00:00+07:00"
    again = history_moments.moments(office, PERIODS / "2025")
    assert [t.time.isoformat() for t in again.of(PERIODS / "2025/s2/kul/realisasi.csv")] == [
        "2025-12-01T02:00:00+00:00",
        "2025-12-02T02:00:00+00:00",
    ]


def test_without_git_the_states_are_told_and_no_times_of_filling(office):
    shutil.rmtree(office / ".git")
    copy_back(office, "kul")
    found = steps(board(office))["kumpul-11/kul"]
    assert (found.state, found.end) == (State.DONE, None)


def test_a_shallow_clone_tells_no_times(office, tmp_path):
    commit(office, "2025-12-01T09:00:00+07:00")
    copy_back(office, "kul")
    commit(office, "2025-12-02T09:00:00+07:00")
    Repo.clone_from(f"file://{office}", tmp_path / "dangkal", depth=1)
    assert history_moments.moments(tmp_path / "dangkal", PERIODS / "2025").is_shallow
    found = board(tmp_path / "dangkal")
    assert steps(found)["kumpul-11/kul"].end is None
    assert "terpotong" in found.notes["riwayat"]


def test_left_open_the_period_being_collected_is_shown(office):
    def shown(now, scope=""):
        return tracking.status(office, Scope.parse(scope), datetime.fromisoformat(now)).period

    assert shown("2025-03-01T10:00+07:00") == "s1"
    assert shown("2025-12-01T10:00+07:00") == "s2"
    assert shown("2027-12-01T10:00+07:00") == "s2"  # nothing later is there
    assert shown("2025-12-01T10:00+07:00", "2025/s1") == "s1"
    with pytest.raises(PipelineError, match="s9"):
        shown("2025-12-01T10:00+07:00", "2025/s9")


def test_an_office_without_calendar_and_sop_is_told_what_is_missing(small_office, cli):
    told = cli("status", "2025/s2", "--akar", small_office, "--tanggal", "2025-12-15").out
    assert "periods/sop.yml tidak ditemukan" in told
    assert "berikutnya: lengkapi periods/sop.yml" in told


def test_the_table_says_state_holder_time_and_source_and_what_comes_next(cli):
    told = cli("status", "2026/s1", "--akar", ROOT, "--tanggal", "2026-06-24").out
    assert "bukan penilaian atas orang" in told
    assert "15 / 20 menit" in told
    assert "dinyatakan sendiri" in told
    assert "baku tidak terbaca" in told
    assert told.rstrip().splitlines()[-1].startswith("→ lakip ")
    assert any(line.startswith("berikutnya: ") for line in told.splitlines())
    assert "Dikerjakan sekali setahun, pada Semester II." in told


def test_json_holds_the_same_board(cli):
    told = json.loads(cli("status", "2026/s1", "--akar", ROOT, "--tanggal", "2026-06-24", "--format", "json").out)
    (step,) = [s for s in told["langkah"] if s["kode"] == "kumpul-9"]
    assert (step["menit_kerja"], step["baku"], step["melewati_baku"]) == ("15", "20", False)
    assert step["selesai"] == {"waktu": "2026-06-24T13:55+07:00", "sumber": "dinyatakan sendiri", "oleh": "kasubbag-rendatin"}


def test_a_hostile_name_of_a_paper_changes_nothing(office):
    write(office, "kendali/s2/verifikasi-../../x.yml".replace("/../", "-"), "rusak: [")
    write(office, "kendali/s2/konfirmasi-001.yml", "rusak: [")
    (office / "periods/2025/kendali/s2/inventaris.csv").symlink_to("/etc/passwd")
    assert steps(board(office))["kumpul-13"].state is State.WAITING


def test_the_clock_is_no_input_of_a_report():
    from pipeline.journeys.archive import Archive

    assert not [f for f in Archive(ROOT).inputs(2026) if f.name in ("kalender.yml", "libur.csv", "sop.yml")]


def test_every_command_the_board_recommends_is_there():
    for _, text in (*guidance.NEXT.values(), guidance.START, guidance.ISSUE):
        group, context = lakip, click.Context(lakip)
        for word in text.split()[1:]:
            if not isinstance(group, click.Group):
                break
            group = group.get_command(context, word)
            assert group, text
