"""An indicator beside its past, its Renstra and the standard."""

from decimal import Decimal

import pytest

from pipeline.core import model as m
from pipeline.core.measure import measure
from tests.builders import HERE, commitment, dossier, entry, indicator, strategy, value


def scorecard(year, actual, shown=None, **changes):
    """The scorecard of a year in which IK-1.1 reached `actual` of 80."""
    chosen = shown or indicator()
    return measure(dossier(chosen, commitment(), entry(actual=actual), year=year, strategy=strategy(chosen, **changes)))


def compared(actual, *earlier, shown=None, **changes):
    chosen = shown or indicator()
    this = dossier(chosen, commitment(), entry(actual=actual), strategy=strategy(chosen, **changes))
    return measure(this, earlier).comparisons[0]


def past(year, actual, target="80"):
    return m.PastFigure(indicator="IK-1.1", year=year, target=value(target), actual=value(actual), source="LKj", place=HERE)


def test_a_percent_changes_by_percent_points():
    found = compared("83", scorecard(2024, "80"))
    assert (found.change, found.change_percent) == (Decimal(3), None)


def test_a_number_changes_in_its_unit_and_relatively():
    count = indicator(kind=m.Kind.NUMBER, unit="laporan")
    found = compared("90", scorecard(2024, "-60", count), shown=count)
    assert (found.change, found.change_percent) == (Decimal(150), Decimal(250))


def test_nothing_is_relative_to_zero():
    count = indicator(kind=m.Kind.NUMBER, unit="laporan")
    found = compared("90", scorecard(2024, "0", count), shown=count)
    assert (found.change, found.change_percent) == (Decimal(90), None)


def test_only_last_year_makes_a_change():
    found = compared("83", scorecard(2023, "80"))
    assert found.change is None
    assert [f.year for f in found.history] == [2023, 2025]


def test_history_runs_from_the_oldest_and_the_archive_goes_before_riwayat():
    found = compared("83", scorecard(2024, "82"), past=(past(2024, "81"), past(2022, "60"), past(2023, "70")))
    assert [(f.year, f.actual.number, f.source) for f in found.history] == [
        (2022, Decimal(60), "LKj"),
        (2023, Decimal(70), "LKj"),
        (2024, Decimal(82), ""),
        (2025, Decimal(83), ""),
    ]
    assert found.history[0].achievement == 75


def test_later_years_are_no_past():
    found = compared("83", scorecard(2026, "99"), past=(past(2025, "1"), past(2027, "2")))
    assert [(f.year, f.actual.number) for f in found.history] == [(2025, Decimal(83))]


def test_a_past_figure_without_target_has_no_achievement():
    assert compared("83", past=(past(2024, "81", None),)).history[0].achievement is None


@pytest.mark.parametrize(
    ("facet", "other"),
    [
        ("rumusan", {"name": "Lain"}),
        ("polaritas", {"polarity": m.Polarity.LESS}),
        ("satuan", {"unit": "orang"}),
        ("jenis", {"kind": m.Kind.INDEX}),
    ],
)
def test_another_indicator_under_the_same_code_is_not_comparable(facet, other):
    found = compared("83", scorecard(2024, "80", indicator(**other)))
    assert [f.year for f in found.history] == [2025]
    assert found.change is None
    assert found.remarks == (
        f"Tahun 2024: tidak dapat dibandingkan karena {facet} indikator IK-1.1 berbeda dan catatan perubahannya belum ada.",
    )


def test_a_note_makes_a_renamed_indicator_comparable():
    found = compared("83", scorecard(2024, "80"), shown=indicator(name="Baru", note="Rumusan disesuaikan"))
    assert found.change == 3
    assert found.remarks == ("Tahun 2024: rumusan indikator IK-1.1 berbeda. Catatan: Rumusan disesuaikan",)


def test_no_note_makes_two_units_one():
    found = compared("83", scorecard(2024, "80"), shown=indicator(unit="orang", kind=m.Kind.NUMBER, note="Satuan diganti"))
    assert [f.year for f in found.history] == [2025]


def test_spaces_and_capitals_make_no_other_indicator():
    assert compared("83", scorecard(2024, "80"), shown=indicator(name="indikator  ik-1.1")).remarks == ()


def test_progress_is_against_the_renstras_last_year_and_uncapped():
    found = compared("83", targets={("IK-1.1", 2029): value("40"), ("IK-1.1", 2025): value("80")})
    assert found.renstra_target is not None
    assert (found.renstra_target.number, found.renstra_progress) == (Decimal(40), Decimal("207.5"))


def test_progress_follows_the_polarity():
    found = compared("5", shown=indicator(polarity=m.Polarity.LESS), targets={("IK-1.1", 2029): value("10")})
    assert found.renstra_progress == 150


def test_a_standard_is_a_gap_in_the_unit():
    found = compared("72.76", shown=indicator(standard=value("77.5")))
    assert found.standard_gap == Decimal("-4.74")


def test_words_and_missing_values_have_no_difference():
    grade = indicator(kind=m.Kind.GRADE, standard=value("BB"))
    found = compared("B", scorecard(2024, "CC", grade), shown=grade)
    assert (found.change, found.standard_gap) == (None, None)
    assert compared(None, scorecard(2024, "80")).change is None
