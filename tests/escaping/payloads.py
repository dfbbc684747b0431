"""Which fields hold free text, and the text planted in each: one polyglot with a mark of its own at both ends.

A field is free where its schema takes the polyglot itself; so a field that is new in schemas/ is here without anybody adding it.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parents[2] / "schemas"
HTML = """<img src=x onerror=alert(1)>"'></script><script>alert(1)</script><!--x-->&lt;b&gt;&#60;i&#62;]]>"""
MARKDOWN = (
    """[k](javascript:alert(1)) ![g](https://jahat.example/g.png) @semua Closes #7 GH-7 https://jahat.example www.jahat.example **t** `k`"""
)
TYPST = """#read("/etc/passwd") #import "x": y $x$ \\u{41} *tebal* _miring_ ~ \\"""
OFFICE = """</w:t></w:r><w:br/></t></si> _x0041_ [Page] +1-1 =2"""
HOST = """::error::x ##[add-mask]y %0A::set-output name=a::b $(id) ${HOME} ;&& ../../etc/passwd \\n\\N ;ATTENDEE:x,y"""
TEMPLATE = """{{nilai:x}} {% raw %} {0} {nama} %(a)s %s KAKI-HALAMAN <!--DATA--> \\1 \\g<0>"""
POLYGLOT = " ".join((HTML, MARKDOWN, TYPST, OFFICE, HOST, TEMPLATE))

# Text that names something: another file, a row, a word of a scale. Planted with a polyglot it would name nothing, which is a finding.
NAMING = {
    "realisasi.bukti", "bukti.berkas", "inventaris.berkas", "inventaris.jenis", "inventaris.sumber", "kiriman.berkas", "entri.nilai",
    "entri.tangkapan", "koreksi.lama", "koreksi.baru", "satker/logo", "satker/pejabat[]/subbagian",
    "periode/aturan/predikat/urutan[]", "periode/aturan/opini/urutan[]", "periode/aturan/ya_tidak/urutan[]",
}  # fmt: skip


def marked(field: str) -> str:
    """Return the polyglot of a field between its two marks."""
    number = 100 + fields().index(field)
    return f"Jejak{number} {POLYGLOT} Akhir{number}"


@cache
def fields() -> tuple[str, ...]:
    """Return every field of every schema that takes free text: `realisasi.kendala` of a table, `surat/isi[]` of a document."""
    return tuple(sorted({field for file in sorted(SCHEMAS.glob("*.json")) for field in _of(file.stem, json.loads(file.read_text()))}))


def _of(name: str, schema: Any) -> Iterator[str]:
    if "fields" not in schema:
        yield from _walk(name, schema)
        return
    for field in schema["fields"]:
        limits = field.get("constraints", {})
        if "enum" not in limits and re.fullmatch(limits.get("pattern", ".*"), POLYGLOT):
            yield f"{name}.{field['name']}"


def _walk(path: str, schema: Any) -> Iterator[str]:
    kinds = schema.get("type", ())
    if "string" in ([kinds] if isinstance(kinds, str) else kinds) and "enum" not in schema:
        yield from [path] if fits(schema.get("pattern", ""), POLYGLOT) else []
    for key, inner in schema.get("properties", {}).items():
        yield from _walk(f"{path}/{key}", inner)
    if isinstance(others := schema.get("additionalProperties"), dict):
        yield from _walk(f"{path}/*", others)
    if "items" in schema:
        yield from _walk(f"{path}[]", schema["items"])


def fits(pattern: str, text: str) -> bool:
    """Say whether a text is as a pattern wants it."""
    return re.search(re.sub(r"\$$", r"\\Z", pattern), text) is not None


def planted(path: str, schema: Any, value: Any) -> Any:
    """Return a document with every free text in it replaced by the polyglot of its field."""
    if isinstance(value, dict):
        known, others = schema.get("properties", {}), schema.get("additionalProperties", {})
        return {key: planted(f"{path}/{key}" if key in known else f"{path}/*", known.get(key, others), item) for key, item in value.items()}
    if isinstance(value, list):
        return [planted(f"{path}[]", schema.get("items", {}), item) for item in value]
    return marked(path) if isinstance(value, str) and path in fields() and path not in NAMING else value
