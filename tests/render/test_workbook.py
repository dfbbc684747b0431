"""The form as a workbook: what a person sees, can do and cannot do."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.collecting import sheets
from pipeline.core.errors import PipelineError
from pipeline.core.model import Derivation, Kind
from pipeline.render import forms_csv, workbook
from tests import forms_sample as f


def sheet(name, form=None, **told):
    return f.parts(workbook.xlsx(form or f.form(), told.get("meanings", {}), is_sample=told.get("is_sample", False)))[
        f.part_of(name)
    ].decode()


def strings(content):
    text = f.parts(content)["xl/sharedStrings.xml"].decode()
    return re.findall(r"<t[^>]*>(.*?)</t>", text, re.DOTALL)


def validation(text, cell):
    return next(
        v for v in re.findall(r"<dataValidation .*?</dataValidation>|<dataValidation [^>]*/>", text, re.DOTALL) if f'sqref="{cell}"' in v
    )


def test_the_same_form_gives_the_same_bytes():
    assert f.book() == f.book()
    assert forms_csv.csv_zip(f.form()) == forms_csv.csv_zip(f.form())


def test_it_stands_in_the_order_of_filling_in_and_the_identity_is_out_of_sight():
    book = f.parts(f.book())["xl/workbook.xml"].decode()
    assert re.findall(r'<sheet name="([^"]+)"', book) == list(sheets.NAMES)
    assert '<sheet name="_lakip" sheetId="5" state="veryHidden"' in book
    assert f.IDENTITY.text in strings(f.book())
    assert f.IDENTITY.text in f.parts(f.book())["docProps/custom.xml"].decode()


def test_only_inputs_are_open_and_every_sheet_is_locked_without_a_password():
    for name in ("Petunjuk", "Realisasi", "Anggaran", "Analisis"):
        lock = re.search(r"<sheetProtection [^>]*/>", sheet(name))
        assert lock
        assert "password" not in lock[0]
    styles = f.parts(f.book())["xl/styles.xml"].decode()
    formats = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.split("<cellXfs")[1].split("</cellXfs>")[0], re.DOTALL)
    style = dict(re.findall(r'<c r="([A-Z]+5)" s="(\d+)"', sheet("Realisasi")))
    is_open = {cell: 'locked="0"' in formats[int(at)] for cell, at in style.items()}
    assert is_open == {f"{c}5": c in "GHIJKL" for c in "ABCDEFGHIJKL"}


def test_what_an_indicator_does_not_need_is_closed():
    form = f.form((f.asked(derivation=Derivation.DIRECT), f.asked("IK-1.2", filled={"pembilang": "4"}, derivation=Derivation.DIRECT)))
    text = sheet("Realisasi", form)
    with pytest.raises(StopIteration):
        validation(text, "G5")
    assert validation(text, "G6")


def test_rupiah_are_not_asked_of_a_parent_nor_a_volume_where_there_is_none():
    lines = (replace(f.spent(), is_parent=True), replace(f.spent("076.02"), volume_unit=""))
    text = sheet("Anggaran", f.form(spending=lines))
    assert [validation(text, cell) is not None for cell in ("G5", "F6")] == [True, True]
    for cell in ("F5", "G6"):
        with pytest.raises(StopIteration):
            validation(text, cell)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"kind": Kind.OPINION}, ('type="list"', "TMP,TW,WDP,WTP")),
        ({"kind": Kind.YES_NO}, ('type="list"', "tidak,ya")),
        ({"derivation": Derivation.SHARE}, ('type="decimal"', "<formula1>0</formula1><formula2>100</formula2>")),
        ({"kind": Kind.NUMBER, "decimals": 0}, ('type="whole"', 'operator="greaterThanOrEqual"')),
        ({"kind": Kind.RUPIAH, "decimals": 0}, ('type="whole"', "<formula1>0</formula1>")),
        ({"kind": Kind.INDEX}, ('type="decimal"', "<formula1>0</formula1>")),
    ],
)
def test_excel_lets_in_what_the_indicator_can_be(changes, wanted):
    text = validation(sheet("Realisasi", f.form((f.asked(**changes),))), "I5")
    assert all(part in text for part in wanted), text


def test_each_input_says_what_the_data_dictionary_says():
    text = validation(sheet("Realisasi", meanings={"realisasi.realisasi": "Kosong berarti belum ada data."}), "I5")
    assert 'prompt="Kosong berarti belum ada data."' in text
    assert 'errorTitle="Angka tidak sesuai"' in text


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["=1+1", "+1", "-1", "@a", "{=1}", "http://x.id", "mailto:a@b.id", "internal:A1"]), min_size=1, max_size=4))
def test_no_text_becomes_a_formula_or_a_link(texts):
    rows = tuple(f.asked(f"IK-1.{n}", filled={"kendala": text, "bukti": text, "realisasi": "WTP"}) for n, text in enumerate(texts, 1))
    form = f.form(rows, (f.spent(filled={"keterangan": texts[0]}),), analysis={"IK-1.1/solusi": texts[0]})
    inside = f.parts(workbook.xlsx(form, {}))
    for name in ("Petunjuk", "Realisasi", "Anggaran", "Analisis", "_lakip"):
        assert "<f>" not in inside[f.part_of(name)].decode()
        assert "<hyperlink" not in inside[f.part_of(name)].decode()
    assert set(texts) <= {t.replace("&amp;", "&") for t in strings(workbook.xlsx(form, {}))}


def test_pages_are_a4_on_their_side_with_the_head_on_each():
    text = sheet("Realisasi")
    assert 'paperSize="9"' in text
    assert 'orientation="landscape"' in text
    assert 'fitToHeight="0"' in text
    assert 'state="frozen"' in text
    assert "Realisasi!$4:$4" in f.parts(f.book())["xl/workbook.xml"].decode()


def test_a_sample_says_so_and_a_real_form_does_not():
    assert any(t.startswith("CONTOH") for t in strings(workbook.xlsx(f.form(), {}, is_sample=True)))
    assert not any(t.startswith("CONTOH") for t in strings(f.book()))


def test_the_input_of_the_guide_stands_beside_its_label():
    row, column = sheets.FILLED_BY
    text = sheet("Petunjuk")
    label = re.search(rf'<c r="{sheets.reference(row, 0)}"[^>]*t="s"><v>(\d+)</v>', text)
    assert label
    assert strings(f.book())[int(label[1])] == "Diisi oleh"
    assert validation(text, sheets.reference(row, column))


def test_a_text_longer_than_a_cell_is_trouble_with_another_way():
    form = f.form(analysis={"IK-1.1/solusi": "a" * 32_768})
    with pytest.raises(PipelineError) as trouble:
        workbook.xlsx(form, {})
    assert "Analisis" in trouble.value.message or "D" in trouble.value.message
    assert "html" in trouble.value.hint


def test_an_empty_form_is_still_a_form(tmp_path: Path):
    assert f.parts(workbook.xlsx(f.form((), (), subjects=()), {}))


def test_columns_are_named_as_excel_names_them():
    assert [sheets.reference(0, n) for n in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]
