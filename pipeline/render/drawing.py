"""A drawn chart, apart from the engine that draws it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Album:
    """The drawings of one report, turned into pictures together when the first is asked for: one run of the engine for all."""

    svgs: Sequence[str]
    rasterise: Callable[[Sequence[str]], Sequence[bytes]]

    @cached_property
    def pictures(self) -> dict[str, bytes]:
        """PNG by drawing."""
        return dict(zip(self.svgs, self.rasterise(self.svgs), strict=True))


@dataclass(frozen=True)
class Drawing:
    """A chart as SVG (PDF, site) and, made only when asked for, as PNG (Word)."""

    svg: str
    album: Album

    @property
    def png(self) -> bytes:
        """The picture as PNG."""
        return self.album.pictures[self.svg]
