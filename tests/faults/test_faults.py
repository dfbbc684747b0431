"""Every fault of the table, played for real."""

import pytest

from .fault import EXTENDED
from .table import CASES, REFUSED, SURVIVED

STAGED = [(case, stage) for case in CASES for stage in case.stages]


@pytest.mark.parametrize(("case", "stage"), STAGED, ids=[f"{case.name}-{stage}".rstrip("-") for case, stage in STAGED])
def test_a_fault_loses_nothing(ground, case, stage):
    case.play(ground, stage)


@pytest.mark.skipif(not EXTENDED, reason="every stage there is takes long; LAKIP_SEMUA_GANGGUAN=1 plays them")
@pytest.mark.parametrize("case", [case for case in CASES if case.every], ids=lambda case: case.name)
def test_a_fault_loses_nothing_at_any_stage(ground, case):
    for stage in case.every(ground):
        case.play(ground, stage)


def test_the_table_can_be_printed():
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
    for case in CASES:
        assert case.result in (SURVIVED, REFUSED)
        assert all(text.endswith(".") and (text[0].isupper() or text.startswith("`lakip")) for text in (case.done, case.holds)), case.name
