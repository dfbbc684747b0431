"""Attacks by name, mode, size and history."""

from tests.hostile.store import Store

KUL = "periods/2025/s1/kul"
BOX = f"{KUL}/bukti"
SCAN = b"%PDF-1.4\n%%EOF\n"


def symlink(store: Store) -> str:
    """realisasi.csv leads to a file of the machine that reads it."""
    return store.commit({f"{KUL}/realisasi.csv": ("120000", b"/etc/passwd")})


def symlinked_folder(store: Store) -> str:
    """The evidence's folder leads out of the repository."""
    gone = [name.decode() for name in store.trees[store.main] if name.startswith(f"{BOX}/".encode())]
    return store.commit(dict.fromkeys(gone) | {BOX: ("120000", b"../../../../..")})


def submodule(store: Store) -> str:
    """A folder that Git would fetch from elsewhere."""
    return store.commit({f"{BOX}/lampiran.pdf": ("160000", store.main)})


def program(store: Store) -> str:
    """Evidence that may be run."""
    return store.commit({f"{BOX}/lampiran.pdf": ("100755", SCAN)})


def mode_only(store: Store) -> str:
    """Not a byte differs, only the right to run it."""
    return store.commit({f"{KUL}/realisasi.csv": ("100755", store.trees[store.main][f"{KUL}/realisasi.csv".encode()][1])})


def old_mode(store: Store) -> str:
    """A mode of no kind that Git knows; it reads it as a submodule."""
    return store.commit({f"{BOX}/lampiran.pdf": ("100000", SCAN), f"{KUL}/analisis.md": ("060000", SCAN)})
