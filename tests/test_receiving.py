"""Taking in what subbagian hand in: everything or nothing, whatever is handed in and whenever it is cut off."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.core.collecting import forms
from pipeline.core.collecting.corrections import Grounds
from pipeline.core.collecting.rules import taking as rules
from pipeline.core.collecting.values import FormIdentity
from pipeline.intake.beside.ledgers import corrections
from pipeline.intake.forms import gathered
from pipeline.journeys import flow, receiving
from pipeline.journeys.archive import Archive
from pipeline.journeys.receiving import Wish

HEAD = "indikator,bulan,pembilang,penyebut,realisasi,kendala,tindak_lanjut,bukti"
FOLDER = "periods/2025/s2/rendatin"
TO = "2025/s2/rendatin"
NOW = datetime(2025, 10, 10, 3, 0, tzinfo=UTC)
ROW = "IK-1.1,10,9,10,90,,,rekap-oktober.txt"
GROUNDS = Grounds(reason="Pembilang tertukar", word_of="kasubbag-rendatin")
HERE = Wish(in_place=True, wanted=TO)


def table(path: Path, *rows: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{row}\n" for row in (HEAD, *rows)), encoding="utf-8")
    return path


def identity(root: Path, **changes: object) -> FormIdentity:
    dossier = Archive(root).dossier(2025)
    about = {"region": "0000", "year": 2025, "period": "s2", "department": "rendatin"}
    digest = forms.ask(dossier, dossier.periods[1], "rendatin").identity.digest
    return FormIdentity(**({**about, "digest": digest} | changes))


def box(path: Path, whose: FormIdentity, *rows: str, analysis: str = "") -> Path:
    """A ZIP of the CSV form, filled in."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("formulir.txt", whose.text + "\n")
        file.writestr("realisasi.csv", "".join(f"{row}\n" for row in (HEAD, *rows)))
        if analysis:
            file.writestr("analisis.md", analysis)
    return path


def evidence(folder: Path, name: str = "rekap-oktober.txt", content: str = "CONTOH rekap Oktober\n") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    return folder


def everything(root: Path) -> dict[str, str]:
    """Digest of every file below periods/, hidden ones included."""
    files = (p for p in sorted((root / "periods").rglob("*")) if p.is_file())
    return {str(p.relative_to(root)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def take(root: Path, *files: Path, wish: Wish = HERE, now: datetime = NOW) -> receiving.Received:
    return receiving.receive(root, files, wish, now)


def codes(done: receiving.Received) -> set[str]:
    for finding in done.findings:
        assert "{" not in finding.message + finding.hint
    return {finding.rule for finding in done.findings}


def git(root: Path, *arguments: str) -> str:
    made = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True)
    return made.stdout


@pytest.fixture
def parcel(tmp_path):
    """A folder with a filled CSV and its evidence."""
    evidence(tmp_path / "masuk")
    return table(tmp_path / "masuk" / "isian.csv", ROW)


@pytest.fixture
def recorded(small_office):
    """The small office in Git."""
    git(small_office, "init", "-q", "-b", "main")
    for key, value in {"user.name": "CONTOH", "user.email": "contoh@example.org", "commit.gpgsign": "false"}.items():
        git(small_office, "config", key, value)
    git(small_office, "add", "-A")
    git(small_office, "commit", "-qm", "awal")
    return small_office


class TestLanding:
    def test_a_form_becomes_canonical_csv_with_its_evidence_and_its_original(self, small_office, parcel):
        done = take(small_office, parcel)
        assert not done.stopped
        folder = small_office / FOLDER
        lines = (folder / "realisasi.csv").read_text().splitlines()
        assert lines[2] == ROW, "sorted by indicator, then month"
        assert len(lines) == 6
        assert (folder / "bukti" / "rekap-oktober.txt").read_text() == "CONTOH rekap Oktober\n"
        kept = next((folder / "kiriman").iterdir())
        assert kept.read_bytes() == parcel.read_bytes()
        sha = hashlib.sha256(parcel.read_bytes()).hexdigest()
        assert kept.name == f"20251010T030000Z-csv-{sha[:8]}.csv"
        assert (folder / "kiriman.csv").read_text().splitlines()[1] == f"2025-10-10T03:00:00Z,{kept.name},{sha},csv,,"
        assert flow.check(small_office, flow.Scope()) == ()

    def test_the_same_form_again_changes_nothing(self, small_office, parcel):
        take(small_office, parcel)
        before = everything(small_office)
        done = take(small_office, parcel)
        assert codes(done) == {rules.REPEATED.code}
        assert not done.stopped
        assert not done.files
        assert everything(small_office) == before

    def test_a_half_filled_form_is_taken_and_counted(self, small_office, tmp_path):
        entries = small_office / FOLDER / "realisasi.csv"
        row = entries.read_text().splitlines()[1]
        table(entries)
        done = take(small_office, table(tmp_path / "a.csv", row, "IK-1.2,12,,,,,,"))
        assert not done.stopped
        assert (
            "2025/s2/rendatin: terisi 0 dari 2 baris realisasi yang diminta, 1 dari 6 baris anggaran, serta 1 baris tambahan." in done.notes
        )
        assert entries.read_text().splitlines()[1:] == [row], "a new row without anything in it is left out"

    def test_what_is_written_over_is_told(self, small_office, tmp_path):
        done = take(small_office, table(tmp_path / "a.csv", "IK-1.2,9,,,260,,,hadir-september.txt"))
        assert "berubah: realisasi IK-1.2 bulan 9 dari «250» menjadi «260»." in done.notes

    def test_an_emptied_cell_takes_nothing_away(self, small_office, tmp_path):
        before = (small_office / FOLDER / "realisasi.csv").read_bytes()
        done = take(small_office, table(tmp_path / "a.csv", "IK-1.2,9,,,,Hujan,,hadir-september.txt"))
        assert rules.EMPTIED.code in codes(done)
        assert b"IK-1.2,9,,,250,Hujan,," in (small_office / FOLDER / "realisasi.csv").read_bytes() != before

    def test_budget_beside_entries_is_one_form(self, small_office, parcel, tmp_path):
        money = tmp_path / "uang.csv"
        money.write_text("kode,bulan,realisasi,volume,keterangan\n076.01.WA.6639,10,5000000,3,\n", encoding="utf-8")
        done = take(small_office, parcel, money)
        assert not done.stopped, done.findings
        lines = (small_office / FOLDER / "anggaran.csv").read_text().splitlines()
        assert lines[1:] == ["076.01.WA.6639,10,5000000,3,", "076.01.WA.6639,12,20000000,155,"]
        assert len(list((small_office / FOLDER / "kiriman").iterdir())) == 2

    def test_analyses_are_laid_over_and_others_stay(self, small_office, tmp_path):
        text = "## IK-1.1 Apa pun\n\n### Rekomendasi\n\nMelanjutkan padanan data setiap triwulan bersama dinas.\n"
        form = box(tmp_path / "a.zip", identity(small_office), ROW, analysis=text)
        evidence(tmp_path)
        assert not take(small_office, form).stopped
        stretches = {p.key for s in Archive(small_office).dossier(2025).submissions for p in s.analysis if p.department == "rendatin"}
        assert "IK-1.1/rekomendasi" in stretches
        assert len(stretches) > 1

    def test_a_workbook_made_by_lakip_comes_back(self, small_office, tmp_path):
        from pipeline.journeys import forms as making

        (made,) = making.make(small_office, 2025, "s2", ["rendatin"], ["xlsx"], tmp_path / "hasil")
        done = take(small_office, made, wish=Wish(in_place=True))
        assert not done.stopped, done.findings
        assert any("isinya sama" in note for note in done.notes)
        assert flow.check(small_office, flow.Scope()) == ()

    def test_a_workbook_filled_in_brings_its_figures(self, small_office, tmp_path):
        filled = _filled_workbook(small_office, tmp_path, "IK-1.2,9,,,250", "IK-1.2,9,,,262")
        done = take(small_office, filled, wish=Wish(in_place=True))
        assert not done.stopped, done.findings
        assert "IK-1.2,9,,,262,,,hadir-september.txt" in (small_office / FOLDER / "realisasi.csv").read_text()
        assert (small_office / FOLDER / "kiriman.csv").read_text().count(",xlsx,") == 1

    def test_a_fault_in_a_workbook_is_shown_at_its_cell(self, small_office, tmp_path):
        filled = _filled_workbook(small_office, tmp_path, "IK-1.1,9,8,9,88.89", "IK-1.1,9,11,9,122.22")
        done = take(small_office, filled, wish=Wish(in_place=True))
        assert done.stopped
        cells = {f.rule: f.place.column for f in done.findings if str(f.place.file) == filled.name}
        assert cells["pembilang-melebihi-penyebut"].startswith("Realisasi!G")
        assert cells["persen-di-luar-batas"].startswith("Realisasi!I")

    def test_what_the_page_gives_back_is_taken(self, small_office, tmp_path):
        near = evidence(tmp_path / "masuk")
        text = (near / "rekap-oktober.txt").read_bytes()
        cells = dict(zip(HEAD.split(","), ROW.split(","), strict=True))
        told = {
            "skema": "lakip/isian/1",
            "identitas": identity(small_office).text,
            "keadaan": "selesai",
            "diisi_oleh": "CONTOH Kasubbag Perencanaan",
            "realisasi": [{key: cell for key, cell in cells.items() if cell}],
            "anggaran": [],
            "analisis": {},
            "bukti": [{"nama": "rekap-oktober.txt", "ukuran": len(text), "sha256": hashlib.sha256(text).hexdigest()}],
        }
        file = near / "isian-2025-s2-rendatin.json"
        file.write_text(json.dumps(told), encoding="utf-8")
        done = take(small_office, file, wish=Wish(in_place=True))
        assert not done.stopped, done.findings
        assert ROW in (small_office / FOLDER / "realisasi.csv").read_text()
        assert ",html," in (small_office / FOLDER / "kiriman.csv").read_text()
        assert flow.check(small_office, flow.Scope()) == ()


def _filled_workbook(root: Path, folder: Path, old: str, new: str) -> Path:
    """The workbook as somebody returned it who typed other figures: made where these stand in the data already."""
    from pipeline.journeys import forms as making

    typed = folder / "diketik"
    shutil.copytree(root, typed)
    entries = typed / FOLDER / "realisasi.csv"
    entries.write_text(entries.read_text().replace(old, new))
    (made,) = making.make(typed, 2025, "s2", ["rendatin"], ["xlsx"], folder / "hasil")
    return made


class TestBranch:
    def test_a_branch_is_made_and_nothing_else_is_touched(self, recorded, parcel):
        (recorded / "periods/2025/laporan/kata-pengantar.md").write_text("sedang disunting\n")
        (recorded / "catatan.txt").write_text("milik sendiri\n")
        git(recorded, "add", "catatan.txt")
        before, index, status = everything(recorded), git(recorded, "ls-files", "-s"), git(recorded, "status", "--porcelain")
        done = take(recorded, parcel, wish=Wish(wanted=TO))
        (branch,) = done.branches
        assert branch == f"terima/2025-s2-rendatin-{hashlib.sha256(parcel.read_bytes()).hexdigest()[:8]}"
        assert any(f"git push -u origin {branch}" in note for note in done.notes)
        assert (everything(recorded), git(recorded, "ls-files", "-s"), git(recorded, "status", "--porcelain")) == (before, index, status)
        assert git(recorded, "branch", "--show-current").strip() == "main"
        changed = set(git(recorded, "diff", "--name-only", "main", branch).split())
        assert {f"{FOLDER}/realisasi.csv", f"{FOLDER}/bukti/rekap-oktober.txt", f"{FOLDER}/kiriman.csv"} < changed
        assert len(changed) == 4

    def test_the_branch_is_clean_by_periksa(self, recorded, parcel, tmp_path):
        (branch,) = take(recorded, parcel, wish=Wish(wanted=TO)).branches
        git(recorded, "worktree", "add", "-q", str(tmp_path / "cabang"), branch)
        assert flow.check(tmp_path / "cabang", flow.Scope()) == ()

    def test_again_says_that_the_branch_waits(self, recorded, parcel):
        take(recorded, parcel, wish=Wish(wanted=TO))
        done = take(recorded, parcel, wish=Wish(wanted=TO))
        assert not done.branches
        assert not done.stopped
        assert any("sudah memuat kiriman ini" in note for note in done.notes)

    def test_a_commit_is_signed_where_the_user_signs(self, recorded, parcel, tmp_path):
        key = tmp_path / "kunci"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
        for name, value in {"gpg.format": "ssh", "user.signingkey": f"{key}.pub", "commit.gpgsign": "true"}.items():
            git(recorded, "config", name, value)
        (branch,) = take(recorded, parcel, wish=Wish(wanted=TO)).branches
        assert "-----BEGIN SSH SIGNATURE-----" in git(recorded, "cat-file", "commit", branch)
        (tmp_path / "siapa").write_text(f"contoh@example.org {(tmp_path / 'kunci.pub').read_text()}")
        git(recorded, "-c", f"gpg.ssh.allowedSignersFile={tmp_path / 'siapa'}", "verify-commit", branch)

    def test_a_broken_key_is_said_and_leaves_no_branch(self, recorded, parcel, tmp_path, cli):
        for name, value in {"gpg.format": "ssh", "user.signingkey": str(tmp_path / "tiada"), "commit.gpgsign": "true"}.items():
            git(recorded, "config", name, value)
        ran = cli("terima", parcel, "--untuk", TO, "--akar", recorded, "--tanggal", "2025-10-10", code=2)
        assert "user.signingkey" in ran.err
        assert git(recorded, "branch", "--list", "terima/*") == ""

    def test_unrecorded_work_in_the_same_folder_is_not_built_upon(self, recorded, parcel, cli):
        with (recorded / FOLDER / "realisasi.csv").open("a") as file:
            file.write("IK-1.2,11,,,300,,,hadir-desember.txt\n")
        ran = cli("terima", parcel, "--untuk", TO, "--akar", recorded, "--tanggal", "2025-10-10", code=2)
        assert f"{FOLDER}/realisasi.csv" in ran.err

    def test_an_office_below_the_top_of_the_repository(self, small_office, parcel, tmp_path):
        git(tmp_path, "init", "-q", "-b", "main")
        git(tmp_path, "config", "user.name", "CONTOH")
        git(tmp_path, "config", "user.email", "contoh@example.org")
        git(tmp_path, "config", "commit.gpgsign", "false")
        git(tmp_path, "add", "kantor")
        git(tmp_path, "commit", "-qm", "awal")
        (branch,) = take(small_office, parcel, wish=Wish(wanted=TO)).branches
        assert f"kantor/{FOLDER}/kiriman.csv" in git(tmp_path, "diff", "--name-only", "main", branch)
        (small_office / FOLDER / "bukti" / "belum-dicatat.txt").write_text("CONTOH\n")
        assert take(small_office, table(tmp_path / "lagi.csv", "IK-1.2,9,,,251,,,hadir-september.txt"), wish=Wish(wanted=TO)).branches

    def test_two_subbagian_get_a_branch_each_and_all_or_none(self, recorded, parcel, tmp_path):
        whose = identity(recorded, department="kul", digest=_digest(recorded, "kul"))
        other = box(tmp_path / "kul.zip", whose, "IK-2.1,12,,,4,Antre panjang,,agenda-desember.txt")
        done = take(recorded, parcel, other, wish=Wish(wanted=""), now=NOW)
        assert rules.WITHOUT_IDENTITY.code in codes(done)
        assert git(recorded, "branch", "--list", "terima/*") == ""
        named = box(parcel.parent / "rendatin.zip", identity(recorded), ROW)
        assert len(take(recorded, named, other, wish=Wish()).branches) == 2

    def test_a_folder_outside_git_is_told_of_the_other_way(self, small_office, parcel, cli):
        ran = cli("terima", parcel, "--untuk", TO, "--akar", small_office, "--tanggal", "2025-10-10", code=2)
        assert "--tanpa-git" in ran.err


STEPS = {  # rule -> the wish and the file that meet it; `i` makes an identity, `z` a ZIP with it, `t` a table
    "formulir-tanpa-identitas": lambda o, t, z, i: (Wish(in_place=True), t(ROW)),
    "formulir-kantor-lain": lambda o, t, z, i: (Wish(in_place=True), z(i(region="9999"), ROW)),
    "formulir-salah-alamat": lambda o, t, z, i: (Wish(in_place=True, wanted="2025/s1/rendatin"), z(i(), ROW)),
    "formulir-periode-tidak-dikenal": lambda o, t, z, i: (Wish(in_place=True), z(i(period="tw9"), ROW)),
    "formulir-subbagian-tidak-dikenal": lambda o, t, z, i: (Wish(in_place=True), z(i(department="humas"), ROW)),
    "formulir-periode-tertutup": lambda o, t, z, i: (
        Wish(in_place=True, wanted="2025/s1/rendatin"),
        t("IK-1.1,3,4,5,80,,,rekap-maret.txt"),
    ),
    "formulir-usang": lambda o, t, z, i: (Wish(in_place=True), z(i(digest=i().digest[::-1]), ROW)),
    "formulir-kosong": lambda o, t, z, i: (HERE, t("IK-1.1,10,,,,,,")),
    "formulir-tidak-dikenal": lambda o, t, z, i: (HERE, t("")),
    "penerima-tidak-menjabat": lambda o, t, z, i: (Wish(in_place=True, wanted=TO, role="kasubbag-tiada"), t(ROW)),
    "bukti-kiriman-tidak-ada": lambda o, t, z, i: (HERE, t(ROW.replace("rekap-oktober", "tiada"))),
    "bukti-nama-tidak-boleh": lambda o, t, z, i: (HERE, t(ROW.replace("rekap-oktober", "../rekap"))),
    "indikator-tidak-dikenal": lambda o, t, z, i: (HERE, t(ROW.replace("IK-1.1", "IK-7.7"))),
    "pembilang-melebihi-penyebut": lambda o, t, z, i: (HERE, t(ROW.replace(",9,10,90,", ",11,10,110,"))),
    "indikator-subbagian-lain": lambda o, t, z, i: (HERE, t("IK-2.1,10,,,3,,,rekap-oktober.txt")),
    "bulan-di-luar-periode": lambda o, t, z, i: (HERE, t(ROW.replace(",10,9,", ",3,9,"))),
}


class TestRefusals:
    @pytest.mark.parametrize("code", STEPS)
    def test_it_is_said_and_nothing_changes(self, code, small_office, tmp_path):
        near = evidence(tmp_path / "masuk")
        made = STEPS[code](
            small_office,
            lambda *rows: table(near / "isian.csv", *rows),
            lambda whose, *rows: box(near / "isian.zip", whose, *rows),
            lambda **changes: identity(small_office, **changes),
        )
        if code == "formulir-tidak-dikenal":
            made[1].write_bytes(b"%PDF-1.7 bukan formulir")
        before = everything(small_office)
        done = take(small_office, made[1], wish=made[0])
        assert done.stopped
        assert code in codes(done), done.findings
        assert everything(small_office) == before

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"\xd0\xcf\x11\xe0old", "kata sandi"),
            (b"\xff\xd8\xffphoto", "foto"),
            (b"<!doctype html><title>Formulir</title>", "Unduh"),
            (b"", "kosong"),
            (b"a\0b", "bukan teks"),
        ],
    )
    def test_what_is_no_form_is_told_by_its_bytes_not_its_name(self, content, why, small_office, tmp_path):
        file = tmp_path / "formulir.xlsx"
        file.write_bytes(content)
        done = take(small_office, file)
        assert codes(done) == {"formulir-tidak-dikenal"}
        assert why in done.findings[0].message

    def test_a_period_not_begun(self, small_office, parcel):
        done = take(small_office, parcel, now=datetime(2025, 6, 1, tzinfo=UTC))
        assert codes(done) == {rules.NOT_BEGUN.code}

    def test_a_stale_form_names_what_changed(self, small_office, tmp_path):
        rows = (small_office / FOLDER / "realisasi.csv").read_text().splitlines()[1:]
        form = box(tmp_path / "a.zip", identity(small_office), *rows)
        plan = small_office / "periods/2025/rencana-aksi.csv"
        plan.write_text(plan.read_text().replace("IK-1.2,12,300", "IK-1.2,11,300"))
        (finding,) = take(small_office, form, wish=Wish(in_place=True)).findings
        assert finding.rule == rules.STALE.code
        assert "IK-1.2 bulan 11 baru diminta" in finding.message
        assert "lakip formulir 2025/s2 rendatin" in finding.hint

    def test_two_forms_of_one_subbagian(self, small_office, parcel, tmp_path):
        other = table(tmp_path / "lain.csv", "IK-1.2,9,,,260,,,hadir-september.txt")
        done = take(small_office, parcel, other)
        assert codes(done) == {rules.TWO_FORMS.code}

    def test_the_same_file_named_twice_is_one(self, small_office, parcel):
        assert not take(small_office, parcel, parcel).stopped

    def test_a_closed_period_opens_with_a_reason_and_is_recorded(self, small_office, tmp_path):
        form = table(tmp_path / "a.csv", "IK-1.2,3,,,110,,,hadir-maret.txt")
        done = take(small_office, form, wish=Wish(in_place=True, wanted="2025/s1/rendatin", grounds=GROUNDS))
        assert not done.stopped, done.findings
        (made,) = corrections(small_office, 2025)
        assert (made.old, made.new, made.reason, made.word_of) == ("100", "110", GROUNDS.reason, GROUNDS.word_of)
        assert flow.check(small_office, flow.Scope()) == ()

    def test_an_official_whose_term_has_ended(self, small_office):
        from pipeline.core.collecting import taking

        office = Archive(small_office).dossier(2025).office
        place = rules.TERM_ENDED.at(_place(), name="", who="", day="").place
        assert taking.filler(office, "kasubbag-rendatin", datetime(2023, 1, 1, tzinfo=UTC).date(), place)
        assert taking.filler(office, "CONTOH Kasubbag Perencanaan, Kasubbag", NOW.date(), place) is None
        assert taking.filler(office, "Staf lain", NOW.date(), place) is None

    def test_an_older_workbook_after_a_newer(self):
        from pipeline.core.collecting import taking

        found = taking.older("lama.xlsx", "2025-10-01T00:00:00Z", {"baru.xlsx": "2025-10-02T00:00:00Z"}, _place())
        assert found
        assert found.rule == rules.OLDER_FORM.code
        assert taking.older("x", "", {"baru.xlsx": "2025-10-02T00:00:00Z"}, _place()) is None
        assert taking.older("x", "2025-10-03T00:00:00Z", {"baru.xlsx": "2025-10-02T00:00:00Z"}, _place()) is None

    def test_data_with_faults_are_not_built_upon(self, small_office, parcel):
        entries = small_office / FOLDER / "realisasi.csv"
        entries.write_text(entries.read_text().replace("88.89", "88,89"))
        before = everything(small_office)
        assert rules.BASE_UNREADABLE.code in codes(take(small_office, parcel))
        assert everything(small_office) == before

    def test_a_fault_is_shown_at_the_form_s_own_row(self, small_office, tmp_path):
        near = evidence(tmp_path / "masuk")
        done = take(small_office, table(near / "isian.csv", ROW.replace(",9,10,90,", ",11,10,110,")))
        (found,) = (f for f in done.findings if f.rule == "pembilang-melebihi-penyebut")
        assert (str(found.place.file), found.place.row, found.place.column) == ("isian.csv", 2, "pembilang")
        assert found.message.endswith("(Menjadi baris 3 realisasi.csv.)")


def _place():
    from pathlib import PurePosixPath

    from pipeline.core.findings import Place

    return Place(PurePosixPath("isian.xlsx"))


class TestEvidence:
    def test_the_same_name_with_other_content_is_refused_with_both_digests(self, small_office, parcel):
        evidence(small_office / FOLDER / "bukti", content="CONTOH isi lain\n")
        done = take(small_office, parcel)
        found = next(f for f in done.findings if f.rule == rules.EVIDENCE_CLASHES.code)
        both = [hashlib.sha256(text).hexdigest()[:12] for text in (b"CONTOH isi lain\n", b"CONTOH rekap Oktober\n")]
        assert all(digest in found.message for digest in both)
        assert "rekap-oktober-" in found.hint
        assert (small_office / FOLDER / "bukti/rekap-oktober.txt").read_text() == "CONTOH isi lain\n"

    def test_the_same_content_under_another_name_is_noted(self, small_office, parcel):
        stored = small_office / FOLDER / "bukti" / "rekap-september.txt"
        (parcel.parent / "rekap-oktober.txt").write_bytes(stored.read_bytes())
        assert rules.EVIDENCE_SAME.code in codes(take(small_office, parcel))

    def test_a_digest_other_than_the_form_s(self, tmp_path):
        near = evidence(tmp_path / "masuk")
        named = gathered.Named(name="rekap-oktober.txt", place=_place(), sha256="0" * 64)
        found = gathered.gather([named], tmp_path / "bukti", [near])
        assert [f.rule for f in found.findings] == [rules.EVIDENCE_DIFFERS.code]
        assert not found.files

    def test_a_folder_named_by_the_person_comes_first(self, small_office, parcel, tmp_path):
        (parcel.parent / "rekap-oktober.txt").unlink()
        wish = Wish(in_place=True, wanted=TO, evidence=evidence(tmp_path / "lain"))
        assert not take(small_office, parcel, wish=wish).stopped

    def test_names_stored_decomposed_are_found(self, small_office, tmp_path):
        near = evidence(tmp_path / "masuk", "re\u0301kap.txt")
        assert not take(small_office, table(near / "a.csv", ROW.replace("rekap-oktober", "r\u00e9kap"))).stopped
        assert (small_office / FOLDER / "bukti" / "r\u00e9kap.txt").exists()

    @pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
    def test_links_folders_and_pipes_are_not_taken(self, kind, small_office, parcel, tmp_path):
        file = parcel.parent / "rekap-oktober.txt"
        file.unlink()
        secret = tmp_path / "rahasia.txt"
        secret.write_text("rahasia")
        {"link": lambda: file.symlink_to(secret), "folder": file.mkdir, "pipe": lambda: os.mkfifo(file)}[kind]()
        before = everything(small_office)
        assert rules.EVIDENCE_IRREGULAR.code in codes(take(small_office, parcel))
        assert everything(small_office) == before

    def test_a_link_in_bukti_is_not_followed(self, small_office, parcel, tmp_path):
        secret = tmp_path / "rahasia.txt"
        secret.write_text("rahasia")
        (small_office / FOLDER / "bukti" / "rekap-oktober.txt").symlink_to(secret)
        assert rules.EVIDENCE_IRREGULAR.code in codes(take(small_office, parcel))

    def test_a_bukti_that_is_a_link_leads_nowhere(self, small_office, parcel, tmp_path):
        outside = tmp_path / "luar"
        box_of = small_office / FOLDER / "bukti"
        box_of.rename(outside)
        box_of.symlink_to(outside)
        before = sorted(outside.iterdir())
        with pytest.raises(receiving.PipelineError, match="pintasan"):
            take(small_office, parcel)
        assert sorted(outside.iterdir()) == before

    def test_a_scan_of_200_mb_is_refused_with_its_cure_and_little_memory(self, small_office, parcel):
        file = parcel.parent / "rekap-oktober.txt"
        with file.open("wb") as scan:
            scan.truncate(200 * 1024 * 1024)
        ran, peak = _measured(small_office, parcel)
        assert ran.returncode == 1
        assert "200,0 MB" in ran.stdout
        assert "150 dpi" in ran.stdout
        assert peak < 200

    def test_a_scan_just_small_enough_is_taken_in_little_memory(self, small_office, parcel):
        file, line = parcel.parent / "rekap-oktober.txt", b"hadir  \n"
        with file.open("wb") as scan:  # piece by piece: what this process once held would be counted as the other's
            for _ in range(gathered.LARGEST_EVIDENCE // len(line)):
                scan.write(line)
        ran, peak = _measured(small_office, parcel)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        assert peak < 200
        assert (small_office / FOLDER / "bukti/rekap-oktober.txt").stat().st_size == gathered.LARGEST_EVIDENCE

    def test_a_form_of_200_mb_is_not_read(self, small_office, tmp_path):
        form = tmp_path / "isian.xlsx"
        with form.open("wb") as file:
            file.truncate(200 * 1024 * 1024)
        ran, peak = _measured(small_office, form)
        assert ran.returncode == 1
        assert "paling besar 25,0 MB" in ran.stdout
        assert peak < 120


def _measured(root: Path, file: Path) -> tuple[subprocess.CompletedProcess[str], float]:
    """Run the whole process; peak memory of it and its children in MiB. `ru_maxrss` of itself would be that of the tests that start it."""
    code = (
        "import resource, sys\n"
        "from pipeline.cli.common import fenced\n"
        "from pipeline.cli.main import lakip\n"
        "code = fenced(lakip, sys.argv[1:])\n"
        "own = next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "peak = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
        "print(f'PUNCAK {peak}')\n"
        "sys.exit(code)\n"
    )
    command = [
        sys.executable,
        "-c",
        code,
        "terima",
        str(file),
        "--untuk",
        TO,
        "--tanpa-git",
        "--akar",
        str(root),
        "--tanggal",
        "2025-10-10",
    ]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    return ran, int(ran.stdout.rpartition("PUNCAK ")[2]) / 1024


class TestCorrections:
    def sheet(self, root: Path, text: str = "") -> None:
        sheet = root / "periods/2025/kendali/s2/verifikasi-rendatin.yml"
        sheet.parent.mkdir(parents=True)
        sheet.write_text(text or "periode: s2\nsubbagian: rendatin\nindikator:\n  - kode: IK-1.2\n    hasil: valid\n")

    def test_a_verified_figure_changes_only_with_a_reason(self, small_office, tmp_path):
        self.sheet(small_office)
        form = table(tmp_path / "a.csv", "IK-1.2,9,,,260,,,hadir-september.txt")
        before = everything(small_office)
        done = take(small_office, form)
        assert rules.NEEDS_REASON.code in codes(done)
        assert everything(small_office) == before
        assert not take(small_office, form, wish=Wish(in_place=True, wanted=TO, grounds=GROUNDS)).stopped
        (made,) = corrections(small_office, 2025)
        assert made.cell == ("s2", "rendatin", "IK-1.2", 9, "realisasi")
        assert (made.old, made.new) == ("250", "260")

    def test_a_figure_not_yet_verified_needs_none(self, small_office, tmp_path):
        self.sheet(small_office)
        done = take(small_office, table(tmp_path / "a.csv", "IK-1.1,9,9,9,100,,,rekap-september.txt"))
        assert not done.stopped, done.findings
        assert not (small_office / "periods/2025/laporan/koreksi.csv").exists()

    def test_a_sheet_that_cannot_be_read_protects_everything(self, small_office, tmp_path):
        self.sheet(small_office, "indikator: [\n")
        done = take(small_office, table(tmp_path / "a.csv", "IK-1.1,9,9,9,100,,,rekap-september.txt"))
        assert rules.NEEDS_REASON.code in codes(done)

    def test_a_second_correction_of_one_cell_follows_the_first(self, small_office, tmp_path):
        self.sheet(small_office)
        wish = Wish(in_place=True, wanted=TO, grounds=GROUNDS)
        for figure in ("260", "270"):
            assert not take(small_office, table(tmp_path / "a.csv", f"IK-1.2,9,,,{figure},,,hadir-september.txt"), wish=wish).stopped
        assert [(c.old, c.new) for c in corrections(small_office, 2025)] == [("250", "260"), ("260", "270")]
        assert not [f for f in flow.check(small_office, flow.Scope()) if f.rule.startswith("koreksi")]

    def test_several_subbagian_at_once_cannot_share_a_reason(self, small_office, tmp_path):
        mine = box(evidence(tmp_path) / "a.zip", identity(small_office), ROW)
        theirs = box(
            tmp_path / "b.zip", identity(small_office, department="kul", digest=_digest(small_office, "kul")), "IK-2.1,12,,,4,,,x.txt"
        )
        with pytest.raises(receiving.PipelineError, match="satu subbagian"):
            take(small_office, mine, theirs, wish=Wish(in_place=True, grounds=GROUNDS))


class TestWaiting:
    def test_a_file_put_there_by_browser_is_found_and_taken_in_where_it_lies(self, small_office):
        evidence(small_office / FOLDER / "bukti")
        lying = table(small_office / FOLDER / "kiriman" / "isian dari peramban.csv", ROW)
        assert {f.rule for f in flow.check(small_office, flow.Scope())} >= {rules.NOT_TAKEN_IN.code}
        assert receiving.waiting(small_office) == (lying,)
        done = take(small_office, lying, wish=Wish(in_place=True))
        assert not done.stopped, done.findings
        assert [p.name for p in (small_office / FOLDER / "kiriman").iterdir()] == ["isian dari peramban.csv"]
        assert receiving.waiting(small_office) == ()
        assert flow.check(small_office, flow.Scope()) == ()

    def test_in_git_the_file_that_lies_there_goes_onto_the_branch(self, recorded):
        evidence(recorded / FOLDER / "bukti")
        lying = table(recorded / FOLDER / "kiriman" / "isian.csv", ROW)
        (branch,) = take(recorded, *receiving.waiting(recorded), wish=Wish()).branches
        assert git(recorded, "show", f"{branch}:{FOLDER}/kiriman/isian.csv") == lying.read_text()
        assert git(recorded, "show", f"{branch}:{FOLDER}/bukti/rekap-oktober.txt")

    def test_names_that_would_deceive_a_terminal_are_printed_harmlessly(self, small_office, tmp_path):
        file = tmp_path / "a\x1b[2Jb\u202e.csv"
        file.write_bytes(b"%PDF")
        (finding,) = take(small_office, file).findings
        assert finding.message.isprintable()
        assert str(finding.place.file).isprintable()

    def test_nothing_waiting_is_no_fault(self, small_office, cli):
        assert "Tidak ada kiriman" in cli("terima", "--kiriman", "--akar", small_office).out


KILLER = """
import os, signal, sys
from pathlib import Path
from pipeline.cli.common import fenced
from pipeline.cli.main import lakip
left = int(sys.argv[1])
def counted(function):
    def call(*a, **k):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*a, **k)
    return call
os.fsync, os.link = counted(os.fsync), counted(os.link)
Path.replace, Path.unlink, Path.chmod = counted(Path.replace), counted(Path.unlink), counted(Path.chmod)
code = fenced(lakip, sys.argv[2:])
print(f"LANGKAH {int(sys.argv[1]) - left}")
sys.exit(code)
"""


class TestCutOff:
    """Real processes, really killed, before the n-th step that touches the disk."""

    @pytest.mark.parametrize("listed", ['{"0": "../../keluar.txt"}', '{"0": "/tmp/keluar.txt"}', '{"../satker.yml": "periods/x.csv"}'])
    def test_a_list_that_somebody_planted_moves_nothing(self, listed, small_office, parcel, tmp_path):
        planted = small_office / "periods" / ".sedang-terima-palsu"
        planted.mkdir()
        (planted / "0").write_text("jahat")
        (planted / "daftar.json").write_text(listed)
        with pytest.raises(receiving.PipelineError, match="bukan daftar"):
            take(small_office, parcel)
        assert (small_office / "periods" / "satker.yml").exists()
        assert not list(tmp_path.rglob("keluar.txt"))

    def run(self, root: Path, step: int, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", KILLER, str(step), "terima", *map(str, arguments), "--akar", str(root), "--tanggal", "2025-10-10"]
        return subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1])

    def steps(self, root: Path, *arguments: object) -> int:
        """How many steps a whole run takes, counted on a copy."""
        copy = root.with_name("hitung")
        shutil.copytree(root, copy)
        return int(self.run(copy, 10_000, *arguments).stdout.rpartition("LANGKAH ")[2])

    def test_in_the_folder_it_is_either_as_before_or_finished_by_the_next_run(self, small_office, parcel, tmp_path):
        before, arguments = everything(small_office), (parcel, "--untuk", TO, "--tanpa-git")
        whole = self.steps(small_office, *arguments)
        finished = 0
        for step in (0, whole // 2, whole - 20, *range(whole - 7, whole)):
            root = tmp_path / f"kantor-{step}"
            shutil.copytree(small_office, root)
            assert self.run(root, step, *arguments).returncode == -signal.SIGKILL
            left = {path: digest for path, digest in everything(root).items() if "/." not in path}
            lists = list((root / "periods").glob(".sedang-terima-*/daftar.json"))
            assert left == before or lists, "once the list is written the next run finishes; before that nothing has changed"
            finished += bool(lists)
            assert self.run(root, 10_000, *arguments).returncode == 0
            assert not list((root / "periods").glob(".*"))
            assert (root / FOLDER / "realisasi.csv").read_text().splitlines()[2] == ROW
            assert flow.check(root, flow.Scope()) == ()
        assert 0 < finished < 10, "both sides of the turning point were met"

    def test_in_git_nothing_is_seen_and_the_next_run_makes_the_branch(self, recorded, parcel, tmp_path):
        before, arguments = everything(recorded), (parcel, "--untuk", TO)
        whole = self.steps(recorded, *arguments)
        for step in (0, whole // 2, whole - 1):
            root = tmp_path / f"kantor-{step}"
            shutil.copytree(recorded, root)
            assert self.run(root, step, *arguments).returncode == -signal.SIGKILL
            assert {p: d for p, d in everything(root).items() if "/." not in p} == before
            assert self.run(root, 10_000, *arguments).returncode == 0
            assert git(root, "branch", "--list", "terima/*").strip()
            assert git(root, "status", "--porcelain") == ""


def _digest(root: Path, department: str) -> str:
    dossier = Archive(root).dossier(2025)
    return forms.ask(dossier, dossier.periods[1], department).identity.digest
