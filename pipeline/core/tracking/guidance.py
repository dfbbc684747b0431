"""The board in words: who holds a step, what comes next and with which command, and what a reader must know of the times shown."""

from collections.abc import Mapping
from datetime import date, timedelta

from .. import words
from ..clock import Calendar
from ..model import Dossier, Period
from .procedures import Procedures
from .values import Board, Progress, State, Unit

PLANNER = "Pengelola data kinerja"
NEXT: Mapping[str, tuple[str, str]] = {  # trace -> what to do, and the command for it
    "disposisi": ("buat dan terbitkan lembar disposisi", "lakip surat baru lembar-disposisi {scope}"),
    "nota-dinas": ("buat dan terbitkan nota dinas permintaan data", "lakip surat baru nota-dinas {scope}"),
    "pembukaan": ("buka periode, sehingga form tiap subbagian siap", "lakip periode buka {year} {period}"),
    "konsep-edaran": ("susun konsep surat edaran", "lakip surat baru surat-edaran {scope}"),
    "paraf-edaran-perencana": ("periksa konsep surat edaran dan catat paraf pelaksana di berkasnya", "lakip surat susun {scope}"),
    "paraf-edaran-kasubbag": ("periksa konsep surat edaran dan catat paraf Kasubbag di berkasnya", "lakip surat susun {scope}"),
    "edaran": ("terbitkan surat edaran setelah ditandatangani Sekretaris", "lakip surat terbit periods/{year}/surat/<berkas>.yml"),
    "isian": ("ingatkan subbagian yang isiannya belum lengkap", "lakip pengingat {scope}"),
    "verifikasi": ("telaah isian yang sudah masuk", "lakip telaah lembar {scope}"),
    "inventaris-entri": ("inventarisasi data dukung, lalu entri ke e-Lapkin dan Monev", "lakip inventaris {scope} --simpan"),
    "konfirmasi": ("selesaikan konfirmasi yang masih terbuka", "lakip konfirmasi daftar {scope}"),
    "pengesahan-dibuka": ("susun laporan dan ajukan lembar pengesahannya", "lakip susun {year}"),
    "paraf": ("paraf laporan", "lakip sahkan status {year}"),
    "tanda-tangan": ("persetujuan Sekretaris", "lakip sahkan status {year}"),
    "penyampaian": ("kirim laporan dan simpan tanda terimanya", "lakip sampaikan {year}"),
    "arsip": ("arsipkan laporan", "lakip arsip {year}"),
    "jurnal": ("catat waktunya di periods/{year}/kendali/jurnal.csv bila sudah dikerjakan", "lakip status {scope}"),
}
START = ("perintah pengumpulan data dari Sekretaris", "lakip surat baru lembar-disposisi {scope}")


def holder(role: str, department: str, dossier: Dossier, day: date) -> str:
    """Return whose turn it is, in words: the role, never a name."""
    if role == "subbagian":
        return _department(department, dossier, day)
    if role.startswith("kasubbag-"):
        return f"Kepala {_department(role.removeprefix('kasubbag-'), dossier, day)}"
    return PLANNER if role == "perencana" else role.capitalize()


def _department(code: str, dossier: Dossier, day: date) -> str:
    names = {d.code: d.name for d in (*dossier.office.departments, *dossier.office.departments_on(day))}
    return names.get(code, code)


def notes(found: Board, procedures: Procedures, calendar: Calendar | None, period: Period, day: date) -> dict[str, str]:
    """Return what stands below the board: what comes next with its command, and how far the times can be trusted."""
    what, command = _next(found)
    made = {"berikutnya": what, "perintah": command}
    if not procedures.all:
        made["sop"] = "Langkah SOP belum ada: periods/sop.yml tidak ditemukan atau belum dapat dipakai."
    if calendar is None:
        made["kalender"] = (
            "Jam kerja belum ada: periods/kalender.yml tidak ditemukan atau belum dapat dipakai, sehingga waktu tidak dihitung."
        )
    elif not calendar.covers(max(day, period.due or day)):
        until = words.long_date(calendar.covered_until) if calendar.covered_until else "tanggal yang belum disebut"
        made["libur"] = f"Daftar hari libur baru lengkap sampai dengan {until}; hari kerja sesudahnya belum pasti."
    return made | {f"sop-{p.code}": p.note for p in procedures.all if p.note}


def _next(found: Board) -> tuple[str, str]:
    """Return the first step that waits for somebody, and the command that helps."""
    names = {"scope": f"{found.year}/{found.period}", "year": found.year, "period": found.period}
    if not found.steps:
        return "lengkapi periods/sop.yml", f"lakip periksa {found.year}"
    running = next((p for p in found.steps if p.state is State.RUNNING), None)
    if running is None:
        waiting = any(p.state is State.WAITING for p in found.steps)
        what, command = START if waiting else ("semua langkah periode ini sudah selesai", "lakip status")
    else:
        what, command = NEXT[running.step.trace]
    place = f"langkah {running.step.number}, {running.holder}: " if running else ""
    return place + what.format(**names), command.format(**names)


def late(found: Board, day: date) -> tuple[str, ...]:
    """Return whole sentences on what is past its deadline or beyond its standard time, in the order of the board."""
    steps = [
        f"{_named(p)} melewati waktu baku {standard(p)} (terpakai {used(p)})." for p in found.steps if p.over and p.state is State.RUNNING
    ]
    open_dues = [d for d in (*found.dues, *found.reviews) if not d.done and d.day < day]
    return (*steps, *(f"{d.what} ({d.role}) lewat batas {words.long_date(d.day)}." for d in open_dues))


def coming(found: Board, day: date, ahead: int = 30) -> tuple[str, ...]:
    """Return whole sentences on what is due within the next `ahead` days."""
    last = day + timedelta(days=ahead)
    soon = [d for d in (*found.dues, *found.reviews) if not d.done and day <= d.day <= last]
    return tuple(f"{words.long_date(d.day)}: {d.what} ({d.role})." for d in soon)


def _named(progress: Progress) -> str:
    whose = f" {progress.holder}" if progress.department else ""
    return f"Langkah {progress.step.number}{whose}"


def standard(progress: Progress) -> str:
    """Return the step's standard time in words, or why there is none."""
    about = progress.step.standard
    if about.amount is None:
        return "baku tidak terbaca" if "tidak terbaca" in about.basis else about.basis
    kind = f"{about.unit.value} kerja" if about.unit is Unit.DAY and about.working else about.unit.value
    return f"{words.plain(about.amount)} {kind}"


def used(progress: Progress) -> str:
    """Return the time used in words, "" where none can be said; many minutes are told in hours as well."""
    if progress.days is not None:
        kind = "hari kerja" if progress.step.standard.working else "hari"
        return f"{words.plain(progress.days)} {kind}"
    if progress.minutes is None:
        return ""
    whole = int(progress.minutes)
    return f"{whole} menit" if whole < 120 else f"{whole // 60} jam {whole % 60} menit" if whole % 60 else f"{whole // 60} jam"
