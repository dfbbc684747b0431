"""Breaks the verifiers one condition at a time, in a copy of the project, to see whether a test notices.

`python -m tests.mutation_verifier` prints every mutant with the test that failed, and ends with 1 where one survived.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
RECORDS, CHAIN, VERIFICATION = (f"pipeline/core/approvals/{name}.py" for name in ("records", "chain", "verification"))
CONTENTS, FREEZING = "pipeline/core/approvals/contents.py", "pipeline/core/approvals/freezing.py"
SIGNATURES, REMEMBERED, EXPORTED = (f"pipeline/intake/{name}.py" for name in ("signatures", "remembered", "exported"))
HISTORY, SHELL = "pipeline/intake/repository/history.py", "pipeline/render/assets/verifikasi.sh"
VERIFYING, SIGNING, DESK = "pipeline/journeys/verifying.py", "pipeline/journeys/signing.py", "pipeline/journeys/desk.py"
PURE = ("tests/core/approvals/test_records.py", "tests/core/approvals/test_chain.py")
TAMPER, ACTS = ("tests/test_tampering.py",), ("tests/test_signing.py",)
DOORS = ("tests/intake/test_signatures.py", "tests/intake/test_contents.py")
WEIGHED = ("tests/core/approvals/test_verification.py",)
PYTHON = ("-k", "not shell")

MUTANTS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    # records: one byte form
    (RECORDS, "if _canonical(given) != data or dump(record) != data:", "if False:", PURE),
    (RECORDS, "if name != name_of(record):", "if False:", PURE),
    (RECORDS, "object_pairs_hook=once, ", "", PURE),
    (RECORDS, "if len(data) > LARGEST:", "if False:", PURE),
    (RECORDS, "return [*missing, *unknown, *wrong,", "return [*missing, *wrong,", PURE),
    (RECORDS, '(flat["sumber.host"] == LOCAL) != (flat["sumber_waktu"] == OWN_CLOCK)', "False", PURE),
    # the chain
    (CHAIN, "if record.previous != previous:", "if False:", PURE),
    (CHAIN, "if record.number != number:", "if False:", PURE),
    (CHAIN, "if record.year != year:", "if False:", PURE),
    (CHAIN, "record.time < latest", "record.time <= latest", PURE),
    (CHAIN, "if latest is not None and record.time < latest:", "if False:", PURE),
    (CHAIN, "faults=(*_foreign(files), *refused,", "faults=(*_foreign(files),", PURE),
    (CHAIN, "faults=(*_foreign(files), *refused,", "faults=(*refused,", PURE),
    # what proves a record
    (VERIFICATION, "return link.record.role, f", "return RECORDER, f", (*TAMPER, *PYTHON)),
    (VERIFICATION, 'f"{link.record.act.value}{DOMAIN}"', 'f"paraf{DOMAIN}"', (*TAMPER, *PYTHON)),
    (VERIFICATION, "faults.append(UNSIGNED.format(name=link.name))", 'proofs[link.name] = "-"', (*TAMPER, *PYTHON)),
    (VERIFICATION, "elif seal:", "elif True:", (*TAMPER, *PYTHON)),
    (VERIFICATION, "elif (reason := reasons[link.name]) is not None:", "elif (reason := None) is not None:", (*TAMPER, *PYTHON)),
    (VERIFICATION, "names == set(self.proofs)", "True", WEIGHED),
    (VERIFICATION, "self.is_intact and names", "names", (*TAMPER, *PYTHON)),
    (VERIFICATION, "self.sign_off is not None and self.sign_off.is_signed", "True", WEIGHED),
    (VERIFICATION, "last.record.content.sha256 != content.sha256", "False", (*TAMPER, *PYTHON)),
    (VERIFICATION, "*([] if seal else [NO_TAG])", "", (*TAMPER, *PYTHON)),
    # keys, tags, revisions
    (VERIFYING, "if pinned and pinned != digest else ()", "if False else ()", (*TAMPER, *PYTHON)),
    (VERIFYING, "if last and last != (chain.end,):", "if False:", (*TAMPER, *PYTHON)),
    (VERIFYING, "if signatures.judge([claim], keys, revoked) == (None,):", "if True:", (*TAMPER, *PYTHON)),
    (VERIFYING, "for v in _revision(root, name, replace(asked, year=None)) if v.seal]", "for v in _revision(root, name, asked)]", TAMPER),
    (VERIFYING, "keys = asked.trusted.read_bytes() if asked.trusted else files.get(KEYS)", "keys = files.get(KEYS)", (*TAMPER, *PYTHON)),
    (
        SIGNATURES,
        'f"verify-time={_moment(time)}"]\n        ran = _run([*told',
        'f"verify-time=20260202030000"]\n        ran = _run([*told',
        DOORS,
    ),
    (SIGNATURES, '*(["-r", str(revoked)] if revoked else [])', "", DOORS),
    (SIGNATURES, '"TZ": "UTC0", ', "", DOORS),
    (SIGNATURES, "if reason is None)", "if True)", DOORS),
    (REMEMBERED, 'len(fact).to_bytes(8, "big") + fact', "fact[:0]", DOORS),
    (REMEMBERED, "hmac.new(self.secret, whole", 'hmac.new(b"", whole', DOORS),
    (HISTORY, "if int(mode, 8) != PLAIN:", "if False:", DOORS),
    (HISTORY, 'git.update_environment(GIT_NO_REPLACE_OBJECTS="1")', "pass", DOORS),
    (EXPORTED, "os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK", "os.O_RDONLY | os.O_NONBLOCK", DOORS),
    (EXPORTED, "or path in seen", "", DOORS),
    (CONTENTS, 'if not path.isprintable() or "\\\\" in path:', "if False:", DOORS),
    (CONTENTS, 'OUTSIDE = ("pengesahan/", "surat/")', 'OUTSIDE = ("pengesahan/", "surat")', DOORS),
    # acts
    (SIGNING, "if deed is Act.SIGN and not before.sign_off.is_initialled:", "if False:", ACTS),
    (SIGNING, "if before.chain.links and before.chain.records[-1].time > time:", "if False:", ACTS),
    (SIGNING, "if has_errors(found := flow.check(root, Scope(year))):", "if has_errors(found := ()):", ACTS),
    (SIGNING, "if holding.official is None:", "if False:", ACTS),
    (DESK, "if last is None or last.record.content.sha256 == found.content.sha256:", "if last is None:", ACTS),
    (FREEZING, "return vote.said is Stance.RETURNED or not vote.fault", "return True", ACTS),
    (FREEZING, "if now is None:", "if False:", ACTS),
    # the plain shell
    (SHELL, '[ "$baku" = "$(sidik "$rekaman")" ]', "true", (*TAMPER, "-k", "shell")),
    (SHELL, '[ "$(ambil sebelumnya)" = "$sebelum" ]', "true", (*TAMPER, "-k", "shell")),
    (SHELL, 'ssh-keygen "$@" <"$rekaman" >/dev/null 2>&1', "true", (*TAMPER, "-k", "shell")),
    (SHELL, 'set -- "$@" -r "$cabut"', "true", (*TAMPER, "-k", "shell")),
    (SHELL, '[ -f "$rekaman.sig" ] || tidak "tidak bertanda tangan: $nama"', '[ -f "$rekaman.sig" ] || continue', (*TAMPER, "-k", "shell")),
    (SHELL, 'if [ "$isi_rekaman" = "$isi" ]; then', "if true; then", (*TAMPER, "-k", "shell")),
    (SHELL, '*) tidak "berkas asing di pengesahan/: $nama" ;;', "*) ;;", (*TAMPER, "-k", "shell")),
    (SHELL, "! -type f ! -type d | sed -n 1p", "-name / | sed -n 1p", (*TAMPER, "-k", "shell")),
    (SHELL, '[ "$sidik_tetap" = "$sidik_kunci" ]', "true", (*TAMPER, "-k", "pinned")),
)


def survives(folder: Path, file: str, old: str, new: str, tests: tuple[str, ...]) -> tuple[bool, str]:
    """Run the tests around one mutant and put the file back."""
    place = folder / file
    text = place.read_text(encoding="utf-8")
    if old not in text:
        return True, "tempatnya tidak ditemukan"
    place.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    ran = subprocess.run(told, cwd=folder, capture_output=True, text=True, check=False)
    place.write_text(text, encoding="utf-8")
    failed = next((line for line in ran.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))), "")
    return ran.returncode == 0, failed[:110]


def main() -> int:
    """Break, look, tell."""
    left = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in ("pipeline", "tests", "schemas", "docs", "pyproject.toml"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, folder / name)
        for file, old, new, tests in MUTANTS:
            lives, failed = survives(folder, file, old, new, tests)
            left += lives
            print(f"{'HIDUP' if lives else 'mati '}  {file}: {old!r} -> {new!r}  {failed}", flush=True)  # noqa: T201
    print(f"{len(MUTANTS)} mutan, {left} hidup")  # noqa: T201
    return 1 if left else 0


if __name__ == "__main__":
    raise SystemExit(main())
