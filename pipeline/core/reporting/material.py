"""What the outline is laid out from: the view, what exists to be shown, and the office's own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..document import Block, ChartBlock, Inline, Narrative, Paragraph, Ref, Strong, TableBlock
from ..model import Prose
from . import phrases
from .view import View

TOLD_BY_TABLES = ("ringkasan-eksekutif", "bab-2-perencanaan", "bab-3-akuntabilitas")
SEE, AND = " Rinciannya pada ", " dan "


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """`tables` and `charts` are the idents that exist; `placed` those which the office's text already shows."""

    view: View
    tables: frozenset[str]
    charts: frozenset[str]
    placed: frozenset[str]
    narratives: Mapping[str, Prose]

    def table(self, ident: str) -> tuple[Block, ...]:
        """Return the block of a table that exists and does not stand elsewhere."""
        return (TableBlock(ident),) if ident in self.tables - self.placed else ()

    def chart(self, ident: str) -> tuple[Block, ...]:
        """Return the block of a chart that exists and does not stand elsewhere."""
        return (ChartBlock(ident),) if ident in self.charts - self.placed else ()

    def see(self, *idents: str) -> tuple[Inline, ...]:
        """Return ` Rinciannya pada Tabel … dan Gambar ….` for those of two idents that exist."""
        known = [i for i in idents if i in self.tables | self.charts]
        joined = [part for ident in known for part in (AND, Ref(ident))][1:]
        return (SEE, *joined, ".") if joined else ()

    def chapter(self, key: str) -> tuple[Block, ...]:
        """Return a chapter's own text, or one honest sentence that it is not filled yet.

        The report of a period needs no words where we have tables to show.
        """
        if key in self.narratives:
            return (Narrative(key),)
        period = self.view.card.dossier.cut
        if period and key in TOLD_BY_TABLES:
            return ()
        folder = f"laporan/{period}" if period else "laporan"
        return (Paragraph((phrases.CHAPTER_EMPTY.format(file=f"{folder}/{key}.md"),)),)


def paragraph(sentences: Iterable[str], see: tuple[Inline, ...] = ()) -> tuple[Block, ...]:
    """Return one paragraph of whole sentences and where to look, none where there is nothing to say."""
    text = " ".join(sentences)
    return (Paragraph((text, *see)),) if text else ()


def led(lead: str, sentences: Iterable[str], see: tuple[Inline, ...] = ()) -> tuple[Block, ...]:
    """Return a paragraph that opens with a bold lead."""
    return tuple(Paragraph((Strong(lead), " ", *p.text)) for p in paragraph(sentences, see) if isinstance(p, Paragraph))
