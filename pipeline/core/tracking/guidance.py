"""The board in words: who holds a step, what comes next and with which command, and what a reader must know of the times shown."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from .. import words
from ..clock import Calendar
from ..model import Dossier, Period
from .procedures import Procedures
from .values import Board, Due, Progress, State, Unit

PLANNER = "Pengelola data kinerja"
NEXT: Mapping[str, tuple[str, str]] = {  # trace -> what to do, and the command for it
    "disposisi": ("buat dan terbitkan lembar disposisi", "lakip surat baru lembar-disposisi {scope}"),
    "nota-dinas": ("buat dan terbitkan nota dinas permintaan data", "lakip surat baru nota-dinas {scope}"),
    "pembukaan": ("buka periode, sehingga form tiap subbagian siap", "lakip periode buka {year} {period}"),
    "konsep-edaran": ("susun konsep surat edaran", "lakip surat baru surat-edaran {scope}"),
    "paraf-edaran-perencana": ("periksa konsep surat edaran dan catat paraf pelaksana di berkasnya", "lakip surat susun {scope}"),
    "paraf-edaran-kasubbag": ("periksa konsep surat edaran dan catat paraf Kasubbag di berkasnya", "lakip surat susun {scope}"),
    "edaran": ("terbitkan surat edaran setelah ditandatangani Sekretaris", "lakip surat baru surat-edaran {scope}"),
    "isian": ("ingatkan subbagian yang isiannya belum lengkap", "lakip pengingat {scope}"),
    "verifikasi": ("telaah isian yang sudah masuk", "lakip telaah lembar {scope}"),
    "inventaris-entri": ("inventarisasi data dukung, lalu entri ke e-Lapkin dan Monev", "lakip inventaris {scope} --simpan"),
    "konfirmasi": ("selesaikan konfirmasi yang masih terbuka", "lakip konfirmasi daftar {scope}"),
    "pengesahan-dibuka": ("susun laporan dan ajukan lembar pengesahannya", "lakip susun {year}"),
    "paraf": ("paraf laporan", "lakip sahkan status {year}"),
    "tanda-tangan": ("persetujuan Sekretaris", "lakip sahkan status {year}"),
    "penyampaian": ("kirim laporan dan simpan tanda terimanya", "lakip sampaikan {year}"),
    "arsip": ("arsipkan laporan", "lakip arsip {year}"),
    "pengukuran": ("lihat capaian sementara", "lakip ukur {scope}"),
    "analisis": ("lengkapi analisis setiap indikator di analisis.md", "lakip pengingat {scope}"),
    "rapat": ("adakan rapat reviu dan tulis notulennya", "lakip surat baru notulen {scope}"),
    "koreksi": ("perbaiki data dari isian subbagian", "lakip terima <berkas>"),
    "jurnal": ("catat waktunya di periods/{year}/kendali/jurnal.csv bila sudah dikerjakan", "lakip status {scope}"),
}
CUT = "Riwayat Git terpotong (salinan dangkal), sehingga waktu pengisian tidak dapat dibaca; ambil riwayat lengkap: git fetch --unshallow."
ISSUE = ("terbitkan surat yang konsepnya sudah ada, setelah ditandatangani", "lakip surat terbit {file}")
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
    names = {f"nama-{p.code}": p.name for p in procedures.all}
    return made | names | {f"sop-{p.code}": p.note for p in procedures.all if p.note}


def _next(found: Board) -> tuple[str, str]:
    """Return the first step that waits for somebody, and the command that helps."""
    names = {"scope": f"{found.year}/{found.period}", "year": found.year, "period": found.period}
    if not found.steps:
        return "lengkapi periods/sop.yml", f"lakip periksa {found.year}"
    running = [p for p in found.steps if p.state is State.RUNNING]
    first = next((p for p in running if not p.step.is_inner), running[0] if running else None)
    if first is None:
        waiting = any(p.state is State.WAITING for p in found.steps)
        what, command = START if waiting else ("semua langkah periode ini sudah selesai", "lakip status")
        return what.format(**names), command.format(**names)
    what, command = ISSUE if first.file else NEXT[first.step.trace]
    names["file"] = first.file
    whose = [role_name(p.department or p.step.holder) for p in running if p.step == first.step]
    return f"langkah {first.step.number}, {words.listed(whose)}: {what.format(**names)}", command.format(**names)


def late(found: Board) -> tuple[str, ...]:
    """Return whole sentences on what is beyond its standard time or past its deadline, in the order of the board."""
    slow = [p for p in found.steps if p.over and p.state is State.RUNNING]
    steps = [f"{_named(p)}: terpakai {used(p)}, bakunya {standard(p)}." for p in slow]
    past = [d for d in (*found.dues, *found.reviews) if not d.done and d.day < found.day.date()]
    return (*steps, *(f"{what} belum tercatat selesai; batasnya {words.long_date(day)} ({roles})." for day, what, roles in _together(past)))


def coming(found: Board, ahead: int = 60) -> tuple[str, ...]:
    """Return whole sentences on what is due within the next `ahead` days, the earliest first."""
    first = found.day.date()
    soon = [d for d in (*found.dues, *found.reviews) if not d.done and first <= d.day <= first + timedelta(days=ahead)]
    return tuple(f"{words.long_date(day)}: {what} ({roles})." for day, what, roles in _together(soon))


def _together(items: Iterable[Due]) -> list[tuple[date, str, str]]:
    """Return day, what and everybody concerned, so that one thing asked of many is told once."""
    made: dict[tuple[date, str], list[str]] = {}
    for due in items:
        made.setdefault((due.day, due.what), []).append(due.role)
    return [(day, what, words.listed([role_name(role) for role in roles])) for (day, what), roles in sorted(made.items())]


def role_name(role: str) -> str:
    """Return a role in a few words, for places without room for the full name."""
    if role.startswith("kasubbag-"):
        return f"Kasubbag {_code(role.removeprefix('kasubbag-'))}"
    return {"sekretaris": "Sekretaris", "perencana": "Pengelola data"}.get(role, f"Subbagian {_code(role)}")


def _code(code: str) -> str:
    """Write a subbagian's code as people do: KUL, Rendatin."""
    return code.upper() if len(code) <= 3 else code.capitalize()


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
