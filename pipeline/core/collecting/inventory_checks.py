"""Checks around the evidence: what a file is, whether it may be open, and whether it is still what was inventoried."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from .. import words
from ..findings import Finding, Place
from ..model import Dossier, EvidenceFile
from . import personal
from .inventory import Access, Content, Described, Item, name_of
from .rules import inventory as rules

SHOWN = 12  # characters of a digest that tell two apart for a reader
MOST_PLACES = 5


def listed(rows: Iterable[Described], files: Sequence[EvidenceFile]) -> Iterator[Finding]:
    """A row of bukti.csv about a file that is not in its bukti/ folder."""
    there = {name_of(file.file) for file in files}
    for row in rows:
        if row.name not in there:
            yield rules.UNKNOWN_FILE.at(Place(row.place.file, row.place.row, "berkas"), name=row.name)


def looked_into(files: Iterable[EvidenceFile], contents: Mapping[PurePosixPath, Content]) -> Iterator[Finding]:
    """An empty file, one whose content is not what its name promises, one whose very name is personal data."""
    for file in files:
        seen, place = contents[file.file], Place(file.file)
        if file.size == 0:
            yield rules.EMPTY_FILE.at(place)
        elif not seen.fits_name:
            yield rules.KIND_DIFFERS.at(place, suffix=file.file.suffix or file.file.name, kind=seen.kind)
        if why := unusable(file.file.name):
            yield rules.NAME_UNUSABLE.at(place, what=why)
        if hits := personal.find(file.file.name.replace("_", " ")):
            yield rules.NAME_PERSONAL.at(place, kinds=_kinds(hits))


def unusable(name: str) -> str:
    """Return what keeps a name from standing in the column bukti, where semicolons part names and outer blanks are cut."""
    if not name.isprintable():
        return "karakter yang tidak terlihat atau tidak terbaca"
    if name != name.strip():
        return "spasi di awal atau di akhir"
    return "titik koma" if ";" in name else ""


def open_ones(
    files: Iterable[EvidenceFile], described: Mapping[PurePosixPath, Described], contents: Mapping[PurePosixPath, Content]
) -> Iterator[Finding]:
    """A file classified as open in which personal numbers were seen; the numbers themselves are not repeated."""
    for file in files:
        told, seen = described.get(file.file), contents[file.file]
        if told and told.access is Access.OPEN and seen.hits:
            places = _places(seen.hits, seen.unit)
            about = {"name": told.name, "kinds": _kinds(seen.hits), "places": places, "file": told.place.file}
            yield rules.OPEN_PERSONAL.at(Place(told.place.file, told.place.row, "klasifikasi"), **about)


def _kinds(hits: tuple[personal.Hit, ...]) -> str:
    return words.listed([kind.value for kind in personal.kinds(hits)])


def _places(hits: tuple[personal.Hit, ...], unit: str) -> str:
    rows = list(dict.fromkeys(hit.row for hit in hits))
    more = ", dan seterusnya" if len(rows) > MOST_PLACES else ""
    return f"{unit} " + ", ".join(map(str, rows[:MOST_PLACES])) + more


def repeated(now: Sequence[EvidenceFile], before: Sequence[EvidenceFile], year: int) -> Iterator[Finding]:
    """A file with the very content of one of the year before; within a year another rule looks."""
    earlier = {file.sha256: file.file for file in reversed(before) if file.size}
    for file in now:
        if file.sha256 in earlier:
            yield rules.SAME_AS_BEFORE.at(Place(file.file), other=earlier[file.sha256], year=year)


def since(
    inventory: Sequence[Item], paper: PurePosixPath, files: Sequence[EvidenceFile], described: Mapping[PurePosixPath, Described], scope: str
) -> Iterator[Finding]:
    """What changed since the inventory was taken: content, a file gone, a file come, another classification."""
    there = {(file.department, name_of(file.file)): file for file in files}
    known = {(item.department, item.name): item for item in reversed(inventory)}
    for (department, name), item in known.items():
        file = there.get((department, name))
        if file is None:
            yield rules.GONE.at(item.place, name=name, department=department, scope=scope)
            continue
        if file.sha256 != item.sha256:
            about = {"old": item.sha256[:SHOWN], "new": file.sha256[:SHOWN], "department": department, "scope": scope}
            yield rules.CHANGED.at(Place(file.file), **about)
        told = described.get(file.file)
        access = told.access if told else Access.RESTRICTED
        if access is not item.access:
            yield rules.RECLASSIFIED.at(item.place, name=name, old=item.access.value, new=access.value, scope=scope)
    for owner, file in there.items():
        if owner not in known:
            yield rules.NOT_TAKEN.at(Place(file.file), file=paper, scope=scope)


def published(dossier: Dossier) -> Iterator[Finding]:
    """Personal numbers in the words that are printed: obstacles, follow-ups, notes, analyses, chapters."""
    for where, text, place in _texts(dossier):
        for hit in personal.find(text, dossier.office.contact):
            rule = rules.TEXT_IDENTITY if hit.kind in personal.IDENTITY else rules.TEXT_CONTACT
            yield rule.at(Place(place.file, place.row + hit.row - 1, place.column), where=where, kinds=hit.kind.value)


def _texts(dossier: Dossier) -> Iterator[tuple[str, str, Place]]:
    for entry in dossier.entries:
        for column, text in (("kendala", entry.obstacle), ("tindak_lanjut", entry.follow_up)):
            yield f"Kolom {column} indikator {entry.indicator}", text, Place(entry.place.file, entry.place.row, column)
    for row in dossier.spending:
        yield f"Keterangan anggaran {row.code}", row.note, Place(row.place.file, row.place.row, "keterangan")
    for plan in dossier.plan:
        yield f"Kegiatan indikator {plan.indicator}", plan.activity, Place(plan.place.file, plan.place.row, "kegiatan")
    for promise in dossier.commitments:
        yield f"Catatan indikator {promise.indicator}", promise.note, Place(promise.place.file, promise.place.row, "catatan")
    for prose in dossier.prose:
        yield "Naskah ini", prose.text, prose.place
