"""Names: which files have a place below periods/, and which names nobody should have to live with. The one list there is."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from unicodedata import normalize

from ..collecting import naming
from ..findings import Finding
from .rules import git as rules
from .shown import place, shown
from .values import Change

TOP = "periods/"
LONGEST, DEEPEST = 240, 12  # bytes of a path (Windows stops at 260 with its own folder's), and its parts
IMAGES = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp"})
OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt", "rtf"})
EVIDENCE = IMAGES | OFFICE | {"pdf", "txt", "csv", "md", "eml", "json", "log", "mp3", "mp4", "zip"}  # nothing that a browser would run
SHOTS = frozenset({"png", "jpg", "jpeg", "webp"})
ORIGINALS = frozenset({"xlsx", "json", "csv", "zip"})
ELSEWHERE = frozenset({".gitmodules", ".lfsconfig"})  # make Git fetch from somewhere else
SETTINGS = ELSEWHERE | {".gitattributes", ".gitignore", ".mailmap"}
HELD_OPEN = ".gitkeep"

YEAR, PERIOD, DEPARTMENT, NAME = r"20\d\d", "[a-z][a-z0-9]*", "[a-z][a-z0-9-]*", "[a-z0-9]+(?:-[a-z0-9]+)*"
ANY = "(?P<any>[^/]+)"  # a name of the office's own choice, of a kind that the place takes
SUBMISSION = rf"{YEAR}/(?!(?:laporan|surat|kendali|pengesahan)/){PERIOD}/{DEPARTMENT}"
PAPERS = rf"{YEAR}/kendali/{PERIOD}"
PLACES: tuple[tuple[str, frozenset[str]], ...] = (  # pattern of a path below periods/, and the kinds that <any> may have
    (r"(?:satker|kalender|sop)\.yml|libur\.csv|allowed_signers|dicabut\.krl|README\.md", frozenset()),
    (rf"{NAME}\.(?:svg|png)", frozenset()),  # the office's logo
    (rf"renstra-{YEAR}-{YEAR}/(?:sasaran|indikator|target|riwayat)\.csv", frozenset()),
    (rf"{YEAR}/(?:periode\.yml|(?:perjanjian-kinerja|rencana-aksi|anggaran)\.csv)", frozenset()),
    (rf"{YEAR}/laporan/(?:koreksi\.csv|(?:{PERIOD}/)?{NAME}\.md)", frozenset()),
    (rf"{YEAR}/surat/(?:{NAME}\.yml|{ANY})", EVIDENCE),
    (rf"{YEAR}/kendali/jurnal\.csv", frozenset()),
    (rf"{PAPERS}/(?:pembukaan\.yml|verifikasi-{DEPARTMENT}\.yml|konfirmasi-\d{{3}}\.yml|(?:inventaris|entri)\.csv)", frozenset()),
    (rf"{PAPERS}/entri/{ANY}", SHOTS),
    (rf"{YEAR}/pengesahan/(?:\d{{4}}-{NAME}\.json(?:\.sig)?|lembar/{NAME}\.txt)", frozenset()),
    (rf"{SUBMISSION}/(?:(?:realisasi|anggaran|bukti|kiriman)\.csv|analisis\.md)", frozenset()),
    (rf"{SUBMISSION}/bukti/{ANY}", EVIDENCE),
    (rf"{SUBMISSION}/kiriman/{ANY}", ORIGINALS),
)
YEARS = re.compile(YEAR, re.ASCII)
KNOWN = tuple((re.compile(pattern, re.ASCII), kinds) for pattern, kinds in PLACES)
NOT_UTF8, OF_GIT, ABOVE = "tidak tersimpan sebagai UTF-8", "nama itu dipakai Git sendiri", "menunjuk folder di atasnya"


def is_known(name: str) -> bool:
    """Say whether a file of this name (from the top of the repository) has a place below periods/."""
    inside = name.removeprefix(TOP)
    return name.startswith(TOP) and any(_fits(pattern.fullmatch(inside), kinds) for pattern, kinds in KNOWN)


def _fits(found: "re.Match[str] | None", kinds: frozenset[str]) -> bool:
    if found is None:
        return False
    chosen = found.groupdict().get("any")
    return chosen is None or chosen.rpartition(".")[2].lower() in kinds or (chosen == HELD_OPEN and "surat" not in found[0])


def fault(name: str) -> tuple[str, str]:
    """Return the first part of a path that cannot be used, and why; two empty texts for a good path."""
    ours = name.startswith(TOP)
    return next(((part, why) for part in name.split("/") if (why := _part_fault(part, ours=ours))), ("", ""))


def _part_fault(part: str, *, ours: bool) -> str:
    if any("\ud800" <= c <= "\udfff" for c in part):
        return NOT_UTF8
    if part in ("", ".", ".."):
        return ABOVE if part else "kosong"
    if _folded(part) in (".git", "git~1"):
        return OF_GIT
    if part in SETTINGS or part == HELD_OPEN:
        return ""
    return naming.fault(part) if ours else naming.fault_anywhere(part)  # a program's own files may be hidden or hold a comma


def fold(name: str) -> str:
    """Return what a name is to a file system or a reader that does not look closely."""
    return normalize("NFKC", normalize("NFKC", name).casefold())


def _folded(part: str) -> str:
    """Return a part as file systems take it that drop what cannot be seen, and dots and spaces at the end."""
    return "".join(c for c in fold(part) if c.isprintable()).rstrip(". ")


def check(change: Change) -> Iterator[Finding]:
    """Yield what is wrong with the names of a change: of each only the first that can be said."""
    links = {entry.name for entry in change.present if not entry.is_plain}  # told as what they are, wherever they lie
    swapped = dict(_swapped(change, links))
    yield from (rules.SWAPPED.at(place(name), dulu=was, nama=shown(name), kini=now) for name, (was, now) in sorted(swapped.items()))
    rest = [e.name for e in change.present if e.name not in swapped and swapped.keys().isdisjoint(_above(e.name))]
    refused = {name: found for name in rest if (found := (*_unfit(name), *(() if name in links else _misplaced(name))))}
    yield from (found[0] for found in refused.values())
    gone = [entry.name for entry in change.entries if entry.is_gone]
    yield from _collisions([name for name in rest if name not in refused], change.after, gone)


def check_on_disk(names: Collection[str]) -> Iterator[Finding]:
    """Yield names of files on disk that nobody should have to live with; files without a place are left to whoever reads the folder."""
    refused = {name: found for name in names if (found := tuple(_unfit(name)))}
    yield from (found[0] for found in refused.values())
    yield from _collisions([name for name in names if name not in refused], names, ())


def _unfit(name: str) -> Iterator[Finding]:
    part, why = fault(name)
    if why:
        yield rules.NAME_UNFIT.at(place(name), nama=shown(part), sebab=why)
    size, deep = len(name.encode("utf-8", "surrogateescape")), name.count("/") + 1
    if size > LONGEST or deep > DEEPEST:
        yield rules.PATH_LONG.at(place(name), panjang=size, dalam=deep, paling_panjang=LONGEST, paling_dalam=DEEPEST)


def _misplaced(name: str) -> Iterator[Finding]:
    """Yield that a name below periods/ has no place there, or that it is a setting of Git that nobody may bring along."""
    last, ours = name.rpartition("/")[2], _is_below(name)
    if last in SETTINGS and (ours or last in ELSEWHERE):
        yield rules.GIT_SETTINGS.at(place(name), nama=last, tempat="di dalam periods/" if ours else "di mana pun")
    elif ours and not is_known(name):
        yield rules.PATH_UNKNOWN.at(place(name))


def _is_below(name: str) -> bool:
    """Say whether a path is, or could be taken for, one below periods/: a look-alike folder is no place of its own."""
    return fold(name.partition("/")[0]) == TOP[:-1]


def _collisions(names: Iterable[str], tree: Iterable[str], gone: Iterable[str]) -> Iterator[Finding]:
    """Yield names that another of the whole tree, or one just taken away, falls together with; a folder's name counts like a file's."""
    seen, lost = _by_fold(tree), {fold(name): name for name in gone}
    for name in names:
        other = next(filter(None, (_other(stem, seen) for stem in (name, *_above(name)))), "") or lost.get(fold(name), "")
        if other:
            yield rules.NAMES_COLLIDE.at(place(name), lain=shown(other))


def _other(name: str, seen: Mapping[str, Mapping[str, int]]) -> str:
    alike = seen.get(fold(name), {})
    return next((other for other in alike if other != name), name if alike.get(name, 0) > 1 else "")


def _by_fold(tree: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
    """Return how often each name stands in the tree, folders among them, by what it falls together to."""
    counted: dict[str, int] = defaultdict(int)
    for name in tree:
        counted[name] += 1
    folders = {folder for name in counted for folder in _above(name)}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for name in sorted(counted.keys() | folders):
        found[fold(name)][name] = counted.get(name, 0) + (name in folders)  # twice only in a tree that Git would not make
    return found


def _above(name: str) -> Iterator[str]:
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name


def _swapped(change: Change, links: Set[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield names below periods/ that were a file and are now a folder, or the other way round, with what they were and are."""
    before, after = ({n for n in names if n.startswith(TOP)} for names in (change.before, change.after))
    over_before, over_after = ({folder for name in names for folder in _above(name)} for names in (before, after))
    yield from ((name, ("berkas", "folder")) for name in before & over_after - after)
    yield from ((name, ("folder", "berkas")) for name in over_before & after - before - links)
