"""A change as a whole: modes, sizes, numbers and the way it came about. What may be read of it, and what may not."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from .. import shape_rules
from ..comparing import folders
from ..findings import Finding
from . import paths, roles
from .rules import git as rules
from .shown import place, shown
from .values import KINDS, PROGRAM, Change, Entry, Limits

MIB = 1024 * 1024
TEXTS = frozenset({".csv", ".yml", ".md"})
AS_THEY_CAME = frozenset({"bukti", "kiriman", "entri", "surat"})  # folders that hold files as they came, besides ours
POINTER = b"version https://git-lfs.github.com/spec/"
SHORT = 8  # letters of a commit's id that are told


def check(change: Change, role: roles.Role | None, limits: Limits) -> tuple[Finding, ...]:
    """Return everything that can be said of a change without reading a file of it."""
    return (
        *_owners(change, role),
        *paths.check(change),
        *_amounts(change, limits),
        *(finding for entry in change.present for finding in _alone(entry, limits)),
        *_way(change, limits),
    )


def _owners(change: Change, role: roles.Role | None) -> tuple[Finding, ...]:
    """Return what does not belong to whoever proposes; what is refused is not called doubtful as well."""
    refused = tuple(roles.check(change, role))
    paths_of_all = [entry.path for entry in change.entries]
    asked = () if role else folders.check(paths_of_all, roles.opened(paths_of_all, change.before))
    return (*refused, *(finding for finding in asked if finding.place not in {f.place for f in refused}))


def _amounts(change: Change, limits: Limits) -> Iterator[Finding]:
    everything = place(paths.TOP)
    if len(change.entries) > limits.files:
        yield rules.TOO_MANY_FILES.at(everything, jumlah=len(change.entries), batas=limits.files)
    if (size := _total(change)) > limits.total:
        yield rules.TOO_MUCH.at(everything, ukuran=_mib(size), batas=limits.total // MIB)
    if change.commits > limits.commits:
        yield rules.TOO_MANY_COMMITS.at(everything, batas=limits.commits)
    for commit in change.roots:
        yield rules.FOREIGN.at(everything, komit=commit[:SHORT])


def _total(change: Change) -> int:
    return sum(entry.size for entry in change.present)


def _mib(size: int) -> int:
    return -(-size // MIB)  # a file just above a limit is not told to be as large as the limit


def _alone(entry: Entry, limits: Limits) -> Iterator[Finding]:
    """Yield what is wrong with one entry by itself: its mode, its size."""
    if not _is_file(entry):
        yield shape_rules.FILE_IRREGULAR.at(
            place(entry.name), nama=shown(entry.path.name), jenis=KINDS.get(entry.mode, f"mode {entry.mode}")
        )
    else:
        yield from check_size(entry.path, entry.size, limits)


def check_size(path: PurePosixPath, size: int, limits: Limits) -> tuple[Finding, ...]:
    """Return a finding where a file is larger than one of its kind may be; sizes in bytes."""
    if _is_text(path) and size > limits.text:
        return (shape_rules.FILE_TOO_LARGE.at(place(str(path)), ukuran=size, batas=limits.text),)
    if size > limits.evidence:
        return (rules.EVIDENCE_TOO_LARGE.at(place(str(path)), ukuran=_mib(size), batas=limits.evidence // MIB),)
    return ()


def _is_file(entry: Entry) -> bool:
    """Say whether it is an ordinary file; outside periods/ one that may be run is, too."""
    return entry.is_plain or (entry.mode == PROGRAM and not entry.name.startswith(paths.TOP))


def _is_text(path: PurePosixPath) -> bool:
    return path.parts[:1] == ("periods",) and path.suffix in TEXTS and not is_as_it_came(path)


def is_as_it_came(path: PurePosixPath) -> bool:
    """Say whether a file is kept as somebody handed it in: evidence, an original, a scan, a screenshot."""
    ours = path.parent.name == "surat" and path.suffix == ".yml"
    return path.parent.name in AS_THEY_CAME and not ours and path.name != paths.HELD_OPEN


def _way(change: Change, limits: Limits) -> Iterator[Finding]:
    """Yield what single commits brought that the end does not show."""
    touched = {entry.name for entry in change.entries}
    last, there, old = {(e.name, e.oid, e.mode) for e in change.entries}, set(change.after), frozenset(change.before.values())
    for entry in change.earlier:
        if (entry.name, entry.oid, entry.mode) in last:
            continue
        if entry.name not in there and entry.oid not in change.held and entry.oid not in old:
            yield rules.HIDDEN.at(place(entry.name), komit=entry.commit[:SHORT])
        elif entry.name in touched:
            yield from (old_version(entry, (finding,)) for finding in _alone(entry, limits))


def old_version(entry: Entry, found: Iterable[Finding]) -> Finding:
    """Return the finding about a version on the way for which `found` was said."""
    return rules.OLD_VERSION.at(place(entry.name), komit=entry.commit[:SHORT], sebab=next(iter(found)).message)


def readable(change: Change, limits: Limits) -> tuple[Entry, ...]:
    """Return what of a change may be read: ordinary files of data, where they belong, none too large, and not too much in all."""
    if len(change.entries) > limits.files or _total(change) > limits.total:
        return ()
    return tuple(entry for entry in change.present if _may_be_read(entry, limits))


def replaced(change: Change, limits: Limits) -> tuple[Entry, ...]:
    """Return versions on the way of files kept as they came: those of texts are drafts, those of scans are files of their own."""
    last = {entry.oid for entry in change.entries}
    there = set(change.after)
    found = {entry.oid: entry for entry in change.earlier if entry.oid not in last and entry.name in there and is_as_it_came(entry.path)}
    chosen = tuple(entry for entry in found.values() if _may_be_read(entry, limits))
    return chosen if sum(entry.size for entry in chosen) <= limits.total else ()


def _may_be_read(entry: Entry, limits: Limits) -> bool:
    return paths.is_known(entry.name) and not paths.fault(entry.name)[1] and not any(_alone(entry, limits))


def check_pointer(name: str, content: bytes) -> tuple[Finding, ...]:
    """Return a finding where a file is only a pointer to a store elsewhere."""
    return (rules.LFS_POINTER.at(place(name)),) if content.startswith(POINTER) else ()
