"""Whoever changes something after the fact: what each verifier says. Real Git, real keys; the signed office is spoilt in a copy.

Every row is seen by the verifier in Python, over the files as an archive would hold them, and by the plain shell script beside it.
What neither can see is listed as such, and the verifier's own output has to say so.
"""

import json
import shutil
import subprocess

import pytest

from pipeline.core.approvals.records import digest
from pipeline.core.approvals.values import Act
from pipeline.core.errors import PipelineError
from pipeline.intake import signatures
from pipeline.journeys import signing, verifying
from tests.signed_office import HEADS, SECRETARY, YEAR, Office, copied, found_office, git, new_key, public, sha256

KUL, RENDATIN, SIGN = "0001-paraf-kasubbag-kul.json", "0002-paraf-kasubbag-rendatin.json", "0003-tanda-tangan-sekretaris.json"


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    office = found_office(tmp_path_factory.mktemp("asli"))
    office.sign_all()
    signing.seal(office.root, YEAR, office.keys["perekam"])
    return office


@pytest.fixture
def office(signed, tmp_path):
    return copied(signed, tmp_path)


def rewrite(office: Office, name: str, **changes: object) -> None:
    """Change a record's JSON and keep its canonical form; the signature stays the old one."""
    file = office.records / name
    made = json.loads(file.read_text()) | changes
    file.write_text(json.dumps(made, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n")


def sign_again(office: Office, name: str, key: str, namespace: str) -> None:
    """Sign a record with some key of the office, as its holder could."""
    made = signatures.sign((office.records / name).read_bytes(), office.keys[key], namespace)
    (office.records / f"{name}.sig").write_bytes(made)


def data(office):
    file = office.year / "s1" / "kul" / "realisasi.csv"
    file.write_bytes(file.read_bytes().replace(b"1", b"2", 1))


def evidence(office):
    next((office.year / "s1" / "kul" / "bukti").iterdir()).write_text("lain")


def added_file(office):
    (office.year / "s1" / "kul" / "tambahan.csv").write_text("")


def renamed_file(office):
    (office.year / "anggaran.csv").rename(office.year / "anggaran-lama.csv")


def record(office):
    rewrite(office, KUL, nama="CONTOH Lain")


def time(office):
    rewrite(office, SIGN, waktu="2026-03-03T00:00:00Z")


def spacing(office):
    file = office.records / SIGN
    file.write_text(file.read_text().replace('":', '": ', 1))


def repeated_key(office):
    file = office.records / KUL
    file.write_text(file.read_text().replace('{"catatan":"",', '{"catatan":"","catatan":"",', 1))


def spacing_signed(office):
    """The secretary's own key over another form of the very same record."""
    spacing(office)
    sign_again(office, SIGN, SECRETARY, "tanda-tangan@lakip")


def repeated_key_signed(office):
    """Two dates in one record, signed: whoever reads the first and whoever reads the last would see different things."""
    file = office.records / SIGN
    file.write_text(file.read_text().replace('"waktu":', '"waktu":"2026-02-02T02:02:30Z","waktu":', 1))
    sign_again(office, SIGN, SECRETARY, "tanda-tangan@lakip")


def rewritten_by_its_holder(office):
    """A Kasubbag changes his own record after the secretary has signed behind it, and signs it anew."""
    rewrite(office, RENDATIN, pdf_sha256="1" * 64)
    sign_again(office, RENDATIN, "kasubbag-rendatin", "paraf@lakip")


def unsigned_record_added(office):
    """A return that nobody signed, well chained behind the signature."""
    made = json.loads((office.records / SIGN).read_text())
    added = made | {"nomor": 4, "jenis": "pengembalian", "sebelumnya": digest((office.records / SIGN).read_bytes())}
    text = json.dumps(added, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    (office.records / "0004-pengembalian-sekretaris.json").write_text(f"{text}\n")


def order(office):
    """Swap the two paraf, with names to fit."""
    first, second = (office.records / KUL).read_bytes(), (office.records / RENDATIN).read_bytes()
    (office.records / KUL).write_bytes(second)
    (office.records / RENDATIN).write_bytes(first)


def renumbered(office):
    """Swap the two paraf, with numbers and names to fit; they are not chained that way."""
    for name, number, role in ((KUL, 2, "kasubbag-kul"), (RENDATIN, 1, "kasubbag-rendatin")):
        rewrite(office, name, nomor=number)
        for end in ("", ".sig"):
            (office.records / (name + end)).rename(office.records / f"000{number}-paraf-{role}.json{end}")


def role(office):
    """A Kasubbag writes himself into the other's record and signs it with his own key."""
    rewrite(office, RENDATIN, nama="CONTOH Kasubbag Keuangan")
    sign_again(office, RENDATIN, "kasubbag-kul", "paraf@lakip")


def namespace(office):
    """The secretary's own signature, made for another kind of act."""
    sign_again(office, SIGN, SECRETARY, "pengembalian@lakip")


def unlisted_namespace(office):
    """A Kasubbag's key signs in the namespace of the signature, which the list does not grant it."""
    (office.records / SIGN).unlink()
    (office.records / f"{SIGN}.sig").unlink()
    paraf = json.loads((office.records / RENDATIN).read_text())
    made = paraf | {"nomor": 3, "jenis": "tanda-tangan", "sebelumnya": digest((office.records / RENDATIN).read_bytes())}
    name = "0003-tanda-tangan-kasubbag-rendatin.json"
    (office.records / name).write_text(json.dumps(made, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n")
    sign_again(office, name, "kasubbag-rendatin", "tanda-tangan@lakip")


def other_key(office):
    stranger = new_key(office.root.parent / "asing", "asing")
    made = signatures.sign((office.records / SIGN).read_bytes(), stranger, "tanda-tangan@lakip")
    (office.records / f"{SIGN}.sig").write_bytes(made)


def expired_key(office):
    office.list_keys(sekretaris='valid-before="20260202"')


def key_from_the_future(office):
    office.list_keys(kasubbag_kul='valid-after="20260203"')


def revoked_key(office):
    (office.root / "periods" / "dicabut.krl").write_text(public(office.keys["kasubbag-rendatin"]) + "\n")


def key_taken_off(office):
    office.signers.write_text("".join(line for line in office.signers.read_text().splitlines(True) if not line.startswith("sekretaris ")))


def swapped_signature(office):
    shutil.copyfile(office.records / f"{RENDATIN}.sig", office.records / f"{KUL}.sig")


def missing_signature(office):
    (office.records / f"{SIGN}.sig").unlink()


def claimed_from_a_host(office):
    """A record without a signature that claims to come from a host."""
    (office.records / f"{SIGN}.sig").unlink()
    source = {"host": "github.com", "tautan": "https://github.com/a/b/pull/1", "sha256": "0" * 64}
    rewrite(office, SIGN, sumber=source, sumber_waktu="host")


def deleted_middle(office):
    for end in ("", ".sig"):
        (office.records / (RENDATIN + end)).unlink()


def deleted_first(office):
    for end in ("", ".sig"):
        (office.records / (KUL + end)).unlink()


def cut_to_paraf(office):
    for end in ("", ".sig"):
        (office.records / (SIGN + end)).unlink()


def all_records_gone(office):
    shutil.rmtree(office.records)


def linked_record(office):
    (office.records / KUL).rename(office.root / "di-luar.json")
    (office.records / KUL).symlink_to(office.root / "di-luar.json")


def linked_data(office):
    (office.year / "anggaran.csv").rename(office.root / "anggaran.csv")
    (office.year / "anggaran.csv").symlink_to(office.root / "anggaran.csv")


def foreign_file(office):
    (office.records / "catatan.txt").write_text("sudah disetujui semua")


def hidden_file(office):
    (office.records / ".lain").write_text("")


def orphan_signature(office):
    shutil.copyfile(office.records / f"{SIGN}.sig", office.records / "0004-paraf-kasubbag-kul.json.sig")


def foreign_folder(office):
    (office.records / "lama").mkdir()
    (office.records / "lama" / KUL).write_text("{}")


def another_year(office):
    """Records of one year laid beside another year's data."""
    other = office.root / "periods" / "2024"
    shutil.copytree(office.year, other)
    shutil.rmtree(office.year)
    other.rename(office.year)
    rewrite(office, KUL, tahun=2024)


CAUGHT = [
    *(
        data,
        evidence,
        added_file,
        renamed_file,
        record,
        time,
        spacing,
        repeated_key,
        spacing_signed,
        repeated_key_signed,
        rewritten_by_its_holder,
        unsigned_record_added,
        order,
        renumbered,
        role,
        namespace,
    ),
    *(unlisted_namespace, other_key, expired_key, key_from_the_future, revoked_key, key_taken_off, swapped_signature, missing_signature),
    *(claimed_from_a_host, deleted_middle, deleted_first, cut_to_paraf, all_records_gone, linked_record, linked_data, foreign_file),
    *(hidden_file, orphan_signature, foreign_folder, another_year),
]


def judged(office: Office) -> tuple[bool, str]:
    """What the verifier in Python says of the files: whether it is signed, and its first reason."""
    try:
        found = office.verify_files()
    except PipelineError as refused:
        return False, refused.message
    return found.is_signed, " ".join(found.faults)


def test_untouched_both_say_signed(office):
    assert judged(office) == (True, "")
    ran = office.shell()
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "HASIL: diparaf dan disetujui lengkap" in ran.stdout


@pytest.mark.parametrize("spoil", CAUGHT, ids=lambda f: f.__name__)
def test_python_catches(office, spoil):
    spoil(office)
    is_signed, reason = judged(office)
    assert not is_signed
    assert reason


@pytest.mark.parametrize("spoil", CAUGHT, ids=lambda f: f.__name__)
def test_the_shell_catches(office, spoil):
    spoil(office)
    ran = office.shell()
    assert ran.returncode in (1, 2), ran.stdout
    assert "HASIL: diparaf" not in ran.stdout
    assert ran.stderr == ""


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (data, "berbeda dari yang disetujui"),
        (record, "isi rekaman atau tanda tangannya berubah"),
        (spacing, "bentuk bakunya"),
        (repeated_key, "tertulis dua kali"),
        (renumbered, "Rantai putus"),
        (namespace, "untuk jenis perbuatan lain"),
        (expired_key, "sudah lewat"),
        (key_from_the_future, "belum mulai"),
        (revoked_key, "dicabut"),
        (missing_signature, "harus ditandatangani pejabatnya"),
        (claimed_from_a_host, "tidak dapat dibuktikan"),
        (deleted_middle, "hilang, kembar, atau tertukar"),
        (foreign_file, "Berkas asing"),
        (linked_record, "bukan berkas biasa"),
        (all_records_gone, "belum mempunyai rekaman"),
    ],
    ids=lambda f: getattr(f, "__name__", ""),
)
def test_the_reason_is_the_true_one(office, spoil, reason):
    spoil(office)
    assert reason in judged(office)[1]


def test_another_name_in_satker_yml_is_caught_by_python_alone(office):
    file = office.root / "periods" / "satker.yml"
    file.write_text(file.read_text().replace("CONTOH Sekretaris", "CONTOH Orang Lain"))
    assert not judged(office)[0]
    assert office.shell().returncode == 0
    assert "nama pejabat terhadap satker.yml" in office.shell().stdout


# Not catchable, and said so.


def test_a_return_cut_off_the_end_is_not_catchable_without_the_tag(office):
    office.act(Act.RETURN, SECRETARY, "ditarik kembali")
    office.commit()
    assert not office.verify_files().is_signed
    assert office.shell().returncode == 1
    git(office.root, "tag", "-d", f"lakip-{YEAR}")
    for end in ("", ".sig"):
        (office.records / f"0004-pengembalian-sekretaris.json{end}").unlink()
    found = office.verify_files()
    assert found.is_signed
    assert any("Rekaman terakhir dapat dibuang" in limit for limit in found.limits)
    assert "rekaman terakhir yang dibuang" in " ".join(office.shell().stdout.split())


def test_a_back_dated_clock_is_not_catchable(tmp_path):
    office = found_office(tmp_path)
    office.time = office.time.replace(year=2025, month=12)
    office.sign_all()
    found = office.verify_files()
    assert found.is_signed
    assert any("Jam perangkat dapat dimundurkan" in limit for limit in found.limits)
    assert "jam perangkat yang dimundurkan" in office.shell().stdout


def test_replaced_keys_are_caught_only_by_the_pinned_digest(office):
    """Somebody replaces the list of keys and signs everything anew."""
    true = sha256(office.signers)
    office.keys = {name: new_key(office.root.parent / "palsu", name) for name in office.keys}
    office.list_keys()
    for name in (KUL, RENDATIN, SIGN):
        sign_again(
            office,
            name,
            name[5:-5].removeprefix("paraf-").removeprefix("tanda-tangan-"),
            f"{'paraf' if name != SIGN else 'tanda-tangan'}@lakip",
        )
    found = office.verify_files()
    assert found.is_signed
    assert any("orang yang menggantinya" in limit for limit in found.limits)
    assert office.shell().returncode == 0
    pinned = office.verify(str(office.root), pinned=true)
    assert not pinned.is_signed
    assert "bukan yang ditetapkan" in pinned.faults[0]
    assert office.shell("-k", true).returncode == 1


def test_a_trusted_list_takes_the_place_of_the_archives(signed, office, tmp_path):
    office.keys = {name: new_key(tmp_path / "palsu", name) for name in office.keys}
    office.list_keys()
    assert not office.verify_files().is_signed
    assert office.verify(str(office.root), trusted=signed.signers).is_signed
    assert office.shell("-a", str(signed.signers)).returncode == 0
    assert office.shell().returncode == 1


def test_the_right_pin_is_accepted_and_no_longer_a_limit(office):
    found = office.verify(str(office.root), pinned=sha256(office.signers).upper())
    assert found.is_signed
    assert not any("orang yang menggantinya" in limit for limit in found.limits)
    assert office.shell("-k", sha256(office.signers)).returncode == 0


# A revision in Git, and its tag.


def test_the_tag_is_proof_of_the_end_of_the_chain(office):
    found = office.verify(f"lakip-{YEAR}")
    assert found.is_signed
    assert found.seal is not None
    assert found.seal.signer == "perekam"
    assert not any("tidak terikat" in limit for limit in found.limits)


def test_a_moved_tag_is_caught(office):
    office.act(Act.RETURN, SECRETARY, "ditarik kembali")
    head = office.commit()
    old = git(office.root, "cat-file", "tag", f"lakip-{YEAR}")
    lines = [f"object {head}" if line.startswith("object ") else line for line in old.splitlines()]
    ident = subprocess.run(
        ["git", "hash-object", "-t", "tag", "-w", "--stdin"], cwd=office.root, input="\n".join(lines) + "\n", capture_output=True, text=True
    ).stdout.strip()
    git(office.root, "update-ref", f"refs/tags/lakip-{YEAR}", ident)
    found = office.verify(f"lakip-{YEAR}")
    assert not found.is_signed
    assert any("tag dipindah" in fault for fault in found.faults)


def test_a_tag_moved_to_a_commit_with_the_same_records_is_caught_by_its_signature(office):
    head = office.commit("komit lain, isi sama")
    old = git(office.root, "cat-file", "tag", f"lakip-{YEAR}")
    lines = [f"object {head}" if line.startswith("object ") else line for line in old.splitlines()]
    ident = subprocess.run(
        ["git", "hash-object", "-t", "tag", "-w", "--stdin"], cwd=office.root, input="\n".join(lines) + "\n", capture_output=True, text=True
    ).stdout.strip()
    git(office.root, "update-ref", f"refs/tags/lakip-{YEAR}", ident)
    found = office.verify(f"lakip-{YEAR}")
    assert not found.is_signed
    assert any("Tanda tangan tag" in fault for fault in found.faults)


def test_a_tag_signed_by_a_key_that_may_not_is_caught(office):
    git(office.root, "tag", "-d", f"lakip-{YEAR}")
    signing.seal(office.root, YEAR, office.keys["kasubbag-kul"])
    found = office.verify(f"lakip-{YEAR}")
    assert found.seal is None
    assert any("kuncinya tidak terdaftar untuk tag" in fault for fault in found.faults)


def test_an_unsigned_tag_seals_nothing(office):
    git(office.root, "tag", "-d", f"lakip-{YEAR}")
    signing.seal(office.root, YEAR)
    found = office.verify(f"lakip-{YEAR}")
    assert found.is_signed
    assert found.seal is None
    assert any("tidak terikat" in limit for limit in found.limits)


def test_uncommitted_changes_do_not_reach_a_revision(office):
    data(office)
    assert office.verify("HEAD").is_signed
    assert not office.verify_files().is_signed


def test_a_committed_change_is_caught_at_the_revision(office):
    data(office)
    office.commit()
    assert not office.verify().is_signed
    assert office.verify("HEAD~1").is_signed


@pytest.mark.parametrize("mode", ["program", "symlink"])
def test_strange_modes_are_refused_at_a_revision(office, mode):
    file = office.year / "anggaran.csv"
    if mode == "program":
        file.chmod(0o755)
    else:
        file.unlink()
        file.symlink_to("periode.yml")
    office.commit()
    with pytest.raises(PipelineError, match="bukan berkas biasa"):
        office.verify()


# PDF.


def test_a_pdf_is_known_by_the_tag_that_names_it(office, tmp_path):
    pdf = tmp_path / "laporan.pdf"
    pdf.write_bytes(b"%PDF-1.7 contoh")
    git(office.root, "tag", "-d", f"lakip-{YEAR}")
    signing.seal(office.root, YEAR, office.keys["perekam"], files={"laporan.pdf": sha256(pdf)})
    ((found, named),) = verifying.pdf(office.root, pdf, verifying.Asked(remember=False))
    assert found.is_signed
    assert named == f"disebut tag bertanda tangan lakip-{YEAR}"
    pdf.write_bytes(b"%PDF-1.7 lain")
    assert verifying.pdf(office.root, pdf, verifying.Asked(remember=False)) == ()


def test_a_tag_that_nobody_signed_vouches_for_no_pdf(office, tmp_path):
    pdf = tmp_path / "laporan.pdf"
    pdf.write_bytes(b"%PDF-1.7 contoh")
    git(office.root, "tag", "-d", f"lakip-{YEAR}")
    signing.seal(office.root, YEAR, files={"laporan.pdf": sha256(pdf)})
    assert verifying.pdf(office.root, pdf, verifying.Asked(remember=False)) == ()


def test_heads_are_those_of_the_sheet(office):
    """The script that goes into an archive is told whose paraf is asked for, so that it needs no further word."""
    script = office.root / "verifikasi.sh"
    script.write_bytes(verifying.shell_verifier(signing.status(office.root, YEAR)))
    ran = subprocess.run(["sh", str(script)], capture_output=True, text=True, cwd=office.root.parent, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f'PARAF="{" ".join(HEADS)}"' in script.read_text()
