"""How findings are told: to people, to programs, to the Git host."""

import json
from pathlib import PurePosixPath

from pipeline.cli import notices
from pipeline.core.findings import Finding, Place, Severity, ordered


def finding(row=7, severity=Severity.ERROR, **changes):
    fields = {
        "place": Place(PurePosixPath("periods/2025/s1/teknis/realisasi.csv"), row, "bukti"),
        "rule": "bukti-belum-ada",
        "severity": severity,
        "message": "Realisasi 97% belum disertai data dukung: isi dulu.",
        "hint": "Isi kolom «bukti».",
    }
    return Finding(**(fields | changes))


def test_text_says_where_what_and_what_to_do_next():
    told = notices.text([finding()])
    assert "periods/2025/s1/teknis/realisasi.csv" in told
    assert "baris 7, kolom bukti" in told
    assert "Realisasi 97% belum disertai data dukung" in told
    assert "→ Isi kolom «bukti»." in told
    assert told.endswith("Temuan: 1 kesalahan.")


def test_nothing_found_is_said():
    assert notices.text([]) == "Tidak ada temuan."


def test_json_holds_every_field():
    (row,) = json.loads(notices.as_json([finding()]))
    assert row["baris"] == 7
    assert row["bobot"] == "kesalahan"
    assert row["saran"] == "Isi kolom «bukti»."


def test_annotations_escape_what_the_host_would_misread():
    told = notices.annotations([finding(message="97%\nlalu: ::error::x", hint="")])
    first = told.splitlines()[0]
    assert first.startswith("::error file=periods/2025/s1/teknis/realisasi.csv,line=7,title=bukti-belum-ada::")
    assert "97%25%0Alalu" in first


def test_an_annotation_points_at_the_cell_where_its_position_is_known():
    found = finding()
    assert "line=7,col=14,title=" in notices.annotations([found], {found.place: 14})
    assert "col=" not in notices.annotations([found])


def test_a_file_name_cannot_end_the_settings_of_an_annotation():
    place = Place(PurePosixPath("periods/a,line=1::b.csv"), 2)
    first = notices.annotations([finding(place=place)]).splitlines()[0]
    assert "file=periods/a%2Cline=1%3A%3Ab.csv,line=2" in first


def test_at_most_ten_annotations_and_the_worst_come_first():
    found = [finding(row=n, severity=Severity.WARNING) for n in range(1, 13)] + [finding(row=99)]
    lines = notices.annotations(found).splitlines()
    assert lines[0].startswith("::error")
    assert "line=99" in lines[0]
    assert sum(line.startswith("::") for line in lines) == 10
    assert "3 temuan lain ada di ringkasan." in lines


def test_findings_are_ordered_by_file_row_and_weight_without_repeats():
    found = ordered([finding(row=9), finding(row=2, severity=Severity.WARNING), finding(row=2), finding(row=9)])
    assert [(f.place.row, f.severity) for f in found] == [(2, Severity.ERROR), (2, Severity.WARNING), (9, Severity.ERROR)]
