"""Letters as data: what is left open is open, what is known is filled in, and a draft says that it is one."""

from dataclasses import replace
from datetime import date

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
