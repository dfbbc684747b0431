"""The letters of a year and the receipt of its delivery: periods/<year>/surat/*.yml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from ...core import document_rules
from ...core import shape_rules as rules
from ...core.delivery import Receipt
from ...core.findings import Finding, ordered
from ...core.letters import Decision, Event, Initial, Instruction, Wish
from .. import documents
from ..files import PERIODS, Snapshot, part
from ..particulars import impossible_dates

FOLDER = "surat"
RECEIPT = "penyampaian.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """What lies in surat/: letters by file stem, the receipt (None: not delivered yet), and what is wrong with the files."""

    wishes: Mapping[str, Wish] = field(default_factory=dict)
    receipt: Receipt | None = None
    findings: tuple[Finding, ...] = ()

    def of_kind(self, kind: str) -> Wish:
        """Return the office's letter of a kind, or one with everything left open."""
        return next((wish for _, wish in sorted(self.wishes.items()) if wish.kind == kind), Wish(kind=kind))


def read(root: Path, year: int) -> Correspondence:
    """Read a year's surat/. A file that cannot be used is a finding; nothing counts as delivered by it."""
    taken = part(root, year, FOLDER)
    folder = PERIODS / str(year) / FOLDER
    found: list[Finding] = []
    made = {file: _document(taken, file, found) for file in taken.inside(folder) if file.suffix == ".yml"}
    wishes = {file.stem: _wish(document) for file, document in made.items() if document and file.name != RECEIPT}
    given = made.get(folder / RECEIPT)
    receipt = _receipt(given, taken, found) if given else None
    return Correspondence(wishes=wishes, receipt=receipt, findings=ordered(found))


def _document(taken: Snapshot, file: PurePosixPath, found: list[Finding]) -> documents.Document | None:
    content = taken.text(file)
    if not isinstance(content, bytes):
        found.extend([content] if content else [])
        return None
    document, wrong = documents.read(content, file, "penyampaian" if file.name == RECEIPT else "surat")
    wrong = wrong or ((*impossible_dates(document), *_impossible_times(document)) if document else ())
    found.extend(wrong)
    return None if wrong else document


def _wish(document: documents.Document) -> Wish:
    """A key without a value is as good as a key that is not there."""
    data = _filled(document.value)
    event = _filled(data.get("acara", {}))
    return Wish(
        kind=data["jenis"],
        period=data.get("periode", ""),
        number=data.get("nomor", ""),
        day=_day(data.get("tanggal")),
        issued=_time(data.get("diterbitkan")),
        nature=data.get("sifat", "Biasa"),
        subject=data.get("hal", ""),
        attached=data.get("lampiran", ""),
        to=tuple(data.get("kepada", ())),
        sender=data.get("dari", ""),
        opening=data.get("pembuka", ""),
        body=tuple(data.get("isi", ())),
        closing=data.get("penutup", ""),
        copies=tuple(data.get("tembusan", ())),
        event=Event(
            day=_day(event.get("tanggal")),
            time=event.get("waktu", ""),
            venue=event.get("tempat", ""),
            agenda=tuple(event.get("agenda", ())),
        ),
        people=tuple(data.get("peserta", ())),
        chair=data.get("pimpinan", ""),
        decisions=tuple(_decision(item) for item in data.get("keputusan", ())),
        instructions=tuple(Instruction(what=item["uraian"], to=tuple(item.get("kepada", ()))) for item in data.get("instruksi", ())),
        initials=tuple(Initial(role=item["peran"], time=datetime.fromisoformat(item["waktu"])) for item in data.get("paraf", ())),
        file=document.file,
        rows={".".join(map(str, path)): line for path, line in document.lines.items() if path},
    )


def _filled(value: Any) -> dict[str, Any]:
    return {key: item for key, item in value.items() if item is not None}


def _decision(item: Mapping[str, Any]) -> Decision:
    return Decision(
        what=item["uraian"],
        role=item["penanggung_jawab"],
        due=date.fromisoformat(item["batas"]),
        done=_day(item.get("selesai")),
    )


def _impossible_times(document: documents.Document) -> tuple[Finding, ...]:
    """Return a finding for every moment of the right form whose day is in no calendar."""
    data: Any = document.value
    said: list[tuple[documents.Path, Any]] = [(("diterbitkan",), data.get("diterbitkan"))]
    said += [(("paraf", n, "waktu"), item["waktu"]) for n, item in enumerate(data.get("paraf") or ())]
    return tuple(
        document_rules.DATE_IMPOSSIBLE.at(document.place(*path), isi=text, kunci=path[-1])
        for path, text in said
        if text and not _exists(text)
    )


def _exists(moment: str) -> bool:
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return True


def _receipt(document: documents.Document, taken: Snapshot, found: list[Finding]) -> Receipt | None:
    """A receipt that names a file which is not there proves nothing."""
    data: Any = document.value
    file = document.file.parent / data["berkas"] if data.get("berkas") else None
    if file and file not in taken.digests:
        found.append(rules.FILE_MISSING.at(document.place("berkas"), berkas=file))
        return None
    return Receipt(
        day=date.fromisoformat(data["tanggal"]),
        to=data["penerima"],
        way=data["cara"],
        agenda=data.get("nomor_agenda", ""),
        file=file,
        package=data.get("paket_sha256", ""),
        note=data.get("keterangan", ""),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
