"""The Report: everything the PDF, the DOCX and the site print, and nothing that they must work out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from .document import Attachment, Chart, Part, Table
from .model import Office, Prose
from .scorecard import Scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A named value for narrative ({{nilai:name}}): the text as printed and what it is."""

    text: str
    label: str  # e.g. "capaian IK-1.1 tahun 2025"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A place on the lembar pengesahan. `act` is "paraf" or "tanda tangan"; `state` is what truly happened, "" = not yet."""

    act: str
    title: str
    name: str
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How a reader checks what stands on the lembar pengesahan, and what he must not read into it."""

    page: str  # of the archive, e.g. "2025/pengesahan"
    address: str  # the same as a public address, "" where satker.yml names none
    sha256: str  # of the content that was agreed to
    sentences: tuple[str, ...]  # printed below the sheet
    history: tuple[str, ...] = ()  # every act in order, returns included

    @property
    def code(self) -> str:
        """What the QR code says: the page's address, or where there is none, the digest to compare."""
        return f"{self.address}#{self.sha256[:16]}" if self.address else f"lakip verifikasi {self.page[:4]} sha256:{self.sha256}"

    @property
    def alt(self) -> str:
        """The QR code in words."""
        return f"Kode QR: {self.address}" if self.address else f"Kode QR: sidik jari isi, sha256 {self.sha256}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The report's particulars as printed on cover, head and foot."""

    title: str  # Laporan Kinerja Tahun 2025
    short_title: str
    subject: str
    year: int
    published: int  # the year on the cover
    status: str  # contoh | berjalan | lengkap
    watermarks: tuple[str, ...]  # ("CONTOH", "KONSEP") in this order; () when signed and real
    notice: str  # sentence shown with the watermark: what the figures are
    brief: str = ""  # the same in a few words, for the head of every page
    review: str  # "Belum direviu APIP" or a sentence naming the statement file
    place: str
    date: str  # printed date of signing, "" while unsigned
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One year, ready to be set. `parts` is the document in order; blocks name tables, charts and narratives by key."""

    identity: Identity
    office: Office
    scorecard: Scorecard
    values: Mapping[str, Printed]
    tables: Mapping[str, Table]
    charts: Mapping[str, Chart]
    narratives: Mapping[str, Prose]
    parts: tuple[Part, ...]
    sign_off: tuple[Signatory, ...]
    attachments: tuple[Attachment, ...]
    verification: Verification | None = None  # None while nobody has initialled anything
    opened: frozenset[PurePosixPath] = frozenset()  # evidence classified as open; all other is restricted and not named
    delivery: str = ""  # that a signed report reached the superior, as one sentence
