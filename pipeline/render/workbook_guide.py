"""What the workbook's first sheet says: whose form it is, who fills it in, and how."""

from dataclasses import dataclass

from ..core import words
from ..core.collecting import forms
from ..core.collecting.values import Form

STEPS = (
    "Isi sel berwarna kuning saja; sel lain terkunci karena sudah disepakati dalam Perjanjian Kinerja dan Rencana Aksi.",
    "Ketik angka biasa. Tanda desimal mengikuti Excel di komputer ini; jangan mengetik pemisah ribuan, tanda persen, atau «Rp».",
    "Sesudah menekan Enter, pastikan angka yang tampil sama dengan yang dimaksud: Excel berbahasa Inggris membaca 97,25 sebagai 9725.",
    "Kosongkan sel bila datanya belum ada. Tulis 0 hanya bila hasilnya memang nol.",
    "Predikat, opini, dan ya/tidak dipilih dari daftar pada selnya.",
    "Kolom «Bukti» memuat nama berkas bukti, dipisah titik koma; berkasnya diserahkan bersama formulir ini.",
    "Jangan mengubah nama lembar, menggabung sel, menambah, menghapus, atau memindah baris dan kolom.",
    "Simpan tetap sebagai Excel Workbook (.xlsx), tanpa sandi dan tanpa makro, lalu kembalikan kepada subbagian pengelola data.",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the guide: what stands in the first column, in which style, and the sentence beside it."""

    label: str = ""
    text: str = ""
    style: str = "strong"


def lines(form: Form, is_sample: bool) -> tuple[Line, ...]:
    """Return the lines from the top; the eighth is the one to be filled in."""
    due = words.long_date(form.due) if form.due else "belum ditetapkan"
    return (
        Line(form.office.upper(), style="office"),
        Line("FORMULIR DATA KINERJA", style="title"),
        Line("CONTOH – angka, nama, dan tanggal dalam formulir ini adalah ilustrasi." if is_sample else "", style="sample"),
        Line("Periode", f"{form.period.name} {form.identity.year}"),
        Line("Subbagian", form.department.name),
        Line("Batas pengembalian", due),
        Line("Yang diminta", _asked(form)),
        Line("Diisi oleh"),
        Line(),
        Line("", "Kuning: diisi subbagian.", "general"),
        Line("", "Abu-abu: sudah ditetapkan atau tidak perlu diisi, terkunci.", "shown"),
        Line(),
        *(Line("" if number > 1 else "Cara mengisi", f"{number}. {step}") for number, step in enumerate(STEPS, 1)),
    )


def _asked(form: Form) -> str:
    parts = (
        f"{len(form.rows)} baris realisasi" if form.rows else "",
        f"{len(form.spending)} baris anggaran" if form.spending else "",
        f"analisis {len(forms.indicators(form))} indikator" if forms.indicators(form) else "",
    )
    return words.listed([part for part in parts if part]) or "tidak ada"
