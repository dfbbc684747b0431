"""Where a cell stands in its line."""

from pathlib import PurePosixPath

import pytest

from pipeline.core.comparing.columns import position, positions, starts
from pipeline.core.findings import Place

FILE = PurePosixPath("periods/2025/s1/kul/realisasi.csv")
LINES = ["indikator,bulan,bukti", 'IK-1.1,"3,5",a.pdf', "IK-1.2,4"]


def test_cells_begin_after_commas_outside_quotation_marks():
    assert starts('a,"b,""c""",,d') == (1, 3, 13, 14)


@pytest.mark.parametrize(
    ("row", "column", "at"),
    [(2, "indikator", 1), (2, "bukti", 14), (1, "bulan", 11), (3, "bukti", None), (9, "bulan", None), (2, "lain", None), (2, "", None)],
)
def test_a_place_has_the_position_of_its_cell(row, column, at):
    assert position(Place(FILE, row, column), LINES) == at


def test_only_tables_have_positions():
    note = Place(PurePosixPath("periods/2025/s1/kul/analisis.md"), 2, "bulan")
    assert positions([note, Place(FILE, 2, "bulan")], {str(FILE): LINES}) == {Place(FILE, 2, "bulan"): 8}
