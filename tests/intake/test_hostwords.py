"""Words that no honest host says: what is no number, no time and no account is refused, never bent into one."""

from datetime import UTC, datetime

import pytest

from pipeline.core.errors import PipelineError
from pipeline.intake.host.hostwords import Words, account, contributors, moment, understood, whole
from pipeline.intake.host.http import Client


@pytest.mark.parametrize("value", [True, False, "12", 12.0, None, [12]])
def test_what_is_no_whole_number_is_refused(value):
    with pytest.raises(TypeError):
        whole(value)


@pytest.mark.parametrize(
    ("user", "ident"), [(None, None), ({}, None), ({"id": 0}, None), ({"id": -1}, None), ({"id": 10137}, None), ({"id": 1}, 1)]
)
def test_an_account_is_a_positive_number_or_nobody(user, ident):
    assert account(user) == ident


def test_an_account_whose_number_is_text_is_refused():
    with pytest.raises(TypeError):
        account({"id": "12", "login": "kul"})


def client():
    return Client("https://git.contoh.id")


@pytest.mark.parametrize("text", ["2027-01-11T01:02:03", "kemarin", "2027-02-30T00:00:00Z", "", None, 7])
def test_a_time_without_a_zone_or_calendar_is_nonsense(text):
    with pytest.raises(PipelineError, match="tidak berbentuk"), understood(client()):
        moment(text)


def test_trouble_that_already_has_its_sentence_keeps_it():
    with pytest.raises(PipelineError, match="Sebab lain"), understood(client()):
        raise PipelineError("Sebab lain.")


@pytest.mark.parametrize("text", ["2027-01-11T01:02:03Z", "2027-01-11T08:02:03+07:00", "2027-01-10T20:02:03-05:00"])
def test_every_zone_is_told_in_utc(text):
    assert moment(text) == datetime(2027, 1, 11, 1, 2, 3, tzinfo=UTC)
    assert moment(text).tzinfo is UTC


def test_the_digest_does_not_hang_on_the_order_of_keys():
    first, second = Words(), Words()
    first.keep("1", {"a": 1, "b": "é"})
    second.keep("1", {"b": "é", "a": 1})
    assert first.sha256("1") == second.sha256("1")
    assert first.raw("1") == '{"a":1,"b":"é"}\n'.encode()


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("Ubah\n\nCo-authored-by: A <7+a@users.noreply.github.com>", {7}),
        ("Ubah\n\nco-AUTHORED-by: A <7+a@users.noreply.github.com>\nCo-authored-by: B <8+b@users.noreply.github.com>", {7, 8}),
        ("Ubah\n\nCo-authored-by: A <a@contoh.id>", set()),
        ("Terima kasih kepada 7+a@users.noreply.github.com", set()),
    ],
)
def test_only_trailers_name_those_who_wrote_together(message, found):
    commit = {"author": None, "committer": {}, "commit": {"author": None, "committer": None, "message": message}}
    assert contributors([commit]) == found
