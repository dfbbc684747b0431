"""Tables of the report: what stands in them, and the rule named under each."""

from decimal import Decimal

import pytest

from pipeline.core import document as d
from pipeline.core import model as m
from pipeline.core.assemble import assemble
from pipeline.core.measure import measure
from pipeline.core.reporting.appendix_tables import size
from tests import builders as b
from tests.core import scorecards
from tests.core.scorecards import COUNT


def tables(*parts: object, **changes: object) -> dict[str, d.Table]:
    return dict(assemble(scorecards.card(*parts, **changes)).tables)


def texts(row: tuple[d.Cell, ...]) -> tuple[str, ...]:
    return tuple("".join(i.text if isinstance(i, d.Strong) else str(i) for i in cell.text) for cell in row)


@pytest.fixture(scope="module")
def full() -> dict[str, d.Table]:
    return dict(assemble(scorecards.full()).tables)


def test_cap_shows_the_raw_value_beside_and_names_it_below() -> None:
    table = tables(b.commitment(target="19.2"), b.entry(actual="58.53"))["tbl-ss-1"]
    assert texts(table.body[0])[1:] == ("19,20%", "58,53%", "304,84%", "120,00%", "Sangat Tinggi")
    assert "IK-1.1: capaian dibatasi 120%, nilai mentah 304,84%." in table.notes
    assert "Capaian dibatasi 120%. Dasar: Dasar batas atas." in table.notes


def test_table_where_no_cap_acted_has_no_column_of_raw_values() -> None:
    table = tables(b.entry(actual="80"))["tbl-ss-1"]
    assert [c.title for c in table.columns] == ["Indikator kinerja", "Target", "Realisasi", "Capaian", "Kategori"]


@pytest.mark.parametrize(("actual", "tone"), [("80", "baik"), ("64", "baik"), ("56", "sedang"), ("45", "kurang"), ("8", "kurang")])
def test_category_is_toned_by_its_place_on_the_scale(actual: str, tone: str) -> None:
    assert tables(b.entry(actual=actual))["tbl-ss-1"].body[0][-1].tone == tone


def test_missing_data_reads_na_and_what_it_does_to_the_mean() -> None:
    table = tables(b.indicator(**COUNT), rules=b.rules(no_data="nol"))["tbl-ringkasan"]
    assert texts(table.body[0])[2:] == ("80 laporan", "n/a", "n/a", "–")
    assert "n/a berarti data belum ada; dalam rata-rata tahun indikator itu dihitung nol. Dasar: Dasar tanpa data." in table.notes


@pytest.mark.parametrize(
    ("aggregation", "note"),
    [
        ("rata-rata-indikator", "Capaian satuan kerja adalah rata-rata capaian seluruh indikator. Dasar: Dasar agregasi satker."),
        ("rata-rata-sasaran", "Capaian satuan kerja adalah rata-rata capaian sasaran strategis. Dasar: Dasar agregasi satker."),
        ("tertimbang", "Capaian satuan kerja adalah rata-rata capaian tertimbang menurut bobot. Dasar: Dasar agregasi satker."),
    ],
)
def test_aggregation_is_named_with_its_basis(aggregation: str, note: str) -> None:
    rules = b.rules(office_aggregation=aggregation)
    made = tables(b.commitment(weight=Decimal(100)), b.entry(), rules=rules)
    assert note in made["tbl-capaian"].notes
    assert note in made["tbl-pengukuran"].notes


@pytest.mark.parametrize(
    ("minimize", "formula"), [("selisih", "(2 × target − realisasi) ÷ target × 100"), ("nisbah", "target ÷ realisasi × 100")]
)
def test_formula_for_less_is_better_stands_under_its_table(minimize: str, formula: str) -> None:
    made = tables(b.indicator(polarity=m.Polarity.LESS), b.entry(), rules=b.rules(minimize=minimize))
    assert f"Untuk polaritas minimal, capaian = {formula}. Dasar: Dasar rumus minimal." in made["tbl-ss-1"].notes


def test_sasaran_spans_its_indicators(full: dict[str, d.Table]) -> None:
    assert full["tbl-ringkasan"].body[0][0].rows == 3
    assert full["tbl-lampiran-pk"].body[0][1].rows == 3


def test_periods_stand_beside_the_year(full: dict[str, d.Table]) -> None:
    table = full["tbl-periode"]
    assert [c.title for c in table.columns][1:] == ["Periode s1", "Periode s2", "Tahun 2025"]
    assert texts(table.body[2])[1:] == ("belum jatuh tempo", "120,00%", "120,00%")


def test_wide_tables_turn_sideways(full: dict[str, d.Table]) -> None:
    assert {ident for ident, table in full.items() if table.landscape} == {"tbl-rencana-aksi", "tbl-pengukuran", "tbl-kegiatan"}


def test_plan_has_twelve_months_under_one_heading(full: dict[str, d.Table]) -> None:
    table = full["tbl-rencana-aksi"]
    assert texts(table.header[1]) == ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    assert texts(table.body[0])[1:] == ("77,50%", "–", "–", "–", "–", "–", "40,00", "–", "–", "–", "–", "–", "77,50")
    assert texts(table.body[1]) == ("Kegiatan IK-1.1: Sosialisasi",)


def test_plan_of_rupiah_is_in_millions() -> None:
    money = b.indicator(kind=m.Kind.RUPIAH, decimals=0)
    body = tables(money, b.commitment(target="150000000"), b.planned(month=12, target="150000000"))["tbl-rencana-aksi"].body
    assert texts(body[0])[0] == "IK-1.1 Indikator IK-1.1 (juta rupiah)"
    assert texts(body[0])[-1] == "150"


def test_measurement_shows_how_each_figure_was_reached(full: dict[str, d.Table]) -> None:
    rows = [texts(row) for row in full["tbl-pengukuran"].body]
    assert ("Tahun 2025", "77,50%", "72,76%", "93,88%", "93,88%", "Sangat Tinggi", "72,76 ÷ 77,5 × 100") in rows


def test_obstacles_of_months_in_a_row_are_told_once(full: dict[str, d.Table]) -> None:
    assert [texts(row) for row in full["tbl-kendala-ik-1-1"].body] == [("Januari–November", "Jaringan lambat", "Jadwal diatur")]


def test_output_is_what_was_reached_of_what_was_planned(full: dict[str, d.Table]) -> None:
    volumes = [texts(row)[-1] for row in full["tbl-kegiatan"].body]
    assert volumes == ["–", "3 dari 4 laporan", "–", "–"]


def test_pagu_of_zero_has_no_absorption(full: dict[str, d.Table]) -> None:
    table = full["tbl-program"]
    assert texts(table.body[1]) == ("076.CQ", "Penyelenggaraan Pemilu", "Rp1.000", "Rp0", "Rp0", "n/a")
    assert "Serapan = realisasi ÷ pagu revisi × 100; n/a bila pagu nol." in table.notes


def test_funds_and_programmes_come_to_the_same_total(full: dict[str, d.Table]) -> None:
    totals = {texts(full[ident].footer[0])[1:] for ident in ("tbl-program", "tbl-kegiatan", "tbl-sumber-dana", "tbl-jenis-belanja")}
    assert {total[:4] for total in totals} == {("Rp3.000", "Rp2.000", "Rp1.900", "95,00%")}


def test_efficiency_names_method_formula_and_basis() -> None:
    line = b.budget_line(volume=Decimal(4), volume_unit="laporan", objective="SS-1")
    made = tables(line, b.spending(volume=Decimal(4)), b.entry(), rules=b.rules(efficiency="pmk-22-2021"))["tbl-efisiensi"]
    assert texts(made.footer[0]) == ("Efisiensi anggaran satuan kerja", "10,00%")
    assert texts(made.footer[1]) == ("Nilai efisiensi (NE)", "75,00%")
    assert made.notes[0].startswith("Efisiensi (E) = Σ(alokasi × capaian keluaran − realisasi)")
    assert made.notes[0].endswith("Dasar: Dasar efisiensi.")


def test_year_without_budget_has_no_tables_of_money() -> None:
    assert not {"tbl-program", "tbl-kegiatan", "tbl-sumber-dana", "tbl-efisiensi"} & set(tables())


def test_evidence_is_listed_with_its_digest_and_what_is_wrong() -> None:
    named = b.entry(evidence=("ada.pdf", "hilang.pdf"))
    folder = b.FOLDER / "s2" / "rendatin"
    files = tuple(
        m.EvidenceFile(file=folder / "bukti" / name, sha256="0123456789abcdef", size=2_500_000, department="rendatin", period="s2")
        for name in ("ada.pdf", "sisa.pdf")
    )
    card = scorecards.card(submissions=(b.submission(period="s2", entries=(named,), evidence=files),))
    made = assemble(card, frozenset({folder / "bukti" / "ada.pdf"})).tables["tbl-bukti"]
    assert [texts(row) for row in made.body] == [
        ("Periode s2: Subbagian rendatin",),
        ("IK-1.1", "ada.pdf", "2,5 MB", "0123456789ab", "–"),
        ("IK-1.1", "hilang.pdf", "–", "–", "berkas belum ada"),
        ("–", "berkas terbatas", "2,5 MB", "0123456789ab", "tidak dirujuk realisasi mana pun"),
    ]


def test_evidence_that_nobody_opened_is_not_named() -> None:
    file = m.EvidenceFile(file=b.FOLDER / "s2/rendatin/bukti/ada.pdf", sha256="00", size=1, department="rendatin", period="s2")
    made = tables(submissions=(b.submission(period="s2", entries=(b.entry(evidence=("ada.pdf",)),), evidence=(file,)),))["tbl-bukti"]
    assert not [row for row in made.body if "ada.pdf" in texts(row)]


def test_evidence_in_order_needs_no_remarks() -> None:
    file = m.EvidenceFile(file=b.FOLDER / "s2" / "rendatin" / "bukti" / "ada.pdf", sha256="00", size=1, department="rendatin", period="s2")
    made = tables(submissions=(b.submission(period="s2", entries=(b.entry(evidence=("ada.pdf",)),), evidence=(file,)),))["tbl-bukti"]
    assert [c.title for c in made.columns] == ["Indikator", "Berkas", "Ukuran", "SHA-256"]
    assert [sum(cell.columns for cell in row) for row in made.body] == [4, 4]


@pytest.mark.parametrize(("octets", "text"), [(812, "812 B"), (12_345, "12,3 KB"), (1_500_000, "1,5 MB")])
def test_size_is_written_for_people(octets: int, text: str) -> None:
    assert size(octets) == text


def test_every_rule_is_listed_with_its_basis(full: dict[str, d.Table]) -> None:
    rows = {row[0]: row[2] for row in (texts(row) for row in full["tbl-aturan"].body)}
    assert rows["Batas atas capaian"] == "Dasar batas atas"
    assert rows["Target nol"] == "Dasar target nol"
    assert rows["Nilai predikat"] == "Dasar sebutan"
    assert len(rows) == 14


def test_indicator_with_its_own_formula_says_so() -> None:
    made = tables(b.indicator(polarity=m.Polarity.LESS, minimize="nisbah"), b.entry())["tbl-aturan"]
    assert "Rumus khusus IK-1.1" in {texts(row)[0] for row in made.body}


def test_years_stand_beside_each_other_with_their_source(full: dict[str, d.Table]) -> None:
    assert [texts(row) for row in full["tbl-banding-ik-1-1"].body] == [
        ("2023", "75,00%", "70,00%", "93,33%", "LKj lama"),
        ("2024", "76,00%", "71,56%", "94,16%", "LKj lama"),
        ("2025", "77,50%", "72,76%", "93,88%", "arsip data kinerja"),
    ]


def test_running_year_says_under_its_tables_how_far_it_reaches() -> None:
    card = measure(b.dossier(b.entry(month=6), status=m.Status.RUNNING))
    assert "Angka tahun 2025 sampai dengan Juni 2025." in assemble(card).tables["tbl-periode"].notes


def test_a_sign_for_nothing_is_explained_under_its_table() -> None:
    made = tables(b.entry(month=12, actual="80"), b.planned(month=12, target="80"))["tbl-pengukuran"]
    told = [piece for row in made.body for cell in row for piece in cell.text]
    assert "n/a" in told
    assert any("n/a" in note for note in made.notes)
