"""Accepted reviews of a host as records, and records against what the host says now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..model import Office
from . import roles as places
from .chain import Link
from .evaluate import evaluate, from_records
from .records import FIRST, HOST_CLOCK, LOCAL, LONGEST, digest, dump, name_of, plain
from .reviewing import ContentAt, Reviewing
from .values import Act, Policy, Proposal, Record, SignOff, Stance, Standing
from .votes import Vote, in_order

CHANGED = "Rekaman {name} tidak sama dengan yang dikatakan {host} sekarang: {fields} berbeda."
GONE = "Rekaman {name} tidak ada lagi di {host}: reviunya dihapus, digugurkan, atau tidak pernah ada."
LATE = "Reviu {act} {role} pada {time} lebih tua dari rekaman terakhir, sehingga tidak dapat ditambahkan di belakangnya."
OVERSTATED = "Rekaman saja akan menyatakan {role} setuju, padahal reviunya di host tidak."
PASSED = "Reviu {name} pada {time} tidak direkam. {fault}"
UNREADABLE = "Isi pada commit {commit} tidak dapat dibaca."
UNRECORDED = "Reviu {act} {role} pada {time} belum direkam."
NAMED = {
    "name": "nama",
    "title": "jabatan",
    "content": "isi",
    "commit": "commit",
    "note": "catatan",
    "source": "host",
    "source_url": "tautan",
    "pdf_sha256": "pdf_sha256",
    "year": "tahun",
    "time_source": "sumber waktu",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Records beside the host's reviews: what differs, and what is not recorded yet, in order."""

    differing: tuple[str, ...]
    missing: tuple[Record, ...]
    late: tuple[str, ...]


def acts(
    proposals: Sequence[Proposal], office: Office, policy: Policy, year: int, content_at: ContentAt, raw: Callable[[str], str]
) -> tuple[Record, ...]:
    """Return every act that an official of the office truly did in these proposals, by time; numbers and links are still open.

    A paraf that a later change or return voided was given all the same: it is recorded, and judged again with all others. `raw` gives the
    digest of the host's own words on a review.
    """
    hosts = {str(p.number): p.host for p in proposals}
    votes = _votes(proposals, office, policy, year, content_at)
    found = (_record(vote, year, hosts[vote.mark.partition(":")[0]], raw) for vote in votes if _is_done(vote))
    return tuple(record for record in found if record)


def passed_over(proposals: Sequence[Proposal], office: Office, policy: Policy, year: int, content_at: ContentAt) -> tuple[str, ...]:
    """Return why approvals of officials of the office are not recorded, one sentence each."""
    votes = _votes(proposals, office, policy, year, content_at)
    return tuple(PASSED.format(name=v.name, time=f"{v.time:%Y-%m-%d %H:%M:%S}", fault=v.fault) for v in votes if v.role and v.fault)


def _votes(proposals: Sequence[Proposal], office: Office, policy: Policy, year: int, content_at: ContentAt) -> tuple[Vote, ...]:
    asked = places.roles(office, policy, date(year, 12, 31))
    known = tuple(sorted(proposals, key=lambda p: p.number))
    return in_order(Reviewing(known, office, policy, asked, year, content_at).votes())


def _is_done(vote: Vote) -> bool:
    """A return is recorded whatever else may be said against it, dismissed or not: dismissing never adds a paraf."""
    if vote.role is None or not vote.has_voice:
        return False
    return vote.opens_round or (vote.stance is not Stance.DISMISSED and not vote.fault)


def overstated(
    records: Sequence[Record],
    proposals: Sequence[Proposal],
    office: Office,
    policy: Policy,
    year: int,
    content_at: ContentAt,
    commit: str,
) -> tuple[str, ...]:
    """Return what records alone would grant although neither the host's reviews nor local acts do: such records prove too much.

    A record keeps less than a review tells (a review that was dismissed, a commit that cannot be read), so both must come to the same.
    """
    content = content_at(commit)
    if content is None:
        return (UNREADABLE.format(commit=commit[:7]),)
    local = [record for record in records if record.source == LOCAL]
    truly = _granted(evaluate(proposals, office, policy, year, content_at, commit))
    truly |= _granted(from_records(local, office, policy, content))
    too_much = _granted(from_records(records, office, policy, content)) - truly
    return tuple(OVERSTATED.format(role=role) for role in sorted(too_much))


def _granted(verdict: SignOff) -> set[str]:
    return {stand.role.code for stand in verdict.stands if stand.standing in (Standing.PARAF, Standing.SIGNED)}


def _record(vote: Vote, year: int, host: str, raw: Callable[[str], str]) -> Record | None:
    review, role, content = vote.review, vote.role, vote.content
    if review is None or role is None or content is None or review.commit is None:
        return None
    returned = vote.said is Stance.RETURNED
    return Record(
        number=1,
        year=year,
        act=Act.RETURN if returned else role.act,
        role=role.code,
        name=vote.name,
        title=vote.title,
        time=review.time.replace(microsecond=0),
        time_source=HOST_CLOCK,
        content=content,
        commit=review.commit,
        pdf_sha256="",
        note=plain(review.body, LONGEST["catatan"]) if returned else "",
        source=host,
        source_url=review.url,
        source_sha256=raw(review.ident),
        previous=FIRST,
    )


def compared(links: Sequence[Link], found: Sequence[Record]) -> Comparison:
    """Compare the records that came from a host with what it says now. Records are never rewritten, only added to.

    The digest of the host's raw words is evidence and is not compared: a host adds fields to its answers as it grows.
    """
    expected = {_key(record): record for record in found}
    frozen = {_key(link.record): link for link in links if link.record.source != LOCAL}
    differing = [sentence for key, link in frozen.items() for sentence in _differences(link, expected.get(key))]
    latest = links[-1].record.time if links else None
    missing = tuple(record for key, record in expected.items() if key not in frozen)
    late = tuple(told(LATE, record) for record in missing if latest and record.time < latest)
    return Comparison(differing=tuple(differing), missing=missing, late=late)


def told(sentence: str, record: Record) -> str:
    """Fill a sentence with what a record is about."""
    return sentence.format(act=record.act.value, role=record.role, time=f"{record.time:%Y-%m-%d %H:%M:%S} UTC")


def _key(record: Record) -> tuple[object, ...]:
    return (record.act, record.role, record.time)


def _differences(link: Link, now: Record | None) -> Iterator[str]:
    if now is None:
        yield GONE.format(name=link.name, host=link.record.source)
        return
    different = [word for field, word in NAMED.items() if getattr(link.record, field) != getattr(now, field)]
    if different:
        yield CHANGED.format(name=link.name, host=link.record.source, fields=", ".join(different))


def numbered(records: Sequence[Record], last: int, end: str) -> Mapping[str, bytes]:
    """Return the files (name -> bytes) that add `records` to a chain whose last number and digest these are."""
    files: dict[str, bytes] = {}
    for number, record in enumerate(records, last + 1):
        placed = replace(record, number=number, previous=end)
        data = dump(placed)
        files[name_of(placed)], end = data, digest(data)
    return files
