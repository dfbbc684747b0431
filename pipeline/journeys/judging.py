"""The journey of judgement: what the officials said of an open proposal at the host becomes statuses and a label there.

proposal at the host ─┬ its reviews → SignOff of every year whose lembar it holds ─┐
                      └ records it adds ↔ reviews at the host, signatures ─────────┴→ Marks → statuses, label

Program, officials and keys are the main branch's; the proposal's files are read as Git objects and never laid out.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.approvals import chain as chains
from ..core.approvals.values import Policy, Proposal
from ..core.comparing import standing
from ..core.errors import PipelineError
from ..core.findings import Severity
from .archive import Archive
from .desk import KEYS, PERIODS, REVOKED
from .spans import Span

if TYPE_CHECKING:
    from ..core.model import Office
    from ..intake.host.githost import GitHub

ADDRESS = re.compile(r"/pulls?/([1-9][0-9]{0,8})\b")
MOST_PROPOSALS = 20  # that the records of one year may name
REWRITTEN = "Rekaman {name} diubah atau dihapus; rekaman hanya boleh ditambah."
UNNAMED = "Rekaman {name} tidak menyebut usulan tempat reviunya diberikan."
UNPROVEN = "Rekaman {name} tidak terbukti: tanda tangannya tidak sah menurut daftar kunci pada cabang utama."
WITH_KEYS = "Daftar kunci berubah bersama rekaman tahun {year}; usulkan {keys} tersendiri lebih dahulu."
REFUSED = "Usulan ini ditolak gerbang: {message}"
TOO_MANY = "Rekaman tahun {year} menyebut lebih dari {most} usulan."


def mark(root: Path, host: "GitHub", office: "Office", number: int, run: str = "") -> standing.Marks:
    """Judge the reviews of an open proposal with what stands at `root` (the main branch), and write statuses and label.

    Where that cannot be done the required status says so, lest an earlier success stand on.
    """
    proposal = host.proposal(number)
    if proposal.merged:
        return standing.Marks(statuses=())
    try:
        marks = judged(root, host, office, proposal)
    except PipelineError:
        host.status(proposal.head, standing.REQUIRED, "error", standing.FAILED, run)
        raise
    for status in marks.statuses:
        host.status(proposal.head, status.context, status.state, status.text, run)
    if marks.label:
        host.label(number, marks.label, standing.STATES)
    return marks


def judged(root: Path, host: "GitHub", office: "Office", proposal: Proposal) -> standing.Marks:
    """Return where an open proposal stands, and what is wrong with records that it brings."""
    from ..core.approvals.evaluate import evaluate
    from ..intake.repository import history

    archive, today = Archive(root), datetime.now(UTC).date()  # today only decides who is asked to act next
    verdicts = {
        year: evaluate([proposal], office, _policy(archive, year), year, partial(history.content, root, year), proposal.head, day=today)
        for year in sorted(proposal.asks or ())
    }
    faults = _record_faults(root, archive, host, office, proposal)
    return standing.refused(standing.marks(verdicts), faults) if faults else standing.marks(verdicts)


def _policy(archive: Archive, year: int) -> Policy:
    """Return the main branch's policy of a year; a year that it does not hold yet has the strictest: everybody."""
    return archive.dossier(year).policy if year in archive.years else Policy()


def _record_faults(root: Path, archive: Archive, host: "GitHub", office: "Office", proposal: Proposal) -> tuple[str, ...]:
    """Return what is wrong with the records of every year whose records the proposal touches."""
    from ..intake.repository import changes

    paths = changes.changed(root, proposal.base, proposal.head)
    years = sorted({int(p.parts[1]) for p in paths if _is_record(p)})
    if years and (moved := [key for key in (KEYS, REVOKED) if PurePosixPath(key) in paths]):
        return tuple(WITH_KEYS.format(year=year, keys=" dan ".join(moved)) for year in years)
    if years and (refused := _refused(root, proposal)):
        return refused
    return tuple(fault for year in years for fault in _year_faults(root, archive, host, office, proposal, year))


def _refused(root: Path, proposal: Proposal) -> tuple[str, ...]:
    """Return why the gate lets nothing of a proposal be parsed; its records are not looked into then."""
    from . import gating

    found = gating.gate(root, Span(proposal.base, proposal.head))
    return tuple(REFUSED.format(message=finding.message) for finding in found if finding.severity is Severity.ERROR)


def _is_record(path: PurePosixPath) -> bool:
    """Say whether a path lies right in a year's pengesahan/ (not the lembar below it)."""
    return len(path.parts) == 4 and path.parts[0] == PERIODS and path.parts[1].isdecimal() and path.parts[2] == "pengesahan"


def _year_faults(root: Path, archive: Archive, host: "GitHub", office: "Office", proposal: Proposal, year: int) -> tuple[str, ...]:
    before, after = _records(root, proposal.base, year), _records(root, proposal.head, year)
    rewritten = tuple(REWRITTEN.format(name=name) for name in before if after.get(name) != before[name])
    chain = chains.read(after, year)
    if rewritten or chain.faults:
        return rewritten or chain.faults
    new = tuple(link for link in chain.links if link.name not in before)
    return (*_unproven(root, proposal, year, new), *_differing(root, archive, host, office, year, chain, new, proposal.head))


def _records(root: Path, commit: str, year: int) -> Mapping[str, bytes]:
    from ..intake.repository import history

    folder = f"{PERIODS}/{year}/pengesahan/"
    found = history.files_at(root, commit, folder)
    return {name: data for path, data in found.items() if "/" not in (name := path.removeprefix(folder))}


def _unproven(root: Path, proposal: Proposal, year: int, new: Sequence[chains.Link]) -> tuple[str, ...]:
    """Return the new records of this or that device whose signature does not hold by the main branch's list of keys."""
    from . import verifying

    local = [link for link in new if link.is_local]
    if not local:
        return ()
    keys = root / KEYS
    if not keys.is_file():
        return tuple(UNPROVEN.format(name=link.name) for link in local)
    asked = verifying.Asked(target=proposal.head, year=year, trusted=keys, remember=False)
    proven = {name for verified in verifying.verify(root, asked) for name in verified.proofs}
    return tuple(UNPROVEN.format(name=link.name) for link in local if link.name not in proven)


def _differing(
    root: Path, archive: Archive, host: "GitHub", office: "Office", year: int, chain: chains.Chain, new: Sequence[chains.Link], head: str
) -> tuple[str, ...]:
    """Return in what the records of a host differ from what it says now; new ones must name the proposal they come from."""
    from ..core.approvals import freezing
    from ..intake.repository import history

    if not any(not link.is_local for link in new):
        return ()
    named = {link.name: ADDRESS.search(link.record.source_url) for link in chain.links if not link.is_local}
    if unnamed := tuple(UNNAMED.format(name=name) for name, found in named.items() if found is None):
        return unnamed
    numbers = sorted({int(found[1]) for found in named.values() if found})
    if len(numbers) > MOST_PROPOSALS:
        return (TOO_MANY.format(year=year, most=MOST_PROPOSALS),)
    proposals = [host.proposal(number) for number in numbers]
    about = (proposals, office, _policy(archive, year), year, partial(history.content, root, year))
    differing = freezing.compared(chain.links, freezing.acts(*about, host.raw_sha256)).differing
    return (*differing, *freezing.overstated(chain.records, *about, head))
