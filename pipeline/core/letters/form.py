"""What a kind of letter is made of; the kinds themselves stand in forms.py."""

from collections.abc import Callable
from dataclasses import dataclass

from .matter import Made, Matter
from .values import Layout

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of letter: its title, who signs it, its subject where the office wrote none, and how head and body are made."""

    title: str
    signer: str  # a role
    subject: str
    opening: str
    closing: str
    body: Callable[["Form", Matter], Made]
    head: Callable[["Form", Matter], Pairs]
    text: tuple[str, ...] = ()  # paragraphs between opening and closing
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    to: tuple[str, ...] = ()  # lines after "Yth."; none where the kind has no addressee
    layout: Layout = Layout.TITLED
    attached: str = "-"
    receipt: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()  # roles below the signer that put their paraf
    witness: str = ""  # who signs at the left
    signed_at: tuple[str, ...] = ()  # lines above the signature

    def matter(self, matter: Matter) -> str:
        """Return what the letter is about, in words."""
        return matter.wish.subject or self.subject.format(**matter.names)
