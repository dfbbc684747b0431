"""Letters as data: what is left open is open, what is known is filled in, and a draft says that it is one."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pipeline.core import letters
from pipeline.core import model as m
from tests import builders as b

DAY = date(2026, 1, 20)
SENT = (letters.Sent(what="Laporan Kinerja", count="1 berkas"), letters.Sent(what="Data sumber", count="1 paket", note="CSV"))


def dossier(**changes: object) -> m.Dossier:
    secretary = b.official(role="sekretaris", name="CONTOH Sekretaris", title="Sekretaris KPU Contoh", term=b.term("2020-01-01"))
    office = replace(b.office(officials=(secretary,)), superior="Sekretaris KPU Provinsi Banten")
    return replace(b.dossier(status=m.Status.COMPLETE, office=office), **changes)


def composed(wish: letters.Wish | None = None, **changes: object) -> letters.Letter:
    return letters.compose(wish or letters.Wish(), dossier(), SENT, DAY, **changes)


def test_a_letter_that_nobody_wrote_yet_is_addressed_to_the_superior_of_satker_yml():
    found = composed()
    assert found.to == ("Sekretaris KPU Provinsi Banten", "di Tempat")
    assert dict(found.head)["Hal"].startswith("Penyampaian Laporan Kinerja")
    assert found.number == letters.DOTS
    assert found.place_and_day.endswith(letters.DOTS)


def test_the_offices_own_words_go_before_the_usual_ones():
    wish = letters.Wish(
        number="5/PR.04.1-SR/3673/3/2026", day=date(2026, 2, 1), subject="Laporan", to=("Ketua", "Serang"), opening="Terlampir."
    )
    found = composed(wish)
    assert (found.number, dict(found.head)["Hal"], found.to) == ("5/PR.04.1-SR/3673/3/2026", "Laporan", ("Ketua", "Serang"))
    assert found.blocks[0] == letters.Paragraph(("Terlampir.",))
    assert found.place_and_day.endswith("1 Februari 2026")


def test_a_draft_says_so():
    assert composed(draft=True).watermarks == ("KONSEP",)
    assert composed().watermarks == ()


def test_a_letter_about_a_sample_is_a_sample():
    assert letters.compose(letters.Wish(), dossier(status=m.Status.SAMPLE), SENT, DAY).watermarks == ("CONTOH",)


def test_everything_that_is_sent_stands_in_the_table():
    rows = composed().tables[letters.LISTED].body
    assert [[cell.text[0] for cell in row] for row in rows] == [
        ["1", "Laporan Kinerja", "1 berkas", ""],
        ["2", "Data sumber", "1 paket", "CSV"],
    ]


def test_the_signer_is_whoever_held_the_office_on_the_day_of_the_letter():
    acting = b.official(role="sekretaris", name="CONTOH Plt", title="Sekretaris", acting="Plt.", term=b.term("2026-03-01"))
    before = b.official(role="sekretaris", name="CONTOH Lama", title="Sekretaris", term=b.term("2020-01-01", "2026-02-28"))
    year = dossier(office=b.office(officials=(before, acting)))
    assert letters.compose(letters.Wish(), year, SENT, DAY).signer == letters.Signer(title="Sekretaris", name="CONTOH Lama")
    later = letters.Wish(day=date(2026, 3, 2))
    assert letters.compose(later, year, SENT, DAY).signer == letters.Signer(title="Plt. Sekretaris", name="CONTOH Plt")


def test_an_office_without_a_secretary_leaves_the_name_open():
    found = letters.compose(letters.Wish(), dossier(office=b.office(officials=())), SENT, DAY)
    assert found.signer == letters.Signer(title="Sekretaris", name=letters.DOTS)


@pytest.mark.parametrize("kind", list(letters.FORMS))
def test_no_form_claims_a_signature(kind: str):
    form = letters.FORMS[kind]
    said = f"{form.opening} {form.closing} {form.subject}".casefold()
    assert "ditandatangani secara elektronik" not in said
    assert "tersertifikasi" not in said


PERIODS = (
    m.Period(code="s1", name="Semester I", months=(1, 2, 3, 4, 5, 6), due=date(2025, 7, 10), place=b.HERE),
    m.Period(code="s2", name="Semester II", months=(7, 8, 9, 10, 11, 12), due=None, place=b.HERE),
)
HEAD = b.official(role="kasubbag", name="CONTOH Kasubbag", title="Kepala Subbagian Perencanaan")


def of_kind(kind: str, **wished: object) -> letters.Letter:
    secretary = b.official(role="sekretaris", name="CONTOH Sekretaris", title="Sekretaris KPU Contoh", department="")
    planning = (b.department("kul", name="Subbagian Umum", number=1), b.department("rendatin", name="Subbagian Perencanaan"))
    office = replace(b.office(officials=(secretary, HEAD), departments=planning), superior="Provinsi")
    year = dossier(office=office, periods=PERIODS)
    return letters.compose(letters.Wish(kind=kind, **({"period": "s1"} | wished)), year, (), DAY)


def said(letter: letters.Letter) -> str:
    """All the words of a letter, wherever they stand."""
    return repr((letter.head, letter.to, letter.blocks, letter.tables, letter.annexes, letter.subject))


@pytest.mark.parametrize("kind", ["lembar-disposisi", "nota-dinas", "surat-edaran"])
def test_period_and_deadline_come_from_the_years_own_data(kind: str):
    text = said(of_kind(kind))
    assert "Semester I Tahun 2025" in text
    assert "Kamis, 10 Juli 2025" in text


def test_a_period_without_a_deadline_leaves_its_place_open():
    assert letters.DOTS in said(of_kind("nota-dinas", period="s2"))


@pytest.mark.parametrize(("kind", "table"), [("nota-dinas", "tbl-permintaan"), ("surat-edaran", "tbl-formulir")])
def test_every_subbagian_is_asked_for_the_indicators_it_owes(kind: str, table: str):
    rows = {row[1].text[0]: row[-1].text[0] for row in of_kind(kind).tables[table].body}
    assert rows["Subbagian Perencanaan"] == "IK-1.1 Indikator IK-1.1"
    assert rows["Subbagian Umum"].startswith("tidak ada indikator")


@pytest.mark.parametrize("kind", ["nota-dinas", "undangan"])
def test_the_offices_paragraphs_replace_or_join_the_usual_ones(kind: str):
    made = of_kind(kind, opening="Pembuka kami.", body=("Satu.", "Dua."), closing="Penutup kami.")
    texts = [block.text[0] for block in made.blocks if isinstance(block, letters.Paragraph)]
    assert texts == ["Pembuka kami.", "Satu.", "Dua.", "Penutup kami."]


def test_a_circular_of_the_offices_own_words_has_no_usual_sections():
    text = said(of_kind("surat-edaran", body=("Isi kami.",)))
    assert "Isi kami." in text
    assert "Maksud dan Tujuan" not in text


def test_a_nota_dinas_is_signed_by_the_head_of_planning_and_a_wish_may_change_that():
    assert of_kind("nota-dinas").signer.name == "CONTOH Kasubbag"
    assert of_kind("nota-dinas", sender="sekretaris").signer.name == "CONTOH Sekretaris"


def test_boxes_of_a_disposisi_are_ticked_only_for_those_named():
    made = of_kind("lembar-disposisi", instructions=(letters.Instruction(what="Isi", to=("kul",)), letters.Instruction(what="Lapor")))
    assert [[cell.text[0] for cell in row[2:]] for row in made.tables["tbl-instruksi"].body] == [["■", "□"], ["□", "□"]]


def test_a_paraf_place_stays_empty_unless_somebody_declares_a_time():
    boxes = of_kind("surat-edaran").boxes
    assert [(box.title, box.said) for box in boxes] == [("Staf pengelola data", ""), ("Kepala Subbagian Perencanaan", "")]
    time = datetime(2026, 1, 19, 1, 5, tzinfo=UTC)
    declared = of_kind("surat-edaran", initials=(letters.Initial(role="kasubbag-rendatin", time=time),)).boxes
    assert [box.said for box in declared] == ["", "19 Januari 2026 pukul 08.05 WIB"]


def test_the_signer_has_no_paraf_place_of_his_own():
    assert [box.title for box in of_kind("undangan", sender="kasubbag-rendatin").boxes] == ["Staf pengelola data"]


def test_decisions_stand_in_the_minutes_with_who_and_until_when():
    decision = letters.Decision(what="Lengkapi bukti", role="kasubbag-kul", due=date(2026, 7, 22))
    (row,) = of_kind("notulen", decisions=(decision,)).tables["tbl-keputusan"].body
    assert [cell.text[0] for cell in row] == ["1", "Lengkapi bukti", "Kepala Subbagian Umum", "22 Juli 2026", "belum"]


def test_an_attendance_list_holds_the_officials_and_room_for_others():
    rows = of_kind("daftar-hadir").tables["tbl-hadir"].body
    assert len(rows) == 12
    assert rows[0][1].text == ("CONTOH Sekretaris",)
    assert rows[5][1].text == ("",)


def test_a_meeting_says_its_weekday():
    event = letters.Event(day=date(2026, 7, 15), time="09.00 WIB", venue="Aula", agenda=("Satu", "Dua"))
    (fields,) = [block for block in of_kind("undangan", event=event).blocks if isinstance(block, letters.Fields)]
    assert fields.pairs[0] == ("Hari/tanggal", "Rabu, 15 Juli 2026")
    assert fields.pairs[3] == ("Agenda", "1. Satu\n2. Dua")
