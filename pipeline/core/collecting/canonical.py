"""The one canonical text of what subbagian hand in, whatever kind of form it came in: numbers, CSV and analisis.md.

A number typed in a form may have a comma or a dot before its decimals, as long as it cannot be read in two ways.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from .. import number_rules, numbers
from ..chapters import TOPICS
from ..checks.values import GRADES
from ..findings import Finding, Place
from ..gate.characters import composed
from ..numbers import Diagnosis, Fault
from .rules import forms as rules
from .values import Form

ENTRY_COLUMNS = ("indikator", "bulan", "pembilang", "penyebut", "realisasi", "kendala", "tindak_lanjut", "bukti")
ENTRY_INPUTS = ENTRY_COLUMNS[2:]
SPENDING_COLUMNS = ("kode", "bulan", "realisasi", "volume", "keterangan")
SPENDING_INPUTS = SPENDING_COLUMNS[2:]
LONGEST_NUMBER = 40  # characters; no quantity an office reports is longer
WORDS = {word.casefold(): word for scale in GRADES.values() for word in scale}
UNAMBIGUOUS = frozenset({Fault.COMMA, Fault.THOUSANDS})
TWO_WAYS = re.compile(r"(-?[1-9][0-9]{0,2})[.,]([0-9]{3})", re.ASCII)
BREAKS = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]\s*")
QUOTED = re.compile(r'[",\r\n]')
HEADING = re.compile(r"( {0,3})(#{1,3})(?![^ \t])(.*)")
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


def read_number(text: str, *, whole: bool, negative: bool) -> str | Diagnosis:
    """Return a typed number in canonical text, or what is wrong with it; "" stays "".

    Taken: `82,5` and `82.5`, and thousands that can be nothing else (`1.234.567`, `1.234,50`). Refused: `1.234` and `1,234`, with
    both readings, and all that `numbers` refuses. `whole` refuses decimals (they are never cut off), `negative=False` a minus.
    """
    typed = text.strip()
    if not typed or len(typed) > LONGEST_NUMBER:
        return Diagnosis(Fault.NOT_A_NUMBER) if typed else ""
    if (found := TWO_WAYS.fullmatch(typed)) and not whole:
        return Diagnosis(Fault.COMMA_TWO_READINGS, (found[1] + found[2], f"{found[1]},{found[2]}0"))
    exact = numbers.read(typed)
    if isinstance(exact, Diagnosis) and exact.fault in UNAMBIGUOUS:
        typed = exact.readings[0]
    read = numbers.read(typed, whole=whole, negative=negative)
    return read if isinstance(read, Diagnosis) else typed


def read_value(text: str) -> str | Diagnosis:
    """Return a realisasi in canonical text: a word such as WTP or ya in whatever capitals, else a number."""
    typed = text.strip()
    return WORDS.get(typed.casefold()) or read_number(typed, whole=False, negative=True)


def refused(text: str, found: Diagnosis, column: str, place: Place) -> Finding:
    """Return the finding for a number that `read_number` refused, in the words of `lakip periksa` wherever it has the same fault."""
    rule = rules.TWO_READINGS if found.fault is Fault.COMMA_TWO_READINGS else number_rules.NUMBERS[found.fault]
    first, last = (found.readings[0], found.readings[-1]) if found.readings else ("angkanya saja", "angkanya saja")
    return rule.at(place, isi=shown(text), kolom=column, saran=first, lain=last)


def shown(text: str, longest: int = 40) -> str:
    """Return a text as a message may quote it: on one line and not too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def one_line(text: str) -> str:
    """Return a text as a CSV cell holds it: NFC, trimmed, and every line break or tab with the spaces around it one space."""
    return BREAKS.sub(" ", composed(text).strip())


def realisasi_csv(rows: Sequence[Mapping[str, str]]) -> str:
    """Return realisasi.csv of these rows, in the order given (that of the form); a missing column is empty."""
    return csv_text(ENTRY_COLUMNS, rows)


def anggaran_csv(rows: Sequence[Mapping[str, str]]) -> str:
    """Return a subbagian's anggaran.csv of these rows, in the order given; a missing column is empty."""
    return csv_text(SPENDING_COLUMNS, rows)


def csv_text(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    """Return a canonical CSV of these columns; a missing one is empty."""
    lines = [columns, *([one_line(row.get(name, "")) for name in columns] for row in rows)]
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if QUOTED.search(cell) else cell


def entry_rows(form: Form) -> tuple[dict[str, str], ...]:
    """Return the rows of realisasi.csv as the form stands: what is asked, with what is already filled."""
    return tuple({"indikator": a.indicator.code, "bulan": str(a.month)} | {c: a.filled.get(c, "") for c in ENTRY_INPUTS} for a in form.rows)


def spending_rows(form: Form) -> tuple[dict[str, str], ...]:
    """Return the rows of the subbagian's anggaran.csv as the form stands."""
    return tuple({"kode": a.code, "bulan": str(a.month)} | {c: a.filled.get(c, "") for c in SPENDING_INPUTS} for a in form.spending)


def analysis_md(form: Form, analysis: Mapping[str, str]) -> str:
    """Return analisis.md of these texts ("IK-1.1/penyebab" -> Markdown), indicators in the form's order, then any others.

    What is written is read back as it was meant: a line that would be taken for a heading of the file is escaped, and fenced code
    that was left open is closed.
    """
    names = {i.code: i.name for i in (*form.subjects, *(asked.indicator for asked in form.rows))}
    others = sorted({key.split("/")[0] for key in analysis} - set(names))
    return "\n".join(section for code in (*names, *others) if (section := _section(code, names.get(code, ""), analysis)))


def _section(code: str, name: str, analysis: Mapping[str, str]) -> str:
    told = [(topic.heading, text) for topic in TOPICS if (text := markdown(analysis.get(f"{code}/{topic.key}", "")))]
    topics = "".join(f"\n### {heading}\n\n{text}\n" for heading, text in told)
    return f"## {one_line(f'{code} {name}')}\n{topics}" if topics else ""


def markdown(text: str) -> str:
    """Return a typed text as one stretch of analisis.md may hold it; what is already so comes back unchanged."""
    lines = composed(text).replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    return "\n".join(_safe(line.rstrip() for line in lines)).strip("\n")


def _safe(lines: Iterator[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        mark = FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif mark:
            fence = mark[1]
        elif heading := HEADING.fullmatch(line):
            line = f"{heading[1]}\\{heading[2]}{heading[3]}"
        yield line
    if fence:
        yield fence
