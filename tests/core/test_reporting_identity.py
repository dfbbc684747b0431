"""Who the report is: watermarks, notice, places to sign, embedded sources, and the office's own words."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from pipeline.core import document as d
from pipeline.core import model as m
from pipeline.core.assemble import assemble
from pipeline.core.measure import measure
from pipeline.core.report import Report
from tests import builders as b
from tests.core import scorecards


def report(*parts: object, **changes: object) -> Report:
    return assemble(scorecards.card(*parts, **changes))


@pytest.mark.parametrize(
    ("status", "watermarks", "notice"),
    [
        (m.Status.SAMPLE, ("CONTOH", "KONSEP"), "Angka dalam laporan ini adalah contoh, bukan data resmi."),
        (m.Status.RUNNING, ("KONSEP",), "Tahun 2025 masih berjalan sehingga angka dalam laporan ini belum final."),
        (m.Status.COMPLETE, ("KONSEP",), "Laporan ini masih berupa konsep dan belum ditandatangani."),
    ],
)
def test_unsigned_report_is_a_draft_and_a_sample_says_so(status: m.Status, watermarks: tuple[str, ...], notice: str) -> None:
    identity = report(status=status).identity
    assert (identity.watermarks, identity.notice, identity.date) == (watermarks, notice, "")


def test_notice_is_the_offices_own_where_it_wrote_one() -> None:
    assert report(status=m.Status.SAMPLE, notes="Angka ilustrasi.").identity.notice == "Angka ilustrasi."


def test_review_is_claimed_only_by_its_file() -> None:
    assert report().identity.review == "Laporan ini belum direviu APIP."
    edition = replace(b.dossier().edition, review_statement=PurePosixPath("periods/2025/laporan/reviu.pdf"))
    said = report(edition=edition).identity.review
    assert said == "Pernyataan telah direviu APIP tersimpan pada berkas periods/2025/laporan/reviu.pdf."


def test_every_head_has_a_place_for_paraf_and_the_secretary_signs_last() -> None:
    signing = assemble(scorecards.full()).sign_off
    assert [(s.act, s.title, s.name, s.state) for s in signing] == [
        ("paraf", "Kepala Subbagian rendatin", "CONTOH Rendatin", ""),
        ("paraf", "Plt. Kepala Subbagian kul", "CONTOH Pengganti", ""),
        ("tanda tangan", "Sekretaris", "CONTOH Sekretaris", ""),
    ]


def test_officials_are_those_of_the_years_last_day() -> None:
    before = b.official(name="CONTOH Lama", term=b.term("2020-01-01", "2025-06-30"))
    after = b.official(name="CONTOH Baru", term=b.term("2025-07-01"))
    signing = report(office=b.office(officials=(before, after))).sign_off
    assert [s.name for s in signing] == ["CONTOH Baru", "(pejabat belum tercatat)"]


def test_subbagian_goes_by_the_name_of_the_years_last_day() -> None:
    old = b.department(name="Subbagian Lama", term=b.term("2020-01-01", "2025-06-30"))
    new = b.department(name="Subbagian Baru", term=b.term("2025-07-01"))
    made = report(office=b.office(departments=(new, old)))
    assert "Subbagian Baru" in made.tables["tbl-iku"].body[0][-1].text[0]


def test_sources_are_embedded_under_names_of_their_own() -> None:
    def at(file: str) -> b.Place:
        return b.place(file=f"periods/2025/{file}")

    made = report(
        b.commitment(place=at("perjanjian-kinerja.csv")),
        b.planned(place=at("rencana-aksi.csv")),
        b.budget_line(place=at("anggaran.csv")),
        b.entry(place=at("s1/kul/realisasi.csv")),
        b.entry(month=1, place=at("s1/rendatin/realisasi.csv")),
        b.spending(place=at("s1/kul/anggaran.csv")),
    ).attachments
    assert {a.name: a.description for a in made} == {
        "anggaran.csv": "Anggaran: pagu menurut program, kegiatan, dan sumber dana, tahun 2025",
        "perjanjian-kinerja.csv": "Perjanjian Kinerja: target setiap indikator, tahun 2025",
        "rencana-aksi.csv": "Rencana Aksi: target bulanan setiap indikator, tahun 2025",
        "s1-kul-anggaran.csv": "Realisasi anggaran per bulan (s1/kul), tahun 2025",
        "s1-kul-realisasi.csv": "Realisasi indikator per bulan (s1/kul), tahun 2025",
        "s1-rendatin-realisasi.csv": "Realisasi indikator per bulan (s1/rendatin), tahun 2025",
    }


def test_empty_tables_are_embedded_but_evidence_and_later_periods_are_not() -> None:
    read = ("s1/kul/realisasi.csv", "s1/kul/bukti/anggaran.csv", "s1/kul/bukti/lain.csv", "s3/kul/realisasi.csv", "periode.yml")
    made = report(b.entry(place=b.place(file="periods/2025/anggaran.csv")), files=tuple(b.FOLDER / name for name in read))
    assert "s1-kul-realisasi.csv" in {a.name for a in made.attachments}
    assert not [a.name for a in made.attachments if "bukti" in a.name or "s3" in a.name or a.name == "periode.yml"]


def analysed(**texts: str) -> m.Dossier:
    """A year whose subbagian wrote on causes in these periods."""
    made = b.dossier(b.entry(month=1), b.entry(month=12))
    told = {period: (scorecards.prose("IK-1.1/penyebab", text, department="rendatin", period=period),) for period, text in texts.items()}
    return replace(made, submissions=tuple(replace(s, analysis=told.get(s.period, ())) for s in made.submissions))


def lead_of_causes(made: Report) -> str:
    return next(x.text for p in made.parts for x in p.blocks if isinstance(x, d.Heading) and x.text.startswith("5."))


def test_last_period_with_words_speaks_for_the_year() -> None:
    made = assemble(measure(analysed(s1="Dulu.", s2="Kini.")))
    assert made.narratives["IK-1.1/penyebab"].text == "Kini."
    assert lead_of_causes(made) == "5. Penyebab keberhasilan atau kegagalan"


def test_words_of_an_earlier_period_say_which() -> None:
    made = assemble(measure(analysed(s1="Dulu.", s2="  \n")))
    assert made.narratives["IK-1.1/penyebab"].text == "Dulu."
    assert lead_of_causes(made) == "5. Penyebab keberhasilan atau kegagalan (Periode s1)"


def test_topics_without_words_are_named_with_who_owes_them() -> None:
    said = [x.text[0] for p in report().parts for x in p.blocks if isinstance(x, d.Paragraph)]
    assert (
        "Analisis penyebab keberhasilan atau kegagalan, solusi yang telah dilakukan, efisiensi penggunaan sumber daya, program dan "
        "kegiatan yang menunjang, dan rekomendasi perbaikan belum diisi oleh Subbagian rendatin."
    ) in said


def test_words_on_an_indicator_that_is_not_agreed_are_left_out() -> None:
    stray = replace(b.submission(), analysis=(scorecards.prose("IK-9.9/penyebab"),))
    assert report(submissions=(stray,)).narratives == {}
