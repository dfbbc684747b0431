"""The vocabulary of approval: reviews as a host tells them, acts as the office knows them, and where every role stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stance(StrEnum):
    """What a review says. COMMENTED changes nothing; DISMISSED is a stance that was taken away."""

    APPROVED = "setuju"
    RETURNED = "dikembalikan"
    COMMENTED = "komentar"
    DISMISSED = "gugur"


class Act(StrEnum):
    """What an official does; the values stand in records and in signature namespaces."""

    PARAF = "paraf"
    RETURN = "pengembalian"
    SIGN = "tanda-tangan"


class Standing(StrEnum):
    """Where a role stands; the values are printed."""

    NONE = "belum"
    PARAF = "paraf"
    SIGNED = "tanda tangan"
    RETURNED = "dikembalikan"
    VOID = "gugur"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review of a proposal as the host tells it. `account` is the host's numeric id, None for a deleted account."""

    ident: str
    account: int | None
    stance: Stance
    commit: str | None  # what was looked at; None where the host no longer knows
    time: datetime  # aware
    body: str = ""
    url: str = ""
    edited: bool = False
    dismissed_by: int | None = None
    original: Stance | None = None  # the stance before it was dismissed


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposed change (pull request): who wrote it, what it would bring in, what was said of it."""

    number: int
    author: int | None
    contributors: frozenset[int]  # accounts with a commit in it, the author's included where known
    base: str  # commit
    head: str  # commit
    reviews: tuple[Review, ...] = ()
    merged: bool = False
    merge_commit: str | None = None
    merged_by: int | None = None
    merged_time: datetime | None = None
    url: str = ""
    host: str = ""  # name of the host, e.g. github.com
    asks: frozenset[int] | None = None  # years whose lembar it holds, so that approving it is meant for them; None: nobody looked


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an approval stands for: the year's own files, without pengesahan/ and surat/.

    `sha256` is of the sorted lines "<sha256 of file>  <path relative to the year's folder>\\n", as `sha256sum` prints them; `tree` is
    the id of the Git tree of the very same files.
    """

    year: int
    sha256: str
    tree: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A place on the lembar pengesahan: `kasubbag-<subbagian>` or `sekretaris`, what is asked of it, and who may give it."""

    code: str
    act: Act  # PARAF or SIGN
    title: str  # Kepala Subbagian …


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleStand:
    """Where a role stands for the content in question, why, and on what that rests.

    `reason` is whole Indonesian sentences, "" when plain. For a role that nobody has filled yet, `name` and `title` are whom to ask.
    """

    role: Role
    standing: Standing
    name: str = ""
    title: str = ""  # as held at the time, with Plt. or Plh.
    time: datetime | None = None
    reason: str = ""
    review: Review | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the history: what happened, when, in which round; text is a whole Indonesian sentence."""

    round: int
    time: datetime
    role: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """The verdict on one year's content."""

    content: Content | None
    stands: tuple[RoleStand, ...]
    history: tuple[Event, ...]
    missing: tuple[str, ...]  # Indonesian sentences: what is still to be done, by whom

    @property
    def is_initialled(self) -> bool:
        """Whether every paraf stands."""
        parafs = [s for s in self.stands if s.role.act is Act.PARAF]
        return bool(parafs) and all(s.standing is Standing.PARAF for s in parafs)

    @property
    def is_signed(self) -> bool:
        """Whether every paraf stands and the signature after them; nothing is signed by default."""
        signs = [s for s in self.stands if s.role.act is Act.SIGN]
        return self.is_initialled and bool(signs) and all(s.standing is Standing.SIGNED for s in signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What an office demands (key `pengesahan` of periode.yml), with its legal basis.

    `paraf` are the subbagian whose heads initial, in the order of the sheet; empty means all valid on the day. `shared` maps a role to the
    role whose holder fills it as well, declared and never guessed. `zone` tells on which day a review was given.
    """

    paraf: tuple[str, ...] = ()
    shared: tuple[tuple[str, str], ...] = ()
    basis: str = ""
    zone: str = "WIB"  # WIB, WITA or WIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One accepted act as it is frozen in pengesahan/: numbered, chained, canonical. Field names in JSON are Indonesian."""

    number: int
    year: int
    act: Act
    role: str
    name: str
    title: str
    time: datetime
    time_source: str  # "host" or "jam perangkat penanda tangan"
    content: Content
    commit: str
    pdf_sha256: str  # of the PDF that was looked at; "" where none was built
    note: str  # reason of a return, else ""
    source: str  # "lokal" or the host's name
    source_url: str
    source_sha256: str  # digest of the host's raw answer, "" when local
    previous: str  # sha256 of the record before, 64 zeros for the first
