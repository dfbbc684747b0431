"""Journeys to the Git host: prepare the repository's files for it, compare its live settings with them, connect to it.

satker.yml ─ office ─┬ prepare → .github/CODEOWNERS, .github/ruleset-main.json, the year's lembar, what a person must click
                     └ inspect ← host's live settings → what is open
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from .archive import Archive

if TYPE_CHECKING:
    from ..core.model import Hosting, Office
    from ..intake.host.gitea import Gitea
    from ..intake.host.githost import GitHub

SATKER = PurePosixPath("periods/satker.yml")
CODEOWNERS = PurePosixPath(".github/CODEOWNERS")
RULESET = PurePosixPath(".github/ruleset-main.json")
GITHUB = "github.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Files with what became of each ("baru", "berubah", "tetap"), and what is left to a person."""

    files: tuple[tuple[PurePosixPath, str], ...]
    steps: tuple[str, ...]
    limit: str
    written: bool


def prepare(root: Path, year: int | None = None, *, write: bool = False) -> Prepared:
    """Make the files that the host reads from the repository; with a year, its lembar as well, for the content at HEAD."""
    from ..core.hosting import owners, ruleset, steps

    about = office(root)
    _demand_owners(about)
    texts = {
        CODEOWNERS: owners.codeowners(about),
        RULESET: json.dumps(ruleset.ruleset(), ensure_ascii=False, indent=2) + "\n",
        **(_sheets(root, year) if year else {}),
    }
    files = tuple((file, _change(root / file, text)) for file, text in texts.items())
    _refuse_foreign(root, owners.HEAD)
    if write:
        for file, text in texts.items():
            _write(root / file, text)
    return Prepared(files=files, steps=steps.steps(about), limit=steps.LIMIT, written=write)


def inspect(root: Path) -> tuple[str, ...]:
    """Return what is open between the wanted settings of the repository and those in force at its host."""
    from ..core.hosting import compare, owners

    about = office(root)
    _demand_owners(about)
    return compare.open_points(connect(about.hosting).settings(), owners.codeowners(about))


def office(root: Path) -> "Office":
    """Return the satuan kerja; a satker.yml that cannot be used is said, its findings come from `lakip periksa`."""
    from ..intake import documents, particulars

    file = root / SATKER
    if file.is_symlink() or not file.is_file():
        raise PipelineError(f"{SATKER} tidak ada.", "Jalankan dari repositori laporan, atau sebutkan --akar.")
    document, found = documents.read(file.read_bytes(), SATKER, "satker")
    if document is None or found or particulars.impossible_dates(document):
        raise PipelineError(f"{SATKER} tidak dapat dipakai.", "Jalankan `lakip periksa` untuk melihat sebabnya.")
    return particulars.office(document)


def connect(hosting: "Hosting", environment: Mapping[str, str] | None = None) -> "GitHub | Gitea":
    """Return the office's host. Tokens come from the environment only: GITHUB_TOKEN or GH_TOKEN, GITEA_TOKEN elsewhere."""
    from ..intake.host.gitea import Gitea
    from ..intake.host.githost import API, HEADERS, GitHub
    from ..intake.host.http import Client

    given = os.environ if environment is None else environment
    if not hosting.repo:
        raise PipelineError("periods/satker.yml belum menyebut Git host.", "Isi kunci host: nama, repo, dan pemilik.")
    if hosting.name == GITHUB:
        token = _token(given, "GITHUB_TOKEN", "GH_TOKEN")
        headers = HEADERS | ({"Authorization": f"Bearer {token}"} if token else {})
        return GitHub(Client(given.get("GITHUB_API_URL") or API, headers), hosting.repo)
    token = _token(given, "GITEA_TOKEN")
    base = given.get("GITEA_API_URL") or f"https://{hosting.name}/api/v1"
    return Gitea(Client(base, {"Authorization": f"token {token}"} if token else {}), hosting.repo, hosting.name)


def _token(environment: Mapping[str, str], *names: str) -> str:
    token = next((environment[name].strip() for name in names if environment.get(name)), "")
    if not token.isascii() or not token.isprintable():
        raise PipelineError(f"Isi variabel lingkungan {' atau '.join(names)} bukan token.", "Salin ulang tokennya, tanpa ganti baris.")
    return token


def _demand_owners(about: "Office") -> None:
    """Refuse placeholders: a line of CODEOWNERS whose owner does not exist protects nothing."""
    from ..core.hosting import owners

    if strange := owners.unknown(about):
        raise PipelineError(
            f"Kunci host.pemilik di {SATKER} tidak dikenal: {', '.join(strange)}.",
            f"Pilihannya: {', '.join((*owners.departments(about), owners.SECRETARY, owners.ADMIN))}.",
        )
    if missing := owners.unnamed(about):
        example = "; ".join(f'{key}: "@{(about.hosting.repo or "organisasi/repo").split("/")[0]}/{key}"' for key in missing)
        raise PipelineError(
            f"{SATKER} belum menyebut akun atau tim di Git host untuk: {', '.join(missing)}.",
            f"Isi kunci host (nama, repo, pemilik); pada pemilik tulis misalnya {example}.",
        )


def _sheets(root: Path, year: int) -> dict[PurePosixPath, str]:
    from ..core.approvals.roles import roles
    from ..core.hosting import sheets
    from ..intake.repository import history

    archive = Archive(root)
    dossier, revision = archive.dossier(year), archive.revision
    if revision is None or not revision.clean:
        raise PipelineError(f"Data tahun {year} belum dicatat dalam Git.", "Catat dahulu (git commit), lalu ulangi.")
    content = history.content(root, year, revision.commit)
    if content is None:
        raise PipelineError(f"Isi tahun {year} tidak dapat dibaca dari Git.", f"Jalankan `lakip periksa {year}`.")
    return sheets.sheets(roles(dossier.office, dossier.policy, dossier.reference_day), content)


def _change(file: Path, text: str) -> str:
    if not file.exists():
        return "baru"
    return "tetap" if file.read_bytes() == text.encode() else "berubah"


def _refuse_foreign(root: Path, head: str) -> None:
    """Refuse to overwrite a CODEOWNERS that somebody wrote by hand."""
    file = root / CODEOWNERS
    if file.exists() and not file.read_bytes().startswith(head.encode()):
        raise PipelineError(f"{CODEOWNERS} yang ada tidak dibuat oleh lakip.", "Pindahkan atau hapus berkas itu dahulu, lalu ulangi.")


def _write(file: Path, text: str) -> None:
    """Write a file whole or not at all; one that is already so is left alone."""
    if _change(file, text) == "tetap":
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".sedang-{file.name}")
    beside.write_bytes(text.encode())
    beside.replace(file)
