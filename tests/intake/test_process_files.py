"""The SOPs and the journal as files: what is read, and what is wrong with bad ones."""

from pathlib import Path

import pytest

from pipeline.core.tracking.values import Source, Unit
from pipeline.intake.beside import journal, sop_files

HEAD = "periode,langkah,subbagian,mulai,selesai,oleh,keterangan\n"
SOP = """\
sop:
  - kode: kumpul
    nama: Pengumpulan Data Kinerja
    langkah:
      - kode: kumpul-1
        nama: Memberikan perintah
        pelaksana: sekretaris
        keluaran: Disposisi
        baku: {nilai: 20, satuan: menit}
        jejak: disposisi
    tinjauan: {per_tahun: 2, dasar: Pengesahan, dilakukan: [{tanggal: 2026-06-25, hasil: Tetap.}]}
    dasar_hukum: [{naskah: UU 7/2017, status: perlu dikonfirmasi, diperiksa: 2026-06-25}]
"""


def sop(root: Path, text: str) -> sop_files.Kept:
    (root / "periods").mkdir()
    (root / "periods" / "sop.yml").write_text(text, encoding="utf-8")
    return sop_files.read(root)


def told(root: Path, rows: str) -> journal.Kept:
    file = root / "periods" / "2026" / "kendali" / "jurnal.csv"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD + rows, encoding="utf-8")
    return journal.read(root, 2026)


def test_an_sop_is_read_whole(tmp_path):
    found = sop(tmp_path, SOP)
    (procedure,) = found.procedures.all
    (step,) = procedure.steps
    assert found.findings == ()
    assert (step.code, step.number, step.standard.amount, step.standard.unit) == ("kumpul-1", "1", 20, Unit.MINUTE)
    assert step.label == "Memberikan perintah"
    assert (step.place.row, procedure.bases[0].place.row) == (5, 12)
    assert (procedure.reviews[0].result, procedure.bases[0].checked.isoformat()) == ("Tetap.", "2026-06-25")


def test_without_an_sop_there_is_none_and_nothing_is_wrong(tmp_path):
    (tmp_path / "periods").mkdir()
    assert sop_files.read(tmp_path) == sop_files.Kept()


def test_a_standard_that_cannot_be_read_has_no_amount(tmp_path):
    found = sop(tmp_path, SOP.replace("{nilai: 20, satuan: menit}", "{nilai: 20, satuan: menit, terbaca: false}"))
    standard = found.procedures.steps[0].standard
    assert (standard.amount, standard.basis) == (None, sop_files.ILLEGIBLE)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("kode: kumpul-1", "kode: susun-1", "sop-langkah-rancu"),
        ("2026-06-25, hasil", "2026-06-31, hasil", "tanggal-tidak-ada"),
        ("diperiksa: 2026-06-25", "diperiksa: 2026-02-30", "tanggal-tidak-ada"),
        ("jejak: disposisi", "jejak: kabar angin", "yaml-pilihan"),
        ("nilai: 20", "nilai: 0", "yaml-batas"),
        ("pelaksana: sekretaris", "pelaksana: kabag", "yaml-pola"),
    ],
)
def test_a_faulty_sop_is_a_finding_and_no_steps(tmp_path, old, new, rule):
    found = sop(tmp_path, SOP.replace(old, new))
    assert [f.rule for f in found.findings] == [rule]
    assert found.procedures.steps == ()


def test_a_line_of_the_journal_is_somebodys_word(tmp_path):
    (line,) = told(tmp_path, "s2,kumpul-9,,2026-12-01T08:10+07:00,2026-12-01T01:30Z,perencana,Beres\n").lines
    assert (line.start.source, line.end.by, line.place.row) == (Source.DECLARED, "perencana", 2)
    assert (line.end.time - line.start.time).total_seconds() == 20 * 60


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("s2,kumpul-9,,2026-12-01T08:10+07:00,2026-12-01T08:00+07:00,perencana,", "jurnal-waktu-terbalik"),
        ("s2,kumpul-9,,,,perencana,", "jurnal-waktu-terbalik"),
        ("s2,kumpul-9,,2026-02-30T08:10+07:00,,perencana,", "tanggal-tidak-ada"),
        ("s2,kumpul-9,,2026-12-01T08:10,,perencana,", "pola-tidak-sesuai"),  # without a zone
        ("s2,kumpul-9,,2026-12-01T08:10+07:00,,,", "sel-wajib-kosong"),
        ("s2,langkah sembilan,,2026-12-01T08:10+07:00,,perencana,", "pola-tidak-sesuai"),
    ],
)
def test_a_faulty_line_is_a_finding_and_the_others_are_read(tmp_path, row, rule):
    found = told(tmp_path, f"{row}\ns2,kumpul-10,,2026-12-01T08:10+07:00,,perencana,\n")
    assert [(f.rule, f.place.row) for f in found.findings] == [(rule, 2)]
    assert "kumpul-10" in [line.step for line in found.lines]


def test_a_step_declared_twice_is_a_finding(tmp_path):
    rows = "s2,kumpul-9,,2026-12-01T08:10+07:00,,perencana,\n" * 2
    assert [f.rule for f in told(tmp_path, rows).findings] == ["kunci-ganda"]
