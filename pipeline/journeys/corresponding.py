"""Journeys of letters: draft → number → PDF and DOCX, and the register of them all.

baru ─→ periods/<year>/surat/<x>.yml ─ terbit ─→ numbered, dated ─ susun ─→ build/surat/<year>/<x>.pdf, .docx
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core import words
from ..core.errors import PipelineError
from ..core.findings import Finding, has_errors
from .archive import Archive, Scope

if TYPE_CHECKING:
    from ..core.letters import Wish
    from ..core.letters.register import Entry

Tell = Callable[[str], object]
FOLDER = "surat"
BY_DELIVERY = "surat-pengantar"  # made with the package, because it lists what is in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A letter that took its number."""

    file: Path
    number: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """What setting letters came to: files, sentences, and findings where it was stopped."""

    files: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    stopped: bool = False


def findings(archive: Archive, year: int, today: date | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with a year's letters; `today` (None: the clock's) tells which tasks are late."""
    from ..core.letters import register
    from ..intake.beside import correspondence

    read = correspondence.read(archive.root, year)
    if not read.wishes:
        return read.findings
    day = today or datetime.now().astimezone().date()
    own = tuple(read.wishes.values())
    return (*read.findings, *register.check(own, _everything(archive, year, own), archive.dossier(year), day))


def _everything(archive: Archive, year: int = 0, own: "tuple[Wish, ...]" = ()) -> "tuple[Wish, ...]":
    """Return the letters of all years; those of `year` are given."""
    from ..intake.beside import correspondence

    others = (w for y in archive.years if y != year for w in correspondence.read(archive.root, y).wishes.values())
    return (*own, *others)


def new(root: Path, kind: str, scope: Scope, name: str = "") -> Path:
    """Write the draft of a letter. Raise PipelineError where the file is there already or the period is not."""
    from ..core.letters import FORMS
    from ..core.letters.drafts import draft

    if kind not in FORMS:
        raise PipelineError(f"Jenis surat «{kind}» tidak dikenal.", f"Jenis yang ada: {', '.join(FORMS)}.")
    if scope.year is None:
        raise PipelineError("Tahun surat belum disebut.", "Tulis misalnya: lakip surat baru surat-edaran 2026/s2.")
    Archive(root).wanted(scope)
    stem = name or "-".join(filter(None, (kind, scope.period)))
    if PurePosixPath(stem).name != stem or stem.startswith("."):
        raise PipelineError(f"Nama berkas «{stem}» tidak dapat dipakai.", "Tulis nama tanpa folder, misalnya undangan-rapat-2.")
    folder = root / "periods" / str(scope.year) / FOLDER
    file = folder / f"{stem}.yml"
    folder.mkdir(exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(draft(kind, scope.period))
    except FileExistsError as trouble:
        raise PipelineError(f"Berkas {file} sudah ada dan tidak ditimpa.", "Beri nama lain dengan --nama.") from trouble
    return file


def issue(root: Path, file: Path, now: datetime, *, day: date | None = None, order: int | None = None) -> Issued:
    """Give a draft the next number of its calendar year and write number, date and moment into its YAML.

    `order` takes a number of a register that other letters share. Raise PipelineError for a letter that has a number, cannot have one,
    or that nobody may sign on its day.
    """
    from ..core.approvals.roles import local
    from ..core.letters import numbering, register

    archive = Archive(root)
    year, wish = _one(archive, file)
    dossier = archive.dossier(year)
    moment = local(now, dossier.policy).replace(microsecond=0)
    dated = day or wish.day or moment.date()
    _demand_issuable(wish)
    entries = register.register(_everything(archive), dossier.office)
    order = _free(entries, dated.year, order) if order else register.next_order(entries, dated.year)
    number = numbering.number(order, wish.kind, dated, dossier.office, register.signing_role(wish, dossier.office, dated))
    values = {"nomor": number, "tanggal": dated.isoformat(), "diterbitkan": moment.isoformat()}
    if wish.day == dated:
        del values["tanggal"]
    elif wish.day:
        raise PipelineError(f"Surat ini sudah bertanggal {words.long_date(wish.day)}.", "Samakan --tanggal, atau kosongkan tanggalnya.")
    _demand_signer(archive, year, wish, dated)
    _fill(archive.root, wish, values)
    return Issued(file=file, number=number, day=dated)


def _one(archive: Archive, file: Path) -> "tuple[int, Wish]":
    """Return the letter in a file, and the year whose folder holds it."""
    from ..intake.beside import correspondence

    place = file.absolute()
    inside = place.relative_to(archive.root).parts if place.is_relative_to(archive.root) else ()
    if len(inside) != 4 or (inside[0], inside[2]) != ("periods", FOLDER) or not inside[1].isdigit() or place.suffix != ".yml":
        raise PipelineError(f"{file} bukan berkas surat.", "Sebutkan berkas periods/<tahun>/surat/<nama>.yml.")
    if not place.is_file():
        raise PipelineError(f"Berkas {file} tidak ditemukan.", "Buat dahulu dengan `lakip surat baru`.")
    year = int(inside[1])
    found = correspondence.read(archive.root, year)
    if place.stem not in found.wishes:
        said = next((f.message for f in found.findings if f.place.file.name == place.name), "Berkas ini bukan surat.")
        raise PipelineError(f"Surat {place.name} belum dapat dipakai: {said}", f"Jalankan `lakip periksa {year}`, lalu perbaiki.")
    return year, found.wishes[place.stem]


def _demand_issuable(wish: "Wish") -> None:
    from ..core.letters import FORMS
    from ..core.letters.values import UNNUMBERED

    if wish.number:
        raise PipelineError(f"Surat ini sudah bernomor {wish.number}.", "Nomor tidak diambil dua kali; buat surat baru bila diperlukan.")
    if wish.kind in UNNUMBERED:
        raise PipelineError(f"{FORMS[wish.kind].title} tidak bernomor.", "Lembar itu menyertai undangan atau notulennya.")


def _free(entries: "tuple[Entry, ...]", year: int, order: int) -> int:
    taken = next((e for e in entries if (e.year, e.order) == (year, order)), None)
    if taken:
        raise PipelineError(f"Nomor urut {order} tahun {year} sudah dipakai {taken.wish.file}.", "Pilih nomor lain, atau tanpa --urut.")
    return order


def _demand_signer(archive: Archive, year: int, wish: "Wish", day: date) -> None:
    from ..core.approvals.roles import holder
    from ..core.letters import register

    dossier = archive.dossier(year)
    found = holder(dossier.office, register.signing_role(wish, dossier.office, day), day, dossier.policy)
    if found.official is None:
        raise PipelineError(
            f"Surat ini belum dapat diterbitkan. {found.problem}", "Perbaiki satker.yml atau tanggal suratnya, lalu ulangi."
        )


def _fill(root: Path, wish: "Wish", values: Mapping[str, str]) -> None:
    """Write the values into the file and nothing else; what is read back must be the old letter with just these keys."""
    from ..core.letters.issuing import patched
    from ..intake import documents

    place = root / wish.file
    before = place.read_bytes()
    text = patched(before.decode("utf-8"), values)
    old, _ = documents.read(before, wish.file, "surat")
    new, wrong = documents.read((text or "").encode(), wish.file, "surat")
    if text is None or wrong or old is None or new is None or new.value != _with(old.value, values):
        lines = "; ".join(f"{key}: {value}" for key, value in values.items())
        raise PipelineError(f"Susunan {wish.file} tidak dapat diisi dengan aman; berkasnya tidak diubah.", f"Isi sendiri: {lines}.")
    beside = place.with_name(f".sedang-{place.name}")
    beside.write_bytes(text.encode())
    beside.chmod(place.stat().st_mode)
    beside.replace(place)


def _with(value: object, values: Mapping[str, str]) -> object:
    return {**value, **values} if isinstance(value, dict) else value


def listed(root: Path, year: int | None) -> "tuple[tuple[Entry, ...], tuple[Wish, ...]]":
    """Return the register (of one calendar year) and the drafts that wait for a number, by file."""
    from ..core.letters import register
    from ..core.letters.values import UNNUMBERED

    archive = Archive(root)
    wishes = _everything(archive)
    office = archive.dossier(archive.years[-1]).office
    entries = tuple(e for e in register.register(wishes, office) if year in (None, e.year))
    drafts = (w for w in wishes if not w.number and w.kind not in UNNUMBERED and year in (None, int(w.file.parts[1])))
    return entries, tuple(sorted(drafts, key=lambda w: w.file))


def typeset(root: Path, what: str, out: Path | None, *, tell: Tell = str) -> Set:
    """Set letters as PDF and DOCX: those of a year or period, or one file. Letters of the same folder that are not asked for stay."""
    from ..intake.beside import correspondence

    archive, made = Archive(root), out or root / "build"
    named = Path(what) if what.endswith(".yml") else None
    scope = Scope(_one(archive, named)[0]) if named else Scope.parse(what)
    files: list[Path] = []
    notes: list[str] = []
    for year in archive.wanted(scope):
        found = correspondence.read(root, year)
        if has_errors(found.findings):
            return Set(findings=found.findings, stopped=True)
        chosen = {s: w for s, w in found.wishes.items() if (named is None or s == named.stem) and scope.period in ("", w.period)}
        notes += [f"{s}: surat pengantar disusun oleh `lakip sampaikan {year}`." for s, w in chosen.items() if w.kind == BY_DELIVERY]
        files += _written(archive, year, {s: w for s, w in chosen.items() if w.kind != BY_DELIVERY}, made / FOLDER / str(year), tell)
    return Set(files=tuple(files), notes=tuple(notes) if files or notes else ("Belum ada surat yang dapat disusun.",))


def _written(archive: Archive, year: int, wishes: "Mapping[str, Wish]", folder: Path, tell: Tell) -> list[Path]:
    from ..core import letters
    from ..render import letter as setting
    from ..render import outputs

    if not wishes:
        return []
    time, _ = archive.imprint(year)
    with outputs.replaced(folder) as staging:
        for old in sorted(folder.glob("*")) if folder.is_dir() else ():
            (staging / old.name).write_bytes(old.read_bytes())
        for stem, wish in sorted(wishes.items()):
            tell(f"{year}: menyusun {stem} …")
            made = letters.compose(wish, archive.dossier(year), (), wish.event.day or time.date(), draft=not wish.is_finished)
            stamp = wish.issued or time
            (staging / f"{stem}.pdf").write_bytes(setting.pdf(made, archive.root, stamp))
            (staging / f"{stem}.docx").write_bytes(setting.docx(made, archive.root, stamp))
    return [folder / f"{stem}{kind}" for stem in sorted(wishes) for kind in (".pdf", ".docx")]
