"""Names that evidence may have: fit for Windows, Git, a CSV cell and the eye; a bad one is refused with a good one beside it."""

import re
from unicodedata import category, normalize
from unicodedata import name as named

LONGEST_NAME = 120  # bytes in UTF-8; Windows counts the whole path against 260
FORBIDDEN = '<>:"/\\|?*;,'
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE | re.ASCII)
UNFIT = re.compile(r"[^a-z0-9]+")
HIDDEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Zl", "Zp")  # after NFC a mark that still stands alone is there to be overlooked
SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$", re.ASCII)


def fault(name: str) -> str:
    """Return why a name cannot be used, in words that follow "tidak dapat dipakai:"; "" for a good name."""
    if "/" in name or "\\" in name:
        return "memuat nama folder"
    if not name.strip(". "):
        return "tidak berisi nama"
    if found := next((c for c in name if c in FORBIDDEN), ""):
        return _letter_fault(name) or f"memuat tanda «{found}»"
    if name.startswith((".", "-", "~", " ")):
        return _letter_fault(name) or f"diawali «{name[0]}»"
    return fault_anywhere(name)


def fault_anywhere(name: str) -> str:
    """Return why nobody could live with a name, whoever's it is; "" for one that only evidence may not have."""
    return _letter_fault(name) or _shape_fault(name)


def _letter_fault(name: str) -> str:
    """Return what letters say against a name: what cannot be seen, or looks like another letter."""
    if name.isascii() and name.isprintable():
        return ""
    if name != normalize("NFC", name):
        return "hurufnya tersimpan terurai (bukan NFC)"
    if any(category(c) in HIDDEN or (c.isspace() and c != " ") for c in name):
        return "memuat karakter yang tidak terlihat"
    strange = next((c for c in name if c.isalnum() and not is_latin(c)), "")
    return f"memuat huruf U+{ord(strange):04X} yang bukan huruf Latin biasa" if strange else ""


def is_latin(letter: str) -> bool:
    """Say whether a letter or digit is an ordinary one of the Latin script."""
    return letter.isascii() or (named(letter, "").startswith("LATIN ") and normalize("NFKC", letter) == letter)


def _shape_fault(name: str) -> str:
    if name.endswith((".", " ")):
        return "diakhiri titik atau spasi"
    if RESERVED.fullmatch(name):
        return "nama itu dipakai Windows"
    size = len(name.encode())
    return f"panjangnya {size} bita, lebih dari {LONGEST_NAME}" if size > LONGEST_NAME else ""


def shown(name: str) -> str:
    """Return a name as a sentence may print it: what cannot be seen, or would turn the line around, becomes a mark."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)


def suggestion(name: str, mark: str = "") -> str:
    """Return a good name near a bad one: small letters, digits and hyphens; `mark` tells it from another of that name."""
    last = re.split(r"[/\\]", name)[-1]
    found = SUFFIX.search(last)
    stem, suffix = (last[: found.start()], found[0].lower()) if found else (last, "")
    plain = normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = UNFIT.sub("-", plain).strip("-")[:80].strip("-") or "bukti"
    slug = f"berkas-{slug}" if RESERVED.fullmatch(slug) else slug
    return f"{slug}-{mark}{suffix}" if mark else f"{slug}{suffix}"
