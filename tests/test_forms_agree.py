"""Three kinds of form can only give one result: the same values come back as the same canonical CSV and analyses."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.collecting import canonical
from pipeline.core.gate import spreadsheets
from pipeline.intake.forms import handed_csv, handed_form, workbook
from pipeline.render import forms_csv
from tests import forms_sample as f

NUMBERS = st.decimals(0, 10**9, allow_nan=False, places=2).map(lambda d: format(d.normalize() + 0, "f"))
WORDS = st.lists(st.sampled_from(["Jadwal", "bergeser;", "«pleno»,", '"kutip"', "=1+1", "−5", "82,5", "é"]), max_size=5)
WORDS = WORDS.map(" ".join).filter(lambda text: not spreadsheets.is_run(text))  # what a spreadsheet would run is refused by every reader
CELLS = st.fixed_dictionaries(
    {}, optional={"pembilang": NUMBERS, "penyebut": NUMBERS, "realisasi": NUMBERS, "kendala": WORDS, "tindak_lanjut": WORDS}
)
LINES = st.fixed_dictionaries({}, optional={"realisasi": st.integers(0, 10**12).map(str), "volume": NUMBERS, "keterangan": WORDS})


def page(form):
    """What the page downloads for this form: only filled cells, as canonical text."""
    told = {
        "skema": "lakip/isian/1",
        "identitas": form.identity.text,
        "keadaan": "selesai",
        "diisi_oleh": "",
        "realisasi": [{c: t for c, t in row.items() if t} for row in canonical.entry_rows(form)],
        "anggaran": [{c: t for c, t in row.items() if t} for row in canonical.spending_rows(form)],
        "analisis": dict(form.analysis),
        "bukti": [],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def result(read, form):
    filled, found = read
    assert filled is not None, found
    return (
        filled.identity,
        canonical.realisasi_csv([row.cells for row in filled.rows]),
        canonical.anggaran_csv([row.cells for row in filled.spending]),
        canonical.analysis_md(form, filled.analysis),
    )


@settings(max_examples=40, deadline=None)
@given(CELLS, CELLS, LINES, WORDS)
def test_the_same_values_come_back_as_the_same_text(first, second, line, analysis):
    told = {"IK-1.2/penyebab": canonical.markdown(analysis)} if analysis else {}
    form = f.form((f.asked(filled=first), f.asked("IK-1.2", 12, second)), (f.spent(filled=line),), analysis=told)
    results = (
        result(workbook.read(f.book(form), "isian.xlsx"), form),
        result(handed_csv.read_zip(forms_csv.csv_zip(form), "isian.zip"), form),
        result(handed_form.read(page(form), "isian.json"), form),
    )
    direct = canonical.realisasi_csv(canonical.entry_rows(form)), canonical.anggaran_csv(canonical.spending_rows(form))
    assert set(results) == {(form.identity, *direct, canonical.analysis_md(form, told))}
