"""Who must agree to a change of which files: the text of CODEOWNERS.

Of several owners on one line any one is enough, and the last line that fits a file wins. So each folder has one line, and each lembar
has one: a proposal that touches every lembar needs the agreement of every role.
"""

from collections.abc import Iterator

from ..model import Office

ADMIN, SECRETARY = "pengelola", "sekretaris"
SHEETS = "pengesahan/lembar"  # inside the year's folder; not part of the content that is agreed to
HEAD = "# Dibuat oleh `lakip host siapkan` dari periods/satker.yml; jangan diubah di sini."


def departments(office: Office) -> tuple[str, ...]:
    """Return the codes of the subbagian that have not ended, in the file's order."""
    return tuple(dict.fromkeys(d.code for d in office.departments if d.term.end is None))


def unnamed(office: Office) -> tuple[str, ...]:
    """Return whose account or team satker.yml does not name yet."""
    named = dict(office.hosting.owners)
    return tuple(key for key in (*departments(office), SECRETARY, ADMIN) if key not in named)


def unknown(office: Office) -> tuple[str, ...]:
    """Return the keys of `pemilik` that are no subbagian in being, nor sekretaris or pengelola."""
    return tuple(key for key, _ in office.hosting.owners if key not in (*departments(office), SECRETARY, ADMIN))


def codeowners(office: Office) -> str:
    """Return the text of .github/CODEOWNERS; every owner must be named."""
    owners = dict(office.hosting.owners)
    lines = [(pattern, owners[key]) for pattern, key in _lines(office)]
    width = max(len(pattern) for pattern, _ in lines)
    return "\n".join([HEAD, *(f"{pattern:<{width}} {owner}" for pattern, owner in lines)]) + "\n"


def _lines(office: Office) -> Iterator[tuple[str, str]]:
    """Yield pattern and owner's key, the general before the particular."""
    codes = departments(office)
    yield "*", ADMIN
    for code in codes:
        yield f"/periods/*/*/{code}/", code
    yield "/periods/*/pengesahan/", ADMIN
    for code in codes:
        yield f"/periods/*/{SHEETS}/kasubbag-{code}.txt", code
    yield f"/periods/*/{SHEETS}/{SECRETARY}.txt", SECRETARY
