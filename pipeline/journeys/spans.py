"""Two revisions between which a change lies."""

from dataclasses import dataclass

from ..core.errors import PipelineError


@dataclass(frozen=True, slots=True)
class Span:
    """Two revisions: `base..head`."""

    base: str
    head: str

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Read `main..cabang`; anything else is the caller's slip."""
        base, dots, head = text.partition("..")
        if not (base and dots and head) or ".." in head or head.startswith("."):
            raise PipelineError(f"Rentang «{text}» tidak dikenal.", "Tulis dua revisi dengan dua titik, misalnya main..HEAD.")
        return cls(base, head)
