"""The office's files under one root: every year read, measured and assembled at most once in a run."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..core.approvals.contents import BESIDE
from ..core.errors import PipelineError
from .contract import CONTRACT

if TYPE_CHECKING:
    from ..core.findings import Finding
    from ..core.model import Dossier, Period
    from ..core.report import Report
    from ..core.reporting.approval import Edition
    from ..core.scorecard import Scorecard
    from ..core.site_manual import Described
    from ..intake.load import Loaded
    from ..intake.repository.history import Revision
    from ..render.drawing import Drawing

PACKAGE = Path(__file__).parents[1]
TIMING = frozenset({"kalender.yml", "libur.csv", "sop.yml"})  # in periods/: of the office's clock, no input of any report
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)  # outside Git there is no commit to take the time from
SCHEMAS = PACKAGE.parent / "schemas"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a command is about: everything, a year, or one collection period of a year."""

    year: int | None = None
    period: str = ""

    @classmethod
    def parse(cls, text: str) -> "Scope":
        """Read `2026`, `2026/s1` or nothing; anything else is the caller's slip."""
        found = re.fullmatch(r"(?:periods/)?(?:(\d{4})(?:/([a-z][a-z0-9]*))?)?/?", text)
        if not found:
            raise PipelineError(f"Lingkup «{text}» tidak dikenal.", "Tulis tahun (2025), tahun dan periode (2026/s1), atau kosongkan.")
        return cls(int(found[1]) if found[1] else None, found[2] or "")

    def holds(self, file: PurePosixPath) -> bool:
        """Say whether a finding in `file` belongs to the scope; only a period leaves the rest of its year out, but not its own papers."""
        own = ((str(self.year), self.period), (str(self.year), "kendali", self.period))
        return not self.period or file.parts[1:3] == own[0] or file.parts[1:4] == own[1]


class Archive:
    """The office's files under one root, each year read at most once in a run.

    `editions` says where a year stands; without it every report is a KONSEP.
    """

    def __init__(self, root: Path, editions: "Callable[[Path, int], Edition | None] | None" = None) -> None:
        self.root = root
        self._ask = editions
        self._editions: dict[int, Edition | None] = {}
        self._loaded: dict[int, Loaded] = {}
        self._hashed: dict[int, Mapping[PurePosixPath, str]] = {}
        self._measured: dict[tuple[int, str], Scorecard] = {}
        self._reports: dict[tuple[int, str], Report] = {}
        self._drawings: dict[tuple[int, str], dict[str, Drawing]] = {}
        self._narratives: dict[int, tuple[dict[str, list[Any]], tuple[Finding, ...]]] = {}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years there are, oldest first."""
        from ..intake import load

        return load.years(self.root)

    @cached_property
    def revision(self) -> "Revision | None":
        """The commit the files stand at, None outside Git."""
        from ..intake.repository import history

        return history.revision(self.root)

    def revision_facts(self, year: int, period: str = "") -> dict[str, object]:
        """Return the revision as the manifest states it; empty outside Git.

        A signed edition states the revision that was signed, so that what is committed later, such as a receipt, does not change it.
        """
        signed, revision = self._signed(year, period), self.revision
        if revision is None:
            return {}
        if signed and signed.time:
            from ..intake.repository import history

            tree = history.tree_of(self.root, signed.commit)
            return {"commit": signed.commit, "tree": tree, "waktu": signed.time.isoformat(), "bersih": True, "dangkal": revision.shallow}
        facts = {"commit": revision.commit, "tree": revision.tree, "waktu": revision.time.isoformat()}
        return facts | {"bersih": revision.clean, "dangkal": revision.shallow}

    @cached_property
    def commits(self) -> Mapping[PurePosixPath, str]:
        """The commit that last touched each file under periods/; empty outside Git."""
        from ..intake.repository import history

        return history.last_commits(self.root, PurePosixPath("periods")) if self.revision else {}

    @cached_property
    def tools(self) -> dict[str, str]:
        """Name and version of everything that decides how the output looks, and the digest of our own files."""
        from importlib.metadata import version

        named = ("pypandoc_binary", "typst", "vl-convert-python", "mkdocs", "mkdocs-material", "pagefind")
        return {"lakip": __version__, "sha256": _own_digest()} | {name: version(name) for name in named}

    def wanted(self, scope: Scope) -> tuple[int, ...]:
        """Return the years of a scope; a year or period that is not there is said with those that are."""
        if scope.year is None:
            return self.years
        self.loaded(scope.year)
        if scope.period:
            self.period(scope.year, scope.period)
        return (scope.year,)

    def loaded(self, year: int) -> "Loaded":
        """Read one year."""
        if year not in self._loaded:
            from ..intake import load

            self._loaded[year] = load.load(self.root, year)
        return self._loaded[year]

    def dossier(self, year: int) -> "Dossier":
        """Return a year's dossier; a year that cannot be read at all is trouble, its findings say why."""
        found = self.loaded(year).dossier
        if found is None:
            raise PipelineError(f"Data tahun {year} tidak dapat dibaca.", f"Jalankan `lakip periksa {year}` untuk melihat sebabnya.")
        return found

    def period(self, year: int, code: str) -> "Period":
        """Return a collection period of a year."""
        periods = {p.code: p for p in self.dossier(year).periods}
        if code not in periods:
            raise PipelineError(f"Periode {code} tidak ada pada tahun {year}.", f"Periode yang ada: {', '.join(periods)}.")
        return periods[code]

    def earlier(self, year: int) -> tuple[int, ...]:
        """Return the readable years before `year`, oldest first."""
        return tuple(y for y in self.years if y < year and self.loaded(y).dossier)

    def scorecard(self, year: int, period: str = "") -> "Scorecard":
        """Measure one year, or the year until the end of one period, beside the years before it."""
        if (year, period) not in self._measured:
            from ..core.cut import until
            from ..core.measure import measure

            dossier = until(self.dossier(year), self.period(year, period)) if period else self.dossier(year)
            self._measured[year, period] = measure(dossier, [self.scorecard(y) for y in self.earlier(year)])
        return self._measured[year, period]

    def report(self, year: int, period: str = "") -> "Report":
        """Assemble the report of one year or period."""
        if (year, period) not in self._reports:
            from ..core.assemble import assemble
            from ..core.reporting.approval import with_sign_off
            from ..intake.beside import inventoried

            opened = inventoried.open_files(self.root, self.dossier(year))
            report, found = assemble(self.scorecard(year, period), opened), None if period else self.edition(year)
            self._reports[year, period] = self._delivered(with_sign_off(report, found.sign_off), year) if found else report
        return self._reports[year, period]

    def _delivered(self, report: "Report", year: int) -> "Report":
        """Say that a signed report reached the superior, where a receipt is there; a draft was never delivered."""
        from ..core.delivery import told
        from ..intake.beside import correspondence

        receipt = correspondence.read(self.root, year).receipt if self._signed(year, "") else None
        return replace(report, delivery=told(receipt, report.office.superior)) if receipt else report

    def edition(self, year: int) -> "Edition | None":
        """Return where a year stands by proven records, None where nothing is proven."""
        if year not in self._editions:
            self._editions[year] = self._ask(self.root, year) if self._ask else None
        return self._editions[year]

    def imprint(self, year: int, period: str = "") -> tuple[datetime, str]:
        """Return the time and the revision that a report prints: those of its signature once it is signed, else of the commit."""
        signed, revision = self._signed(year, period), self.revision
        if signed and signed.time:
            return signed.time, signed.commit[:7]
        return (revision.time, revision.label) if revision else (UNDATED, "")

    def _signed(self, year: int, period: str) -> "Edition | None":
        found = None if period else self.edition(year)
        return found if found and found.is_signed else None

    def narratives(self, year: int) -> "tuple[dict[str, list[Any]], tuple[Finding, ...]]":
        """Return all of a year's narratives as clean trees by ident, and what was refused in them."""
        if year not in self._narratives:
            from ..render import narrative

            self._narratives[year] = narrative.read(self.dossier(year).prose)
        return self._narratives[year]

    def trees(self, year: int, period: str = "") -> dict[str, list[Any]]:
        """Return the trees that one report prints, by the keys it names them with."""
        from ..render import narrative

        return narrative.by_key(self.narratives(year)[0], self.report(year, period).narratives)

    def drawings(self, year: int, period: str = "") -> "dict[str, Drawing]":
        """Draw the charts of one report."""
        if (year, period) not in self._drawings:
            from ..render import charts

            self._drawings[year, period] = charts.draw(tuple(self.report(year, period).charts.values()))
        return self._drawings[year, period]

    def contract(self) -> "tuple[Described, ...]":
        """Return the files an office writes as their schemas describe them, for the data dictionary."""
        from ..core.site_manual import from_json_schema, from_table_schema

        made = []
        for file, name in CONTRACT.items():
            schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
            made.append((from_table_schema if file.endswith(".csv") else from_json_schema)(file, schema))
        return tuple(made)

    def inputs(self, year: int) -> dict[PurePosixPath, str]:
        """Return the digests of all files a year's report is made from: its own, the Renstra, and those of the years before it.

        Letters, receipts, the papers of the collection and the office's clock go beside a report; they are none of its inputs.
        """
        found = {file: digest for y in self.years if y <= year for file, digest in self._digests(y).items()}
        return {file: digest for file, digest in found.items() if not ({*file.parts[2:3]} & {*BESIDE} or {*file.parts[1:]} <= TIMING)}

    def _all_of(self, year: int) -> Iterable[tuple[PurePosixPath, str]]:
        return (*self.inputs(year).items(), *self._digests(year).items())

    def _digests(self, year: int) -> "Mapping[PurePosixPath, str]":
        if year not in self._hashed:
            from ..intake import load

            self._hashed[year] = load.digests(self.root, year)
        return self._hashed[year]

    def report_key(self, year: int, period: str = "") -> str:
        """Return one digest of everything that decides a report's outputs."""
        return self.key(self.inputs(year), self.imprint(year, period)[1])

    def key(self, inputs: Mapping[PurePosixPath, str], label: str) -> str:
        """Return one digest of everything that decides outputs: inputs, tools, where years stand, the revision printed in them."""
        lines = [f"{file} {digest}" for file, digest in sorted(inputs.items())]
        lines += [f"{name} {value}" for name, value in sorted(self.tools.items())]
        lines += [f"{year} {self.edition(year)}" for year in sorted({int(f.parts[1]) for f in inputs if _is_of_a_year(f)})]
        lines += [label or "-"]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def site_key(self, years: Sequence[int]) -> str:
        """Return the same for the site: the years it shows, what its boards count with, and the pages written by hand."""
        written = [PACKAGE.parent / "mkdocs.yml", *_files(PACKAGE.parent / "docs")]
        inputs = {PurePosixPath(p.relative_to(PACKAGE.parent)): hashlib.sha256(p.read_bytes()).hexdigest() for p in written if p.is_file()}
        inputs |= {PurePosixPath("periods", p.name): hashlib.sha256(p.read_bytes()).hexdigest() for p in self._clockwork() if p.is_file()}
        label = self.revision.label if self.revision else ""
        return self.key(inputs | {file: digest for year in years for file, digest in self._all_of(year)}, label)

    def _clockwork(self) -> list[Path]:
        return [self.root / "periods" / name for name in ("sop.yml", "kalender.yml", "libur.csv")]


def _is_of_a_year(file: PurePosixPath) -> bool:
    return len(file.parts) > 2 and file.parts[0] == "periods" and file.parts[1].isdigit()


def _files(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]


@cache
def _own_digest() -> str:
    """Return one digest of our own files, which do not change while they run."""
    files = [p for top in (PACKAGE, SCHEMAS) for p in _files(top)]
    return hashlib.sha256(b"".join(hashlib.sha256(p.read_bytes()).digest() for p in files)).hexdigest()
