"""Every rule on the papers of the collection has an example, found by the whole of `lakip periksa`.

tests/examples/invalid/<code>/ holds only the files that spoil the clean office; `hapus.txt` and `juga.txt` as for the rules of sense.
"""

import pytest

from pipeline.core.collecting.rules import RULES
from pipeline.core.findings import Severity
from pipeline.journeys import flow

from .test_sense_examples import EXAMPLES, notes, spoiled


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_an_example_is_found_where_it_was_spoiled(code, tmp_path):
    folder = EXAMPLES / "invalid" / code
    touched = spoiled(folder, tmp_path / "kantor")
    found = flow.check(tmp_path / "kantor", flow.Scope())
    assert [f for f in found if f.rule == code and f.place.file in touched], found
    errors = {f.rule for f in found if f.severity is Severity.ERROR}
    assert errors <= {code, *notes(folder, "juga.txt")}
