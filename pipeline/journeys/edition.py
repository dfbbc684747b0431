"""Which edition of a year may be printed: the signed one only where the records on disk are proven to cover the very content on disk."""

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import PipelineError

if TYPE_CHECKING:
    from ..core.approvals.verification import Verified
    from ..core.reporting.approval import Edition


def edition(root: Path, year: int) -> "Edition | None":
    """Return where a year stands; None without records, and where a single one of them is unproven or the chain is broken.

    Reviews of a host that nobody signed are proven by the signed tag over them, if it covers the same content and the same chain.
    """
    if not (root / "periods" / str(year) / "pengesahan").is_dir():
        return None
    from . import verifying

    try:
        (found,) = verifying.verify(root, verifying.Asked(target=str(root.absolute()), year=year))
        proven = found if _is_proven(found) else _sealed(root, year, found)
    except PipelineError:
        return None  # unusable files have findings of their own; nothing is signed by default
    return _edition(proven) if proven else None


def _is_proven(found: "Verified") -> bool:
    names = {link.name for link in found.chain.links}
    return bool(names) and not found.chain.faults and names == set(found.proofs)


def _sealed(root: Path, year: int, found: "Verified") -> "Verified | None":
    """Return the verification through one of the year's tags where that proves what lies on disk."""
    from ..intake.repository import history_tags
    from . import verifying

    names = [name for name in history_tags.tags(root) if name == f"lakip-{year}" or name.startswith(f"lakip-{year}-r")]
    for name in names:
        (sealed,) = verifying.verify(root, verifying.Asked(target=name, year=year))
        if sealed.is_signed and sealed.content == found.content and sealed.chain.end == found.chain.end:
            return sealed
    return None


def _edition(found: "Verified") -> "Edition | None":
    from ..core.approvals.verification import last_signed
    from ..core.reporting.approval import Edition, is_signed

    if found.sign_off is None:
        return None
    last = last_signed(found.chain)
    if last is None or not is_signed(found.sign_off):
        return Edition(sign_off=found.sign_off)
    return Edition(sign_off=found.sign_off, commit=last.record.commit, time=last.record.time)
