"""The verifier's papers: what was written stays, a result knows its data, and a question holds up the report until it is decided."""

from datetime import date

import pytest

from pipeline.core.collecting.verification import DOUBTFUL, VALID
from pipeline.core.errors import PipelineError
from pipeline.core.hosting import questions
from pipeline.journeys import checking_data, flow
from pipeline.journeys.archive import Scope

SCOPE, DAY = Scope(2025, "s2"), date(2026, 1, 5)
ROWS = "periods/2025/s2/rendatin/realisasi.csv"


def state(root, result=VALID, code="IK-1.1", by="kasubbag-kul", note="", alone="", department="rendatin"):
    return checking_data.state(root, SCOPE, department, (code,), result, by, note, alone, DAY)[0]


def ask(root, question="Apakah sudah sesuai dengan rekap?", months=(12,), code="IK-1.1"):
    return checking_data.ask(root, SCOPE, code, months, question, "kasubbag-rendatin", DAY)


def found(root):
    return [f.rule for f in flow.check(root, Scope())]


def change(root, old="88.89,,,", new="88.89,Hujan,Ditunda,"):
    file = root / ROWS
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def correct(root, *rows):
    head = "periode,subbagian,indikator,bulan,kolom,lama,baru,alasan,atas_kata,tanggal,konfirmasi\n"
    (root / "periods/2025/laporan/koreksi.csv").write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def test_a_sheet_asks_every_point_of_every_indicator(small_office):
    made = checking_data.sheets(small_office, SCOPE)
    assert [(s.department, [i.code for i in s.items]) for s in made] == [("kul", ["IK-2.1"]), ("rendatin", ["IK-1.1", "IK-1.2"])]
    ticks = made[1].items[0].checks, made[1].items[1].checks
    assert ticks[0]["pembilang_penyebut_cocok"] == "belum"
    assert ticks[1]["pembilang_penyebut_cocok"] == "tidak berlaku"
    assert made[1].items[0].rows[0] == "September: 88,89%; 8 dari 9; bukti rekap-september.txt"
    assert found(small_office) == []


def test_what_the_verifier_wrote_stays(small_office):
    checking_data.sheets(small_office, SCOPE)
    file = small_office / "periods/2025/kendali/s2/verifikasi-rendatin.yml"
    text = file.read_text(encoding="utf-8").replace("bukti_terbaca: belum", "bukti_terbaca: tidak", 1)
    file.write_text(text.replace('catatan: ""', 'catatan: "Pindaian buram"', 1), encoding="utf-8")
    change(small_office)
    item = checking_data.sheets(small_office, SCOPE, "rendatin")[0].items[0]
    assert (item.checks["bukti_terbaca"], item.note) == ("tidak", "Pindaian buram")
    with pytest.raises(PipelineError, match="tidak dapat dinyatakan valid"):
        state(small_office)


def test_a_sheet_written_twice_is_the_same_file(small_office):
    one = checking_data.sheets(small_office, SCOPE, "rendatin")[0].file
    first = (small_office / one).read_bytes()
    checking_data.sheets(small_office, SCOPE, "rendatin")
    assert (small_office / one).read_bytes() == first


def test_a_sheet_that_cannot_be_read_is_not_overwritten(small_office):
    file = small_office / checking_data.sheets(small_office, SCOPE, "rendatin")[0].file
    file.write_text("periode: [", encoding="utf-8")
    with pytest.raises(PipelineError, match="tidak dapat dipakai"):
        checking_data.sheets(small_office, SCOPE, "rendatin")
    assert file.read_text(encoding="utf-8") == "periode: ["


def test_valid_is_about_known_data(small_office):
    state(small_office)
    assert found(small_office) == []
    change(small_office)
    assert found(small_office) == ["berubah-setelah-verifikasi"]
    state(small_office)
    assert found(small_office) == []


def test_changed_evidence_is_a_change(small_office):
    state(small_office)
    (small_office / "periods/2025/s2/rendatin/bukti/rekap-desember.txt").write_text("lain", encoding="utf-8")
    assert "berubah-setelah-verifikasi" in found(small_office)


def test_a_recorded_correction_explains_the_change(small_office):
    state(small_office)
    change(small_office)
    correct(
        small_office,
        "s2,rendatin,IK-1.1,9,kendala,,Hujan,Terlupa,kasubbag-rendatin,2026-01-06,",
        "s2,rendatin,IK-1.1,9,tindak_lanjut,,Ditunda,Terlupa,kasubbag-rendatin,2026-01-06,",
    )
    assert found(small_office) == []


def test_errors_and_empty_rows_are_never_valid(small_office):
    change(small_office, "IK-1.1,9,8,9,88.89", "IK-1.1,9,9,8,112.50")
    with pytest.raises(PipelineError, match="masih ada"):
        state(small_office)
    with pytest.raises(PipelineError, match="tidak ada pada lembar"):
        state(small_office, code="IK-2.1")


def test_own_data_are_marked_or_warned_of(small_office):
    assert state(small_office, by="kasubbag-rendatin").is_own
    assert found(small_office) == ["telaah-oleh-pengisi"]
    assert not state(small_office, by="kasubbag-rendatin", alone="Kasubbag lain sedang dinas luar").is_own
    assert found(small_office) == []


def test_doubt_asks_the_owner_once(small_office):
    with pytest.raises(PipelineError, match="memerlukan catatan"):
        state(small_office, DOUBTFUL)
    first = state(small_office, DOUBTFUL, note="Mana rekap September?")
    again = state(small_office, DOUBTFUL, note="Mana rekap September?")
    assert (first.asked.ident, first.is_new, again.asked.ident, again.is_new) == ("001", True, "001", False)
    assert (first.asked.to, first.asked.question.text) == ("rendatin", "Mana rekap September?")
    assert found(small_office) == ["konfirmasi-terbuka"]


def test_an_open_question_stops_the_report(small_office, tmp_path):
    ask(small_office)
    assert flow.compose(small_office, Scope(2025), tmp_path / "hasil").stopped
    checking_data.answer(small_office, SCOPE, 1, "Sudah sesuai.", "", DAY)
    assert found(small_office) == ["konfirmasi-terbuka"]
    checking_data.decide(small_office, SCOPE, 1, "diterima", "", "kasubbag-kul", DAY)
    assert found(small_office) == []


def test_a_question_stops_even_a_report_that_was_made_before(small_office, tmp_path):
    assert not flow.compose(small_office, Scope(2025), tmp_path / "hasil").stopped
    ask(small_office)
    assert flow.compose(small_office, Scope(2025), tmp_path / "hasil").stopped


def test_numbers_run_on_and_a_taken_one_is_passed(small_office):
    assert [ask(small_office).number for _ in range(3)] == [1, 2, 3]
    (small_office / "periods/2025/kendali/s2/konfirmasi-002.yml").unlink()
    assert ask(small_office).number == 4


def test_the_order_of_question_answer_and_decision_is_kept(small_office):
    ask(small_office)
    with pytest.raises(PipelineError, match="belum dijawab"):
        checking_data.decide(small_office, SCOPE, 1, "diterima", "", "kasubbag-kul", DAY)
    with pytest.raises(PipelineError, match="lebih awal"):
        checking_data.answer(small_office, SCOPE, 1, "Sudah sesuai.", "", date(2026, 1, 4))
    checking_data.answer(small_office, SCOPE, 1, "Sudah sesuai.", "", DAY)
    with pytest.raises(PipelineError, match="sudah dijawab"):
        checking_data.answer(small_office, SCOPE, 1, "Jawaban lain.", "", DAY)
    checking_data.decide(small_office, SCOPE, 1, "diterima", "", "kasubbag-kul", DAY)
    with pytest.raises(PipelineError, match="sudah diputus"):
        checking_data.decide(small_office, SCOPE, 1, "dikeluarkan", "", "kasubbag-kul", DAY)
    with pytest.raises(PipelineError, match="Konfirmasi 009 tidak ada"):
        checking_data.answer(small_office, SCOPE, 9, "Sudah sesuai.", "", DAY)


def test_corrected_needs_its_correction(small_office):
    ask(small_office, months=(9,))
    checking_data.answer(small_office, SCOPE, 1, "Kendala belum tertulis.", "", DAY)
    checking_data.decide(small_office, SCOPE, 1, "diperbaiki", "", "kasubbag-kul", DAY)
    assert found(small_office) == ["konfirmasi-tanpa-koreksi"]
    change(small_office, new="88.89,Hujan,,")
    correct(small_office, "s2,rendatin,IK-1.1,9,kendala,,Hujan,Terlupa,kasubbag-rendatin,2026-01-06,001")
    assert "konfirmasi-tanpa-koreksi" not in found(small_office)


def test_a_question_outside_the_period_or_about_nothing_is_refused(small_office):
    with pytest.raises(PipelineError, match="Bulan 3 tidak termasuk"):
        ask(small_office, months=(3,))
    with pytest.raises(PipelineError, match="tidak ada dalam kamus"):
        ask(small_office, code="IK-9.9")
    with pytest.raises(PipelineError, match="tidak dapat disimpan"):
        ask(small_office, question="Apa?")


HOSTILE = "@sekretariat lihat #12 <script>alert(1)</script> ![x](http://a.b) closes #3\n- [ ] palsu"


def test_the_issue_of_a_question_is_told_by_its_marker_and_nothing_in_it_acts(small_office):
    ask(small_office, question=HOSTILE)
    task = checking_data.tasks(small_office, SCOPE)[0]
    assert (task.marker, task.done) == ("lakip:konfirmasi:2025/s2/001", False)
    for active in ("@sekretariat", "<script", "![x]", "\n- [ ]"):
        assert active not in task.body
    checking_data.decide(small_office, SCOPE, 1, "dikeluarkan", "", "kasubbag-kul", DAY)
    one = checking_data.listed(small_office, Scope(2025))[0]
    assert questions.task(one, 2025, "Subbagian").done


def test_the_commands_lead_from_doubt_to_decision(small_office, cli):
    root = ("--akar", small_office)
    assert "0 dari 2 indikator" in cli("telaah", "lembar", "2025/s2", "rendatin", *root).out
    stated = cli("telaah", "nyatakan", "2025/s2", "rendatin", "IK-1.1", DOUBTFUL, "--oleh", "kasubbag-kul", "--catatan", "Mana?!", *root)
    assert "lakip konfirmasi jawab 2025/s2 001" in stated.out
    assert "konfirmasi-terbuka" in cli("periksa", "2025/s2", *root, code=1).out
    assert "konfirmasi putus 2025/s2 001" in cli("konfirmasi", "jawab", "2025/s2", 1, "Ini rekapnya.", *root).out
    assert "diputus: diterima" in cli("konfirmasi", "putus", "2025/s2", 1, "diterima", *root).out
    assert "1 konfirmasi, 0 masih terbuka." in cli("konfirmasi", "daftar", *root).out
    said = cli("telaah", "nyatakan", "2025/s2", "rendatin", "IK-1.1", VALID, "--oleh", "kasubbag-kul", *root).out
    assert "Dengan ini dinyatakan: angka sama dengan data dukung" in said
    assert "Perintah ini untuk satu periode" in cli("telaah", "lembar", "2025", *root, code=2).err


def test_several_are_stated_together_or_none(small_office):
    with pytest.raises(PipelineError):
        checking_data.state(small_office, SCOPE, "rendatin", ("IK-1.1", "IK-9.9"), "valid", "kasubbag-kul", "", "", DAY)
    assert not list(small_office.rglob("verifikasi-rendatin.yml"))
