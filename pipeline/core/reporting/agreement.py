"""Lampiran 1: the Perjanjian Kinerja in the form's own words (PermenPANRB 53/2014), as the data hold it. It claims no signature."""

from ..document import Block, Paragraph, Strong
from ..model import Dossier, Official
from . import identity
from .material import Material

OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta berorientasi pada hasil, "
    "kami yang bertanda tangan di bawah ini:"
)
FIRST = "Nama: {name}. Jabatan: {title}. Selanjutnya disebut pihak pertama."
SECOND = "Nama: {name}. Jabatan: {title}. Selaku atasan pihak pertama, selanjutnya disebut pihak kedua."
SECOND_OFFICE = "{title}, selaku atasan pihak pertama, selanjutnya disebut pihak kedua."
PROMISE = (
    "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka mencapai "
    "target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian "
    "target kinerja tersebut menjadi tanggung jawab kami."
)
SUPERVISION = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari perjanjian ini "
    "dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
)
ORIGIN = "Lampiran ini menyajikan isi perjanjian menurut data tahun {year}; naskah yang bertanda tangan disimpan tersendiri."


def of(material: Material) -> tuple[Block, ...]:
    """Return the agreement's words, its targets and its budget."""
    dossier = material.view.card.dossier
    return (
        Paragraph((Strong(f"PERJANJIAN KINERJA TAHUN {dossier.year}"),)),
        Paragraph((OPENING,)),
        Paragraph((_first(dossier),)),
        Paragraph((_second(dossier),)),
        Paragraph((PROMISE,)),
        Paragraph((SUPERVISION,)),
        *material.table("tbl-lampiran-pk"),
        *material.table("tbl-lampiran-anggaran"),
        Paragraph((ORIGIN.format(year=dossier.year),)),
    )


def _holder(dossier: Dossier, role: str) -> Official | None:
    return next((o for o in dossier.office.officials_on(dossier.reference_day) if o.role == role), None)


def _first(dossier: Dossier) -> str:
    secretary = _holder(dossier, "sekretaris")
    if secretary is None:
        return FIRST.format(name=identity.NOBODY, title=f"Sekretaris {dossier.office.name}")
    return FIRST.format(name=secretary.name, title=identity.titled(secretary))


def _second(dossier: Dossier) -> str:
    chair = _holder(dossier, "ketua")
    if chair is None:
        return SECOND_OFFICE.format(title=dossier.office.superior)
    return SECOND.format(name=chair.name, title=identity.titled(chair))
