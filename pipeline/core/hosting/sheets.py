"""The lembar: one small file per role, so that the host asks every role to agree.

It names the content that is put before the officials and follows from it alone. It lies in pengesahan/ and is no part of the content.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from ..approvals.values import Act, Content, Role
from .owners import SHEETS

ASKED = {Act.PARAF: "paraf", Act.SIGN: "tanda tangan"}
SHEET = re.compile(rf"periods/([0-9]{{4}})/{SHEETS}/[^/]+\.txt")


def asked(paths: Iterable[str]) -> frozenset[int]:
    """Return the years whose lembar are among `paths`: a proposal that holds them asks for their approval."""
    return frozenset(int(found[1]) for path in paths if (found := SHEET.fullmatch(path)))


def is_sheet(path: str) -> bool:
    """Say whether a path from the root is that of a lembar, which is no record and proves nothing."""
    return SHEET.fullmatch(path) is not None


def sheets(roles: Sequence[Role], content: Content) -> dict[PurePosixPath, str]:
    """Return the text of every lembar of a year by its path from the root."""
    folder = PurePosixPath("periods", str(content.year), SHEETS)
    return {folder / f"{role.code}.txt": _text(role, content) for role in roles}


def _text(role: Role, content: Content) -> str:
    return (
        f"Lembar {ASKED[role.act]}: {role.title}\n"
        f"Laporan Kinerja Tahun {content.year}\n"
        f"Isi (sha256): {content.sha256}\n"
        f"Pohon Git: {content.tree}\n"
        "\n"
        f"Persetujuan atas usulan yang memuat berkas ini dicatat sebagai {ASKED[role.act]} di repositori atas isi tersebut.\n"
    )
