"""The parts of a letter as Typst source; every text goes through typst_source, so none is read as markup."""

from collections.abc import Sequence

from ..core.letters import Annex, Letter
from . import elements as e
from . import typst_source
from .pandoc import Node

Pairs = Sequence[tuple[str, str]]


class Typst:
    """Sets the parts of a letter for the PDF."""

    def nodes(self, nodes: Sequence[Node]) -> list[str]:
        """Set what both outputs have in common."""
        return [typst_source.source(nodes)] if nodes else []

    def heading(self, lines: Sequence[str], underlined: bool) -> list[str]:
        """Set the letterhead and below it the title."""
        first, *rest = [_content(line) for line in lines] or [""]
        title = f"#underline(offset: 3pt)[{first}]" if underlined else first
        return [f"#kop-surat[{'#heading(level: 1)[' + '#linebreak();'.join([title, *rest]) + ']' if lines else ''}]"]

    def fields(self, pairs: Pairs, right: str = "") -> list[str]:
        """Set labelled lines; `right` stands at the right of the first."""
        rows = ", ".join(f"([{_content(label)}], [{_content(value)}])" for label, value in pairs)
        return [f"#isian({f'kanan: [{_content(right)}], ' if right else ''}{rows})"] if pairs else []

    def placed(self, text: str) -> list[str]:
        """Set place and day at the right."""
        return [f"#tempat-tanggal[{_content(text)}]"] if text else []

    def addressed(self, lines: Sequence[str]) -> list[str]:
        """Set whom the letter goes to."""
        return [f"#tujuan[{_content('Yth. ' + chr(10).join(lines))}]"] if lines else []

    def rule(self) -> list[str]:
        """Set a line across the page."""
        return ["#garis-nota()"]

    def signature(self, letter: Letter) -> list[str]:
        """Set who signs, with room for ink, and at the left the notulis or the places for paraf."""
        signer, witness = letter.signer, letter.witness
        above = "".join(f"[{_content(line)}], " for line in letter.signing)
        boxes = "".join(f"([{_content(box.title)}], [{_content(box.said)}]), " for box in letter.boxes)
        arguments = [f"baris: ({above})", f"jabatan: [{_content(signer.title + ',')}]", f"nama: [{_content(signer.name)}]"]
        arguments += [f"saksi: ([{_content(witness.title + ',')}], [{_content(witness.name)}])"] if witness else []
        return [f"#tanda-tangan-surat({', '.join([*arguments, f'paraf: ({boxes})'])})"]

    def last(self, text: str) -> list[str]:
        """Set the last sentence, which never parts from the signature."""
        return [f"#lekat[{_content(text)}]"]

    def annex(self, annex: Annex, inside: Sequence[str]) -> list[str]:
        """Set a page that goes with the letter."""
        origin = "".join(f"[{_content(line)}], " for line in annex.origin)
        return [f"#lampiran-surat(asal: ({origin}), judul: [{_content(annex.title)}])[\n{chr(10).join(inside)}\n]"]


def _content(text: str) -> str:
    return typst_source.inlines(e.words(text))
