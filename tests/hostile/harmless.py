"""Near misses: what looks like an attack by name or history and is an ordinary day at the office."""

from tests.hostile.git import BOX, KUL
from tests.hostile.store import DASAR, Store


def names_of_offices() -> dict:
    """What people call their files; and the forms as they came."""
    names = ("Berita Acara (final) 2026.TXT", "ND 12_KUL – perbaikan.txt", "rékap+lampiran & daftar.txt", "2026-06-30.txt", "comedian.txt")
    forms = {f"{KUL}/kiriman/20250705T020000Z-csv-00000000.csv": b"a\n", f"{BOX}/.gitkeep": b""}
    return {f"{BOX}/{name}": b"a\n" for name in names} | forms


def drafts(store: Store) -> str:
    """A table written in three goes, and a scan of the wrong page replaced."""
    name = f"{KUL}/realisasi.csv"
    data = (DASAR / name).read_bytes()
    first = store.commit({name: data + b"salah\n", f"{BOX}/hadir.txt": b"salah\n"})
    return store.commit({name: data.replace(b"14 layanan", b"15 layanan"), f"{BOX}/hadir.txt": b"benar\n"}, [first])


def renamed_on_the_way(store: Store) -> str:
    """The name was corrected; the bytes are there to be seen."""
    first = store.commit({f"{BOX}/scan0001.txt": b"hadir\n"})
    return store.commit({f"{BOX}/scan0001.txt": None, f"{BOX}/daftar-hadir.txt": b"hadir\n"}, [first])


def taken_back(store: Store) -> str:
    """One piece of evidence is taken away for good; it was there before."""
    name = next(name for name in store.trees[store.main] if name.startswith(f"{BOX}/".encode()))
    return store.commit({name: None})


def main_merged_in(store: Store) -> str:
    """The button that brings a branch up to date."""
    mine = store.commit({f"{BOX}/hadir.txt": b"hadir\n"})
    store.main = store.commit({"docs/a.md": b"a\n", "periods/2025/s1/rendatin/bukti/lain.txt": b"lain\n"})
    added = {"docs/a.md": b"a\n", "periods/2025/s1/rendatin/bukti/lain.txt": b"lain\n"}
    return store.commit(added, [mine, store.main])


def as_the_host_merges(store: Store) -> str:
    """What the host makes of a proposal to be checked: base and branch in one commit."""
    mine = store.commit({f"{BOX}/hadir.txt": b"hadir\n"})
    return store.commit({f"{BOX}/hadir.txt": b"hadir\n"}, [store.main, mine])


def two_computers(store: Store) -> str:
    """Somebody works at two desks and pulls."""
    first = store.commit({f"{BOX}/hadir.txt": b"hadir\n"})
    other = store.commit({f"{BOX}/rapat.txt": b"rapat\n"})
    return store.commit({f"{BOX}/rapat.txt": b"rapat\n"}, [first, other])


def period_opened() -> dict:
    """The planner makes the folders of a period that is to come."""
    head = b"indikator,bulan,pembilang,penyebut,realisasi,kendala,tindak_lanjut,bukti\n"
    made = {f"periods/2025/s3/{code}/realisasi.csv": head for code in ("kul", "rendatin")}
    return made | {"periods/2025/kendali/s3/pembukaan.yml": b"periode: s3\n"}


def approval_asked_for() -> dict:
    """Data with the lembar that ask for their approval; these are no records."""
    return {f"{BOX}/hadir.txt": b"hadir\n", "periods/2025/pengesahan/lembar/kasubbag-kul.txt": b"Lembar paraf\n"}


def record_alone() -> dict:
    name = "periods/2025/pengesahan/0001-paraf-kasubbag-kul.json"
    return {name: b"{}\n", f"{name}.sig": b"-----BEGIN SSH SIGNATURE-----\n"}


def program_changed(store: Store) -> str:
    """The maintainer's own files may be run, hidden and deep; what they hold is reviewed as a program."""
    return store.commit({".ci/run": ("100755", b"#!/bin/sh\n"), "docs/a b;c.md": b"\xff", ".editorconfig": b"root = true\n"})


def papers_of_the_year(store: Store) -> str:
    """Officials and rules of a year together."""
    files = ("periods/satker.yml", "periods/2025/periode.yml")
    return store.commit({name: (DASAR / name).read_bytes() + b"# diperbarui\n" for name in files})


def nothing_at_all(store: Store) -> str:
    return store.commit({})
