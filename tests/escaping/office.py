"""The hostile office: the sample office of a running year, a polyglot in every free text that its people may write."""

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.core.chapters import TOPICS
from pipeline.core.comparing import markdown
from pipeline.intake import contract, documents

from . import payloads

ROOT = Path(__file__).parents[2]
YEAR = 2026
LEFT_OUT = ("2024", "2025", "renstra-2020-2024", "pembukaan.yml")  # a period is opened by its own command
NARRATIVE = f"Narasi500 {payloads.POLYGLOT} Narasi501".replace("{{nilai:x}}", "")  # a wrong mark in a narrative is refused
WHO = '=HYPERLINK("https://jahat.example") <script>alert(1)</script> ::error::x'
GIT = ["git", "-c", f"user.name={WHO}", "-c", "user.email=jahat@contoh.invalid", "-c", "commit.gpgsign=false"]


ADDED: dict[str, Any] = {  # what an office may say and the sample does not
    "satker": {"aplikasi": [{"kode": "e-lapkin", "nama": "x", "catatan": "x", "kolom": ["kode", "indikator", "realisasi", "capaian"]}]},
    "periode": {"laporan": {"nomor": "x"}, "pengesahan": {"dasar": "x"}},
    "undangan-s1": {"hal": "x", "kepada": ["x"], "lampiran": "x", "pembuka": "x", "penutup": "x"},
    "notulen-s1": {"peserta": ["x"], "pimpinan": "x"},
}
HOST = {"nama": "github.com", "repo": "contoh/kinerja", "pemilik": dict.fromkeys(("kul", "teknis", "rendatin", "sdm"), "@contoh/tim")}


def make(folder: Path, *, hostile: bool = True) -> Path:
    """Lay the office in `folder`, recorded in Git before and after the polyglots came in, and return it."""
    shutil.copytree(ROOT / "periods", folder / "periods", ignore=shutil.ignore_patterns(*LEFT_OUT))
    _record(folder, "git init")
    for file in sorted((folder / "periods").rglob("*")) if hostile else ():
        path = file.relative_to(folder)
        schema = schema_of(PurePosixPath(path))
        if schema and file.suffix == ".csv":
            _table(file, schema)
        elif schema:
            _document(file, schema)
        elif file.suffix == ".md" and "bukti" not in path.parts and file.name != "README.md":
            _prose(file)
    _record(folder, WHO)
    return folder


def _record(folder: Path, message: str) -> None:
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "--allow-empty", "-m", message]):
        subprocess.run([*GIT, *command], cwd=folder, check=True, capture_output=True)


def schema_of(path: PurePosixPath) -> str:
    """Return the schema of an office's file, "" where it has none."""
    if "bukti" in path.parts or "entri" in path.parts:
        return ""
    if path.parent.name == "surat":
        return "surat"
    if path.name == "anggaran.csv":
        return "realisasi-anggaran" if len(path.parts) > 3 else "anggaran"
    stem = path.stem.split("-")[0] if path.suffix == ".yml" and path.stem != "perjanjian-kinerja" else path.stem
    return stem if path.suffix in (".csv", ".yml") and (payloads.SCHEMAS / f"{stem}.json").is_file() else ""


def _table(file: Path, schema: str) -> None:
    """Plant every free column of every row, also where the sample left it empty."""
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    names = contract.table(schema).names
    free = [name for name in names if f"{schema}.{name}" in payloads.fields() and f"{schema}.{name}" not in payloads.NAMING]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | {name: payloads.marked(f"{schema}.{name}") for name in free} for row in rows)
    file.write_text(text.getvalue(), encoding="utf-8")


def _document(file: Path, schema: str) -> None:
    document, found = documents.read(file.read_bytes(), PurePosixPath(file.name), schema)
    assert document is not None, found
    own: Any = document.value
    for key, more in ADDED.get(file.stem, {}).items():
        own[key] = own.get(key, {}) | more if isinstance(more, dict) else more
    value: Any = payloads.planted(schema, contract.descriptor(schema), own)
    if schema == "satker":
        value["host"] = HOST | {"pemilik": HOST["pemilik"] | dict.fromkeys(("sekretaris", "pengelola"), "@contoh/tim")}
    for number, grade in enumerate(value.get("aturan", {}).get("kategori", {}).get("kelas", ()) if schema == "periode" else ()):
        grade["nama"] += f" {number}"  # no two may have one name
    file.write_text(json.dumps(value, ensure_ascii=False, default=float, indent=1), encoding="utf-8")


def _prose(file: Path) -> None:
    """Say the polyglot in the narrative, so written that Markdown shows it letter for letter."""
    said = markdown.shown(NARRATIVE, 10_000).replace(markdown.BREAK, "")
    lines = file.read_text(encoding="utf-8").split("\n")
    if file.name == "analisis.md":
        heads = tuple(f"### {topic.heading}" for topic in TOPICS)
        lines = [out for line in lines for out in ([line, "", said] if line.startswith(heads) else [line])]
    else:
        lines += ["", said]
    file.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")
