"""Plays of approval in one line each, so that a test shows the sequence and nothing else.

    kul+a rendatin+a sekretaris+a gabung        everybody approves content a, then it is merged

`WHO+x` approves, `WHO-x` returns, `WHO~x` comments on content x (`?` cannot be read, `_` is not known any more). Behind it `!` dismisses
the review, `!!` so that its stand is forgotten, `*` edits its text. `=` before a step gives it the time of the step before; every other
step is a minute later. `#2:WHO` goes on in proposal 2, written by WHO (`#2:WHO,WHO` with contributors). With `#2:WHO~a` content a is
already there and the proposal is about something else, with `#2:WHO=a` content a is there and the proposal asks for its approval.
`gabung` merges, `gabung?` without a known time. `@2026-02-12` goes on that day.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from pipeline.core import model as m
from pipeline.core.approvals.values import Act, Content, Policy, Proposal, Record, Review, SignOff, Stance
from tests import builders as b

YEAR = 2025
START = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)
ACCOUNTS = {
    **{"kul": 11, "rendatin": 12, "sekretaris": 13, "plh": 14, "lama": 15, "ketua": 16},
    **{"staf": 21, "admin": 98, "asing": 99},
    "hapus": None,
}
ROLES = {"kul": "kasubbag-kul", "plh": "kasubbag-kul", "lama": "kasubbag-kul", "rendatin": "kasubbag-rendatin"}
STANCES = {"+": Stance.APPROVED, "-": Stance.RETURNED, "~": Stance.COMMENTED}
STEP = re.compile(r"(=?)([a-z]+)([+~-])([a-z0-9?_])(!{0,2})(\*?)")
TURN = re.compile(r"#(\d):([a-z]+(?:,[a-z]+)*)(?:([~=])([a-z]))?")
ASKS = {"~": frozenset[int](), "=": frozenset({YEAR}), None: None}


def person(who: str, role: str = "kasubbag", start: str = "2023-01-01", end: str | None = None, **changes: Any) -> m.Official:
    """An official of the plays, named after the word that stands for him."""
    named = {"name": f"CONTOH {who.title()}", "account": ACCOUNTS.get(who), "term": b.term(start, end)}
    return b.official(role, **(named | {"title": "Kasubbag " + changes.get("department", "")} | changes))


KUL = person("kul", department="kul", start="2026-01-01")
LAMA = person("lama", department="kul", end="2025-12-31")
PLH = person("plh", department="kul", start="2026-02-10", end="2026-02-14", acting="Plh.")
RENDATIN = person("rendatin", department="rendatin")
SEKRETARIS = person("sekretaris", "sekretaris", department="", title="Sekretaris")
KETUA = person("ketua", "ketua", department="", title="Ketua")
DEPARTMENTS = (b.department("kul"), b.department("rendatin"))


def office(*officials: m.Official, departments: tuple[m.Department, ...] = DEPARTMENTS) -> m.Office:
    """The office of the plays, or one with these officials."""
    return b.office(officials=officials or (LAMA, KUL, PLH, RENDATIN, SEKRETARIS, KETUA), departments=departments)


ASIDE = person("kul", department="rendatin", start="2023-01-01")

OFFICES: Mapping[str, m.Office] = {
    "biasa": office(),
    "tanpa-akun": office(KUL, replace(RENDATIN, account=None), SEKRETARIS),
    "tanpa-rendatin": office(KUL, SEKRETARIS),
    "kul-di-kedua": office(KUL, replace(RENDATIN, account=11, name=KUL.name), SEKRETARIS),
    "kul-pindah": office(
        replace(KUL, term=b.term("2026-01-01", "2026-02-03")),
        replace(LAMA, term=b.term("2026-02-04")),
        RENDATIN,
        replace(SEKRETARIS, term=b.term(end="2026-02-03")),
        replace(SEKRETARIS, name=KUL.name, account=11, term=b.term("2026-02-04")),
    ),
    "dua-kul": office(KUL, replace(LAMA, term=b.term()), RENDATIN, SEKRETARIS),
    "tanpa-subbagian": office(departments=()),
    "kul-salah-satu-rendatin": office(KUL, RENDATIN, ASIDE, SEKRETARIS),
    "kul-diganti-di-rendatin": office(KUL, ASIDE, replace(PLH, department="rendatin"), SEKRETARIS),
    "lama-dua-kali": office(replace(LAMA, term=b.term("2020-01-01", "2021-12-31")), LAMA, KUL, RENDATIN, SEKRETARIS),
}


def content(letter: str, year: int = YEAR) -> Content:
    """The content that a letter stands for."""
    return Content(year=year, sha256=sha256(letter.encode()).hexdigest(), tree=letter * 40)


def content_at(commit: str) -> Content | None:
    """The content at a commit: its first letter tells."""
    return None if commit.startswith("?") else content(commit[0])


@dataclass
class _Draft:
    """A proposal in the making."""

    number: int
    writers: list[str]
    there: str = ""  # content already there, which it does not change
    asks: frozenset[int] | None = None
    seen: list[str] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    merge: dict[str, Any] = field(default_factory=dict)

    def made(self) -> Proposal:
        head = self.there or next((letter for letter in reversed(self.seen) if letter not in "?_"), "z")
        accounts = [ACCOUNTS[who] for who in self.writers]
        merged = {"merge_commit": f"{head}-gabung", **self.merge} if self.merge else {}
        return Proposal(
            number=self.number,
            author=accounts[0],
            contributors=frozenset(a for a in accounts if a is not None),
            base=f"{self.there or '0'}-dasar",
            head=f"{head}-kepala",
            reviews=tuple(self.reviews),
            asks=self.asks,
            **merged,
        )


def proposals(play: str) -> tuple[Proposal, ...]:
    """The proposals of a play; the first is written by the staff unless it says otherwise."""
    time, drafts, at = START, {1: _Draft(1, ["staf"])}, 1
    for count, step in enumerate(play.split(), 1):
        if step.startswith("@"):
            time = datetime.fromisoformat(step[1:]).replace(hour=2, tzinfo=UTC)
        elif turn := TURN.fullmatch(step):
            at = int(turn[1])
            if at not in drafts or not drafts[at].reviews:
                drafts[at] = _Draft(at, turn[2].split(","), turn[4] or "", ASKS[turn[3]])
        elif step.strip("=?") == "gabung":
            time += timedelta(minutes=0 if step.startswith("=") else 1)
            drafts[at].merge = {"merged": True, "merged_by": ACCOUNTS["admin"], "merged_time": None if step.endswith("?") else time}
        else:
            time += timedelta(minutes=0 if step.startswith("=") else 1)
            drafts[at].reviews.append(_review(str(100 + count), step, time))
            drafts[at].seen.append(_parts(step)[3])
    return tuple(d.made() for d in drafts.values() if d.reviews or d.merge)


def _parts(step: str) -> tuple[str, ...]:
    found = STEP.fullmatch(step)
    assert found, step
    return found.groups()


def _review(ident: str, step: str, time: datetime) -> Review:
    _, who, sign, letter, dismissed, edited = _parts(step)
    review = Review(
        ident=ident,
        account=ACCOUNTS[who],
        stance=STANCES[sign],
        commit=None if letter == "_" else f"{letter}-{ident}",
        time=time,
        body="angka keliru" if sign == "-" else "",
        edited=bool(edited),
    )
    if not dismissed:
        return review
    original = review.stance if dismissed == "!" else None
    return replace(review, stance=Stance.DISMISSED, dismissed_by=ACCOUNTS["admin"], original=original)


def records(play: str, source: str = "jam perangkat penanda tangan") -> tuple[Record, ...]:
    """The same play as records, for plays of approvals and returns alone."""
    time, made = START, []
    people = {who: next(o for o in OFFICES["biasa"].officials if o.account == ACCOUNTS[who]) for who in (*ROLES, "sekretaris")}
    for step in play.split():
        equal, who, sign, letter, _, _ = _parts(step)
        time += timedelta(minutes=0 if equal else 1)
        acts = {"+": Act.SIGN if who == "sekretaris" else Act.PARAF, "-": Act.RETURN}
        made.append(
            Record(
                number=len(made) + 1,
                year=YEAR,
                act=acts[sign],
                role=ROLES.get(who, who),
                name=people[who].name,
                title=people[who].title,
                time=time,
                time_source=source,
                content=content(letter),
                commit=letter * 40,
                pdf_sha256="",
                note="angka keliru" if sign == "-" else "",
                source="lokal",
                source_url="",
                source_sha256="",
                previous="0" * 64,
            )
        )
    return tuple(made)


def policy(settings: Mapping[str, str]) -> Policy:
    """The policy that the settings of a play ask for."""
    shared = tuple(tuple(pair.split(":")) for pair in settings.get("rangkap", "").split(",") if pair)
    return Policy(paraf=tuple(filter(None, settings.get("paraf", "").split(","))), shared=shared, zone=settings.get("zona", "WIB"))  # type: ignore[arg-type]


def last_content(made: Sequence[Proposal]) -> str:
    """The letter of what the last proposal about the year would bring in."""
    return next((p.head[0] for p in reversed(made) if p.asks != frozenset()), "a")


def judged(play: str, published: str = "", **settings: str) -> SignOff:
    """The verdict on a play; it is about the last content proposed unless another is named."""
    from pipeline.core.approvals import evaluate as verdicts  # looked up anew each time: the mutation tests exchange it

    held = OFFICES[settings.get("kantor", "biasa")]
    if settings.get("jalur") == "rekaman":
        return verdicts.from_records(records(play), held, policy(settings), content(published or "a"))
    made = proposals(play)
    return verdicts.evaluate(made, held, policy(settings), YEAR, content_at, published or last_content(made))


def standings(verdict: SignOff) -> dict[str, str]:
    """Role to standing."""
    return {stand.role.code: str(stand.standing) for stand in verdict.stands}


def reason(verdict: SignOff, role: str) -> str:
    """Why a role stands where it does."""
    return next(stand.reason for stand in verdict.stands if stand.role.code == role)
