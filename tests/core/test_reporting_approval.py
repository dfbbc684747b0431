"""What a verdict on approvals lets a report say, and what it never lets it say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from pipeline.core import model as m
from pipeline.core.approvals.values import Act, Content, Event, Role, RoleStand, SignOff, Standing
from pipeline.core.assemble import assemble
from pipeline.core.report import Report
from pipeline.core.reporting import approval
from tests import builders as b
from tests.core import scorecards

WIB = timezone(timedelta(hours=7))
CONTENT = Content(year=2025, sha256="ab12cd34" + "0" * 56, tree="t" * 40)
PARAF = Role(code="kasubbag-rendatin", act=Act.PARAF, title="Kepala Subbagian rendatin")
SIGN = Role(code="sekretaris", act=Act.SIGN, title="Sekretaris")


def stand(role: Role, standing: Standing, hour: int | None = 9, **changes: object) -> RoleStand:
    time = None if hour is None else datetime(2026, 1, 20, hour, 5, 7, tzinfo=WIB)
    fields = {"role": role, "standing": standing, "name": f"CONTOH {role.code}", "title": role.title, "time": time}
    return RoleStand(**(fields | changes))


def verdict(*stands: RoleStand, content: Content | None = CONTENT, history: tuple[Event, ...] = ()) -> SignOff:
    return SignOff(content=content, stands=stands, history=history, missing=())


SIGNED = verdict(stand(PARAF, Standing.PARAF), stand(SIGN, Standing.SIGNED, 10))


def report(status: m.Status = m.Status.COMPLETE, **changes: object) -> Report:
    return assemble(scorecards.card(status=status, **changes))


def test_a_signed_year_loses_its_draft_mark_and_gets_the_day_of_signing():
    identity = approval.with_sign_off(report(), SIGNED).identity
    assert (identity.watermarks, identity.date, identity.notice) == ((), "20 Januari 2026", "")


def test_a_signed_sample_is_still_a_sample():
    identity = approval.with_sign_off(report(m.Status.SAMPLE), SIGNED).identity
    assert identity.watermarks == ("CONTOH",)
    assert identity.notice.startswith("Angka dalam laporan ini adalah contoh")


@pytest.mark.parametrize(
    "sign_off",
    [
        verdict(stand(PARAF, Standing.PARAF), stand(SIGN, Standing.NONE, None)),
        verdict(stand(PARAF, Standing.VOID), stand(SIGN, Standing.SIGNED)),
        verdict(stand(PARAF, Standing.RETURNED), stand(SIGN, Standing.SIGNED)),
        verdict(stand(PARAF, Standing.PARAF), stand(SIGN, Standing.VOID)),
        verdict(stand(PARAF, Standing.PARAF), stand(SIGN, Standing.SIGNED), content=None),
        verdict(stand(SIGN, Standing.SIGNED)),
        verdict(),
    ],
)
def test_anything_less_than_a_whole_verdict_stays_a_draft(sign_off: SignOff):
    assert not approval.is_signed(sign_off)
    identity = approval.with_sign_off(report(), sign_off).identity
    assert (identity.watermarks, identity.date) == (("KONSEP",), "")


def test_no_verdict_is_not_signed():
    assert not approval.is_signed(None)


def test_the_sheet_says_who_did_what_when_and_on_what_content():
    places = approval.with_sign_off(report(), SIGNED).sign_off
    assert [(s.act, s.name, s.state) for s in places] == [
        ("paraf", "CONTOH kasubbag-rendatin", "Diparaf di repositori 20 Januari 2026 pukul 09.05.07 WIB. Isi ab12cd34."),
        (
            "tanda tangan",
            "CONTOH sekretaris",
            "Disetujui di repositori 20 Januari 2026 pukul 10.05.07 WIB sebagai penanda tangan. Isi ab12cd34.",
        ),
    ]


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (stand(PARAF, Standing.NONE, None), ""),
        (stand(PARAF, Standing.RETURNED), "Dikembalikan 20 Januari 2026 pukul 09.05.07 WIB."),
        (stand(PARAF, Standing.VOID), "Belum. Yang diberikan 20 Januari 2026 pukul 09.05.07 WIB gugur."),
    ],
)
def test_a_place_without_a_standing_paraf_never_says_paraf(found: RoleStand, state: str):
    assert approval.with_sign_off(report(), verdict(found)).sign_off[0].state == state


def test_a_place_that_nobody_holds_says_so():
    found = stand(PARAF, Standing.NONE, None, name="", title="")
    place = approval.with_sign_off(report(), verdict(found)).sign_off[0]
    assert (place.title, place.name) == ("Kepala Subbagian rendatin", "(pejabat belum tercatat)")


def test_an_untouched_draft_promises_no_verification():
    assert approval.with_sign_off(report(), verdict(stand(PARAF, Standing.NONE, None))).verification is None


def test_the_hint_names_page_digest_and_what_the_sheet_is_not():
    office = replace(b.office(), archive="https://kinerja.contoh.go.id/")
    found = approval.with_sign_off(report(office=office), SIGNED).verification
    assert found is not None
    assert (found.page, found.address) == ("2025/pengesahan", "https://kinerja.contoh.go.id/2025/pengesahan/")
    said = " ".join(found.sentences)
    assert CONTENT.sha256 in said
    assert "bukan tanda tangan elektronik tersertifikasi" in said


def test_half_an_agreement_is_called_half():
    found = approval.with_sign_off(report(), verdict(stand(PARAF, Standing.PARAF), stand(SIGN, Standing.NONE, None))).verification
    assert found is not None
    assert found.address == ""
    assert any("belum lengkap" in sentence for sentence in found.sentences)


def test_the_history_keeps_round_and_time():
    event = Event(round=2, time=datetime(2026, 1, 19, 8, tzinfo=WIB), role="sekretaris", text="Dikembalikan.")
    found = approval.with_sign_off(report(), replace(SIGNED, history=(event,))).verification
    assert found is not None
    assert found.history == ("Putaran 2, 19 Januari 2026 pukul 08.00.00 WIB: Dikembalikan.",)


def test_no_word_of_the_sheet_claims_a_certificate():
    made = approval.with_sign_off(report(), SIGNED)
    said = " ".join([*(s.state for s in made.sign_off), *(made.verification.sentences if made.verification else ())]).casefold()
    assert "ditandatangani secara elektronik" not in said
    assert " sah" not in said


def test_the_day_of_signing_is_the_offices_day():
    late = datetime(2026, 1, 20, 23, 30, tzinfo=UTC).astimezone(WIB)
    signed = verdict(stand(PARAF, Standing.PARAF), stand(SIGN, Standing.SIGNED, time=late))
    assert approval.with_sign_off(report(), signed).identity.date == "21 Januari 2026"
