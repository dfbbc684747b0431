"""satker.yml and periode.yml as values of the model: the only place where their Indonesian keys become English names.

The documents have passed their JSON Schemas; what is left to check here is whether dates exist.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from ..core import document_rules
from ..core import model as m
from ..core.approvals.values import Policy
from ..core.findings import Finding, Place
from .documents import Document, Path, Plain

UNSET_BASIS = "pilihan bawaan lakip, belum ditetapkan kantor"
DATE_KEYS = frozenset({"mulai", "selesai", "batas", "tanggal", "dibuka"})
WORD_ORDERS: Mapping[str, tuple[m.Kind, tuple[str, ...]]] = {
    "predikat": (m.Kind.GRADE, ("D", "C", "CC", "B", "BB", "A", "AA")),
    "opini": (m.Kind.OPINION, ("TMP", "TW", "WDP", "WTP")),
    "ya_tidak": (m.Kind.YES_NO, ("tidak", "ya")),
}


def impossible_dates(document: Document) -> tuple[Finding, ...]:
    """Return a finding for every date that has the right form and is in no calendar."""
    return tuple(_impossible(document, document.value, ()))


def _impossible(document: Document, value: Plain, path: Path) -> Iterator[Finding]:
    items: list[tuple[str | int, Plain]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    for key, item in items:
        if key in DATE_KEYS and isinstance(item, str) and not _exists(item):
            yield document_rules.DATE_IMPOSSIBLE.at(document.place(*path, key), isi=item, kunci=key)
        yield from _impossible(document, item, (*path, key))


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _term(item: Mapping[str, Any]) -> m.Term:
    return m.Term(start=date.fromisoformat(item["mulai"]), end=_day(item.get("selesai")))


def _decimal(number: int | Decimal | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def office(document: Document) -> m.Office:
    """Return the satuan kerja."""
    data: Any = document.value
    logo = data.get("logo")
    return m.Office(
        name=data["nama"],
        short_name=data["nama_pendek"],
        parent=data.get("induk", ""),
        city=data["kota"],
        province=data["provinsi"],
        region_code=data.get("kode_wilayah", ""),
        address=data["alamat"],
        contact=data.get("kontak", ""),
        website=data.get("situs", ""),
        superior=data["atasan"],
        logo=PurePosixPath(logo) if logo else None,
        departments=tuple(_department(x, document.place("subbagian", i)) for i, x in enumerate(data["subbagian"])),
        officials=tuple(_official(x, document.place("pejabat", i)) for i, x in enumerate(data["pejabat"])),
        procedures=tuple(
            m.Procedure(name=x["nama"], number=x.get("nomor", ""), issued=_day(x.get("tanggal"))) for x in data.get("sop", ())
        ),
        place=document.place(),
        hosting=_hosting(data.get("host")),
        archive=data.get("arsip", ""),
        numbering=_numbering(data.get("persuratan") or {}),
    )


def _numbering(item: Mapping[str, Any]) -> m.Numbering:
    return m.Numbering(
        pattern=item.get("pola", ""),
        codes=tuple((item.get("kode") or {}).items()),
        classes=tuple((item.get("klasifikasi") or {}).items()),
        planner=item.get("pengolah", ""),
        is_shared=item.get("bersama", False),
    )


def _hosting(item: Mapping[str, Any] | None) -> m.Hosting:
    return m.Hosting(name=item["nama"], repo=item["repo"], owners=tuple((item.get("pemilik") or {}).items())) if item else m.Hosting()


def _department(item: Mapping[str, Any], place: Place) -> m.Department:
    return m.Department(code=item["kode"], name=item["nama"], number=item["nomor"], term=_term(item), place=place)


def _official(item: Mapping[str, Any], place: Place) -> m.Official:
    return m.Official(
        role=item["peran"],
        name=item["nama"],
        title=item["jabatan"],
        department=item.get("subbagian", ""),
        acting=item.get("sebutan", ""),
        account=item.get("akun"),
        term=_term(item),
        place=place,
    )


def periods(document: Document) -> tuple[m.Period, ...]:
    """Return the collection periods in the file's order."""
    data: Any = document.value
    return tuple(
        m.Period(
            code=item["kode"],
            name=item["nama"],
            months=tuple(item["bulan"]),
            due=_day(item.get("batas")),
            place=document.place("periode", i),
        )
        for i, item in enumerate(data["periode"])
    )


def measuring(document: Document) -> m.Rules:
    """Return how the office measures; what it has left open is filled with our own choice, named as such."""
    given: Any = document.value
    data: dict[str, Any] = given["aturan"]
    cap, floor = data["batas_atas"], data.get("batas_bawah", {"nilai": None, "dasar": UNSET_BASIS})
    zero, scale = data["target_nol"], data["kategori"]
    return m.Rules(
        cap=_decimal(cap["nilai"]),
        cap_basis=cap["dasar"],
        floor=_decimal(floor["nilai"]),
        floor_basis=floor["dasar"],
        **_choice(data, "minimal", "minimize"),
        **_choice(data, "stabil", "stable", "simetris"),
        zero_target=_zero_target(zero),
        zero_target_basis=zero["dasar"],
        zero_miss=Decimal(zero.get("meleset", 0)),
        **_choice(data, "agregasi_satker", "office_aggregation"),
        **_choice(data, "agregasi_sasaran", "objective_aggregation"),
        **_choice(data, "tanpa_data", "no_data", "tidak-dihitung"),
        categories=m.Scale(
            classes=tuple(_scale_class(item) for item in scale["kelas"]),
            basis=scale["dasar"],
            place=document.place("aturan", "kategori"),
        ),
        grades={kind: _word_scale(data.get(key), order) for key, (kind, order) in WORD_ORDERS.items()},
        **_choice(data, "efisiensi", "efficiency", "sederhana"),
        rounding=data["pembulatan"]["desimal"],
        rounding_basis=data["pembulatan"]["dasar"],
        lights=_lights(data.get("progres")),
    )


def _lights(given: Mapping[str, Any] | None) -> m.Lights:
    if given is None:
        return m.Lights()
    return m.Lights(green=Decimal(given["hijau"]), yellow=Decimal(given["kuning"]), basis=given["dasar"])


def _choice(data: Mapping[str, Any], key: str, name: str, default: str = "") -> dict[str, Any]:
    chosen = data.get(key, {"cara": default, "dasar": UNSET_BASIS})
    return {name: chosen["cara"], f"{name}_basis": chosen["dasar"]}


def _zero_target(data: Mapping[str, Any]) -> dict[m.Polarity, str]:
    """A range has no rule of its own in the file: like `stabil`, its target is a point to keep, so zero is an aim."""
    steady = data.get("stabil", "tujuan")
    return {
        m.Polarity.MORE: data["maksimal"],
        m.Polarity.LESS: data["minimal"],
        m.Polarity.STABLE: steady,
        m.Polarity.RANGE: steady,
    }


def _scale_class(item: Mapping[str, Any]) -> m.ScaleClass:
    return m.ScaleClass(name=item["nama"], lower=Decimal(item["batas_bawah"]), inclusive=item.get("inklusif", True))


def _word_scale(data: Mapping[str, Any] | None, order: tuple[str, ...]) -> m.WordScale:
    if data is None:
        return m.WordScale(method="terpenuhi", order=order, ranks={}, basis=UNSET_BASIS)
    ranks = {word: Decimal(rank) for word, rank in data.get("nilai", {}).items()}
    return m.WordScale(method=data["cara"], order=tuple(data["urutan"]), ranks=ranks, basis=data["dasar"])


def budget_total(document: Document) -> m.BudgetTotal:
    """Return the control totals; what the file does not give is None or empty."""
    given: Any = document.value
    data: dict[str, Any] = given.get("anggaran", {})
    funds: dict[str, Any] = data.get("sumber_dana", {})
    return m.BudgetTotal(
        initial=_decimal(data.get("pagu_awal")),
        revised=_decimal(data.get("pagu_revisi")),
        funds={code: Decimal(fund["pagu"]) for code, fund in funds.items() if fund.get("pagu") is not None},
        fund_names={code: fund["nama"] for code, fund in funds.items()},
        document=data.get("dokumen", ""),
        place=document.place("anggaran"),
    )


def edition(document: Document, year: int, city: str) -> m.Edition:
    """Return the report's particulars; title and place have their usual form where the file leaves them open."""
    given: Any = document.value
    data: dict[str, Any] = given.get("laporan", {})
    review = data.get("pernyataan_reviu")
    return m.Edition(
        title=data.get("judul") or f"Laporan Kinerja Tahun {year}",
        place_of_signing=data.get("tempat") or city,
        date_of_signing=_day(data.get("tanggal")),
        review_statement=PurePosixPath(review) if review else None,
        number=data.get("nomor", ""),
    )


def policy(document: Document) -> Policy:
    """Return who initials and signs; left open, every subbagian's head initials."""
    given: Any = document.value
    data: dict[str, Any] = given.get("pengesahan", {})
    return Policy(
        paraf=tuple(data.get("paraf", ())),
        shared=tuple((item["peran"], item["oleh"]) for item in data.get("rangkap", ())),
        basis=data.get("dasar", ""),
        zone=data.get("zona", "WIB"),
    )
