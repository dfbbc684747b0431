"""Attacks by name, mode, size and history."""

from pipeline.core.gate.values import LARGEST_EVIDENCE
from tests.hostile.store import DASAR, Store

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


def _at(*names: str | bytes, content: bytes = SCAN) -> dict[str | bytes, bytes]:
    """Evidence of these names; bytes that are no UTF-8 may be among them."""
    return {(f"{BOX}/".encode() + name if isinstance(name, bytes) else f"{BOX}/{name}"): content for name in names}


def name_turned() -> dict:
    """Read from the right, a program looks like a scan."""
    return _at("hadir-\u202efdp.txt")


def name_zero_width() -> dict:
    return _at("ha\u200bdir.pdf")


def name_line_break() -> dict:
    """A second line that a workflow's log would take for a command of its own."""
    return _at("a\n::error::b.pdf")


def name_terminal() -> dict:
    return _at("\x1b[2J\x1b[31mbersih.pdf")


def name_decomposed() -> dict:
    return _at("re\u0301kap.pdf")


def name_cyrillic() -> dict:
    return _at("h\u0430dir.pdf")


def name_no_utf8() -> dict:
    return _at(b"had\xffir.pdf")


def name_overlong_slash() -> dict:
    """What a careless decoder takes for a slash."""
    return _at(b"..\xc0\xaf..\xc0\xafrahasia.pdf")


def name_device() -> dict:
    return _at("aux.pdf")


def name_dot_at_end() -> dict:
    return _at("hadir.pdf.")


def name_space_at_end() -> dict:
    return _at("hadir.pdf ")


def name_option() -> dict:
    """Where a name is handed to a program, this one is an option."""
    return _at("--output=x.pdf")


def name_hidden() -> dict:
    return _at(".hadir.pdf")


def name_stream() -> dict:
    """On NTFS a second content of a file."""
    return _at("hadir.pdf:isi.pdf")


def name_backslash() -> dict:
    return _at("..\\..\\..\\mulai.pdf")


def name_above(store: Store) -> str:
    """A tree's entry that leads up; Git's own commands refuse to make it."""
    return store.commit({f"{BOX}/../../../../../x.pdf": SCAN})


def name_of_git(store: Store) -> str:
    """Laid out on a file system that drops what it cannot see, this is the repository's own hook."""
    return store.commit({".g\u200cit/hooks/post-checkout": b"#!/bin/sh\n"})


def name_long() -> dict:
    return _at("a" * 130 + ".pdf")


def path_deep() -> dict:
    return {"docs/" + "a/" * 12 + "b.md": b"a\n"}


def case_twice() -> dict:
    return _at("Hadir.pdf", "hadir.pdf")


def fold_twice() -> dict:
    """One name to a file system that folds letters."""
    return _at("strasse.pdf", "stra\u00dfe.pdf")


def case_renamed(store: Store) -> str:
    """Taken away and added again with another letter: on Windows the same file."""
    first = store.commit(_at("hadir.pdf"))
    store.main = first
    return store.commit({f"{BOX}/hadir.pdf": None, f"{BOX}/HADIR.pdf": SCAN})


def entry_twice(store: Store) -> str:
    """One name twice in a tree: which content counts, each program decides for itself."""
    good, bad = store.put("blob", b"a\n"), store.put("blob", SCAN)
    entry = b"100644 catatan.md\0"
    docs = store.put("tree", entry + bytes.fromhex(good) + entry + bytes.fromhex(bad))
    return store.commit({"docs": ("40000", docs)})


def lookalike_top() -> dict:
    """On Windows this is the office's own file."""
    return {"Periods/2025/s1/kul/realisasi.csv": b"a\n"}


def upper_case_table() -> dict:
    return {f"{KUL}/Realisasi.csv": b"a\n"}


def script_among_data() -> dict:
    return {f"{KUL}/jalankan.sh": b"#!/bin/sh\n"}


def page_as_evidence() -> dict:
    return _at("hadir.html", content=b"<script>alert(1)</script>")


def drawing_as_evidence() -> dict:
    return _at("hadir.svg", content=b"<svg onload='alert(1)'/>")


def record_of_own_name() -> dict:
    return {"periods/2025/pengesahan/bebas.json": b"{}\n"}


def attributes_in_data() -> dict:
    """A filter that Git would run at every checkout."""
    return {f"{KUL}/.gitattributes": b"*.csv filter=x\n"}


def ignore_in_data() -> dict:
    return {f"{BOX}/.gitignore": b"*\n"}


def modules_at_top() -> dict:
    return {".gitmodules": b'[submodule "x"]\n\tpath = x\n\turl = --upload-pack=x\n'}


def store_elsewhere() -> dict:
    return {".lfsconfig": b"[lfs]\n\turl = https://contoh.invalid/\n"}


def pointer() -> dict:
    told = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n"
    return _at("hadir.pdf", content=told)


def many_files(store: Store) -> str:
    blob = store.put("blob", SCAN)
    return store.commit({f"{BOX}/pindaian-{n}.pdf": ("100644", blob) for n in range(1001)})


def much_in_all(store: Store) -> str:
    """The same bytes nine times: little in the store, much to whoever reads them."""
    blob = store.put("blob", SCAN + bytes(24 * 1024 * 1024))
    return store.commit({f"{BOX}/pindaian-{n}.pdf": ("100644", blob) for n in range(9)})


def large_evidence() -> dict:
    return _at("pindaian.pdf", content=SCAN + bytes(LARGEST_EVIDENCE))


def large_text() -> dict:
    return {f"{KUL}/analisis.md": b"a\n" * (1024 * 1024 + 1)}


def file_to_folder() -> dict:
    return {f"{KUL}/analisis.md": None, f"{KUL}/analisis.md/isi.md": b"a\n"}


def folder_to_file(store: Store) -> str:
    inside = [name.decode() for name in store.trees[store.main] if name.startswith(b"periods/renstra-2025-2029/")]
    return store.commit(dict.fromkeys(inside) | {"periods/renstra-2025-2029": b"a\n"})


def folder_emptied(store: Store) -> str:
    return store.commit({name.decode(): None for name in store.trees[store.main] if name.startswith(f"{KUL}/".encode())})


def other_subbagian() -> dict:
    return _at("hadir.pdf", "rapat.pdf") | {"periods/2025/s1/rendatin/analisis.md": b"## IK-1.1\n"}


def with_workflow() -> dict:
    return _at("hadir.pdf") | {".github/workflows/periksa.yml": b"name: x\n"}


def with_schema() -> dict:
    return _at("hadir.pdf") | {"schemas/realisasi.json": b"{}\n"}


def with_officials(store: Store) -> str:
    name = "periods/satker.yml"
    return store.commit(_at("hadir.pdf") | {name: (DASAR / name).read_bytes() + b"# lain\n"})


def record_by_subbagian() -> dict:
    return {"periods/2025/pengesahan/0001-paraf-kasubbag-kul.json": b"{}\n"}


def program_by_planner() -> dict:
    return {"pipeline/cli/main.py": b"a\n"}


def data_by_maintainer() -> dict:
    return _at("hadir.pdf")


def folder_by_planner() -> dict:
    """A subbagian's folder laid out without opening a period."""
    return {"periods/2025/s1/sdm/realisasi.csv": (DASAR / KUL / "realisasi.csv").read_bytes()}


def record_with_data() -> dict:
    return record_by_subbagian() | _at("hadir.pdf")


def hidden(store: Store) -> str:
    """Added and taken away again: nobody sees it, everybody has it."""
    first = store.commit(_at("rahasia.pdf"))
    return store.commit({f"{BOX}/rahasia.pdf": None, f"{KUL}/analisis.md": b"## IK-2.1\n"}, [first])


def hidden_in_merge(store: Store) -> str:
    """Only the merge itself holds it."""
    mine = store.commit({f"{KUL}/analisis.md": b"## IK-2.1\n"})
    store.main = store.commit({"docs/a.md": b"a\n"})
    merged = store.commit({"docs/a.md": b"a\n", **_at("rahasia.pdf")}, [mine, store.main])
    return store.commit({f"{BOX}/rahasia.pdf": None}, [merged])


def version_hidden(store: Store) -> str:
    """What was there before is changed and then taken away: the changed version stays."""
    name = f"{KUL}/analisis.md"
    return store.commit({name: None}, [store.commit({name: b"rahasia\n"})])


def version_program(store: Store) -> str:
    first = store.commit({f"{BOX}/hadir.pdf": ("100755", SCAN)})
    return store.commit({f"{BOX}/hadir.pdf": SCAN + b"\n"}, [first])


def version_large(store: Store) -> str:
    first = store.commit(_at("hadir.pdf", content=SCAN + bytes(LARGEST_EVIDENCE)))
    return store.commit(_at("hadir.pdf"), [first])


def version_pointer(store: Store) -> str:
    first = store.commit(pointer())
    return store.commit(_at("hadir.pdf"), [first])


def many_commits(store: Store) -> str:
    head = store.main
    for n in range(251):
        head = store.commit({f"{KUL}/analisis.md": b"## IK-2.1\n" + b"\n" * n}, [head])
    return head


def other_history(store: Store) -> str:
    """Joined with a history that begins elsewhere."""
    files = {"periods/satker.yml": (DASAR / "periods" / "satker.yml").read_bytes()}
    mine = store.commit({f"{KUL}/analisis.md": b"## IK-2.1\n"})
    return store.commit({f"{KUL}/analisis.md": b"## IK-2.1\n"}, [mine, store.commit(files, [])])
