"""Entry into e-Lapkin and Monev: the sheet holds what the report prints, the log is kept, and a difference is told."""

import csv
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.core import words
from pipeline.core.collecting.entry import COLUMNS, DEFAULTS
from pipeline.intake.contract import descriptor
from pipeline.journeys import entering, flow
from pipeline.journeys.archive import Archive

from .test_sense_examples import CLEAN, EXAMPLES

SCOPE = flow.Scope(2025, "s2")
NOW = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
PICTURE = EXAMPLES / "invalid/entri-berbeda/periods/2025/kendali/s2/entri/a.png"


@pytest.fixture
def office(tmp_path):
    root = tmp_path / "kantor"
    shutil.copytree(CLEAN, root)
    return root


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def noted(office: Path, indicator: str = "IK-1.1", **changes: object) -> entering.Note:
    usual = {"application": "e-lapkin", "column": "", "value": None, "by": "CONTOH Operator", "screenshot": PICTURE}
    return entering.Note(indicator=indicator, **(usual | changes))


def codes(root: Path) -> set[str]:
    return {finding.rule for finding in flow.check(root, flow.Scope(2025))}


def test_every_figure_is_the_one_the_report_prints(office):
    workbook, table = entering.make(office, SCOPE, "e-lapkin", None)
    assert workbook.suffix == ".xlsx"
    score = next(s for s in Archive(office).scorecard(2025, "s2").periods if s.period and s.period.code == "s2")
    for row in rows_of(table):
        found = score.of(row["kode"])
        assert found
        assert row["realisasi"] == words.of_indicator(found.actual, found.indicator)
        assert row["capaian"] == words.number(found.value, 2)


def test_the_workbook_holds_the_same_text_and_the_same_bytes_each_time(office):
    python_calamine = pytest.importorskip("python_calamine")
    workbook, table = entering.make(office, SCOPE, "monev", None)
    content = workbook.read_bytes()
    (sheet,) = python_calamine.CalamineWorkbook.from_path(workbook).sheet_names
    cells = python_calamine.CalamineWorkbook.from_path(workbook).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    assert cells[5:] == [list(row.values()) for row in rows_of(table)]
    assert entering.make(office, SCOPE, "monev", None)[0].read_bytes() == content


def test_the_office_chooses_the_columns_and_their_order(office):
    satker = office / "periods/satker.yml"
    satker.write_text(satker.read_text() + "aplikasi:\n  - {kode: e-lapkin, nama: e-Lapkin, kolom: [capaian, kode, pembilang, penyebut]}\n")
    table = entering.make(office, SCOPE, "e-lapkin", None)[1]
    assert table.read_text().splitlines()[0] == "capaian,kode,pembilang,penyebut"
    assert (rows_of(table)[0]["pembilang"], rows_of(table)[0]["penyebut"]) == ("9", "10")


def test_an_unknown_column_is_refused_on_its_line(office):
    satker = office / "periods/satker.yml"
    satker.write_text(satker.read_text() + "aplikasi:\n  - {kode: x, nama: Xx, kolom: [rahasia]}\n")
    assert [f.place.column for f in flow.check(office, flow.Scope(2025)) if f.place.file.name == "satker.yml"] == ["aplikasi.kolom"]


def test_schema_and_vocabulary_are_the_same():
    items = descriptor("satker")["properties"]["aplikasi"]["items"]["properties"]["kolom"]["items"]
    assert tuple(items["enum"]) == tuple(COLUMNS)
    assert all(set(application.columns) <= set(COLUMNS) for application in DEFAULTS)


def test_a_logged_row_agrees_with_what_is_printed(office):
    file, count = entering.note(office, SCOPE, noted(office), NOW)
    assert count == 7
    assert (file.parent / "entri" / "a.png").is_file()
    assert codes(office) == {"entri-belum-lengkap"}
    for code in ("IK-1.2", "IK-2.1"):
        entering.note(office, SCOPE, noted(office, code), NOW)
    assert codes(office) == set()


def test_a_figure_corrected_after_entry_is_told_with_both_values(office):
    entering.note(office, SCOPE, noted(office), NOW)
    rows = office / "periods/2025/s2/rendatin/realisasi.csv"
    rows.write_text(rows.read_text().replace("IK-1.1,12,9,10,90,", "IK-1.1,12,19,20,95,"))
    told = [f.message for f in flow.check(office, SCOPE) if f.rule == "entri-berbeda"]
    assert any("«90,00»" in message and "«95,00»" in message for message in told)


def test_a_later_line_corrects_an_earlier_one(office):
    entering.note(office, SCOPE, noted(office, column="realisasi", value="91,00"), NOW)
    assert "entri-berbeda" in codes(office)
    entering.note(office, SCOPE, noted(office, column="realisasi"), NOW.replace(hour=4))
    assert "entri-berbeda" not in codes(office)
    assert len(rows_of(office / "periods/2025/kendali/s2/entri.csv")) == 2


def test_a_screenshot_is_never_overwritten(office, tmp_path, cli):
    entering.note(office, SCOPE, noted(office), NOW)
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nlain")
    arguments = ("--aplikasi", "e-lapkin", "--indikator", "IK-1.2", "--oleh", "CONTOH", "--tangkapan", tmp_path / "a.png", "--akar", office)
    assert "sudah ada dan isinya lain" in cli("lembar-entri", "catat", "2025/s2", *arguments, code=2).err
    assert len(rows_of(office / "periods/2025/kendali/s2/entri.csv")) == 7


@pytest.mark.parametrize(
    ("changes", "words_said"),
    [
        ({"indicator": "IK-9.9"}, "tidak ada dalam lembar"),
        ({"column": "pagu"}, "tidak ada pada lembar"),
        ({"application": "x"}, "e-lapkin"),
    ],
)
def test_a_slip_is_said_and_nothing_is_logged(office, changes, words_said):
    from pipeline.core.errors import PipelineError

    with pytest.raises(PipelineError) as told:
        entering.note(office, SCOPE, noted(office, **changes), NOW)
    assert words_said in told.value.message + told.value.hint
    assert not (office / "periods/2025/kendali/s2/entri.csv").exists()


def test_status_counts_what_is_left(office, cli):
    entering.note(office, SCOPE, noted(office), NOW)
    ran = cli("lembar-entri", "status", "2025/s2", "--akar", office)
    assert "e-Lapkin: 1 dari 3" in ran.out
    assert "Monev: 0 dari 3" in ran.out


def test_the_word_buat_may_be_left_out(office, cli):
    first = cli("lembar-entri", "2025/s2", "--aplikasi", "e-lapkin", "--akar", office).out
    assert first == cli("lembar-entri", "buat", "2025/s2", "--aplikasi", "e-lapkin", "--akar", office).out
    assert "perlu dikonfirmasi" in first
