"""The folder pengesahan/ as a chain: every file known, every number there, every record naming the one before it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .records import FIRST, LOCAL, RecordRefused, digest, parse, plain
from .values import Record

NAME = re.compile(r"[0-9]{4}-(paraf|pengembalian|tanda-tangan)-[a-z0-9-]+\.json")
SIGNATURE = ".sig"
SHEET = re.compile(r"lembar/[a-z0-9-]+\.txt")  # asks for an approval at the host, proves nothing


@dataclass(frozen=True)
class Link:
    """A record with the bytes it was read from and the signature that lies beside it."""

    name: str
    record: Record
    data: bytes
    signature: bytes | None

    @cached_property
    def digest(self) -> str:
        """The sha256 by which the next record names this one."""
        return digest(self.data)

    @property
    def is_local(self) -> bool:
        """Whether the official signed on a device of his own, instead of at a host."""
        return self.record.source == LOCAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The records that could be read, by number, and whole sentences on everything that is wrong with the folder."""

    links: tuple[Link, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """The records alone."""
        return tuple(link.record for link in self.links)

    @property
    def end(self) -> str:
        """What the next record must name as the one before it."""
        return self.links[-1].digest if self.links else FIRST


def read(files: Mapping[str, bytes], year: int) -> Chain:
    """Read pengesahan/ (name in the folder -> bytes) of a year."""
    links, refused = [], []
    for name in sorted(n for n in files if NAME.fullmatch(n)):
        try:
            links.append(Link(name, parse(files[name], name), files[name], files.get(name + SIGNATURE)))
        except RecordRefused as refusal:
            refused.append(refusal.message)
    links.sort(key=lambda link: (link.record.number, link.name))
    return Chain(links=tuple(links), faults=(*_foreign(files), *refused, *check_chain(links, year)))


def _foreign(files: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted(n for n in files if not SHEET.fullmatch(n)):
        record = name.removesuffix(SIGNATURE)
        if not NAME.fullmatch(record):
            yield f"Berkas asing di pengesahan/: {plain(name, 100)}; folder itu hanya memuat rekaman dan tanda tangannya."
        elif record not in files:
            yield f"Tanda tangan {name} tidak mempunyai rekaman."


def check_chain(links: Sequence[Link], year: int) -> Iterator[str]:
    """Give what is wrong between records: year, number, link, time."""
    previous, latest = FIRST, None
    for number, link in enumerate(links, 1):
        record = link.record
        if record.year != year:
            yield f"Rekaman {link.name} untuk tahun {record.year}, bukan {year}."
        if record.number != number:
            yield f"Rekaman {link.name} seharusnya bernomor {number:04d}: ada rekaman yang hilang, kembar, atau tertukar."
        if record.previous != previous:
            yield f"Rantai putus pada {link.name}: rekaman sebelumnya bukan yang disebut di dalamnya."
        if latest is not None and record.time < latest:
            yield f"Waktu pada {link.name} mendahului rekaman sebelumnya."
        previous, latest = link.digest, record.time
