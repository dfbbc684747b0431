"""Acting on one machine, freezing a host's reviews, sealing a year, and the lock on a signed one. Real Git, real keys."""

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.core.approvals.records import parse
from pipeline.core.approvals.values import Act, Proposal, Review, Stance
from pipeline.core.errors import PipelineError
from pipeline.core.findings import Severity
from pipeline.intake import signatures
from pipeline.journeys import desk, flow, signing
from pipeline.render import recording
from tests.signed_office import HEADS, SECRETARY, START, YEAR, copied, found_office, git, public, sha256

KUL, RENDATIN = HEADS


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    return found_office(tmp_path_factory.mktemp("asli"))


@pytest.fixture
def office(fresh, tmp_path):
    return copied(fresh, tmp_path)


def refused(office, deed, role, sentence, **how):
    """An act is refused with this sentence, and nothing is left behind."""
    before = office.names()
    with pytest.raises(PipelineError, match=sentence) as caught:
        office.act(deed, role, **how)
    assert office.names() == before
    assert not list(office.root.rglob("*sedang*"))
    assert before or not office.records.exists()
    return caught.value


def test_a_year_can_be_signed_on_one_machine(office):
    for role in HEADS:
        done = office.act(Act.PARAF, role)
        assert len(done.files) == 2
    assert signing.status(office.root, YEAR).sign_off.is_initialled
    office.act(Act.SIGN, SECRETARY)
    office.commit()
    assert signing.status(office.root, YEAR).sign_off.is_signed
    assert office.verify().is_signed
    assert office.names() == ["0001-paraf-kasubbag-kul.json", "0002-paraf-kasubbag-rendatin.json", "0003-tanda-tangan-sekretaris.json"]


def test_a_record_says_what_was_done(office):
    head = git(office.root, "rev-parse", "HEAD")
    office.act(Act.PARAF, KUL)
    name = office.names()[0]
    record = parse((office.records / name).read_bytes(), name)
    assert (record.role, record.name, record.commit) == (KUL, "CONTOH Kasubbag Keuangan", head)
    assert record.time == START + timedelta(minutes=1)
    assert record.content == signing.status(office.root, YEAR).content
    assert (office.records / name).stat().st_mode & 0o777 == 0o644


def test_a_round_can_be_sent_back_and_begun_again(office):
    office.act(Act.PARAF, KUL)
    office.act(Act.PARAF, RENDATIN)
    office.act(Act.RETURN, SECRETARY, "Tabel 3.1 keliru")
    refused(office, Act.SIGN, SECRETARY, "Paraf belum lengkap")
    office.act(Act.PARAF, KUL)
    office.act(Act.PARAF, RENDATIN)
    office.act(Act.SIGN, SECRETARY)
    assert signing.status(office.root, YEAR).sign_off.is_signed
    assert office.verify_files().is_signed


@pytest.mark.parametrize(
    ("deed", "role", "sentence"),
    [
        (Act.PARAF, "kasubbag-sdm", "tidak ada pada lembar pengesahan"),
        (Act.PARAF, "ketua", "tidak ada pada lembar pengesahan"),
        (Act.PARAF, SECRETARY, "tidak memberi paraf"),
        (Act.SIGN, KUL, "tidak memberi tanda tangan"),
        (Act.SIGN, SECRETARY, "Paraf belum lengkap"),
        (Act.RETURN, KUL, "harus menyebut alasannya"),
    ],
)
def test_who_may_not_is_refused(office, deed, role, sentence):
    refused(office, deed, role, sentence)


def test_a_reason_of_blanks_is_no_reason(office):
    refused(office, Act.RETURN, KUL, "harus menyebut alasannya", note=" \u200b\n")


def test_one_paraf_missing_is_not_complete(office):
    office.act(Act.PARAF, KUL)
    assert "CONTOH Kasubbag Perencanaan" in refused(office, Act.SIGN, SECRETARY, "Paraf belum lengkap").hint


def test_what_was_done_is_not_done_again(office):
    office.act(Act.PARAF, KUL)
    refused(office, Act.PARAF, KUL, "sudah memberi paraf")
    office.act(Act.PARAF, RENDATIN)
    office.act(Act.SIGN, SECRETARY)
    refused(office, Act.SIGN, SECRETARY, "sudah memberi tanda tangan")


@pytest.mark.parametrize(
    "file", ["periods/2025/s1/kul/realisasi.csv", "periods/satker.yml", "periods/allowed_signers", "periods/2025/baru.csv"]
)
def test_what_is_not_committed_cannot_be_signed(office, file):
    place = office.root / file
    place.write_bytes((place.read_bytes() if place.exists() else b"") + b"#\n")
    refused(office, Act.PARAF, KUL, f"berbeda dari yang dicatat: {file}")


def test_a_strategy_that_is_not_committed_stops_it_too(office):
    file = next((office.root / "periods").glob("renstra-*/target.csv"))
    file.write_bytes(file.read_bytes() + b"\n")
    refused(office, Act.PARAF, KUL, "berbeda dari yang dicatat: periods/renstra-")


def test_a_committed_record_that_was_changed_stops_it(office):
    office.act(Act.PARAF, KUL)
    office.commit()
    (office.records / office.names()[0]).write_text("{}\n")
    refused(office, Act.PARAF, RENDATIN, "berbeda dari yang dicatat")


def test_git_told_to_look_away_does_not_help(office):
    file = "periods/2025/s1/kul/realisasi.csv"
    git(office.root, "update-index", "--assume-unchanged", file)
    (office.root / file).write_bytes((office.root / file).read_bytes() + b"\n")
    refused(office, Act.PARAF, KUL, "berbeda dari yang dicatat")


def test_outside_git_nothing_is_signed(office):
    (office.root / ".git").rename(office.root.parent / "git-lama")
    refused(office, Act.PARAF, KUL, "belum dicatat dalam Git")


def test_errors_in_the_data_stop_it_but_not_a_return(office):
    file = office.year / "s1" / "kul" / "realisasi.csv"
    file.write_bytes(file.read_bytes() + b"rusak\n")
    office.commit()
    refused(office, Act.PARAF, KUL, "masih mempunyai .* kesalahan")
    assert office.act(Act.RETURN, KUL, "barisnya rusak").files


def test_a_place_that_nobody_holds_on_the_day_is_refused(office):
    office.time = datetime(2023, 1, 1, tzinfo=UTC)
    refused(office, Act.PARAF, KUL, "Tidak ada pejabat kasubbag-kul yang menjabat pada 1 Januari 2023")


def test_the_day_is_the_offices_day(office):
    """31 December 2023, 18.00 UTC, is already 2024 in Jakarta, when the term begins."""
    office.time = datetime(2023, 12, 31, 17, 58, tzinfo=UTC)
    office.list_keys()
    assert office.act(Act.PARAF, KUL).files


def test_a_stand_in_signs_in_his_own_name(office):
    file = office.root / "periods" / "satker.yml"
    who = "peran: kasubbag, nama: CONTOH Plh, jabatan: Kepala Subbagian Keuangan, subbagian: kul, sebutan: Plh."
    file.write_text(f"{file.read_text()}  - {{{who}, mulai: '2026-02-01', selesai: '2026-02-05'}}\n")
    office.commit()
    office.act(Act.PARAF, KUL)
    record = parse((office.records / office.names()[0]).read_bytes(), office.names()[0])
    assert (record.name, record.title) == ("CONTOH Plh", "Plh. Kepala Subbagian Keuangan")


@pytest.mark.parametrize("key", [RENDATIN, SECRETARY, "perekam"])
def test_somebody_elses_key_is_refused(office, key):
    refused(office, Act.PARAF, KUL, "Kunci ini tidak dapat dipakai untuk kasubbag-kul", key=office.keys[key])


def test_an_expired_key_is_refused(office):
    office.list_keys(kasubbag_kul='valid-before="20260101"')
    office.commit()
    refused(office, Act.PARAF, KUL, "masa berlaku kuncinya sudah lewat")


def test_a_revoked_key_is_refused(office):
    (office.root / "periods" / "dicabut.krl").write_text(public(office.keys[KUL]) + "\n")
    office.commit()
    refused(office, Act.PARAF, KUL, "sudah dicabut")


def test_without_a_list_of_keys_nothing_is_signed(office):
    office.signers.unlink()
    office.commit()
    refused(office, Act.PARAF, KUL, "allowed_signers belum ada")


def test_a_broken_chain_is_not_continued(office):
    office.act(Act.PARAF, KUL)
    (office.records / "catatan.txt").write_text("x")
    refused(office, Act.PARAF, RENDATIN, "Berkas asing")


def test_a_bad_signature_in_the_chain_stops_it(office):
    office.act(Act.PARAF, KUL)
    name = office.names()[0]
    made = signatures.sign((office.records / name).read_bytes(), office.keys[RENDATIN], "paraf@lakip")
    (office.records / f"{name}.sig").write_bytes(made)
    refused(office, Act.PARAF, RENDATIN, "Tanda tangan .* tidak dapat diterima")


def test_a_clock_that_went_back_is_refused(office):
    office.act(Act.PARAF, KUL)
    office.time -= timedelta(days=1)
    refused(office, Act.PARAF, RENDATIN, "lebih lambat daripada rekaman terakhir")


def test_an_unknown_year_is_said(office):
    with pytest.raises(PipelineError, match="periods/2031 tidak ada"):
        signing.act(office.root, 2031, Act.PARAF, KUL, office.keys[KUL])


def test_a_linked_folder_of_records_is_refused(office):
    office.records.symlink_to(office.root)
    with pytest.raises(PipelineError, match="pintasan"):
        office.act(Act.PARAF, KUL)


# Whole or not at all.


def test_a_disk_that_fails_between_two_files_leaves_none(office, monkeypatch):
    link, made = recording.os.link, []

    def full(source, target):
        if made:
            raise OSError(28, "No space left on device")
        made.append(target)
        link(source, target)

    monkeypatch.setattr(recording.os, "link", full)
    with pytest.raises(OSError, match="No space"):
        office.act(Act.PARAF, KUL)
    assert not office.records.exists()
    assert not list(office.root.rglob("*sedang*"))


def test_a_record_is_never_overwritten(tmp_path):
    folder = tmp_path / "periods" / "2025" / "pengesahan"
    folder.mkdir(parents=True)
    (folder / "b").write_bytes(b"lama")
    with pytest.raises(PipelineError, match="sudah ada"):
        recording.add(folder, {"a": b"1", "b": b"2"})
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == {"b": b"lama"}


def test_two_at_once_do_not_meet(tmp_path):
    folder, inside, seen = tmp_path / "pengesahan", threading.Event(), []

    def second():
        inside.wait(5)
        try:
            with recording.alone(folder):
                seen.append("masuk")
        except PipelineError as refusal:
            seen.append(refusal.message)

    other = threading.Thread(target=second)
    other.start()
    with recording.alone(folder):
        inside.set()
        other.join(5)
    assert "sedang dipakai perintah lain" in seen[0]


# The PDF that was looked at.


def composed(office) -> str:
    """Put a folder in build/ as `susun` leaves it, with a small PDF in the place of the real one."""
    folder = office.root / "build" / str(YEAR)
    folder.mkdir(parents=True)
    (folder / f"lakip-{YEAR}.pdf").write_bytes(b"%PDF-1.7 contoh")
    digest = sha256(folder / f"lakip-{YEAR}.pdf")
    archive = flow.Archive(office.root)
    made = {
        "revisi": archive.revision_facts(YEAR),
        "masukan": [{"berkas": str(file), "sha256": found} for file, found in archive.inputs(YEAR).items()],
        "keluaran": [{"berkas": f"lakip-{YEAR}.pdf", "sha256": digest}],
    }
    (folder / "manifest.json").write_text(json.dumps(made))
    return digest


def pdf_of(office, number: int) -> str:
    name = office.names()[number - 1]
    return parse((office.records / name).read_bytes(), name).pdf_sha256


def test_a_fresh_pdf_is_named_also_after_records_were_committed(office):
    digest = composed(office)
    assert office.act(Act.PARAF, KUL).notes == ()
    office.commit()
    assert office.act(Act.PARAF, RENDATIN).notes == ()
    assert (pdf_of(office, 1), pdf_of(office, 2)) == (digest, digest)


@pytest.mark.parametrize("spoil", ["pdf", "masukan", "bersih", "tanpa"])
def test_a_pdf_that_is_not_fresh_is_not_named_and_that_is_said(office, spoil):
    composed(office)
    folder = office.root / "build" / str(YEAR)
    made = json.loads((folder / "manifest.json").read_text())
    if spoil == "pdf":
        (folder / f"lakip-{YEAR}.pdf").write_bytes(b"%PDF-1.7 lain")
    elif spoil == "tanpa":
        (folder / "manifest.json").unlink()
    else:
        changed = (
            {"masukan": [{**made["masukan"][-1], "sha256": "0" * 64}]}
            if spoil == "masukan"
            else {"revisi": {**made["revisi"], "bersih": False}}
        )
        (folder / "manifest.json").write_text(json.dumps(made | changed))
    (note,) = office.act(Act.PARAF, KUL).notes
    assert "tidak menyebut PDF" in note
    assert pdf_of(office, 1) == ""


# The lock.


def test_a_signed_year_is_locked(office):
    office.sign_all()
    assert signing.locked(office.root, YEAR) == ()
    file = office.year / "laporan" / "bab-1-pendahuluan.md"
    file.write_text(file.read_text() + "\nTambahan.\n")
    (finding,) = signing.locked(office.root, YEAR)
    assert (finding.rule, finding.severity) == ("tahun-terkunci", Severity.ERROR)
    assert "lakip sahkan kembalikan 2025" in finding.hint


def test_a_return_opens_the_year_again(office):
    office.sign_all()
    office.act(Act.RETURN, SECRETARY, "revisi angka")
    (office.year / "tambahan.md").write_text("x")
    assert desk.locked(office.root, YEAR) == ()


def test_an_unsigned_year_is_open(office):
    assert desk.locked(office.root, YEAR) == ()
    office.act(Act.PARAF, KUL)
    (office.year / "tambahan.md").write_text("x")
    assert desk.locked(office.root, YEAR) == ()


# The seal.


def test_a_year_that_is_not_signed_is_not_sealed(office):
    with pytest.raises(PipelineError, match="belum disetujui lengkap"):
        signing.seal(office.root, YEAR)
    assert git(office.root, "tag") == ""


def test_sealing_again_changes_nothing_and_a_revision_gets_its_own_name(office, tmp_path):
    office.sign_all()
    for _ in range(2):
        signing.seal(office.root, YEAR, office.keys["perekam"], bundle=tmp_path / "arsip.bundle")
    assert git(office.root, "tag") == f"lakip-{YEAR}"
    office.act(Act.RETURN, SECRETARY, "revisi")
    office.sign_all()
    signing.seal(office.root, YEAR, office.keys["perekam"])
    assert git(office.root, "tag").split() == [f"lakip-{YEAR}", f"lakip-{YEAR}-r2"]
    assert office.verify(f"lakip-{YEAR}").is_signed
    assert office.verify(f"lakip-{YEAR}-r2").is_signed
    assert office.verify(str(tmp_path / "arsip.bundle")).seal is not None


def test_uncommitted_records_are_not_sealed(office):
    for role in HEADS:
        office.act(Act.PARAF, role)
    with pytest.raises(PipelineError, match="berbeda dari yang dicatat"):
        signing.seal(office.root, YEAR)


# A host's reviews.


class PlainHost:
    """A host that says what it is given."""

    name = "github.com"

    def __init__(self, *proposals: Proposal) -> None:
        self.proposals = {p.number: p for p in proposals}

    def proposal(self, number: int) -> Proposal:
        return self.proposals[number]

    def raw_sha256(self, review: str) -> str:
        return f"{int(review):064x}"


ACCOUNTS = {KUL: 11, RENDATIN: 12, SECRETARY: 13}


def at_host(office, *said: tuple[str, Stance]) -> Proposal:
    """The year's content as a proposal with reviews, a minute apart; accounts are written into satker.yml."""
    satker = office.root / "periods" / "satker.yml"
    text = satker.read_text()
    for role, label in ((SECRETARY, "CONTOH Sekretaris"), (KUL, "CONTOH Kasubbag Keuangan"), (RENDATIN, "CONTOH Kasubbag Perencanaan")):
        if f"akun: {ACCOUNTS[role]}\n" not in text:
            text = text.replace(f"    nama: {label}\n", f"    nama: {label}\n    akun: {ACCOUNTS[role]}\n")
    satker.write_text(text)
    git(office.root, "checkout", "-q", "--orphan", "dasar")
    git(office.root, "rm", "-rqf", "--cached", ".")
    git(office.root, "commit", "-q", "--allow-empty", "-m", "kosong")
    base = git(office.root, "rev-parse", "HEAD")
    head = office.commit()
    reviews = tuple(
        Review(
            ident=str(n),
            account=ACCOUNTS[role],
            stance=stance,
            commit=head,
            time=START + timedelta(minutes=n),
            body="Tabel\r\n3.1 keliru" if stance is Stance.RETURNED else "setuju",
            url=f"https://github.com/kantor/laporan/pull/7#r{n}",
        )
        for n, (role, stance) in enumerate(said, 1)
    )
    return Proposal(number=7, author=21, contributors=frozenset({21}), base=base, head=head, reviews=reviews, host="github.com")


ALL = ((KUL, Stance.APPROVED), (RENDATIN, Stance.APPROVED), (SECRETARY, Stance.APPROVED))


def test_accepted_reviews_become_records_in_order(office):
    host = PlainHost(at_host(office, (KUL, Stance.APPROVED), (RENDATIN, Stance.RETURNED), *ALL))
    done = signing.freeze(office.root, YEAR, host, [7])
    assert [file.name for file in done.files] == [
        "0001-paraf-kasubbag-kul.json",
        "0002-pengembalian-kasubbag-rendatin.json",
        "0003-paraf-kasubbag-kul.json",
        "0004-paraf-kasubbag-rendatin.json",
        "0005-tanda-tangan-sekretaris.json",
    ]
    assert signing.status(office.root, YEAR).sign_off.is_signed
    record = parse((office.records / done.files[1].name).read_bytes(), done.files[1].name)
    assert (record.note, record.source, record.time_source) == ("Tabel 3.1 keliru", "github.com", "host")
    assert (record.source_url, record.source_sha256) == ("https://github.com/kantor/laporan/pull/7#r2", f"{2:064x}")


def test_freezing_again_adds_nothing(office):
    host = PlainHost(at_host(office, *ALL))
    signing.freeze(office.root, YEAR, host, [7])
    office.commit()
    before = {p.name: p.read_bytes() for p in office.records.iterdir()}
    assert signing.freeze(office.root, YEAR, host, [7]).files == ()
    assert signing.freeze(office.root, YEAR, host, [7], compare=True).files == ()
    assert {p.name: p.read_bytes() for p in office.records.iterdir()} == before


def test_later_reviews_are_added_behind(office):
    proposal = at_host(office, *ALL)
    signing.freeze(office.root, YEAR, PlainHost(replace(proposal, reviews=proposal.reviews[:2])), [7])
    with pytest.raises(PipelineError, match="belum direkam"):
        signing.freeze(office.root, YEAR, PlainHost(proposal), [7], compare=True)
    assert [f.name for f in signing.freeze(office.root, YEAR, PlainHost(proposal), [7]).files] == ["0003-tanda-tangan-sekretaris.json"]


def test_only_officials_who_did_not_write_are_recorded(office):
    proposal = at_host(office, *ALL)
    stranger = replace(proposal.reviews[0], ident="9", account=99, time=START + timedelta(hours=1))
    own = replace(proposal, contributors=frozenset({21, ACCOUNTS[KUL]}), reviews=(*proposal.reviews, stranger))
    done = signing.freeze(office.root, YEAR, PlainHost(own), [7])
    assert [f.name for f in done.files] == ["0001-paraf-kasubbag-rendatin.json", "0002-tanda-tangan-sekretaris.json"]
    assert "penulis tidak menyetujui tulisannya sendiri" in done.notes[0]
    assert not signing.status(office.root, YEAR).sign_off.is_signed


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"stance": Stance.DISMISSED, "original": Stance.APPROVED}, "tidak ada lagi di github.com"),
        ({"account": 99}, "tidak ada lagi"),
        ({"time": START + timedelta(minutes=1, seconds=1)}, "tidak ada lagi"),
        ({"url": "https://github.com/lain"}, "tautan berbeda"),
    ],
)
def test_a_record_that_the_host_does_not_bear_out_is_named(office, changes, sentence):
    proposal = at_host(office, *ALL)
    signing.freeze(office.root, YEAR, PlainHost(proposal), [7])
    office.commit()
    before = {p.name: p.read_bytes() for p in office.records.iterdir()}
    other = replace(proposal, reviews=(replace(proposal.reviews[0], **changes), *proposal.reviews[1:]))
    for compare in (True, False):
        with pytest.raises(PipelineError, match=sentence):
            signing.freeze(office.root, YEAR, PlainHost(other), [7], compare=compare)
    assert {p.name: p.read_bytes() for p in office.records.iterdir()} == before


def test_a_forged_record_is_noticed_by_the_comparison(office):
    forged = at_host(office, *ALL)
    host = PlainHost(replace(forged, reviews=forged.reviews[:2]))
    signing.freeze(office.root, YEAR, PlainHost(forged), [7])
    office.commit()
    with pytest.raises(PipelineError, match=r"0003-tanda-tangan-sekretaris\.json tidak ada lagi"):
        signing.freeze(office.root, YEAR, host, [7], compare=True)


def test_records_of_a_host_are_proven_by_the_recorder_or_by_the_tag(office):
    host = PlainHost(at_host(office, *ALL))
    signing.freeze(office.root, YEAR, host, [7])
    office.commit()
    bare = office.verify()
    assert not bare.is_signed
    assert "tidak dapat dibuktikan" in bare.faults[0]
    signing.seal(office.root, YEAR, office.keys["perekam"])
    assert office.verify(f"lakip-{YEAR}").is_signed


def test_the_recorder_can_sign_what_he_freezes(office):
    host = PlainHost(at_host(office, *ALL))
    signing.freeze(office.root, YEAR, host, [7], office.keys["perekam"])
    assert office.verify_files().is_signed
    assert office.shell().returncode == 0


def test_a_recorder_who_is_not_listed_is_refused(office):
    host = PlainHost(at_host(office, *ALL))
    with pytest.raises(PipelineError, match="tidak dapat dipakai untuk perekam"):
        signing.freeze(office.root, YEAR, host, [7], office.keys[KUL])
    assert not office.records.exists()
