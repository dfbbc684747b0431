"""The client against a host that fails in every way: recovered, or one Indonesian sentence; nothing half."""

import json
import socket
import time

import pytest

from pipeline.core.errors import PipelineError
from pipeline.intake.host.http import Client, Limits, NotAllowed, NotThere
from tests.hostfake.office import LIMITS, Office, client
from tests.hostfake.server import Fault, serving

REPO = "/repos/kpu-kota-serang/kinerja"
PULL = f"{REPO}/pulls/1"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    made = Office(tmp_path_factory.mktemp("host"))
    for number in range(7):
        made.host.review(made.number, made.people.heads["kul"], "COMMENTED", f"catatan {number}")
    return made


@pytest.fixture
def server(office):
    with serving(office.host) as made:
        yield made


def refused(server, path=PULL, limits=LIMITS, pages=False):
    asking = client(server, limits=limits)
    with pytest.raises(PipelineError) as caught:
        asking.pages(path, per_page=2) if pages else asking.get(path)
    assert caught.value.hint.endswith(".")
    assert caught.value.message.endswith(".")
    return caught.value


def test_a_healthy_host_is_asked_once(server):
    assert client(server).get(PULL)["number"] == 1
    assert len(server.asked) == 1


def test_a_list_comes_whole_over_its_pages(server):
    server.page = 2
    bodies = [review["body"] for review in client(server).pages(f"{PULL}/reviews", per_page=100)]
    assert bodies == [f"catatan {number}" for number in range(7)]
    assert len(server.asked) == 4


@pytest.mark.parametrize("kind", ["500", "503", "truncated", "cut", "not JSON", "deep", "slow"])
def test_what_passes_is_waited_out(server, kind):
    slept = []
    server.faults = [Fault(kind)]
    assert client(server, slept).get(PULL)["number"] == 1
    assert slept == [1.0]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("500", "sedang terganggu (kode 500)"),
        ("503", "sedang terganggu (kode 503)"),
        ("truncated", "terpotong atau bukan JSON"),
        ("not JSON", "terpotong atau bukan JSON"),
        ("deep", "terpotong atau bukan JSON"),
        ("cut", "terputus"),
        ("slow", "tidak menjawab"),
    ],
)
def test_what_does_not_pass_ends_in_one_sentence(server, kind, said):
    server.faults = [Fault(kind, times=99)]
    assert said in refused(server).message
    assert len(server.asked) == LIMITS.attempts


def test_waiting_doubles(server):
    slept = []
    server.faults = [Fault("500", times=2)]
    client(server, slept).get(PULL)
    assert slept == [1.0, 2.0]


@pytest.mark.parametrize("ahead", [0, 5000, -5000])
@pytest.mark.parametrize("kind", ["limit", "secondary", "429", "429 date"])
def test_a_limit_is_waited_for_as_long_as_the_host_asks_by_its_own_clock(server, kind, ahead):
    slept, server.ahead = [], ahead
    server.faults = [Fault(kind, wait=7)]
    assert client(server, slept).get(PULL)["number"] == 1
    assert len(slept) == 1
    assert 6 <= slept[0] <= 9


@pytest.mark.parametrize("kind", ["limit", "secondary", "429", "429 date"])
def test_a_limit_beyond_our_patience_is_told_at_once(server, kind):
    slept = []
    server.faults = [Fault(kind, wait=1800)]
    with pytest.raises(PipelineError) as caught:
        client(server, slept).get(PULL)
    assert "membatasi jumlah permintaan" in caught.value.message
    assert "30 menit" in caught.value.hint
    assert slept == []
    assert len(server.asked) == 1


@pytest.mark.parametrize("kind", ["429 mute", "403 words"])
def test_a_limit_without_a_time_asks_for_a_minute(server, kind):
    slept = []
    server.faults = [Fault(kind)]
    client(server, slept, limits=Limits(patience=60)).get(PULL)
    assert slept == [60.0]


@pytest.mark.parametrize(
    ("kind", "sort", "said"),
    [
        ("401", NotAllowed, "menolak token"),
        ("403", NotAllowed, "tidak berhak"),
        ("422", PipelineError, "kode 422"),
        ("huge", PipelineError, "melebihi 150.000 bita"),
        ("redirect away", PipelineError, "di luar dirinya (lain.contoh)"),
    ],
)
def test_what_cannot_pass_is_not_asked_again(server, kind, sort, said):
    server.faults = [Fault(kind, times=99)]
    trouble = refused(server)
    assert isinstance(trouble, sort)
    assert said in trouble.message
    assert len(server.asked) == 1


def test_what_is_not_there_is_said_with_its_path(server):
    trouble = refused(server, f"{REPO}/pulls/99")
    assert isinstance(trouble, NotThere)
    assert "/pulls/99" in trouble.message


def test_an_answer_of_exactly_the_largest_size_is_taken(server):
    size = len(json.dumps(client(server).get(PULL)))
    assert client(server, limits=Limits(attempts=1, largest=size)).get(PULL)["number"] == 1
    assert "melebihi" in refused(server, limits=Limits(attempts=1, largest=size - 1)).message


def test_a_redirection_within_the_host_is_followed(server):
    server.faults = [Fault("redirect")]
    assert client(server).get(PULL)["number"] == 1


def test_a_next_page_elsewhere_is_not_asked_for(server):
    server.faults = [Fault("elsewhere")]
    assert "di luar dirinya (lain.contoh)" in refused(server, f"{PULL}/reviews", pages=True).message
    assert len(server.asked) == 1


def test_pages_without_end_are_given_up(server):
    server.faults = [Fault("endless", times=99)]
    assert "lebih dari 20 halaman" in refused(server, f"{PULL}/reviews", pages=True).message


def test_a_page_that_is_no_list_is_nonsense(server):
    server.faults = [Fault("nonsense")]
    assert "tidak berbentuk" in refused(server, f"{PULL}/reviews", pages=True).message


def test_a_half_list_is_never_returned(server):
    server.page, asked = 2, []

    def fails_from_the_third(path):
        asked.append(path)
        return Fault("500") if len(asked) > 2 else None

    server.fault = fails_from_the_third
    assert "sedang terganggu" in refused(server, f"{PULL}/reviews", pages=True).message


def test_a_host_that_drips_is_given_up(server):
    server.faults = [Fault("drip", times=99)]
    began = time.monotonic()
    assert "tidak selesai" in refused(server, limits=Limits(timeout=0.5, whole=0.3, attempts=1)).message
    assert time.monotonic() - began < 3


def test_a_token_is_sent_to_the_host_and_told_nowhere(server):
    asking = client(server, token="rahasia-sekali")
    asking.get(PULL)
    assert server.tokens == ["Bearer rahasia-sekali"]
    assert "rahasia" not in repr(asking)
    server.faults = [Fault("redirect away"), Fault("401")]
    for _ in range(2):
        with pytest.raises(PipelineError) as caught:
            asking.get(PULL)
        assert "rahasia" not in caught.value.message + caught.value.hint


def test_without_a_host_the_sentence_speaks_of_the_network():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        asking = Client(f"http://127.0.0.1:{taken.getsockname()[1]}", limits=LIMITS, sleep=lambda seconds: None)
        with pytest.raises(PipelineError) as caught:
            asking.get(PULL)
    assert caught.value.message == "127.0.0.1 tidak dapat dihubungi."
    assert "sambungan jaringan" in caught.value.hint


@pytest.mark.parametrize("base", ["http://github.com", "ftp://github.com", "file:///etc/passwd", "github.com", ""])
def test_only_https_leaves_this_machine(base):
    with pytest.raises(PipelineError, match="bukan https"):
        Client(base)


def test_what_may_have_been_done_is_not_done_twice(server, office):
    server.faults = [Fault("500")]
    before = len(office.host.pulls[1].comments)
    with pytest.raises(PipelineError, match="sedang terganggu"):
        client(server).send("POST", f"{REPO}/issues/1/comments", {"body": "satu"})
    assert [method for method, _ in server.asked] == ["POST"]
    assert len(office.host.pulls[1].comments) == before


def test_what_was_surely_not_done_is_done_again(server, office):
    server.faults = [Fault("429", wait=1)]
    before = len(office.host.pulls[1].comments)
    assert client(server).send("POST", f"{REPO}/issues/1/comments", {"body": "satu"})["body"] == "satu"
    assert len(office.host.pulls[1].comments) == before + 1


def test_a_proxy_for_the_world_is_not_asked_for_this_machine(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert client(server).get(PULL)["number"] == 1
