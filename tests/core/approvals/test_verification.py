"""Nothing is signed by default: every single thing that is missing keeps a year from being called signed."""

from dataclasses import replace

import pytest

from pipeline.core.approvals import evaluate
from pipeline.core.approvals.chain import Chain, Link, read
from pipeline.core.approvals.freezing import numbered
from pipeline.core.approvals.records import FIRST
from pipeline.core.approvals.values import Act, Policy
from pipeline.core.approvals.verification import Seal, Verified, claim_of, last_signed, limits, message, stated, weighed

from . import play
from .test_records import RECORD

PLAYED = [replace(r, commit="c" * 40, content=replace(r.content, tree="b" * 40)) for r in play.records("kul+a rendatin+a sekretaris+a")]
FILES = numbered(PLAYED, 0, FIRST)
CHAIN = read({**FILES, **{f"{name}.sig": b"x" for name in FILES}}, play.YEAR)
CONTENT = PLAYED[0].content
SIGN_OFF = evaluate.from_records(CHAIN.records, play.office(), Policy(), CONTENT)
WHOLE = Verified(
    year=play.YEAR,
    source="revisi 1",
    content=CONTENT,
    chain=CHAIN,
    proofs=dict.fromkeys(FILES, "kunci"),
    sign_off=SIGN_OFF,
    faults=(),
    limits=(),
    keys="0" * 64,
)


def test_what_is_whole_is_signed():
    assert CHAIN.faults == ()
    assert WHOLE.is_signed


@pytest.mark.parametrize(
    "changes",
    [
        {"faults": ("Ada yang salah.",)},
        {"proofs": {}},
        {"proofs": dict(list(WHOLE.proofs.items())[:2])},
        {"sign_off": None},
        {"sign_off": replace(SIGN_OFF, stands=SIGN_OFF.stands[:2])},
        {"chain": Chain(), "proofs": {}},
    ],
)
def test_whatever_is_missing_it_is_not(changes):
    assert not replace(WHOLE, **changes).is_signed


def test_a_signature_stands_for_a_role_and_an_act():
    local, hosted = Link("a", RECORD, b"", b""), Link("a", replace(RECORD, source="github.com", time_source="host"), b"", b"")
    assert claim_of(local) == ("kasubbag-kul", "pengembalian@lakip")
    assert claim_of(hosted) == ("perekam", "rekam@lakip")


@pytest.mark.parametrize(
    ("source", "signature", "reason", "seal", "proof", "fault"),
    [
        ("lokal", b"x", None, False, "kunci kasubbag-kul", ""),
        ("lokal", b"x", "salah", True, "", "tidak dapat diterima: salah"),
        ("lokal", None, None, True, "", "harus ditandatangani pejabatnya"),
        ("github.com", b"x", None, False, "kunci perekam", ""),
        ("github.com", b"x", "salah", True, "", "tidak dapat diterima: salah"),
        ("github.com", None, None, True, "tag lakip-2025", ""),
        ("github.com", None, None, False, "", "tidak dapat dibuktikan"),
    ],
)
def test_what_proves_a_record(source, signature, reason, seal, proof, fault):
    link = Link("a", replace(RECORD, source=source), b"", signature)
    tag = Seal(name="lakip-2025", signer="perekam", last="") if seal else None
    proofs, faults = weighed(Chain(links=(link,)), {"a": reason}, tag)
    assert proof in proofs.get("a", "")
    assert bool(proofs) == bool(proof)
    assert fault in " ".join(faults)
    assert bool(faults) == bool(fault)


def chain_of(*acts: Act) -> Chain:
    return Chain(links=tuple(Link(str(n), replace(RECORD, number=n, act=act), b"", b"") for n, act in enumerate(acts, 1)))


@pytest.mark.parametrize(
    ("acts", "number"),
    [
        ((), None),
        ((Act.PARAF,), None),
        ((Act.PARAF, Act.SIGN), 2),
        ((Act.PARAF, Act.SIGN, Act.PARAF), 2),
        ((Act.SIGN, Act.RETURN), None),
        ((Act.SIGN, Act.RETURN, Act.PARAF), None),
        ((Act.SIGN, Act.RETURN, Act.PARAF, Act.SIGN), 4),
    ],
)
def test_the_last_signature_is_one_that_no_return_came_after(acts, number):
    found = last_signed(chain_of(*acts))
    assert (found.record.number if found else None) == number


def test_limits_are_those_that_remain():
    seal = Seal(name="lakip-2025", signer="perekam", last="")
    assert len(limits("0", False, None)) == len(limits("0", True, seal)) + 2
    assert len(limits("", False, seal)) == len(limits("0", True, seal))


def test_a_tags_message_can_be_read_back():
    text = message(2025, CHAIN.links, CONTENT, {"b.pdf": "2" * 64, "a.pdf": "1" * 64})
    assert stated(text, "rekaman-terakhir") == (CHAIN.end,)
    assert stated(text, "isi") == (CONTENT.sha256,)
    assert stated(text, "berkas") == ("1" * 64 + "  a.pdf", "2" * 64 + "  b.pdf")
    assert stated(text, "lain") == ()
