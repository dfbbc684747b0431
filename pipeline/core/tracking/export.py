"""The board for programs."""

from typing import Any

from . import guidance
from .values import Board, Due, Moment, Progress


def board(found: Board) -> dict[str, Any]:
    """Return the board as plain values with Indonesian keys; numbers are exact text, moments ISO with zone."""
    return {
        "tahun": found.year,
        "periode": found.period,
        "nama": found.period_name,
        "waktu": found.day.isoformat(timespec="seconds"),
        "langkah": [_progress(p) for p in found.steps],
        "batas": [_due(d) for d in found.dues],
        "tinjauan": [_due(d) for d in found.reviews],
        "keterangan": dict(found.notes),
    }


def _progress(found: Progress) -> dict[str, Any]:
    step = found.step
    return {
        "kode": step.code,
        "nama": step.name,
        "subbagian": found.department,
        "keadaan": found.state.value,
        "pemegang": found.holder,
        "mulai": _moment(found.start),
        "selesai": _moment(found.end),
        "menit_kerja": None if found.minutes is None else str(found.minutes),
        "hari": None if found.days is None else str(found.days),
        "baku": None if step.standard.amount is None else str(step.standard.amount),
        "satuan_baku": step.standard.unit.value,
        "hari_kerja": step.standard.working,
        "baku_teks": guidance.standard(found),
        "melewati_baku": found.over,
        "keterangan": found.note,
    }


def _moment(found: Moment | None) -> dict[str, Any] | None:
    if found is None:
        return None
    time = found.time.isoformat(timespec="minutes") if found.exact else found.time.date().isoformat()
    return {"waktu": time, "sumber": found.source.value, "oleh": found.by}


def _due(found: Due) -> dict[str, Any]:
    return {
        "tanggal": found.day.isoformat(),
        "apa": found.what,
        "peran": found.role,
        "selesai": found.done,
        "dasar": found.basis,
        "kode": found.ident,
    }
