"""Numbers of letters: made from the office's pattern and read back from it.

Codes and classifications are those seen in published letters of KPU offices; SE and RR are our guess until the office confirms them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..approvals.roles import HEAD
from ..model import Department, Office

PATTERN = "{urut}/{klasifikasi}-{jenis}/{wilayah}/{subbag}/{tahun}"
CODES: Mapping[str, str] = {
    "lembar-disposisi": "LD",
    "nota-dinas": "ND",
    "surat-edaran": "SE",  # perlu dikonfirmasi
    "undangan": "Und",
    "notulen": "RR",  # risalah rapat; perlu dikonfirmasi
    "surat-pengantar": "SR",
}
CLASSES: Mapping[str, str] = {"surat-edaran": "HK.04.2"}
USUAL_CLASS = "PR.04.1"  # laporan berkala
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
PARTS: Mapping[str, str] = {
    "{urut}": r"(?P<urut>[1-9][0-9]{0,5})",
    "{klasifikasi}": r"[A-Z]{2,4}\.[0-9]+(?:\.[0-9]+)*",
    "-{jenis}": r"(?:-[A-Za-z]+)?",
    "{jenis}": r"[A-Za-z]*",
    "{subbag}": r"[0-9]{1,2}",
    "{bulan_romawi}": r"(?:XI{0,2}|IX|IV|V?I{1,3}|V)",
    "{tahun}": r"(?P<tahun>20[0-9]{2})",
}
HOLES = re.compile(r"-\{jenis\}|\{[a-z_]+\}")


def planner(office: Office, day: date) -> Department | None:
    """Return the subbagian that writes the letters: the one satker.yml names, else the one for planning, else the first."""
    valid = office.departments_on(day)
    named = (d for d in valid if d.code == office.numbering.planner)
    planning = (d for d in valid if "Perencanaan" in d.name)
    return next(named, None) or next(planning, None) or next(iter(valid), None)


def number(order: int, kind: str, day: date, office: Office, role: str) -> str:
    """Return the number of a letter of `kind` that `role` issues on `day`; `order` counts from 1 within the calendar year."""
    rules = office.numbering
    code = dict(rules.codes).get(kind, CODES.get(kind, ""))
    values = {
        "{urut}": str(order),
        "{klasifikasi}": dict(rules.classes).get(kind, CLASSES.get(kind, USUAL_CLASS)),
        "-{jenis}": f"-{code}" if code else "",
        "{jenis}": code,
        "{wilayah}": office.region_code,
        "{subbag}": _issuing(office, role, day),
        "{bulan_romawi}": ROMAN[day.month - 1],
        "{tahun}": str(day.year),
    }
    return HOLES.sub(lambda hole: values.get(hole[0], hole[0]), rules.pattern or PATTERN)


def _issuing(office: Office, role: str, day: date) -> str:
    own = (d for d in office.departments_on(day) if role == f"{HEAD}-{d.code}")
    found = next(own, None) or planner(office, day)
    return str(found.number) if found else "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a written number says: its place in the register, and the year where the pattern has one."""

    order: int
    year: int | None


def read_back(written: str, office: Office) -> Stated | None:
    """Return what a number states, None where it does not follow the office's pattern."""
    pattern, at, parts = office.numbering.pattern or PATTERN, 0, []
    for hole in HOLES.finditer(pattern):
        part = PARTS.get(hole[0]) or re.escape(office.region_code)
        again = "(?P<tahun>" in part and part in parts  # a pattern may name the year twice
        parts += [re.escape(pattern[at : hole.start()]), "(?P=tahun)" if again else part]
        at = hole.end()
    found = re.fullmatch("".join(parts) + re.escape(pattern[at:]), written)
    if found is None:
        return None
    year = found.groupdict().get("tahun")
    return Stated(order=int(found["urut"]), year=int(year) if year else None)
