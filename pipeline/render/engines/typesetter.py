"""Compile the Typst source in a folder; the only door to `typst`. Run as `python -I typesetter.py JOB`.

JOB is JSON: {"stage": folder, "main": file, "fonts": [folder], "standards": [...], "time": seconds since 1970, "out": file}.
Complaints are written as JSON lines to the standard error: {"what": "warning" or "error", "said": text}; exit code 1 with an error.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import typst

LONGEST = 400


def main(job: str) -> int:
    """Compile and return the exit code."""
    told = json.loads(job)
    stage = told["stage"]
    compiler = typst.Compiler(str(Path(stage) / told["main"]), root=stage, font_paths=told["fonts"], ignore_system_fonts=True)
    time = datetime.fromtimestamp(told["time"], UTC)
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=told["standards"], timestamp=time)
    except typst.TypstError as error:
        _complain("error", error)
        return 1
    for warning in warnings:
        _complain("warning", warning)
    Path(told["out"]).write_bytes(pdf if isinstance(pdf, bytes) else b"")
    return 0


def _complain(what: str, trouble: object) -> None:
    hints = " ".join(getattr(trouble, "hints", ()) or ())
    said = f"{getattr(trouble, 'message', trouble)} {hints}".strip()[:LONGEST]
    sys.stderr.write(json.dumps({"what": what, "said": said}) + "\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
