"""Frozen acts: one Record is one JSON file in exactly one byte form, so that a digest or a signature of it means one thing only.

Sorted keys, no spaces, UTF-8, one newline at the end. Whatever differs by a byte is refused, and so is whatever does not fit.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from ..errors import PipelineError
from .values import Act, Content, Record

SCHEMA = "lakip/pengesahan/1"
FIRST = "0" * 64  # what the first record follows
LOCAL = "lokal"
HOST_CLOCK = "host"
OWN_CLOCK = "jam perangkat penanda tangan"
LARGEST = 16_384  # bytes
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
LONGEST = {"nama": 200, "jabatan": 300, "catatan": 2000}  # characters


class RecordRefused(PipelineError):
    """A file that is no record; the message names it and says why."""


def dump(record: Record) -> bytes:
    """Return the one byte form of a record."""
    return _canonical(
        {
            "skema": SCHEMA,
            "nomor": record.number,
            "tahun": record.year,
            "jenis": record.act.value,
            "peran": record.role,
            "nama": record.name,
            "jabatan": record.title,
            "waktu": record.time.astimezone(UTC).strftime(MOMENT),
            "sumber_waktu": record.time_source,
            "isi": {"sha256": record.content.sha256, "tree": record.content.tree},
            "commit": record.commit,
            "pdf_sha256": record.pdf_sha256,
            "catatan": record.note,
            "sumber": {"host": record.source, "tautan": record.source_url, "sha256": record.source_sha256},
            "sebelumnya": record.previous,
        }
    )


def parse(data: bytes, name: str) -> Record:
    """Return the record in a file called `name`; raise RecordRefused for anything that `dump` would not have written there."""
    given = _read(data, name)
    for key, problem in _misfits(given):
        raise RecordRefused(f"Rekaman {name} ditolak: isian «{key}» {problem}.")
    record = _record(given)
    if _canonical(given) != data or dump(record) != data:
        raise RecordRefused(f"Rekaman {name} ditolak: tidak ditulis dalam bentuk bakunya.")
    if name != name_of(record):
        raise RecordRefused(f"Rekaman {name} ditolak: menurut isinya, namanya harus {name_of(record)}.")
    return record


def name_of(record: Record) -> str:
    """Return the file name of a record."""
    return f"{record.number:04d}-{record.act.value}-{record.role}.json"


def digest(data: bytes) -> str:
    """Return the sha256 by which the next record names this one."""
    return hashlib.sha256(data).hexdigest()


def plain(text: str, longest: int) -> str:
    """Return somebody's text as a record may hold it: one line of printable characters, cut to bearable length."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:longest].rstrip()


def _canonical(value: object) -> bytes:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f"{text}\n".encode()


def _read(data: bytes, name: str) -> Mapping[str, Any]:
    if len(data) > LARGEST:
        raise RecordRefused(f"Rekaman {name} ditolak: lebih besar dari {LARGEST} bita.")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        for key in {k for k, _ in pairs if [p for p, _ in pairs].count(k) > 1}:
            raise RecordRefused(f"Rekaman {name} ditolak: kunci «{key}» tertulis dua kali.")
        return dict(pairs)

    def never(token: str) -> Any:
        raise RecordRefused(f"Rekaman {name} ditolak: bilangan {token} tidak dikenal.")

    try:
        text = data.decode("utf-8")
        given = json.loads(text, object_pairs_hook=once, parse_constant=never, parse_float=never)
        text.encode()
    except (ValueError, RecursionError) as trouble:
        raise RecordRefused(f"Rekaman {name} ditolak: bukan JSON dalam UTF-8.") from trouble
    if not isinstance(given, dict):
        raise RecordRefused(f"Rekaman {name} ditolak: isinya bukan satu objek JSON.")
    return given


def _text(longest: int, *, filled: bool) -> Callable[[Any], bool]:
    return lambda v: isinstance(v, str) and v.isprintable() and v == plain(v, longest) and (bool(v) or not filled)


def _like(pattern: str) -> Callable[[Any], bool]:
    found = re.compile(pattern, re.ASCII)
    return lambda v: isinstance(v, str) and found.fullmatch(v) is not None


def _number(lowest: int, highest: int) -> Callable[[Any], bool]:
    return lambda v: type(v) is int and lowest <= v <= highest


def _is_moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.strptime(value, MOMENT).replace(tzinfo=UTC).strftime(MOMENT) == value
    except ValueError:
        return False


SHA256 = r"[0-9a-f]{64}"
OBJECT = r"[0-9a-f]{40}|[0-9a-f]{64}"  # what Git calls a commit or a tree
FITS: Mapping[str, Callable[[Any], bool]] = {
    "skema": lambda v: v == SCHEMA,
    "nomor": _number(1, 9999),
    "tahun": _number(2000, 2099),
    "jenis": lambda v: isinstance(v, str) and v in {act.value for act in Act},
    "peran": _like(r"[a-z][a-z0-9]*(-[a-z0-9]+)*"),
    "nama": _text(LONGEST["nama"], filled=True),
    "jabatan": _text(LONGEST["jabatan"], filled=True),
    "waktu": _is_moment,
    "sumber_waktu": lambda v: v in (HOST_CLOCK, OWN_CLOCK),
    "isi.sha256": _like(SHA256),
    "isi.tree": _like(OBJECT),
    "commit": _like(OBJECT),
    "pdf_sha256": _like(f"({SHA256})?"),
    "catatan": _text(LONGEST["catatan"], filled=False),
    "sumber.host": _like(r"[a-z0-9]([a-z0-9.:-]*[a-z0-9])?"),
    "sumber.tautan": _like(r"(https?://[!-~]{1,500})?"),
    "sumber.sha256": _like(f"({SHA256})?"),
    "sebelumnya": _like(SHA256),
}
INNER = frozenset(key.split(".")[0] for key in FITS if "." in key)


def _misfits(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return every key that is missing, unknown or holds what it may not, with what is wrong."""
    flat: dict[str, Any] = {}
    for key, value in given.items():
        if key in INNER and isinstance(value, dict):
            flat |= {f"{key}.{inner}": v for inner, v in value.items()}
        else:
            flat[key] = value
    missing = [(key, "tidak ada") for key in FITS if key not in flat]
    unknown = [(key, "tidak dikenal") for key in flat if key not in FITS]
    wrong = [(key, "tidak sesuai bentuknya") for key, fits in FITS.items() if key in flat and not fits(flat[key])]
    clash = not (missing or unknown or wrong) and (flat["sumber.host"] == LOCAL) != (flat["sumber_waktu"] == OWN_CLOCK)
    return [*missing, *unknown, *wrong, *([("sumber_waktu", "tidak cocok dengan sumbernya")] if clash else [])]


def _record(given: Mapping[str, Any]) -> Record:
    return Record(
        number=given["nomor"],
        year=given["tahun"],
        act=Act(given["jenis"]),
        role=given["peran"],
        name=given["nama"],
        title=given["jabatan"],
        time=datetime.strptime(given["waktu"], MOMENT).replace(tzinfo=UTC),
        time_source=given["sumber_waktu"],
        content=Content(year=given["tahun"], sha256=given["isi"]["sha256"], tree=given["isi"]["tree"]),
        commit=given["commit"],
        pdf_sha256=given["pdf_sha256"],
        note=given["catatan"],
        source=given["sumber"]["host"],
        source_url=given["sumber"]["tautan"],
        source_sha256=given["sumber"]["sha256"],
        previous=given["sebelumnya"],
    )
