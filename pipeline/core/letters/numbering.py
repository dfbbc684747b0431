"""Numbers of letters: made from the office's pattern and read back from it.

Codes and classifications are those seen in published letters of KPU offices; SE and RR are our guess until the office confirms them.
"""

import re
from collections.abc import Mapping
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
UNNUMBERED = frozenset({"daftar-hadir"})  # goes with the invitation or the minutes
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
PARTS: Mapping[str, str] = {
    "{urut}": r"(?P<urut>[1-9][0-9]{0,5})",
    "{klasifikasi}": r"[A-Z]{2,4}\.[0-9]+(?:\.[0-9]+)*",
    "-{jenis}": r"(?:-[A-Za-z]+)?",
    "{jenis}": r"[A-Za-z]*",
    "{subbag}": r"[0-9]{1,2}",
    "{bulan_romawi}": r"(?:XI{0,2}|IX|IV|V?I{1,3}|V)",
    "{tahun}": r"20[0-9]{2}",
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


def order_of(written: str, office: Office) -> int | None:
    """Return the place in the register that a number states, None where it does not follow the office's pattern."""
    pattern, at, parts = office.numbering.pattern or PATTERN, 0, []
    for hole in HOLES.finditer(pattern):
        parts += [re.escape(pattern[at : hole.start()]), PARTS.get(hole[0]) or re.escape(office.region_code)]
        at = hole.end()
    found = re.fullmatch("".join(parts) + re.escape(pattern[at:]), written)
    return int(found["urut"]) if found else None
