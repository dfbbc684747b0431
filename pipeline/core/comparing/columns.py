"""Where a cell stands in its line, so that a host can point at it."""

from collections.abc import Mapping, Sequence

from ..findings import Place


def starts(line: str) -> tuple[int, ...]:
    """Return the position of the first letter of every cell of a CSV line, counted from 1; a quotation mark belongs to its cell."""
    found, quoted = [1], False
    for position, letter in enumerate(line, 1):
        if letter == '"':
            quoted = not quoted
        elif letter == "," and not quoted:
            found.append(position + 1)
    return tuple(found)


def position(place: Place, lines: Sequence[str]) -> int | None:
    """Return the position of the cell that a place names in its file's lines; None where it names none, or it cannot be found."""
    if not place.column or not 1 <= place.row <= len(lines):
        return None
    heads = lines[0].split(",")
    if place.column not in heads:
        return None
    cells = starts(lines[place.row - 1])
    return cells[heads.index(place.column)] if heads.index(place.column) < len(cells) else None


def positions(places: Sequence[Place], files: Mapping[str, Sequence[str]]) -> dict[Place, int]:
    """Return the positions that are known, of places in tables; `files` are their lines by path."""
    found = {place: position(place, files.get(str(place.file), ())) for place in places if place.file.suffix == ".csv"}
    return {place: at for place, at in found.items() if at is not None}
