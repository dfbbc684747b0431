"""What must hold for every document: refused with a line, or the same in three outputs, with nothing run, read or embedded."""

import resource
import traceback
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline.render import narrative
from tests.render import reading, report_sample, routes
from tests.render.attacks import ACTIVE_HTML

SECONDS, MEBIBYTES = 5.0, 600


def batch(texts: list[str], counts: Counter[str], *, printing: bool) -> Iterator[tuple[str, str]]:
    """Judge documents that are read together; yield each with its fault."""
    before = _work()
    try:
        trees, findings = narrative.read([report_sample.prose(f"n{n}", text) for n, text in enumerate(texts)])
    except Exception:
        yield "\x00".join(texts), traceback.format_exc()
        return
    counts["dibaca"] += len(texts)
    counts["detik kerja pembaca ×100"] += round(100 * (_work() - before))
    accepted = [(text, trees[f"n{n}"]) for n, text in enumerate(texts) if f"n{n}" in trees]
    counts["diterima"] += len(accepted)
    counts["ditolak"] += len(texts) - len(accepted)
    if printing:
        counts["dicetak"] += len(accepted)
        yield from _culprits(accepted)
    if any(finding.place.row < 1 for finding in findings):
        yield "\x00".join(texts), "temuan tanpa baris"
    if resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > MEBIBYTES * 1024:
        yield "\x00".join(texts), "memori anak melebihi batas"


def _work() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _culprits(accepted: list[tuple[str, list[Any]]]) -> Iterator[tuple[str, str]]:
    """Print documents as chapters of one report; only where something is wrong, print halves of them, down to the one."""
    fault = _printed([tree for _, tree in accepted]) if accepted else ""
    if fault and len(accepted) == 1:
        yield accepted[0][0], fault
    elif fault:
        half = len(accepted) // 2
        yield from _culprits(accepted[:half])
        yield from _culprits(accepted[half:])


def _printed(trees: list[list[Any]]) -> str:
    """Return what is wrong with the outputs of accepted documents, "" for nothing."""
    report, named = routes.report_of_trees(trees)
    before = _work()
    try:
        html, pdf = routes.html(report, named), routes.pdf(report, named)
        in_word = reading.of_word(report, named)
        worked = _work() - before  # of the writers; poppler's own reading of a structure tree takes longer
        in_html, in_pdf = reading.of_html(html), reading.of_pdf(report, named, pdf)
    except Exception:
        return traceback.format_exc()
    if worked > SECONDS * max(1, len(trees) // 2):
        return "terlalu lama"
    if ACTIVE_HTML.search(html):
        return f"HTML aktif: {html[:300]}"
    if routes.SECRET.casefold() in in_pdf.body + in_word.body + in_html.body:
        return "isi berkas lain terbaca"
    if in_pdf != in_html:
        return f"PDF {in_pdf} SITUS {in_html}"
    return f"WORD {in_word} SITUS {in_html}" if in_word != in_html else ""
