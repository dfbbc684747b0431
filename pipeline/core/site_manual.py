"""The generated pages of the manual: every rule with its cure, and every file with its columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .document import Bullets, Cell, Column, Inline, Paragraph, Strong, Table, TableBlock
from .findings import RANK, Rule, Severity
from .site_page import Page, SiteBlock, cells, section, slug, table

MEANING = {
    Severity.ERROR: "Menghentikan penyusunan laporan sampai diperbaiki.",
    Severity.DOUBTFUL: "Data meragukan; perlu dikonfirmasi oleh subbagian (SOP langkah 2b).",
    Severity.WARNING: "Saran yang akan diberikan evaluator; laporan tetap dapat disusun.",
}
NUMBERS = {
    "integer": "bilangan bulat",
    "number": "angka",
    "decimal": "angka (titik desimal)",
    "boolean": "true atau false",
    "array": "daftar",
    "object": "kelompok",
}


def rules_page(rules: Mapping[str, Rule]) -> Page:
    """Return the page of all rules, gravest first; the code of each is its anchor."""
    blocks: list[SiteBlock] = [
        Paragraph(
            (f"{len(rules)} hal diperiksa setiap kali data diserahkan. Bagian yang berbeda pada tiap temuan ditulis dalam [kurung siku].",)
        )
    ]
    for severity in sorted(Severity, key=lambda s: RANK[s]):
        found = sorted((r for r in rules.values() if r.severity is severity), key=lambda r: r.code)
        if found:
            blocks += [
                section(severity.value.capitalize(), ident=slug(severity.value.replace(" ", "-"))),
                Paragraph((MEANING[severity],)),
            ]
        for rule in found:
            blocks += _rule(rule)
    return Page(
        path="aturan",
        title="Aturan pemeriksaan",
        description="Semua aturan pemeriksaan data kinerja: kode, bobot, pesan, dan cara memperbaikinya.",
        blocks=tuple(blocks),
    )


def _rule(rule: Rule) -> Iterator[SiteBlock]:
    yield section(rule.title, ident=rule.code, level=3)
    facts = (("Kode", rule.code), ("Pesan", _holes(rule.message)), ("Tindakan", _holes(rule.hint)), ("Dasar", rule.basis))
    yield Bullets(tuple((Strong(f"{name}: "), text) for name, text in facts if text))


def _holes(sentence: str) -> str:
    return sentence.replace("{", "[").replace("}", "]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A column or key of the office's files, as the data dictionary prints it."""

    name: str
    title: str
    description: str
    example: str
    form: str  # what may be written there
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A kind of file: where it lies, what it is and what may stand in it."""

    file: str
    title: str
    description: str
    entries: tuple[Entry, ...]


def from_table_schema(file: str, schema: Mapping[str, object]) -> Described:
    """Return a CSV as its Table Schema describes it."""
    fields = [f for f in _list(schema.get("fields")) if isinstance(f, Mapping)]
    return Described(
        file=file, title=str(schema.get("title", file)), description=str(schema.get("description", "")), entries=tuple(map(_field, fields))
    )


def _field(field: Mapping[str, object]) -> Entry:
    limits = field.get("constraints")
    limits = limits if isinstance(limits, Mapping) else {}
    kind = str(field.get("rdfType", "")).rpartition("#")[2]
    return Entry(
        name=str(field["name"]),
        title=str(field.get("title", "")),
        description=str(field.get("description", "")),
        example=str(field.get("example", "")),
        form=_choices(limits) or NUMBERS.get(kind, "teks"),
        required=bool(limits.get("required")),
    )


def from_json_schema(file: str, schema: Mapping[str, object]) -> Described:
    """Return a YAML file as its JSON Schema describes it; inner keys are written `pejabat[].nama`."""
    return Described(
        file=file, title=str(schema.get("title", file)), description=str(schema.get("description", "")), entries=tuple(_keys(schema, ""))
    )


def _keys(schema: Mapping[str, object], before: str) -> Iterator[Entry]:
    properties = schema.get("properties")
    required = [str(name) for name in _list(schema.get("required"))]
    for name, found in (properties if isinstance(properties, Mapping) else {}).items():
        if isinstance(found, Mapping):
            yield _key(before + str(name), found, str(name) in required)
            items = found.get("items")
            yield from _keys(found, f"{before}{name}.")
            yield from _keys(items if isinstance(items, Mapping) else {}, f"{before}{name}[].")


def _key(name: str, found: Mapping[str, object], required: bool) -> Entry:
    kinds = [str(kind) for kind in _list(found.get("type"))] or [str(found.get("type", ""))]
    shown = [NUMBERS.get(kind, "teks") for kind in kinds if kind != "null"]
    examples = _list(found.get("examples"))
    return Entry(
        name=name,
        title=str(found.get("title", "")),
        description=str(found.get("description", "")),
        example=", ".join(str(e) for e in examples[0])
        if examples and isinstance(examples[0], list)
        else str(examples[0] if examples else ""),
        form=_choices(found) or " atau ".join(shown),
        required=required,
    )


def _choices(found: Mapping[str, object]) -> str:
    return ", ".join(str(choice) for choice in _list(found.get("enum")) if choice is not None)


def _list(found: object) -> list[object]:
    return list(found) if isinstance(found, list) else []


def dictionary_page(files: Sequence[Described]) -> Page:
    """Return the data dictionary: each kind of file with its columns or keys."""
    tables: dict[str, Table] = {}
    blocks: list[SiteBlock] = [
        Paragraph(
            ("Angka ditulis dengan titik desimal tanpa pemisah ribuan (1234.5). Kosong berarti belum ada data dan tidak sama dengan 0.",)
        )
    ]
    for index, found in enumerate(files):
        ident = f"berkas-{index}"
        tables[ident] = _entries(found)
        where: tuple[Inline, ...] = (Strong("Letak: "), found.file)
        blocks += [
            section(found.title, ident=ident),
            Paragraph((found.description,)),
            Bullets((where,)),
            TableBlock(ident),
        ]
    return Page(
        path="kamus-data",
        title="Kamus data",
        description="Semua berkas yang diisi kantor, dengan kolom, arti, dan contohnya.",
        blocks=tuple(blocks),
        tables=tables,
    )


def _entries(found: Described) -> Table:
    columns = (
        Column(title="Nama", width=1.3),
        Column(title="Arti", width=3),
        Column(title="Isi", width=1.5),
        Column(title="Contoh", width=1.5),
    )
    rows: list[tuple[Cell, ...]] = []
    for entry in found.entries:
        need = "wajib" if entry.required else "boleh kosong"
        rows.append(cells((Strong(entry.name),), _meaning(entry), f"{entry.form}; {need}", entry.example or "–"))
    return table(f"Isi {found.file}", columns, rows)


def _meaning(entry: Entry) -> str:
    """Return title and description; a title that only repeats the name or the description is left out."""
    repeated = entry.description.lower().startswith(entry.title.lower()) or entry.title.lower() == entry.name.lower()
    return entry.description if repeated and entry.description else f"{entry.title}. {entry.description}".strip()
