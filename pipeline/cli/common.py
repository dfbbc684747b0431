"""What all commands share: the fence around errors, the scope argument, progress."""

import errno
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from .. import __version__
from ..core.errors import PipelineError
from . import screen

CLEAN, FINDINGS, COULD_NOT, OUR_BUG = 0, 1, 2, 3

DISK_TROUBLE = {
    errno.ENOSPC: ("Ruang penyimpanan penuh", "Kosongkan ruang lalu ulangi; hasil lama tidak berubah."),
    errno.EDQUOT: ("Jatah ruang penyimpanan habis", "Kosongkan ruang lalu ulangi; hasil lama tidak berubah."),
    errno.EROFS: ("Tempat keluaran hanya dapat dibaca", "Pilih tempat keluaran lain dengan --keluaran."),
    errno.EACCES: ("Tidak ada izin atas berkas ini", "Periksa izin berkas atau folder tersebut lalu ulangi."),
    errno.EPERM: ("Tidak ada izin atas berkas ini", "Periksa izin berkas atau folder tersebut lalu ulangi."),
    errno.EIO: ("Penyimpanan gagal dibaca atau ditulis", "Periksa media penyimpanannya dan cadangkan isinya, lalu ulangi di tempat lain."),
    errno.EFBIG: ("Berkas melampaui ukuran yang diizinkan", "Periksa batas ukuran berkas (ulimit -f) lalu ulangi."),
    errno.EMFILE: ("Terlalu banyak berkas terbuka", "Tutup program lain atau naikkan batasnya (ulimit -n), lalu ulangi."),
    errno.ENFILE: ("Terlalu banyak berkas terbuka di komputer ini", "Tutup program lain, lalu ulangi."),
    errno.ENOMEM: ("Memori komputer tidak cukup", "Tutup program lain, lalu ulangi."),
    errno.ENAMETOOLONG: ("Nama berkas atau folder terlalu panjang", "Pakai folder dengan nama yang lebih pendek, lalu ulangi."),
    errno.ENOTDIR: ("Bagian dari alamat ini bukan folder", "Periksa nama foldernya, lalu ulangi."),
    errno.EISDIR: ("Di tempat berkas ini ada folder", "Pindahkan folder itu, lalu ulangi."),
    errno.ESTALE: ("Penyimpanan jaringan terputus", "Sambungkan kembali, lalu ulangi."),
}
INSTALLED = tuple(Path(__file__).parents[2] / part for part in ("pipeline", "schemas"))
STOPS = ("SIGTERM", "SIGHUP")  # beside Ctrl-C: whoever ends us lets us clear away what we were filling


def fenced(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run `command` with the arguments (None: those of the process) and return the exit code.

    A user's fault is one clear sentence; only our own bug shows a traceback. What a library warns of goes through the same door.
    """
    warnings.showwarning = lambda message, *_, **__: screen.say(f"Peringatan: {message}", err=True)
    try:
        return int(command.main(arguments, standalone_mode=False, prog_name="lakip") or CLEAN)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as bare:
        screen.say(bare.ctx.get_help() if bare.ctx else "")
        return CLEAN
    except click.ClickException as wrong:
        return _say(_usage(wrong), "Lihat `lakip --help`.")
    except PipelineError as trouble:
        return _say(trouble.message, trouble.hint)
    except (KeyboardInterrupt, click.Abort):
        return _say("Dihentikan.", "Tidak ada hasil setengah jadi; jalankan ulang kapan saja.")
    except OSError as trouble:
        return _disk(trouble)
    except MemoryError:
        return _say(*DISK_TROUBLE[errno.ENOMEM])
    except Exception:
        return _confess()


def _disk(trouble: OSError) -> int:
    """Say what the disk refused. A file of our own that is missing is a spoilt installation; anything else unknown is our bug."""
    named = Path(os.fsdecode(trouble.filename)) if isinstance(trouble.filename, str | bytes | os.PathLike) else None
    if trouble.errno == errno.ENOENT and named and any(named.is_relative_to(folder) for folder in INSTALLED):
        return _say(f"Pemasangan lakip rusak: {named} tidak ada.", "Pasang ulang lakip; data kantor tidak berubah.")
    if trouble.errno not in DISK_TROUBLE:
        return _confess()
    what, hint = DISK_TROUBLE[trouble.errno]
    return _say(f"{what}: {trouble.filename}." if trouble.filename else f"{what}.", hint)


def settled(code: int) -> int:
    """Hand over what is still to be printed and return the exit code; a reader that went away is no trouble, a full disk is."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as trouble:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return code if code or isinstance(trouble, BrokenPipeError) else _disk(trouble)
    return code


def stoppable() -> None:
    """Let the signals that ask us to end do what Ctrl-C does; one that is ignored, as under nohup, stays ignored."""
    for name in STOPS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _usage(wrong: click.ClickException) -> str:
    """Say in Indonesian what click says in English."""
    if isinstance(wrong, click.NoSuchOption):
        return f"Opsi {wrong.option_name} tidak dikenal."
    if isinstance(wrong, click.MissingParameter):
        return "Ada isian perintah yang belum diberikan."
    if isinstance(wrong, click.BadParameter):
        return f"Isian perintah tidak dapat dipakai: {wrong.message}"
    return f"Perintah tidak dapat dijalankan: {wrong.format_message()}"


def _say(message: str, hint: str) -> int:
    screen.say(message, err=True, fg="red")
    if hint:
        screen.say(f"→ {hint}", err=True)
    return COULD_NOT


def _confess() -> int:
    screen.say(traceback.format_exc().rstrip(), err=True)
    python = sys.version.split()[0]
    screen.say(f"Ini kekeliruan pada lakip {__version__} (Python {python}), bukan pada data Anda.", err=True, fg="red")
    screen.say("→ Sampaikan keterangan di atas kepada pengelola lakip.", err=True)
    return OUR_BUG


root_option = click.option(
    "--akar",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    default=None,
    help="Folder yang memuat periods/ (bawaan: folder ini atau induknya).",
)
output_option = click.option(
    "--keluaran",
    "out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    default=None,
    help="Folder hasil (bawaan: build/ di dalam akar).",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["teks", "json", "github"]),
    default="teks",
    help="Bentuk keluaran; bawaannya teks.",
)
scope_argument = click.argument("scope", metavar="[LINGKUP]", default="")


def found_root(root: Path | None) -> Path:
    """Return the folder that holds periods/: the one named, else this one or the nearest above it."""
    start = (root or Path.cwd()).absolute()
    for folder in [start] if root else [start, *start.parents]:
        if (folder / "periods").is_dir():
            return folder
    raise PipelineError(f"Tidak ada folder periods/ di {start}.", "Jalankan dari dalam repositori laporan, atau sebutkan --akar.")


def progress() -> Callable[[str], None]:
    """Return a function that tells people, not programs, how the work goes on."""
    return lambda text: screen.say(text, err=True, dim=True)
