"""The workflows as text: pinned, without rights they do not need, without holes that a tool can see."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from pipeline.core.hosting.ruleset import CHECKS, LABELS
from tests.conftest import ROOT
from tests.workflows.runner import PLAYED, WORKFLOWS

FORMS = [f for f in sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")) if f.name != "config.yml"]
FILES = sorted(WORKFLOWS.glob("*.yml"))
READ = {file.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in FILES}
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
NOT_PLAYED = {"actions/upload-pages-artifact", "actions/deploy-pages"}  # only the host can publish
RIGHTS = {  # every right that any job has
    ("komentar.yml", "komentar"): {"actions: read", "contents: read", "pull-requests: write"},
    ("pengingat.yml", "tugas"): {"contents: read", "issues: write"},
    ("pengesahan.yml", "nilai"): {"contents: read", "pull-requests: write", "statuses: write"},
    ("periksa.yml", "periksa"): {"contents: read"},
    ("reviu.yml", "pemicu"): set(),
    ("terbit.yml", "susun"): {"contents: read"},
    ("terbit.yml", "terbit"): {"pages: write", "id-token: write"},
    ("uji.yml", "uji"): {"contents: read"},
}


def tool(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(arguments[0])
    return subprocess.run([program, *arguments[1:]], capture_output=True, text=True, check=False, timeout=120)


def steps():
    for name, workflow in READ.items():
        for job, told in workflow["jobs"].items():
            yield from ((name, job, step) for step in told["steps"])


def test_a_tool_that_looks_for_holes_finds_none():
    found = tool("zizmor", "--persona=auditor", "--offline", "--no-progress", str(ROOT / ".github"))
    assert found.returncode == 0, found.stdout
    assert "No findings to report" in found.stdout + found.stderr


def test_the_tool_does_look(tmp_path):
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "a.yml").write_text(FILES[0].read_text(encoding="utf-8").replace("persist-credentials: false", "fetch-tags: false"))
    assert tool("zizmor", "--persona=auditor", "--offline", "--no-progress", str(tmp_path)).returncode != 0


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", FILES),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"]),
    ],
)
def test_workflows_and_forms_have_the_host_s_shape(schema, files):
    assert files
    found = tool("check-jsonschema", "--builtin-schema", schema, *map(str, files))
    assert found.returncode == 0, found.stdout


def test_forms_ask_with_labels_that_there_are():
    known = {label.name for label in LABELS}
    asked = [label for form in FORMS for label in yaml.safe_load(form.read_text(encoding="utf-8"))["labels"]]
    assert len(asked) == len(FORMS)
    assert set(asked) <= known


def test_every_ignored_warning_has_its_reason_beside_it():
    ignored = [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines() if "zizmor: ignore" in line]
    assert len(ignored) == 2
    for line in ignored:
        assert re.search(r"zizmor: ignore\[[\w-]+\] \w+.{20,}", line), line


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_actions_are_pinned_by_their_full_hash(file):
    used = [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if re.match(r"\s*(- )?uses:", line)]
    assert all(PINNED.fullmatch(line.removeprefix("- ")) for line in used), used


def test_one_action_has_one_hash():
    used = {tuple(step["uses"].split("@")) for _, _, step in steps() if "uses" in step}
    assert len({name for name, _ in used}) == len(used)


def test_nothing_is_allowed_by_default_and_every_right_is_listed():
    assert all(workflow["permissions"] == {} for workflow in READ.values())
    found = {
        (name, job): {f"{what}: {how}" for what, how in told["permissions"].items()}
        for name, workflow in READ.items()
        for job, told in workflow["jobs"].items()
    }
    assert found == RIGHTS


def test_no_workflow_runs_with_rights_on_a_stranger_s_word():
    for name, workflow in READ.items():
        assert "pull_request_target" not in workflow[True], name
        if "pull_request" in workflow[True] or "pull_request_review" in workflow[True]:
            rights = [r for job in workflow["jobs"].values() for r in job["permissions"].values()]
            assert set(rights) <= {"read"}, name


def test_only_the_checking_workflow_takes_a_stranger_s_files_and_only_beside_the_programs():
    for name, _, step in steps():
        if step.get("uses", "").startswith("actions/checkout") and name not in ("periksa.yml", "uji.yml"):
            assert "ref" not in step["with"], f"{name} takes the default branch"
            assert "repository" not in step["with"], name
    tools, data = [s for n, _, s in steps() if n == "periksa.yml" and s.get("uses", "").startswith("actions/checkout")]
    assert (tools["with"]["path"], tools["with"]["ref"]) == ("alat", "${{ github.event.pull_request.base.sha }}")
    assert data["with"]["path"] == "data"


def test_what_an_event_says_reaches_a_command_only_by_its_environment():
    for name, _, step in steps():
        assert "${{" not in step.get("run", ""), f"{name}: {step['name']}"


def test_every_job_has_a_limit_and_nothing_is_cached():
    for name, workflow in READ.items():
        assert all(job["timeout-minutes"] <= 60 for job in workflow["jobs"].values()), name
        assert "cache" not in (WORKFLOWS / name).read_text(encoding="utf-8"), name


def test_our_own_commands_run_with_a_limit_of_memory():
    ours = [step["run"] for _, _, step in steps() if "-m pipeline" in step.get("run", "")]
    assert len(ours) >= 5
    assert all("ulimit -d " in run for run in ours)


def test_libraries_are_installed_by_their_hashes_only():
    installs = [line for _, _, step in steps() for line in step.get("run", "").splitlines() if "pip install" in line]
    assert len(installs) == 5
    assert all("--require-hashes --only-binary :all: --no-deps -r" in line for line in installs)


def test_the_lock_names_no_registry_and_every_library_has_a_hash():
    text = (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert "://" not in body
    assert "index" not in body
    pinned = re.findall(r"^([a-z0-9._-]+)==\S+( \\\n +--hash=sha256:[0-9a-f]{64})+", body, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[a-z]", body, re.MULTILINE)) > 30


def test_the_lock_holds_every_library_that_the_package_asks_for():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in asked}
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8"), re.MULTILINE))
    assert names <= locked


def test_the_checks_that_the_ruleset_waits_for_are_reported_under_these_names():
    assert CHECKS[0] in {job["name"] for job in READ["periksa.yml"]["jobs"].values()}
    assert CHECKS[1] in (WORKFLOWS / "pengesahan.yml").read_text(encoding="utf-8")


def test_workflows_that_follow_another_name_one_that_there_is():
    names = {workflow["name"] for workflow in READ.values()}
    for name, workflow in READ.items():
        for followed in (workflow[True].get("workflow_run") or {}).get("workflows", []):
            assert followed in names, name


def test_every_action_is_played_by_the_stand_in_or_listed_as_not_played(capsys):
    used = {step["uses"].partition("@")[0] for _, _, step in steps() if "uses" in step}
    with capsys.disabled():
        sys.stdout.write(f"\nactions that are not run here: {', '.join(sorted(used - set(PLAYED)))}\n")
    assert used - set(PLAYED) == NOT_PLAYED


def test_the_one_who_publishes_runs_nothing_of_the_repository():
    job = READ["terbit.yml"]["jobs"]["terbit"]
    assert [step["uses"].partition("@")[0] for step in job["steps"]] == ["actions/deploy-pages"]
    assert job["environment"]["name"] == "github-pages"
    assert READ["terbit.yml"]["concurrency"]["cancel-in-progress"] is False


def test_reminding_runs_on_weekday_mornings_and_by_hand_and_only_where_it_was_asked_for():
    told = READ["pengingat.yml"]
    assert [one["cron"].split()[-1] for one in told[True]["schedule"]] == ["1-5"]
    assert "workflow_dispatch" in told[True]
    assert "vars.PENGINGAT == 'aktif'" in told["jobs"]["tugas"]["if"]
