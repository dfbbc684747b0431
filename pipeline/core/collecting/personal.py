"""Personal numbers in a text: NIK, NIP, NPWP, mobile phone, e-mail. Says what and where, and never repeats the number itself.

Structure decides, not length alone: a NIK holds a province, a date of birth and a serial number, a NIP two dates. Amounts, budget
codes, letter numbers and digests have none of these. Basis: UU 27/2022 tentang Pelindungan Data Pribadi.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Personal(StrEnum):
    """A kind of personal number; the values are what the office reads."""

    NIK = "NIK atau nomor KK"
    NIP = "NIP"
    NPWP = "NPWP"
    PHONE = "nomor telepon seluler"
    EMAIL = "alamat surel"


IDENTITY = frozenset({Personal.NIK, Personal.NIP, Personal.NPWP})  # never public, whoever it belongs to
PROVINCES = frozenset((*range(11, 22), *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82, *range(91, 98)))
WOMAN = 40  # added to the day of birth in a woman's NIK
CONTRACT_STAFF = 21  # stands for the month of appointment in the number of a PPPK


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A personal number that was seen: the line (from 1) and character (from 1) where it begins, and its kind."""

    row: int
    column: int
    kind: Personal


BEFORE = r"(?<![0-9A-Za-z])(?<![0-9][.,])"  # neither inside a word or digest, nor the decimals of a number
AFTER = r"(?![0-9A-Za-z])(?![.,][0-9])"
PATTERNS: Mapping[Personal, re.Pattern[str]] = {
    Personal.NIP: re.compile(rf"{BEFORE}(?:NIP\.?:?\s*)?([0-9]{{8}}[ .-]?[0-9]{{6}}[ .-]?[12][ .-]?[0-9]{{3}}){AFTER}"),
    Personal.NIK: re.compile(
        rf"{BEFORE}([0-9]{{16}}){AFTER}"
        r"|\b(?:NIK|KTP|KK)\b[^0-9A-Za-z]{0,12}((?:[0-9]{4}[ .-]){3}[0-9]{4}|[0-9]{6}[ .-][0-9]{6}[ .-][0-9]{4})(?![0-9])",
        re.IGNORECASE,
    ),
    Personal.NPWP: re.compile(
        rf"{BEFORE}([0-9]{{2}}\.[0-9]{{3}}\.[0-9]{{3}}\.[0-9][.-][0-9]{{3}}\.[0-9]{{3}}){AFTER}"
        r"|\bNPWP\b[^0-9A-Za-z]{0,12}([0-9]{15,16})(?![0-9])",
        re.IGNORECASE,
    ),
    Personal.PHONE: re.compile(
        rf"{BEFORE}((?:\+62[ .-]?|0)8[1-9][0-9](?:[ .-]?[0-9]{{3,5}}){{2,3}}){AFTER}"
        r"|\b(?:HP|WA|WhatsApp|Telp|Telepon|Tel)\b[^0-9A-Za-z]{0,6}(628[1-9][0-9]{7,11})(?![0-9])",
        re.IGNORECASE,
    ),
    Personal.EMAIL: re.compile(r"(?<![\w.+-])([\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24})(?![\w@])"),
}


def find(text: str, public: str = "", first_row: int = 1) -> tuple[Hit, ...]:
    """Return every personal number in `text`, in order. What the office itself publishes (`public`, its own contact line) is none."""
    own = {_bare(word) for word in re.split(r"[,;\s]+", public) if word}
    lines = text.split("\n")
    return tuple(hit for number, line in enumerate(lines, first_row) if _may_hold(line) for hit in sorted(_in_line(line, number, own)))


def kinds(hits: tuple[Hit, ...]) -> tuple[Personal, ...]:
    """Return the kinds that were seen, each once, in the order of the catalogue."""
    return tuple(kind for kind in Personal if any(hit.kind is kind for hit in hits))


def _may_hold(line: str) -> bool:
    return "@" in line or sum(map(str.isdigit, line)) >= 10


def _in_line(line: str, row: int, own: set[str]) -> Iterator[Hit]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in PATTERNS.items():
        for found in pattern.finditer(line):
            group = next(number for number, part in enumerate(found.groups(), 1) if part)
            start, end = found.span(group)
            inside = any(start < other and end > this for this, other in taken)
            if not inside and _bare(found[group]) not in own and CERTAIN[kind](re.sub(r"[^0-9]", "", found[group])):
                taken.append((start, end))
                yield Hit(row, start + 1, kind)


def _bare(text: str) -> str:
    """Return what two ways of writing one number or address have in common."""
    return text.casefold() if "@" in text else re.sub(r"[^0-9]", "", text)


def _is_nik(digits: str) -> bool:
    if len(set(digits)) == 1:
        return False  # filled in to have filled in
    province, district, part, day, month, serial = (int(digits[a:b]) for a, b in ((0, 2), (2, 4), (4, 6), (6, 8), (8, 10), (12, 16)))
    born = day - WOMAN if day > WOMAN else day
    return province in PROVINCES and 1 <= district <= 79 and part > 0 and 1 <= born <= 31 and 1 <= month <= 12 and serial > 0


def _is_nip(digits: str) -> bool:
    born, year, month = digits[:8], int(digits[8:12]), int(digits[12:14])
    return _is_day(born) and 1940 <= int(born[:4]) <= year - 15 and year <= 2050 and (1 <= month <= 12 or month == CONTRACT_STAFF)


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True


def _is_phone(digits: str) -> bool:
    return 10 <= len(digits) <= 14


def _always(_: str) -> bool:
    return True


CERTAIN: Mapping[Personal, Callable[[str], bool]] = {
    Personal.NIP: _is_nip,
    Personal.NIK: _is_nik,
    Personal.NPWP: _always,
    Personal.PHONE: _is_phone,
    Personal.EMAIL: _always,
}
