"""Where a link in a document leads, and whether a click on it could do anything but open a page."""

import re

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
FINE = frozenset({"https", "mailto", "tel"})
PLAIN = "http"
NOISE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")  # readers skip these before and inside a scheme
DRIVE = re.compile(r"(?:file:/{0,3})?[A-Za-z]:[\\/]")


def scheme(target: str) -> str:
    """Return the scheme of a target in small letters, "" where it has none: then it leads to a neighbour or into the document."""
    found = SCHEME.match(NOISE.sub("", target[:400]))
    return found[1].lower() if found else ""


def is_shared(target: str) -> bool:
    """Say whether it names another machine's folder (UNC): opening it tells that machine who you are."""
    return NOISE.sub("", target[:400]).replace("\\", "/").startswith("//")


def is_local(target: str) -> bool:
    """Say whether it names a file on a drive of the machine it was written on, which is nowhere else."""
    return DRIVE.match(NOISE.sub("", target[:400])) is not None


def leads_out(target: str) -> bool:
    """Say whether what is named lies outside the document and its own parts."""
    return bool(scheme(target)) or is_shared(target)


def danger(target: str) -> str:
    """Return where a link leads that nobody should click, as the end of a sentence; "" for an ordinary one."""
    named = scheme(target)
    if is_shared(target) or is_local(target) or named == "file":
        return "ke berkas di komputer atau jaringan kantor"
    return f"berskema «{named}»" if named and named not in FINE and named != PLAIN else ""
