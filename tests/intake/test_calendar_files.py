"""The office's calendar as files: the sample's hours and holidays, held against a second opinion, and what is wrong with bad ones."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.core.findings import Severity
from pipeline.intake.beside import calendar_files

ROOT = Path(__file__).parents[2]
# Where the library `holidays` and the office's list differ, and why that is right.
EXPLAINED: dict[date, str] = {}


@pytest.fixture(scope="module")
def sample():
    return calendar_files.read(ROOT, "WIB")


def test_the_sample_calendar_is_clean(sample):
    assert sample.findings == ()
    assert sample.calendar.zone == "WIB"


def test_a_week_has_thirty_seven_and_a_half_hours(sample):
    week = [sum(s.end - s.start for s in sample.calendar.hours.get(day, ())) for day in range(7)]
    assert week == [450, 450, 450, 450, 450, 0, 0]


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_holidays_of_a_covered_year_are_those_that_others_know(sample, year):
    import holidays

    kinds = {"public": "libur nasional", "government": "cuti bersama"}
    known: dict[date, str] = {}
    for category, kind in kinds.items():
        for day in holidays.country_holidays("ID", years=year, categories=(category,)):
            known.setdefault(day, kind)
    ours = {day: holiday.kind for day, holiday in sample.calendar.holidays.items() if day.year == year}
    assert {d: k for d, k in ours.items() if d not in EXPLAINED} == {d: k for d, k in known.items() if d not in EXPLAINED}


def test_of_a_year_not_yet_covered_nothing_is_listed_that_others_do_not_know(sample):
    import holidays

    known = set(holidays.country_holidays("ID", years=2027, categories=("public", "government")))
    ours = {day: h for day, h in sample.calendar.holidays.items() if day.year == 2027}
    assert ours
    assert set(ours) <= known
    assert all("perlu dikonfirmasi" in holiday.source for holiday in ours.values())
    assert not sample.calendar.covers(date(2027, 1, 1))


def test_every_holiday_names_its_source(sample):
    assert all(holiday.source for holiday in sample.calendar.holidays.values())


GOOD = 'jam_kerja:\n  - {hari: [senin], masuk: "07:30", pulang: "16:00"}\ndasar: uji\nlibur_mencakup_sampai: 2026-12-31\n'
TABLE = "tanggal,nama,jenis,sumber\n2026-01-01,Tahun Baru,libur nasional,SKB\n"


def office(root, calendar=GOOD, holidays=TABLE):
    folder = root / "periods"
    folder.mkdir()
    (folder / "kalender.yml").write_text(calendar, encoding="utf-8")
    if holidays is not None:
        (folder / "libur.csv").write_text(holidays, encoding="utf-8")
    return calendar_files.read(root, "WITA")


def test_without_a_calendar_there_is_nothing_and_nothing_is_wrong(tmp_path):
    (tmp_path / "periods").mkdir()
    assert calendar_files.read(tmp_path, "WIB") == calendar_files.Kept()


def test_a_good_calendar_takes_the_zone_it_is_given(tmp_path):
    found = office(tmp_path)
    assert found.findings == ()
    assert found.calendar.zone == "WITA"
    assert not found.calendar.is_working(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("calendar", "holidays", "rule"),
    [
        (GOOD, None, "berkas-tidak-ada"),
        (GOOD, TABLE.replace("2026-01-01", "2026-02-30"), "tanggal-tidak-ada"),
        (GOOD, TABLE.replace("libur nasional", "libur"), "nilai-di-luar-daftar"),
        (GOOD, TABLE + TABLE.split("\n")[1] + "\n", "kunci-ganda"),
        (GOOD.replace("2026-12-31", "2026-02-30"), TABLE, "tanggal-tidak-ada"),
        (GOOD.replace('"07:30"', '"17:30"'), TABLE, "kalender-tidak-runtut"),
        (GOOD.replace("[senin]", "[senin, senin]"), TABLE, "kalender-tidak-runtut"),
        (GOOD.replace('"07:30"', '"25:30"'), TABLE, "yaml-pola"),
        (
            GOOD + "jam_khusus:\n  - {nama: Ramadan, mulai: 2026-03-10, selesai: 2026-03-01, dasar: uji, "
            'jam_kerja: [{hari: [senin], masuk: "08:00", pulang: "15:00"}]}\n',
            TABLE,
            "kalender-tidak-runtut",
        ),
        ("jam_kerja: [\n", TABLE, "yaml-rusak"),
    ],
)
def test_a_fault_is_a_finding_at_its_place(tmp_path, calendar, holidays, rule):
    found = office(tmp_path, calendar, holidays)
    assert [f.rule for f in found.findings if f.severity is Severity.ERROR] == [rule]


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "periods").mkdir()
    (tmp_path / "elsewhere.yml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "periods" / "kalender.yml").symlink_to(tmp_path / "elsewhere.yml")
    found = calendar_files.read(tmp_path, "WIB")
    assert found.calendar is None
    assert found.findings
