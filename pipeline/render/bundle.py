"""What lies beside the PDF for machines: the CSV as a Frictionless data package, and the manifest that proves every byte."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from .outputs import write_json

MANIFEST = "manifest.json"
SITE_RECORD = "situs.json"
SITE_SOURCE = "build/situs-sumber"  # below the root, as mkdocs.yml says


def table_of(file: PurePosixPath) -> str:
    """Return which schema describes a CSV under periods/: a subbagian's anggaran.csv is not the year's."""
    if file.name == "anggaran.csv" and len(file.parts) > 3:
        return "realisasi-anggaran"
    return file.stem


def data_package(root: Path, schemas: Path, files: Iterable[PurePosixPath], folder: Path, *, name: str, title: str) -> None:
    """Copy the office's tables into `folder` and describe them in datapackage.json with their schemas, sizes and digests.

    A CSV handed in as evidence is no table of ours: it has no schema and stays out.
    """
    ours = sorted(f for f in files if f.suffix == ".csv" and f.parent.name != "bukti")
    resources = [_resource(root, schemas, file, folder) for file in ours]
    write_json(folder / "datapackage.json", {"name": name, "title": title, "profile": "tabular-data-package", "resources": resources})


def _resource(root: Path, schemas: Path, file: PurePosixPath, folder: Path) -> dict[str, object]:
    inner = PurePosixPath(*file.parts[1:])
    target = folder / inner
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(root / file, target, follow_symlinks=False)
    schema = json.loads((schemas / f"{table_of(file)}.json").read_text(encoding="utf-8"))
    content = target.read_bytes()
    return {
        "name": re.sub(r"[^a-z0-9]+", "-", str(inner.with_suffix("")).lower()).strip("-"),
        "title": schema["title"],
        "path": str(inner),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def described(folder: Path) -> list[dict[str, object]]:
    """Return path, sha256 and size of every file below `folder` but the manifest itself, sorted."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p != folder / MANIFEST):
        content = path.read_bytes()
        entry = {"berkas": path.relative_to(folder).as_posix(), "sha256": hashlib.sha256(content).hexdigest(), "ukuran": len(content)}
        found.append(entry)
    return found


def manifest(
    *,
    key: str,
    root: Path,
    inputs: Mapping[PurePosixPath, str],
    commits: Mapping[PurePosixPath, str],
    revision: Mapping[str, object],
    tools: Mapping[str, str],
    folder: Path,
) -> dict[str, object]:
    """Return the manifest of `folder`: what went in, what came out, from which revision, with which tools.

    Each input names the commit that last touched it. `key` is the digest of everything that decides the outputs; `is_fresh` compares it.
    """
    commit, tree = revision.get("commit"), revision.get("tree")
    return {
        "format": "lakip/manifes/1",
        "kunci": key,
        "revisi": dict(revision),
        "perkakas": dict(tools),
        "masukan": [
            {"berkas": str(f), "sha256": digest, "ukuran": (root / f).stat().st_size, "commit": commits.get(f), "tree": tree}
            for f, digest in sorted(inputs.items())
        ],
        "keluaran": [entry | {"commit": commit, "tree": tree} for entry in described(folder)],
    }


def is_fresh(folder: Path, key: str) -> bool:
    """Say whether `folder` was made from exactly what `key` stands for and every file in it is still as it was made."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        same = found["kunci"] == key
        return same and [(e["berkas"], e["sha256"]) for e in found["keluaran"]] == [(e["berkas"], e["sha256"]) for e in described(folder)]
    except (OSError, ValueError, KeyError, TypeError):
        return False


def site_record(site: Path, key: str) -> dict[str, object]:
    """Return what a finished site is known by: its key, and every file with its digest."""
    return {"kunci": key, "berkas": {entry["berkas"]: entry["sha256"] for entry in described(site)}}


def is_same_site(site: Path, record: Path, key: str) -> bool:
    """Say whether the site was made from exactly what `key` stands for and no file was lost, added or changed since."""
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(found == site_record(site, key))
