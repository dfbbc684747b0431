"""ssh-keygen signs and verifies, with real throw-away keys; what was verified before is remembered only under our own secret."""

import hashlib
from datetime import UTC, datetime

import pytest

from pipeline.core.errors import PipelineError
from pipeline.intake import remembered, signatures
from tests.signed_office import new_key, public

TIME = datetime(2026, 2, 2, 3, 4, 5, tzinfo=UTC)
DATA = b'{"a":1}\n'


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kunci")
    return {name: new_key(folder, name) for name in ("kul", "lain")}


@pytest.fixture
def allowed(tmp_path, keys):
    file = tmp_path / "allowed_signers"
    file.write_text(f'kasubbag-kul namespaces="paraf@lakip",valid-after="20260101",valid-before="20260301" {public(keys["kul"])}\n')
    return file


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def claim(key, **changes):
    usual = {"data": DATA, "principal": "kasubbag-kul", "namespace": "paraf@lakip", "time": TIME}
    return signatures.Claim(signature=signatures.sign(DATA, key, "paraf@lakip"), **(usual | changes))


def reason(claimed, allowed, revoked=None):
    return signatures.verify(claimed.data, claimed.signature, allowed, claimed.principal, claimed.namespace, claimed.time, revoked)


def test_a_listed_key_is_good(keys, allowed):
    assert reason(claim(keys["kul"]), allowed) is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"data": DATA + b" "}, "berubah"),
        ({"principal": "sekretaris"}, ""),
        ({"namespace": "tanda-tangan@lakip"}, ""),
        ({"time": datetime(2025, 12, 31, tzinfo=UTC)}, "belum mulai"),
        ({"time": datetime(2026, 3, 2, tzinfo=UTC)}, "sudah lewat"),
    ],
)
def test_anything_else_is_not(keys, allowed, changes, told):
    found = reason(claim(keys["kul"], **changes), allowed)
    assert found is not None
    assert told in found


def test_an_unlisted_key_is_not_good(keys, allowed):
    assert reason(claim(keys["lain"]), allowed)


def test_a_revoked_key_is_not_good(keys, allowed, tmp_path):
    revoked = tmp_path / "dicabut.krl"
    revoked.write_text(public(keys["kul"]) + "\n")
    assert "dicabut" in reason(claim(keys["kul"]), allowed, revoked)


@pytest.mark.parametrize("junk", [b"", b"x", b"-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"])
def test_junk_is_no_signature(keys, allowed, junk):
    made = claim(keys["kul"])
    assert signatures.verify(made.data, junk, allowed, made.principal, made.namespace, made.time, None)


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "America/New_York"])
@pytest.mark.parametrize("mark", ["", "Z"])
def test_dates_mean_the_same_in_every_zone(keys, allowed, monkeypatch, zone, mark):
    """With and without a Z behind them; ssh-keygen alone would read those without one by the zone of the reader."""
    span = f'valid-after="20260201000000{mark}",valid-before="20260301000000{mark}"'
    allowed.write_text(f'kasubbag-kul namespaces="paraf@lakip",{span} {public(keys["kul"])}\n')
    monkeypatch.setenv("TZ", zone)
    for time in (datetime(2026, 2, 1, 0, 0, 1, tzinfo=UTC), datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC)):
        assert reason(claim(keys["kul"], time=time), allowed) is None


def test_a_missing_key_is_said(tmp_path):
    with pytest.raises(PipelineError, match="tidak ada"):
        signatures.sign(DATA, tmp_path / "tidak-ada", "paraf@lakip")


def test_a_file_that_is_no_key_is_said(allowed):
    with pytest.raises(PipelineError, match="tidak dapat menandatangani"):
        signatures.sign(DATA, allowed, "paraf@lakip")


def test_a_missing_program_is_said(keys, monkeypatch):
    monkeypatch.setenv("PATH", "/tidak-ada")
    with pytest.raises(PipelineError, match="ssh-keygen tidak ada"):
        signatures.sign(DATA, keys["kul"], "paraf@lakip")


def test_principals_are_those_the_list_names(keys, allowed):
    assert signatures.principals(claim(keys["kul"]).signature, allowed.read_bytes(), TIME) == ("kasubbag-kul",)
    assert signatures.principals(claim(keys["lain"]).signature, allowed.read_bytes(), TIME) == ()


def test_many_claims_are_judged_in_order(keys, allowed):
    good, bad = claim(keys["kul"]), claim(keys["kul"], data=b"lain")
    found = signatures.judge([good, bad, good], allowed.read_bytes(), None)
    assert [bool(reason) for reason in found] == [False, True, False]


def without_ssh_keygen(monkeypatch):
    monkeypatch.setenv("PATH", "/tidak-ada")


def test_what_was_good_is_remembered(keys, allowed, tmp_path, monkeypatch):
    file, good = tmp_path / "build" / "simpanan", claim(keys["kul"])
    assert signatures.judge([good], allowed.read_bytes(), None, remembered.memory(file)) == (None,)
    without_ssh_keygen(monkeypatch)
    assert signatures.judge([good], allowed.read_bytes(), None, remembered.memory(file)) == (None,)


def test_what_was_bad_is_looked_at_again(keys, allowed, tmp_path, monkeypatch):
    file, bad = tmp_path / "build" / "simpanan", claim(keys["kul"], data=b"lain")
    signatures.judge([bad], allowed.read_bytes(), None, remembered.memory(file))
    assert not file.exists()


@pytest.mark.parametrize("change", ["data", "signature", "principal", "namespace", "time", "keys", "revoked"])
def test_every_fact_belongs_to_what_is_remembered(keys, allowed, tmp_path, monkeypatch, change):
    file, good, listed = tmp_path / "build" / "simpanan", claim(keys["kul"]), allowed.read_bytes()
    signatures.judge([good], listed, None, remembered.memory(file))
    other = {
        "data": {"data": b"lain"},
        "signature": {"signature": good.signature + b"\n"},
        "principal": {"principal": "sekretaris"},
        "namespace": {"namespace": "git"},
        "time": {"time": datetime(2026, 2, 2, tzinfo=UTC)},
    }
    facts = {"data": good.data, "signature": good.signature, "principal": good.principal, "namespace": good.namespace, "time": good.time}
    changed = signatures.Claim(**(facts | other.get(change, {})))
    without_ssh_keygen(monkeypatch)
    with pytest.raises(PipelineError, match="ssh-keygen tidak ada"):
        signatures.judge([changed], listed + b"#" * (change == "keys"), b"" if change == "revoked" else None, remembered.memory(file))


def test_a_planted_memory_makes_nothing_good(keys, allowed, tmp_path):
    """Marks made under another secret, or copied from another claim, are of no use."""
    file, bad = tmp_path / "build" / "simpanan", claim(keys["lain"])
    stranger = remembered.Memory(file, b"z" * 32)
    stranger.keep([stranger.mark(*bad.facts(), hashlib.sha256(allowed.read_bytes()).digest(), b"-")])
    assert signatures.judge([bad], allowed.read_bytes(), None, stranger) == (None,)
    assert signatures.judge([bad], allowed.read_bytes(), None, remembered.memory(file)) != (None,)


def test_the_secret_is_our_own(tmp_path):
    remembered.memory(tmp_path / "simpanan")
    secret = tmp_path / "cache" / "lakip" / "rahasia-simpanan"
    assert secret.stat().st_mode & 0o777 == 0o600
    assert len(secret.read_bytes()) == 32


def test_no_place_for_a_secret_means_no_memory(tmp_path, monkeypatch):
    (tmp_path / "berkas").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "berkas"))
    assert remembered.memory(tmp_path / "simpanan") is None
