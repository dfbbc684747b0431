"""What exactly was judged when an indicator was verified: its filled rows and the evidence they name, as one digest."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from ..model import Entry, Submission
from .agreement import number_text, value_text
from .corrections import Correction

Cells = Mapping[tuple[int, str], str]  # month and column of realisasi.csv -> canonical text


def entries(submission: Submission | None, code: str) -> tuple[Entry, ...]:
    """Return the filled rows of an indicator, by month; a row still empty is nothing to judge."""
    rows = submission.entries if submission else ()
    return tuple(sorted((e for e in rows if e.indicator == code and e.is_begun), key=lambda e: (e.month, e.place)))


def cells(submission: Submission | None, code: str) -> Cells:
    """Return the filled cells of an indicator in the one form that equal data share."""
    return {(e.month, column): text for e in entries(submission, code) for column, text in _row(e).items() if text}


def _row(entry: Entry) -> Mapping[str, str]:
    return {
        "pembilang": number_text(entry.numerator),
        "penyebut": number_text(entry.denominator),
        "realisasi": value_text(entry.actual),
        "kendala": entry.obstacle,
        "tindak_lanjut": entry.follow_up,
        "bukti": _names(";".join(entry.evidence)),
    }


def _names(text: str) -> str:
    return ";".join(sorted(filter(None, (name.strip() for name in text.split(";")))))


def digest(submission: Submission | None, code: str) -> str:
    """Return the sha256 of what an indicator's rows say and of the evidence they name; row order and number forms count for nothing."""
    return _sealed(cells(submission, code), submission)


def _sealed(written: Cells, submission: Submission | None) -> str:
    known = {e.file.name: e.sha256 for e in submission.evidence} if submission else {}
    named = {name for (_, column), text in written.items() if column == "bukti" for name in text.split(";")}
    lines = [json.dumps([month, column, text], ensure_ascii=False) for (month, column), text in written.items() if text]
    lines += [json.dumps(["bukti", name, known.get(name, "")], ensure_ascii=False) for name in named]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def is_explained(code: str, sha256: str, day: date, submission: Submission, corrections: Sequence[Correction]) -> bool:
    """Say whether the corrections since `day`, taken back, lead to the very data whose digest was `sha256` then.

    Where a correction replaced evidence, its old file may be gone; the correction itself must then do.
    """
    since = [c for c in corrections if _concerns(c, code, submission) and c.day is not None and c.day >= day]
    if any(correction.column == "bukti" for correction in since):
        return True
    before = dict(cells(submission, code))
    for correction in reversed(since):
        before[correction.month, correction.column] = _canonical(correction.old)
    return bool(since) and _sealed(before, submission) == sha256


def _concerns(correction: Correction, code: str, submission: Submission) -> bool:
    about = (correction.period, correction.department, correction.indicator)
    return about == (submission.period, submission.department, code)


def _canonical(text: str) -> str:
    """Return a cell of koreksi.csv in the one form that equal cells share."""
    try:
        return number_text(Decimal(text))
    except InvalidOperation:
        return text
