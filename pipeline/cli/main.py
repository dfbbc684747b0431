"""The command `lakip`: its commands in the order of the SOP, each imported only when it is called."""

import importlib

import click

from .. import __version__
from ..core.errors import PipelineError
from .common import fenced, settled, stoppable
from .indonesian import Group

COMMANDS = {
    "periode": (
        "period",
        "Buka periode pengumpulan: folder dan baris setiap subbagian, kesepakatan dibekukan (SOP Pengumpulan langkah 1–4).",
    ),
    "status": ("status", "Tunjukkan kedua SOP sampai di mana: langkah, pemegang, waktu terpakai dan bakunya, dan yang berikutnya."),
    "pengingat": ("remind", "Susun teks pengingat untuk WhatsApp atau surel: siapa ditunggu, apa, dan sampai kapan."),
    "surat": (
        "letter",
        "Buat, beri nomor, daftar, dan susun surat: disposisi, nota dinas, edaran, undangan, notulen (SOP Pengumpulan langkah 1–10).",
    ),
    "formulir": ("form", "Buat formulir data kinerja setiap subbagian: Excel, peramban, dan CSV (SOP Pengumpulan langkah 3–4)."),
    "terima": ("receive", "Terima isian subbagian: XLSX, isian peramban, atau CSV (SOP Pengumpulan langkah 11)."),
    "periksa": ("check", "Periksa data subbagian: bentuk, kelengkapan, dan kewajarannya (SOP Pengumpulan langkah 12)."),
    "telaah": ("review_data", "Telaah data subbagian: lembar daftar periksa dan hasilnya (SOP Pengumpulan langkah 12)."),
    "konfirmasi": ("confirm", "Tanyakan data yang dinilai kurang valid, catat jawaban dan putusannya (SOP Penyusunan langkah 2b)."),
    "inventaris": ("inventory", "Inventarisasi data dukung satu periode: sidik, asal, dan klasifikasinya (SOP Pengumpulan langkah 13)."),
    "lembar-entri": ("entry", "Susun lembar entri e-Lapkin dan Monev, dan catat yang sudah dientri (SOP Pengumpulan langkah 13)."),
    "ukur": ("measure", "Ukur capaian kinerja dari data yang terkumpul (SOP Penyusunan langkah 2a)."),
    "progres": ("progress", "Susun Laporan Progres Bulanan: satu halaman dengan lampu terhadap Rencana Aksi."),
    "susun": ("compose", "Susun Laporan Kinerja: PDF, DOCX, data, dan manifes (SOP Penyusunan langkah 2)."),
    "situs": ("site", "Susun situs arsip Laporan Kinerja (SOP Penyusunan langkah 6)."),
    "bangun": ("build", "Kerjakan semuanya: periksa, ukur, susun, dan situs."),
    "banding": ("compare", "Bandingkan angka sebelum dan sesudah suatu perubahan, bagi yang mereviu."),
    "gerbang": ("gate", "Periksa apakah suatu perubahan boleh dibaca, langsung dari objek Git, sebelum yang lain membukanya."),
    "lingkup": ("scope", "Periksa folder siapa yang disentuh suatu perubahan."),
    "jawab": ("answer", "Jawab usulan perubahan: hasil periksa, angka yang berubah, keadaan persetujuannya."),
    "sahkan": ("endorse", "Paraf, setujui, atau kembalikan laporan suatu tahun, dan simpan rekamannya (SOP Penyusunan langkah 3–5)."),
    "sampaikan": ("deliver", "Siapkan surat pengantar dan paket laporan untuk atasan (SOP Penyusunan langkah 5)."),
    "arsip": ("shelve", "Arsipkan laporan yang disetujui: tag, bundel, berkas rilis, situs (SOP Penyusunan langkah 6)."),
    "tte": ("seal_check", "Periksa PDF yang ditandatangani di luar lakip: TTE, atau pindaian naskah bertanda tangan basah."),
    "verifikasi": ("verify", "Periksa rekaman paraf dan persetujuan suatu tahun: dari salinan Git, folder, ZIP, atau bundel."),
    "peragaan": ("demo", "Peragakan satu tahun dari data sampai arsip di folder tersendiri, dengan kunci buatan."),
    "host": ("host", "Siapkan dan periksa repositori di Git host: pemilik berkas, aturan cabang utama, setelan, tugas."),
}


class Sequence(Group):
    """A group that knows its commands by name and help, and imports a command's module only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the SOP, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            raise PipelineError(f"Perintah «{cmd_name}» tidak dikenal.", f"Perintah yang ada: {', '.join(COMMANDS)}.")
        module = importlib.import_module(f"{__package__}.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Perintah"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=Sequence,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH [LINGKUP]",
)
@click.version_option(__version__, "-V", "--version", message="lakip %(version)s", help="Tampilkan versi.")
def lakip() -> None:
    """Laporan Kinerja dari data yang diperiksa, diukur, dan dapat ditelusuri.

    \b
    LINGKUP suatu perintah adalah tahun (2025), satu periode pengumpulan
    (2026/s1), atau dikosongkan untuk semuanya.

    \b
    Kode keluar: 0 beres · 1 ada temuan kesalahan · 2 tidak dapat dikerjakan
    · 3 kekeliruan pada lakip sendiri.
    """


def main() -> None:
    """Run the command line; the only place where the process ends."""
    stoppable()
    raise SystemExit(settled(fenced(lakip)))
