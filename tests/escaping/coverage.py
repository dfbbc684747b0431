"""Which field reaches which sink: read off the outputs themselves, so that the table cannot promise what was not seen.

`python -m tests.escaping` plays the hostile office in a folder of its own and prints the table as Markdown.
"""

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from . import payloads
from .commands import Said

FILES = {  # sink -> where its files lie, and which part of a zipped file holds its words
    "situs (HTML)": "site/**/*.html",
    "formulir (HTML)": "build/formulir/**/*.html",
    "PDF": "build/**/*.pdf",
    "DOCX": "build/**/*.docx",
    "XLSX": "build/**/*.xlsx",
    "CSV": "build/**/*.csv",
    "JSON": "build/**/*.json",
    "ICS": "kalender/*.ics",
    "Markdown host": "ringkasan.md",
    "YAML": "periods/2026/kendali/*/[pv]e*.yml",
}
# Fields whose text reaches nobody by a command that the fixture can run, each with the test that has it instead.
ELSEWHERE = {
    "isian/": "jawaban formulir: tests/escaping/test_handed.py",
    "jawaban/": "berkas antara dua alur kerja: tests/core/comparing dan tests/cli/test_answer.py",
    "kiriman.": "ditulis `lakip terima` sendiri: tests/escaping/test_handed.py",
    "penyampaian/": "tanda terima, diperiksa saja: tests/test_delivery.py",
    "pembukaan/": "ditulis `lakip periode buka` dari kolom lain yang semuanya ada di tabel ini",
}
UNSEEN = {  # read and checked, or kept for the record; no command says them on a complete office
    "bukti.keterangan", "koreksi.alasan", "koreksi.atas_kata", "inventaris.diserahkan_oleh", "kalender/dasar",
    "kalender/jam_khusus[]/dasar", "kalender/jam_khusus[]/nama", "periode/aturan/progres/dasar", "periode/laporan/pernyataan_reviu",
    "periode/pengesahan/dasar", "periode/pengesahan/rangkap[]/dasar", "periode/revisi_pk[]/alasan", "periode/revisi_pk[]/dasar",
    "periode/revisi_pk[]/nomor", "sop/sop[]/dasar_hukum[]/catatan", "sop/sop[]/dasar_hukum[]/naskah", "sop/sop[]/langkah[]/keluaran",
    "sop/sop[]/nomor", "sop/sop[]/tinjauan/dilakukan[]/berkas", "sop/sop[]/tinjauan/dilakukan[]/hasil", "sop/sop[]/waktu_tercetak",
    "periode/laporan/nomor", "verifikasi/indikator[]/sendiri",
    *(f"verifikasi/indikator[]/{name}" for name in ("baris[]", "nama", "temuan[]")),  # written anew by `lakip telaah` from the data
}  # fmt: skip


def of(root: Path, said: Mapping[str, Said]) -> dict[str, set[str]]:
    """Return the sinks that each planted field was seen in."""
    sinks = {"terminal": {text for one in said.values() for text in (one.out, one.err)}}
    sinks |= {name: {_words(file) for file in root.glob(pattern)} for name, pattern in FILES.items()}
    seen: dict[str, set[str]] = {field: set() for field in payloads.fields()}
    for sink, texts in sinks.items():
        numbers = {int(number) for text in texts for number in re.findall(r"[Jj](?:ejak|EJAK)([0-9]{3})", text)}
        for number in numbers:
            seen[payloads.fields()[number - 100]].add(sink)
    return seen


def elsewhere(field: str) -> str:
    """Return where a field is tested that no command of the fixture shows, "" where nowhere."""
    if field in payloads.NAMING:
        return "nama berkas atau sebutan: tests/escaping/test_doors.py"
    return next((why for start, why in ELSEWHERE.items() if field.startswith(start)), "")


def _words(file: Path) -> str:
    if file.suffix == ".pdf":
        return subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode()
    if file.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist() if name.endswith(".xml"))
    return file.read_text(encoding="utf-8")


def table(seen: Mapping[str, set[str]]) -> str:
    """Return the table of fields and sinks as Markdown."""
    heads = ["terminal", *FILES]
    lines = ["| Kolom | " + " | ".join(heads) + " |", "| --- |" + " :-: |" * len(heads)]
    for field, sinks in seen.items():
        if sinks:
            lines.append(f"| `{field}` | " + " | ".join("✓" if head in sinks else "" for head in heads) + " |")
    return "\n".join(lines) + "\n"
