"""Numbers go into the pattern and come back; the register sees what was taken twice; YAML is filled and nothing else of it touched."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core import letters
from pipeline.core import model as m
from pipeline.core.letters import issuing, numbering, register
from tests import builders as b
from tests.core.test_letters import dossier

PATTERNS = (
    "",
    "{urut}/{klasifikasi}-{jenis}/{wilayah}/{subbag}/{tahun}",
    "{urut}/{klasifikasi}/{wilayah}/{subbag}/{tahun}",
    "{klasifikasi}/{urut}-{jenis}/{bulan_romawi}/{tahun}",
    "{urut}/{jenis}/KPU-Kab/{bulan_romawi}/{tahun}/{tahun}",
    "No.{urut}",
)
KINDS = tuple(kind for kind in letters.FORMS if kind != "daftar-hadir")


def office(pattern: str = "", **changes: object) -> m.Office:
    departments = (b.department("kul", number=1), b.department("rendatin", name="Subbagian Perencanaan, Data, dan Informasi"))
    return replace(b.office(departments=departments), region_code="3673", numbering=m.Numbering(pattern=pattern, **changes))


def wish(order: int, day: str = "2026-07-01", **changes: object) -> letters.Wish:
    number = numbering.number(order, "undangan", date.fromisoformat(day), office(), "sekretaris")
    name = str(changes.pop("name", f"u{order}"))
    fields = {"kind": "undangan", "number": number, "day": date.fromisoformat(day)}
    file = PurePosixPath(f"periods/{day[:4]}/surat/{name}.yml")
    return letters.Wish(**(fields | {"file": file, "rows": {"nomor": 2}} | changes))


@given(
    order=st.integers(1, 99999),
    kind=st.sampled_from(KINDS),
    day=st.dates(date(2021, 1, 1), date(2098, 12, 31)),
    pattern=st.sampled_from(PATTERNS),
    role=st.sampled_from(("sekretaris", "kasubbag-kul", "kasubbag-rendatin")),
)
def test_a_number_comes_back_from_its_pattern(order, kind, day, pattern, role):
    stated = numbering.read_back(numbering.number(order, kind, day, office(pattern), role), office(pattern))
    assert stated is not None
    assert stated.order == order
    assert stated.year == (day.year if "{tahun}" in pattern or not pattern else None)


def test_a_number_names_the_subbagian_that_issues():
    day = date(2026, 10, 5)
    assert numbering.number(7, "surat-edaran", day, office(), "sekretaris") == "7/HK.04.2-SE/3673/3/2026"
    assert numbering.number(8, "nota-dinas", day, office(), "kasubbag-kul") == "8/PR.04.1-ND/3673/1/2026"


def test_a_kind_without_a_code_leaves_no_dash():
    made = numbering.number(7, "notulen", date(2026, 10, 5), office(codes=(("notulen", ""),)), "sekretaris")
    assert made == "7/PR.04.1/3673/3/2026"
    assert numbering.read_back(made, office()) == numbering.Stated(order=7, year=2026)


@pytest.mark.parametrize("written", ["0/PR.04.1-ND/3673/3/2026", "7/PR.04.1-ND/1771/3/2026", "07/PR.04.1-ND/3673/3/2026", "7/ND/2026", ""])
def test_what_does_not_follow_the_pattern_has_no_place(written):
    assert numbering.read_back(written, office()) is None


@given(orders=st.lists(st.integers(1, 500), unique=True))
def test_the_next_number_is_free_and_the_highest(orders):
    entries = register.register([wish(order) for order in orders], office())
    assert register.next_order(entries, 2026) == max(orders, default=0) + 1
    assert register.next_order(entries, 2025) == 1


def test_a_letter_counts_in_the_year_of_its_date_not_of_its_folder():
    late = replace(wish(3, "2027-01-05"), file=PurePosixPath("periods/2026/surat/pengantar.yml"))
    entries = register.register([wish(9), late], office())
    assert [(e.year, e.order) for e in entries] == [(2026, 9), (2027, 3)]
    assert register.next_order(entries, 2027) == 4


def found(*wishes: letters.Wish, today: str = "2026-11-01", **changes: object) -> list[str]:
    secretary = b.official(role="sekretaris", name="CONTOH", title="Sekretaris", term=b.term("2020-01-01"))
    year = dossier(office=replace(office(**changes), officials=(secretary,)), year=2026)
    return [f.rule for f in register.check(wishes, wishes, year, date.fromisoformat(today))]


def test_numbers_in_a_row_are_in_order():
    assert found(wish(4), wish(5), wish(6)) == []


def test_the_letter_issued_later_is_the_one_with_a_number_twice():
    first = wish(1, name="z", issued=datetime(2026, 7, 1, 8, tzinfo=UTC))
    second = wish(1, name="a", issued=datetime(2026, 7, 1, 9, tzinfo=UTC))
    secretary = b.official(role="sekretaris", name="CONTOH", title="Sekretaris", term=b.term("2020-01-01"))
    year = dossier(office=replace(office(), officials=(secretary,)), year=2026)
    (finding,) = register.check((second,), (first, second), year, date(2026, 8, 1))
    assert (finding.rule, finding.place.file.name, finding.place.row) == ("nomor-surat-ganda", "a.yml", 2)
    assert "periods/2026/surat/z.yml" in finding.message
    assert register.check((first,), (first, second), year, date(2026, 8, 1)) == ()


def test_numbers_outside_the_pattern_can_be_twice_too():
    odd = wish(1, name="a", number="UND-1")
    assert found(odd, replace(odd, file=PurePosixPath("periods/2026/surat/b.yml"))).count("nomor-surat-ganda") == 1


def test_a_gap_is_told_unless_the_register_is_shared():
    assert found(wish(1), wish(5)) == ["nomor-surat-terlompat"]
    assert found(wish(1), wish(5), is_shared=True) == []


def test_a_number_without_a_date_and_a_date_without_a_number_are_told():
    assert found(replace(wish(1), day=None)) == ["nomor-surat-tanpa-tanggal"]
    assert found(replace(wish(1), number="")) == ["tanggal-surat-tanpa-nomor"]


def test_an_attendance_list_needs_no_number():
    assert found(replace(wish(1), number="", kind="daftar-hadir")) == []


def test_nobody_signs_on_a_day_without_an_official():
    assert found(wish(1, "2019-05-01")) == ["pejabat-tidak-menjabat"]


def minutes(**changes: object) -> letters.Wish:
    task = letters.Decision(**({"what": "Lengkapi bukti", "role": "kasubbag-kul", "due": date(2026, 7, 22)} | changes))
    return letters.Wish(kind="notulen", decisions=(task,), file=PurePosixPath("periods/2026/surat/notulen.yml"), rows={"keputusan.0": 9})


@pytest.mark.parametrize(
    ("today", "done", "rules"),
    [
        ("2026-07-22", None, []),
        ("2026-07-23", None, ["tugas-rapat-terlambat"]),
        ("2026-07-23", date(2026, 7, 23), []),
    ],
)
def test_a_task_is_late_after_its_day_until_it_is_done(today, done, rules):
    assert found(minutes(done=done), today=today) == rules


def test_a_task_of_nobody_known_is_told():
    assert found(minutes(role="bendahara", done=date(2026, 7, 1))) == ["penanggung-jawab-tidak-dikenal"]


def test_decisions_are_tasks_for_the_board():
    (due,) = register.tasks({"notulen-s1": minutes()}, 2026)
    assert (due.day, due.what, due.role, due.done) == (date(2026, 7, 22), "Lengkapi bukti", "kasubbag-kul", False)
    assert due.ident == "tugas-2026-notulen-s1-1"


VALUES = {"nomor": "7/PR.04.1-ND/3673/3/2026", "tanggal": "2026-10-05", "diterbitkan": "2026-10-05T09:15:00+07:00"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("jenis: undangan\n", "jenis: undangan\nnomor: X\n"),
        ("jenis: undangan", "jenis: undangan\nnomor: X\n"),
        ("# a\r\njenis: undangan # b\r\nhal: c\r\n", "# a\r\njenis: undangan # b\r\nnomor: X\r\nhal: c\r\n"),
        ("nomor:\njenis: undangan\n", "nomor: X\njenis: undangan\n"),
        ('nomor: ""   # nanti\njenis: undangan\n', "nomor: X   # nanti\njenis: undangan\n"),
        ("jenis: undangan\nnomor: null\n", "jenis: undangan\nnomor: X\n"),
        ("nomor: 5/A\njenis: undangan\n", None),
        ("{jenis: undangan}\n", None),
    ],
)
def test_a_number_is_written_into_the_file_and_nothing_else(before, after):
    assert issuing.patched(before, {"nomor": "X"}) == after


LINES = st.lists(
    st.sampled_from(["# catatan", "hal: Rapat", "", "sifat: Segera  # segera", "tembusan:\n  - Ketua", "isi:\n  - |\n    nomor:\n    x"])
)


@given(above=LINES, below=LINES, end=st.sampled_from(["\n", "\r\n"]), given=st.sampled_from(["", "nomor:", "tanggal: null # kosong"]))
def test_every_other_line_stays_byte_for_byte(above, below, end, given):
    lines = [*above, "jenis: nota-dinas", *([given] if given else []), *below]
    before = "".join(f"{line}\n" for line in lines).replace("\n", end)
    after = issuing.patched(before, VALUES)
    assert after is not None
    written = tuple(f"{key}: {value}" for key, value in VALUES.items())
    kept = [line for line in after.split(end) if not line.startswith(written)]
    assert kept == [line for line in before.split(end) if line != given or not given]
    assert sum(line.startswith(written) for line in after.split(end)) == len(VALUES)
