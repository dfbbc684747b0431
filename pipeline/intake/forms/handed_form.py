"""What the HTML form gave back. The page may have been changed by whoever holds it, so every value is judged here like a cell of a CSV."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from ...core import shape_rules, words
from ...core.chapters import TOPICS
from ...core.collecting import canonical
from ...core.collecting.rules import forms as form_rules
from ...core.collecting.rules import handed as rules
from ...core.collecting.values import Filled, FilledRow, FormIdentity, NamedEvidence
from ...core.findings import Finding, Place
from ...core.gate import characters
from ...core.gate import text as gate
from .. import contract, documents
from ..cells import cell_finding, shown

SCHEMA = "isian"
LARGEST = 2_000_000  # bytes; fifteen indicators with long analyses take a twentieth of it
DIGEST = 64  # hexadecimal digits
TOPIC_KEYS = tuple(topic.key for topic in TOPICS)


def read(content: bytes, name: str) -> tuple[Filled | None, tuple[Finding, ...]]:
    """Return what the file named `name` gives back, None where it cannot be used at all, and everything wrong with it.

    A wrong optional cell is left empty, a row without its key is left out. Whether the form is ours and of today is not looked at.
    """
    file = PurePosixPath(name)
    if len(content) > LARGEST:
        return None, (form_rules.TOO_LARGE.at(Place(file), ukuran=len(content), batas=LARGEST),)
    text, found = gate.decoded(content, file)
    if found:
        return None, found
    try:
        told = _parsed(text)
    except (ValueError, RecursionError):
        return None, (rules.BROKEN.at(Place(file), sebab="isinya bukan JSON yang utuh"),)
    if not documents.fits(told, contract.descriptor(SCHEMA)) or not _is_tidy(told):
        return None, (rules.BROKEN.at(Place(file), sebab="susunannya bukan susunan isian formulir"),)
    reading = _Reading(file)
    return reading.filled(told), tuple(reading.findings)


def _parsed(text: str) -> Any:
    """Return strict JSON as values: no repeated key, no decimals (numbers travel as text), no half characters."""
    told = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse, parse_float=_refuse)
    json.dumps(told, ensure_ascii=False).encode()
    return told


def _unique(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(text: str) -> None:
    raise ValueError(f"no such number here: {text}")


def _is_tidy(told: Mapping[str, Any]) -> bool:
    """Say what a pattern cannot: that nothing stands behind the end of a line, and that the identity is one."""
    digests = all(len(item["sha256"]) == DIGEST and "\n" not in item["nama"] for item in told["bukti"])
    return digests and FormIdentity.parse(told["identitas"]) is not None


@dataclass(slots=True)
class _Reading:
    """The reading of one file, gathering findings on the way."""

    file: PurePosixPath
    findings: list[Finding] = field(default_factory=list)

    def filled(self, told: Mapping[str, Any]) -> Filled:
        """Return everything that can be used."""
        is_draft = told["keadaan"] == "draf"
        if is_draft:
            self.findings.append(rules.STILL_DRAFT.at(Place(self.file)))
        return Filled(
            kind="html",
            identity=FormIdentity.parse(told["identitas"]),
            rows=tuple(self.rows(told["realisasi"], contract.table("realisasi"))),
            spending=tuple(self.rows(told["anggaran"], contract.table("realisasi-anggaran"))),
            analysis=self.analysis(told["analisis"]),
            evidence=tuple(NamedEvidence(name=e["nama"], sha256=e["sha256"], size=e["ukuran"]) for e in told["bukti"]),
            filled_by=self.words(canonical.one_line(told["diisi_oleh"]), "diisi_oleh"),
            is_draft=is_draft,
        )

    def rows(self, told: Sequence[Mapping[str, str]], table: contract.Contract) -> Iterator[FilledRow]:
        """Yield the rows whose key is right."""
        for given in told:
            where = _where(given, table)
            cells = {column.name: self.cell(given.get(column.name, ""), column, where) for column in table.columns}
            if all(cells[name] for name in table.key):
                yield FilledRow(cells=cells, place=Place(self.file, 0, where))

    def cell(self, given: str, column: contract.Column, where: str) -> str:
        """Return the cell, "" where its column does not take it."""
        place = Place(self.file, 0, f"{where}, {column.name}")
        text = characters.composed(given).strip()
        if text != canonical.one_line(text):
            self.findings.append(shape_rules.LINE_BREAK.at(place))
            return ""
        if (text or column.required) and not (text and column.accepts(text)):
            self.findings.append(cell_finding(column, text, place))
            return ""
        return self.words(text, place.column)

    def words(self, text: str, where: str) -> str:
        """Return the text, with a finding for what the report's fonts cannot print, or what deceives the eye."""
        place = Place(self.file, 0, where)
        found = gate.unprintable_lines(text, self.file) or gate.misleading(text, self.file)
        self.findings.extend(replace(finding, place=place) for finding in found)
        return text

    def analysis(self, told: Mapping[str, str]) -> dict[str, str]:
        """Return the texts by indicator and topic, as analisis.md may hold them."""
        is_code = contract.table("realisasi").columns[0].accepts
        found = {}
        for key, given in told.items():
            code, _, topic = key.partition("/")
            if not is_code(code) or topic not in TOPIC_KEYS:
                place = Place(self.file, 0, "analisis")
                self.findings.append(rules.ANALYSIS_UNKNOWN.at(place, kunci=shown(key), pilihan=", ".join(TOPIC_KEYS)))
            elif text := canonical.markdown(given):
                found[key] = self.words(text, f"analisis {key}")
        return found


def _where(given: Mapping[str, str], table: contract.Contract) -> str:
    """Name a row as a person would: IK-1.1 Agustus."""
    code, month = (shown(given[name]) for name in table.key)
    is_month = month.isascii() and month.isdigit() and len(month) < 3 and 1 <= int(month) <= 12
    return f"{code} {words.month_name(int(month)) if is_month else month}"
