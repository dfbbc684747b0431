"""A QR code as a drawing. The only door to segno."""

import io


def svg(text: str) -> bytes:
    """Return the code of `text` as SVG with its quiet zone; the same text gives the same bytes."""
    import segno

    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", border=2, xmldecl=True, nl=False, omitsize=True)
    return drawn.getvalue()
