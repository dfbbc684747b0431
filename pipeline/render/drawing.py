"""A drawn chart, apart from the engine that draws it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Drawing:
    """A chart as SVG (PDF, site) and, made only when asked for, as PNG (Word)."""

    svg: str
    rasterise: Callable[[str], bytes]

    @cached_property
    def png(self) -> bytes:
        """The picture as PNG."""
        return self.rasterise(self.svg)
