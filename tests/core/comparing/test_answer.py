"""What is said to the one who proposed a change."""

from dataclasses import replace
from pathlib import PurePosixPath

from pipeline.core.comparing import answer as answering
from pipeline.core.comparing.figures import Difference, Effect, Pair, Shift
from pipeline.core.findings import Finding, Place, Severity

KUL, TEKNIS = (PurePosixPath(f"periods/2025/s1/{code}/realisasi.csv") for code in ("kul", "teknis"))
RUN = "https://github.com/kpu/kinerja/actions/runs/1"


def finding(file=KUL, row=2, severity=Severity.ERROR, message="Salah."):
    return Finding(place=Place(file, row), rule="uji", severity=severity, message=message, hint="Betulkan.")


def difference(count=1):
    pair = Pair(before="80,00%", after="90,00%")
    shift = Shift(stretch="Tahun", code="IK-1.1", name="Nama", target=pair, actual=pair, achievement=pair)
    return Difference(year=2025, shifts=(shift,) * count, effects=(Effect(stretch="Tahun", what="Satuan kerja", value=pair),))


def made(findings=(), older=0, differences=()):
    return answering.make([KUL], findings, older, differences)


def test_what_was_there_before_is_not_the_proposer_s():
    old, new = finding(TEKNIS), finding(TEKNIS, message="Baru.")
    assert answering.new_findings([old, new], [old], {KUL}) == (new,)


def test_what_stands_in_a_changed_file_is_always_the_proposer_s():
    assert answering.new_findings([finding()], [finding()], {KUL}) == (finding(),)


def test_a_finding_that_only_moved_to_another_row_is_not_new():
    assert answering.new_findings([finding(TEKNIS, row=9)], [finding(TEKNIS, row=2)], {KUL}) == ()


def test_the_same_fault_twice_where_there_was_one_is_new_once():
    assert len(answering.new_findings([finding(TEKNIS, row=2), finding(TEKNIS, row=9)], [finding(TEKNIS)], {KUL})) == 1


def test_the_worst_comes_first():
    found = answering.worst_first([finding(severity=Severity.WARNING), finding(row=9), finding(row=3)])
    assert [(f.severity, f.place.row) for f in found] == [(Severity.ERROR, 3), (Severity.ERROR, 9), (Severity.WARNING, 2)]


def test_errors_ask_for_mending_and_their_absence_for_a_review():
    assert "Perlu diperbaiki: 1 kesalahan" in answering.written(made([finding()]))
    clean = answering.written(made(differences=[difference()]))
    assert "Data dapat direviu" in clean
    assert "| 2025 | Tahun | IK-1.1 Nama | 80,00% | 90,00% |" in clean
    assert "| 2025 | Tahun | Satuan kerja | 80,00% | 90,00% |" in clean


def test_a_change_without_figures_says_so():
    assert "Tidak ada angka indikator yang berubah." in answering.written(made())


def test_older_findings_are_counted_not_blamed():
    assert "3 temuan yang sudah ada sebelumnya" in answering.written(made(older=3))


def test_lists_are_bounded_and_what_is_left_out_is_counted():
    found = made([finding(row=n) for n in range(1000)], differences=[difference(300)])
    assert (len(found.findings), len(found.figures), found.left_out) == (200, 200, 900)
    assert found.counts[0] == 1000
    assert "900 baris lain tidak dimuat" in answering.written(found)


def test_a_comment_fits_the_host_whatever_is_in_it():
    long = made([finding(row=n, message="<" * 5000) for n in range(200)], differences=[difference(200)])
    text = answering.comment(long, RUN)
    assert len(text) < 65_536
    assert "baris lagi pada ringkasan" in text


def test_a_comment_leads_to_the_preview_and_calls_it_a_draft():
    assert RUN in answering.comment(made(), RUN)
    assert "KONSEP" in answering.comment(made(), RUN)
    assert "pratinjau" not in answering.comment(made(), "")


def test_a_check_that_broke_off_is_said():
    assert "Pemeriksaan tidak selesai" in answering.unanswered(RUN)


def test_a_doctored_owner_is_harmless():
    assert "<script>" not in answering.written(replace(made(), owners="<script>"))
