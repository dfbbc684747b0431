"""The form as plain files for those who want them: the tables as they stand, packed with a word on whose they are."""

from ..core.collecting import canonical
from ..core.collecting.values import Form
from .archive_zip import pack

IDENTITY = "formulir.txt"  # first line: the form's identity
ADVICE = """\
Formulir data kinerja {period} {year}, {department}.

1. Isi kolom yang kosong pada realisasi.csv dan anggaran.csv dengan penyunting teks atau lembar kerja.
2. Pemisah kolom adalah koma, tanda desimal adalah titik, tanpa pemisah ribuan. Kosong berarti belum ada data; 0 berarti nol.
3. Simpan sebagai CSV UTF-8. Uraian analisis ditulis dalam analisis.md di bawah judulnya.
4. Kembalikan seluruh berkas ini dalam satu ZIP; baris pertama formulir.txt jangan diubah.
"""


def csv_zip(form: Form) -> bytes:
    """Return the form as a ZIP of realisasi.csv, anggaran.csv, analisis.md and its identity; the same bytes for the same form."""
    advice = ADVICE.format(period=form.period.name, year=form.identity.year, department=form.department.name)
    files = {
        IDENTITY: f"{form.identity.text}\n\n{advice}",
        "realisasi.csv": canonical.realisasi_csv(canonical.entry_rows(form)),
        "anggaran.csv": canonical.anggaran_csv(canonical.spending_rows(form)),
        "analisis.md": canonical.analysis_md(form, form.analysis),
    }
    return pack({name: text.encode() for name, text in files.items()}, f"formulir-{form.identity.name}")
