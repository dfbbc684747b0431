"""Where a camera says a photo was taken: only whether it says so, never the place itself. Every step is bounded."""

from collections.abc import Callable

GPS, LATITUDE, LONGITUDE = 0x8825, 2, 4
MOST_TAGS = 1000
ENTRY = 12  # bytes of one tag
XMP_PLACES = (b"GPSLatitude", b"GPSLongitude")
Number = Callable[[int, int], int]


def has_location(tiff: bytes) -> bool:
    """Say whether an EXIF block (a small TIFF) holds coordinates that are not all nought."""
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return False

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if order == "little" else "big")

    first = _find(tiff, number, number(4, 4), GPS)
    if first is None:
        return False
    place = number(first + 8, 4)
    return any(_is_set(tiff, number, _find(tiff, number, place, tag)) for tag in (LATITUDE, LONGITUDE))


def says_location(xmp: bytes) -> bool:
    """Say whether a picture's XMP names coordinates."""
    return any(name in xmp for name in XMP_PLACES)


def _find(tiff: bytes, number: Number, folder: int, tag: int) -> int | None:
    """Return where the entry of a tag stands in the folder at an offset."""
    for entry in range(min(number(folder, 2), MOST_TAGS)):
        at = folder + 2 + entry * ENTRY
        if at + ENTRY > len(tiff):
            return None
        if number(at, 2) == tag:
            return at
    return None


def _is_set(tiff: bytes, number: Number, entry: int | None) -> bool:
    """Say whether degrees, minutes and seconds (three fractions) hold more than noughts."""
    if entry is None:
        return False
    at = number(entry + 8, 4)
    return any(number(at + step, 4) for step in (0, 8, 16) if at + step + 4 <= len(tiff))
