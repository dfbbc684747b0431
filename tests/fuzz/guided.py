"""Atheris against what looks at a narrative before and beside pandoc: marks, footnotes, lines, addresses.

    pip install atheris && python -m tests.fuzz.guided -max_total_time=60

Pandoc's own reader is a program apart, which coverage cannot guide; `tests.fuzz.run` is for that.
"""

import sys
import time

import atheris

with atheris.instrument_imports(include=["pipeline.render", "pipeline.core.glyphs"]):
    from pipeline.render import addresses, marks, narrative
    from tests.render import report_sample

SLOW = 2.0  # seconds


def once(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    began = time.process_time()
    prose = report_sample.prose("naskah", text)
    lines = 1 + text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    for finding in narrative.before_reading(prose):
        if not 1 <= finding.place.row <= lines:
            raise AssertionError(f"baris {finding.place.row} dari {lines}")
    marks.written(prose)
    if not addresses.fault(text) and not (text.isascii() and text.isprintable()):
        raise AssertionError(f"alamat lolos: {text!r}")
    if time.process_time() - began > SLOW:
        raise AssertionError("terlalu lama")


if __name__ == "__main__":
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()
