"""The YAML of a new letter: as short as it can be, with what may be added said in comments."""

from collections.abc import Mapping

from .forms import FORMS

HEAD = """\
# Konsep {title}. Isian yang dikosongkan memakai kalimat baku jenis surat ini; lihat kamus data untuk semua isian.
# Nomor, tanggal, dan saat terbit diisi oleh `lakip surat terbit`: konsep tidak bernomor.
jenis: {kind}
{period}sifat: Biasa
"""
MORE: Mapping[str, str] = {
    "lembar-disposisi": """\
# instruksi:                # menggantikan daftar baku; tanpa kepada, kotaknya dicentang dengan tangan
#   - uraian: Siapkan konsep Surat Edaran dan formulir data kinerja
#     kepada: [rendatin]
""",
    "undangan": """\
acara:
  tanggal: null             # misalnya 2026-10-12; harinya dihitung
  waktu: ""
  tempat: ""
""",
    "daftar-hadir": """\
acara:
  tanggal: null             # misalnya 2026-10-12; harinya dihitung
  waktu: ""
  tempat: ""
# peserta: ["Nama, Jabatan"]  # bawaannya pejabat menurut satker.yml
""",
    "notulen": """\
acara:
  tanggal: null             # misalnya 2026-10-12; harinya dihitung
  waktu: ""
  tempat: ""
# isi:                      # hasil rapat, satu butir satu pokok
#   - …
# keputusan:                # menjadi tugas sampai tanggal selesainya diisi
#   - uraian: Melengkapi data dukung
#     penanggung_jawab: kasubbag-rendatin
#     batas: 2026-10-19
#     selesai: null
""",
}
USUAL = """\
# hal: …                    # pembuka, isi, penutup, tembusan, kepada, dan dari juga dapat ditulis sendiri
"""


def draft(kind: str, period: str) -> str:
    """Return the YAML of a draft about a period; "" stands for the whole year."""
    period_line = f"periode: {period}\n" if period else ""
    return HEAD.format(title=FORMS[kind].title, kind=kind, period=period_line) + MORE.get(kind, USUAL)
