"""No free text without a place where it was looked for: a field that is new in schemas/ makes this fail until it is carried along."""

import pytest

from . import coverage, payloads


@pytest.fixture(scope="module")
def seen(played):
    return coverage.of(played.root, played.said)


def test_there_are_fields_and_each_is_marked_as_itself():
    marks = {payloads.marked(field)[:8] for field in payloads.fields()}
    assert len(marks) == len(payloads.fields()) > 100


@pytest.mark.parametrize("field", payloads.fields())
def test_a_free_text_is_seen_somewhere_or_tested_elsewhere(seen, field):
    assert seen[field] or coverage.elsewhere(field) or field in coverage.UNSEEN, "carry the new field along (tests/escaping/office.py)"


def test_what_is_called_unseen_is_unseen_and_known(seen):
    assert set(payloads.fields()) >= coverage.UNSEEN | payloads.NAMING - {"inventaris.sumber", "entri.tangkapan", "kiriman.berkas"}
    assert not [field for field in coverage.UNSEEN if seen[field] - {"YAML"}]


@pytest.mark.parametrize("sink", ["terminal", *coverage.FILES])
def test_every_sink_holds_some_field(seen, sink):
    assert [field for field, sinks in seen.items() if sink in sinks]
