"""A bare repository written object by object, so that it can hold what Git's own commands would refuse to make."""

import hashlib
import subprocess
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.conftest import TESTS

Held = tuple[str, str]  # mode, object
Given = bytes | tuple[str, bytes] | Held | None  # content of a plain file; with its mode; an object with its mode; gone
DASAR = TESTS / "examples" / "dasar"
WHO = "CONTOH <contoh@example.org> 1767225600 +0700"


class Store:
    """The repository; `main` is where the office stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", folder], check=True, timeout=30)
        self.trees: dict[str, dict[bytes, Held]] = {}
        self.main = self.commit({p.relative_to(DASAR).as_posix(): p.read_bytes() for p in sorted(DASAR.rglob("*")) if p.is_file()}, [])
        self.ref("main", self.main)

    def put(self, kind: str, data: bytes) -> str:
        """Write one object and return its id."""
        whole = f"{kind} {len(data)}\0".encode() + data
        oid = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        file = self.folder / "objects" / oid[:2] / oid[2:]
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(zlib.compress(whole, 1))
        return oid

    def ref(self, name: str, commit: str) -> None:
        """Point a branch at a commit."""
        (self.folder / "refs" / "heads" / name).write_text(f"{commit}\n", encoding="ascii")

    def commit(self, changes: Mapping[str | bytes, Given], parents: Sequence[str] | None = None) -> str:
        """Return a commit that lays `changes` over its first parent's tree; its parent is `main` unless told."""
        parents = [self.main] if parents is None else parents
        files = dict(self.trees[parents[0]]) if parents else {}
        for path, given in changes.items():
            name = path.encode() if isinstance(path, str) else path
            if given is None:
                del files[name]
            else:
                files[name] = self._held(given)
        lines = [f"tree {self._tree(files)}", *(f"parent {p}" for p in parents), f"author {WHO}", f"committer {WHO}", "", "usulan", ""]
        made = self.put("commit", "\n".join(lines).encode())
        self.trees[made] = files
        return made

    def _held(self, given: bytes | tuple[str, bytes] | Held) -> Held:
        mode, content = given if isinstance(given, tuple) else ("100644", given)
        return (mode, content) if isinstance(content, str) else (mode, self.put("blob", content))

    def _tree(self, files: Mapping[bytes, Held]) -> str:
        folders: dict[bytes, dict[bytes, Held]] = {}
        entries = []
        for name, (mode, oid) in files.items():
            top, slash, rest = name.partition(b"/")
            if slash:
                folders.setdefault(top, {})[rest] = (mode, oid)
            else:
                entries.append((top, mode.encode() + b" " + top + b"\0" + bytes.fromhex(oid)))
        entries += [(top + b"/", b"40000 " + top + b"\0" + bytes.fromhex(self._tree(inner))) for top, inner in folders.items()]
        return self.put("tree", b"".join(entry for _, entry in sorted(entries)))
