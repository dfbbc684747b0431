"""What the program is made of: locks that are whole, a bill that says what they say, an update tool, and pages that keep to the tests."""

import ast
import json
import re
import struct
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import attack_page, locks, sbom
from tests.conftest import ROOT

LOCKS = (locks.RELEASE, locks.TESTING)
PROJECT = locks.PROJECT["project"]
EVERYTHING = [*PROJECT["dependencies"], *(line for extra in PROJECT["optional-dependencies"].values() for line in extra)]
WANTED = {locks.RELEASE: PROJECT["dependencies"], locks.TESTING: [*EVERYTHING, *locks.PROJECT["build-system"]["requires"]]}
BILL = json.loads(sbom.FILE.read_text(encoding="utf-8"))
LIBRARIES = {one["name"]: one for one in BILL["components"] if one.get("purl")}
SUPPLY, POLICY = ROOT / "docs" / "pengembang" / "rantai-pasok.md", ROOT / "SECURITY.md"
BARE = {  # what the tool finds and we let stand, with the reason
    "pipeline/bounded.py": "S603",  # the one place that starts programs: a list of arguments, never a shell
    "pipeline/intake/host/http.py": "S310",  # the address is the host's own, and only https is taken
}


def here(lock: Path) -> list[str]:
    """The locked libraries that are installed here in the locked version."""
    return [pin.name for pin in locks.pins(lock).values() if (found := locks.installed(pin.name)) and found.version == pin.version]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda file: file.stem)
def test_a_lock_is_nothing_but_libraries_and_their_digests(lock):
    text = locks.body(lock)
    assert locks.PIN.sub("", text).strip() == ""
    assert len(locks.pins(lock)) == len(re.findall(r"^\S", text, re.MULTILINE)) > 60


@pytest.mark.parametrize("lock", LOCKS, ids=lambda file: file.stem)
def test_a_lock_names_no_host(lock):
    assert not re.search(r"://|index|find-links|@ ", lock.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda file: file.stem)
def test_a_lock_gives_what_the_project_asks_for(lock):
    pinned = locks.pins(lock)
    for asked in map(Requirement, WANTED[lock]):
        assert pinned[canonicalize_name(asked.name)].version in asked.specifier, asked


@pytest.mark.parametrize("lock", LOCKS, ids=lambda file: file.stem)
def test_a_lock_holds_all_that_follows_from_it(lock):
    """Followed through what is installed as it is locked: all of it on the host, there `make terkunci` came before."""
    pinned, same = locks.pins(lock), set(here(lock))
    followed = locks.closure([Requirement(line) for line in WANTED[lock]], same)
    assert set(followed) <= set(pinned)
    for name, asked in followed.items():
        assert all(pinned[name].version in one.specifier for one in asked), asked


def test_what_is_released_is_what_was_tested():
    tested = locks.pins(locks.TESTING)
    assert all(tested[name] == pin for name, pin in locks.pins(locks.RELEASE).items())


def test_the_tests_of_the_host_run_with_what_is_locked():
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "uji.yml").read_text(encoding="utf-8"))["jobs"]["uji"]["steps"]
    runs = [step.get("run", "") for step in steps]
    assert runs.index("make terkunci") < runs.index("bash .ci/run")
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nterkunci:")[2].partition("\n\n")[0]
    assert "--require-hashes --only-binary :all: --no-deps -r requirements/uji.txt" in recipe
    assert "--no-index --no-deps --no-build-isolation --editable ." in recipe
    assert "pip check" in recipe


def test_the_bill_keeps_to_its_schema():
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom.FILE.read_text(encoding="utf-8")) is None


def test_a_bill_that_does_not_keep_to_the_schema_is_seen():
    broken = json.dumps(BILL | {"components": [{"name": "tanpa jenis"}]})
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken) is not None


def test_the_bill_says_what_the_lock_says():
    told = {
        name: locks.Pin(name, one["version"], tuple(each["content"] for each in one["externalReferences"][0]["hashes"]))
        for name, one in LIBRARIES.items()
    }
    pinned = locks.pins(locks.RELEASE)
    assert set(told) == set(pinned), "make it again: make sbom"
    for name, pin in pinned.items():
        assert (told[name].version, set(told[name].hashes)) == (pin.version, set(pin.hashes)), f"{name}: make it again: make sbom"


def test_every_component_has_a_licence():
    whole = [part for one in BILL["components"] for part in (one, *one.get("components", ()))]
    assert [one["name"] for one in whole if not one.get("licenses")] == []


def test_licences_are_those_that_the_libraries_tell():
    for name in here(locks.RELEASE):
        (told,) = LIBRARIES[name]["licenses"]
        found = told.get("expression") or told["license"].get("id") or told["license"]["name"]
        assert found == sbom.licence(metadata.metadata(name)), name


def test_the_bill_names_what_others_carry_inside():
    inside = {part["name"].rpartition("/")[2].partition(".")[0] for one in BILL["components"] for part in one.get("components", ())}
    assert {"pandoc", "typst-compiler", "vega", "vega-lite", "deno", "pagefind-ui", "bundle"} <= inside


def test_the_fonts_of_the_bill_are_those_that_are_shipped():
    (told,) = [one for one in BILL["components"] if one["name"] == "liberation-fonts"]
    listed = {part["name"]: part["hashes"][0]["content"] for part in told["components"]}
    assert listed == {f"fonts/{path.name}": sbom.hashlib.sha256(path.read_bytes()).hexdigest() for path in sbom.FONTS.glob("*.ttf")}
    assert all(version_of(path) == f"Version {told['version']}" for path in sbom.FONTS.glob("*.ttf"))


def version_of(font: Path) -> str:
    """The version in a font's own table of names (name 5, Windows, Unicode)."""
    data = font.read_bytes()
    tables = {
        data[12 + 16 * n : 16 + 16 * n]: struct.unpack_from(">LL", data, 20 + 16 * n) for n in range(struct.unpack_from(">H", data, 4)[0])
    }
    start = tables[b"name"][0]
    count, texts = struct.unpack_from(">HH", data, start + 2)
    for n in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", data, start + 6 + 12 * n)
        if (platform, name) == (3, 5):
            return data[start + texts + offset :][:length].decode("utf-16-be")
    return ""


def test_everything_in_the_bill_hangs_together():
    refs = {one["bom-ref"] for one in BILL["components"]} | {BILL["metadata"]["component"]["bom-ref"]}
    asked = {one["ref"]: set(one.get("dependsOn", ())) for one in BILL["dependencies"]}
    assert set(asked) == refs
    assert set().union(*asked.values()) == refs - {BILL["metadata"]["component"]["bom-ref"]}, "what nobody needs is no material"


def test_making_the_bill_again_changes_nothing():
    """Where exactly the locked libraries are installed, as on the host; elsewhere it refuses with the way out."""
    before = sbom.FILE.read_text(encoding="utf-8")
    if len(here(locks.RELEASE)) == len(locks.pins(locks.RELEASE)):
        assert sbom.document(before) == before, "make it again: make sbom"
    else:
        with pytest.raises(SystemExit, match="make terkunci"):
            sbom.document(before)


def test_the_number_of_the_bill_follows_its_content():
    changed = json.loads(sbom.FILE.read_text(encoding="utf-8"))
    number = changed.pop("serialNumber")
    changed["metadata"].pop("timestamp")
    drawn = sbom.uuid.uuid5(sbom.NAMESPACE, json.dumps(changed, sort_keys=True))
    assert number == f"urn:uuid:{drawn}"


def test_the_update_tool_looks_after_actions_and_libraries_weekly_in_groups_and_not_at_once():
    file = ROOT / ".github" / "dependabot.yml"
    told = yaml.safe_load(file.read_text(encoding="utf-8"))["updates"]
    assert {(one["package-ecosystem"], one["directory"]) for one in told} == {("github-actions", "/"), ("pip", "/requirements")}
    for one in told:
        assert one["schedule"]["interval"] == "weekly"
        assert one["cooldown"]["default-days"] >= 7
        assert [group["patterns"] for group in one["groups"].values()] == [["*"]]
    program = Path(sys.executable).with_name("check-jsonschema")
    found = subprocess.run([program, "--builtin-schema", "vendor.dependabot", file], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_a_tool_that_knows_the_usual_holes_of_python_finds_none():
    spared = [word for file, rule in BARE.items() for word in ("--per-file-ignores", f"{file}:{rule}")]
    program = Path(sys.executable).with_name("ruff")
    asked = [program, "check", "--no-cache", "--select", "S", "--ignore", "S101", *spared, "pipeline"]
    found = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_what_is_let_stand_is_still_there():
    asked = [Path(sys.executable).with_name("ruff"), "check", "--no-cache", "--select", "S", "--ignore", "S101", "pipeline"]
    found = subprocess.run([*asked, "--output-format", "json"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert {(Path(one["filename"]).relative_to(ROOT).as_posix(), one["code"]) for one in json.loads(found.stdout)} == set(BARE.items())


def test_no_program_lies_in_the_repository_that_nobody_can_read():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(listed) > 500
    assert [name for name in listed if re.search(r"\.(exe|dll|so|dylib|jar|class|pyc|whl|wasm|bin|o|a|node)$", name, re.I)] == []


@pytest.mark.parametrize("page", [POLICY, SUPPLY], ids=lambda file: file.name)
def test_the_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_the_policy_says_how_to_report_in_both_languages_and_invents_no_address():
    text = POLICY.read_text(encoding="utf-8")
    for word in ("## Melaporkan celah", "## Versi yang didukung", "**Tidak dijaga:**", "## In English", "Report privately"):
        assert word in text
    assert not re.search(r"\w@\w|\[(isi|nama|kontak)|TODO|\bxxx\b|<\w+>", text, re.I)


def test_every_test_that_the_page_of_the_supply_chain_names_exists():
    named = re.findall(r"(test_\w+): \*([\w ]+)\*", SUPPLY.read_text(encoding="utf-8"))
    assert len(named) >= 15
    for file, words in named:
        (path,) = (ROOT / "tests").rglob(f"{file}.py")
        functions = {node.name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)}
        assert f"test_{words.replace(' ', '_')}" in functions, f"{file}: {words}"


def test_the_page_of_attacks_is_what_the_samples_say():
    assert attack_page.PAGE.read_text(encoding="utf-8") == attack_page.page(), "run: python -m tests.attack_page"
