"""`lakip host`: what it writes, what it refuses, and what it finds at a live host."""

import json
import subprocess

import pytest

from pipeline.core.errors import PipelineError
from pipeline.core.hosting.ruleset import LABELS, ruleset
from pipeline.core.model import Hosting
from pipeline.journeys.hosting import connect
from tests.hostfake.contract import filled
from tests.hostfake.github import GitHub
from tests.hostfake.server import Fault, serving

KEYS = ("sekretaris", "pengelola")


def codes(root):
    lines = (root / "periods" / "satker.yml").read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(line.split(": ")[1] for line in lines if line.startswith("  - kode: ")))


def name_owners(root, leave=()):
    owners = "".join(f'    {key}: "@kpu-kota-serang/{key}"\n' for key in (*codes(root), *KEYS) if key not in leave)
    text = f"\nhost:\n  nama: github.com\n  repo: kpu-kota-serang/kinerja\n  pemilik:\n{owners}"
    with (root / "periods" / "satker.yml").open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture
def root(small_office):
    name_owners(small_office)
    return small_office


@pytest.fixture
def host(tmp_path):
    return GitHub(tmp_path / "host.git")


@pytest.fixture
def server(host, monkeypatch):
    for name in ("GITHUB_TOKEN", "GH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    with serving(host) as made:
        monkeypatch.setenv("GITHUB_API_URL", made.address)
        yield made


def set_up(host, root):
    """Do at the fake what a person is told to click."""
    files = {f".github/{name}": (root / ".github" / name).read_text(encoding="utf-8") for name in ("CODEOWNERS", "ruleset-main.json")}
    host.push("main", files, host.user("admin"))
    host.rulesets.append(json.loads(files[".github/ruleset-main.json"]))
    host.labels = {label.name: filled("label", name=label.name) for label in LABELS}
    host.environments.append(
        {"name": "github-pages", "deployment_branch_policy": {"protected_branches": True, "custom_branch_policies": False}}
    )
    host.robots = {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": False}


def test_without_owners_nothing_is_written_and_the_sentence_says_what_to_fill(small_office, cli):
    ran = cli("host", "siapkan", "--tulis", "--akar", small_office, code=2)
    assert "belum menyebut akun atau tim" in ran.err
    assert "sekretaris, pengelola" in ran.err
    assert not (small_office / ".github").exists()


@pytest.mark.parametrize("absent", ["sekretaris", "pengelola"])
def test_one_missing_owner_is_named_alone(small_office, cli, absent):
    name_owners(small_office, leave=(absent,))
    assert f"untuk: {absent}." in cli("host", "siapkan", "--akar", small_office, code=2).err


def test_an_unknown_key_is_named_with_the_choices(root, cli):
    satker = root / "periods" / "satker.yml"
    satker.write_text(satker.read_text(encoding="utf-8") + '    hukum: "@kpu-kota-serang/hukum"\n', encoding="utf-8")
    ran = cli("host", "siapkan", "--akar", root, code=2)
    assert "tidak dikenal: hukum" in ran.err


@pytest.mark.parametrize("owner", ["kpu/kul", "@", "@a b", "<isi di sini>"])
def test_what_is_no_account_is_a_finding_of_the_file(root, cli, owner):
    satker = root / "periods" / "satker.yml"
    satker.write_text(satker.read_text(encoding="utf-8").replace("@kpu-kota-serang/pengelola", owner), encoding="utf-8")
    assert "satker.yml tidak dapat dipakai" in cli("host", "siapkan", "--akar", root, code=2).err
    assert "pengelola" in cli("periksa", "--akar", root, code=1).out


def test_an_office_with_a_host_is_as_clean_as_before(root, cli):
    assert cli("periksa", "--akar", root).out == "Tidak ada temuan.\n"


def test_without_tulis_it_is_only_shown(root, cli):
    ran = cli("host", "siapkan", "--akar", root)
    assert "baru     .github/CODEOWNERS" in ran.out
    assert "--tulis" in ran.out
    assert not (root / ".github").exists()


def test_written_files_are_whole_and_the_second_time_nothing_changes(root, cli):
    ran = cli("host", "siapkan", "--tulis", "--akar", root)
    assert "Import a ruleset" in ran.out
    assert "tidak dapat memaksa urutan" in ran.out
    assert json.loads((root / ".github/ruleset-main.json").read_text(encoding="utf-8")) == ruleset()
    assert "@kpu-kota-serang/sekretaris" in (root / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert sorted(p.name for p in (root / ".github").iterdir()) == ["CODEOWNERS", "ruleset-main.json"]
    again = cli("host", "siapkan", "--tulis", "--akar", root)
    assert "tetap    .github/CODEOWNERS" in again.out
    assert "baru" not in again.out


def test_a_codeowners_written_by_hand_is_not_overwritten(root, cli):
    (root / ".github").mkdir()
    (root / ".github/CODEOWNERS").write_text("* @saya\n", encoding="utf-8")
    assert "tidak dibuat oleh lakip" in cli("host", "siapkan", "--tulis", "--akar", root, code=2).err
    assert (root / ".github/CODEOWNERS").read_text(encoding="utf-8") == "* @saya\n"
    assert not (root / ".github/ruleset-main.json").exists()


def test_a_fresh_repository_has_everything_open(root, cli, server):
    ran = cli("host", "periksa", "--akar", root, code=1)
    for said in (
        "masih dapat dihapus",
        "tanpa pull request",
        "CODEOWNERS belum ada",
        "Label yang belum ada",
        "github-pages",
        "berhak menulis",
    ):
        assert said in ran.out
    assert "Masih terbuka: 9." in ran.out


def test_what_the_steps_say_closes_everything(root, cli, server, host):
    cli("host", "siapkan", "--tulis", "--akar", root)
    set_up(host, root)
    assert cli("host", "periksa", "--akar", root).out == "Setelan host sudah sesuai.\n"


def test_somebody_who_may_go_round_the_rules_is_found(root, cli, server, host):
    cli("host", "siapkan", "--tulis", "--akar", root)
    set_up(host, root)
    host.rulesets[0]["bypass_actors"] = [{"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"}]
    assert "diterobos oleh RepositoryRole 5" in cli("host", "periksa", "--akar", root, code=1).out


def test_an_owner_who_may_not_write_is_found_by_the_hosts_own_word(root, cli, server, host):
    cli("host", "siapkan", "--tulis", "--akar", root)
    set_up(host, root)
    host.writers = {f"@kpu-kota-serang/{key}" for key in (*codes(root), *KEYS)} - {"@kpu-kota-serang/sekretaris"}
    ran = cli("host", "periksa", "--akar", root, code=1)
    assert "tidak dipakai host («Unknown owner" in ran.out
    assert "Masih terbuka: 1." in ran.out


def test_a_disabled_ruleset_protects_nothing(root, cli, server, host):
    cli("host", "siapkan", "--tulis", "--akar", root)
    set_up(host, root)
    host.rulesets[0]["enforcement"] = "disabled"
    assert "Masih terbuka: 4." in cli("host", "periksa", "--akar", root, code=1).out


def test_what_our_token_may_not_see_is_open(root, cli, server, host):
    cli("host", "siapkan", "--tulis", "--akar", root)
    set_up(host, root)
    host.admin = False
    ran = cli("host", "periksa", "--akar", root, code=1)
    assert ran.out.count("tidak dapat dilihat dengan token ini") == 2


def test_a_token_comes_from_the_environment(root, cli, server, monkeypatch):
    monkeypatch.setenv("GH_TOKEN", "rahasia\n")
    cli("host", "periksa", "--akar", root, code=1)
    assert set(server.tokens) == {"Bearer rahasia"}


def test_no_network_is_one_sentence_and_code_two(root, cli, monkeypatch, server):
    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:9")
    ran = cli("host", "periksa", "--akar", root, code=2)
    assert "tidak dapat dihubungi" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("kind", "said"), [("401", "menolak token"), ("nonsense", "tidak berbentuk"), ("redirect away", "di luar dirinya")]
)
def test_trouble_at_the_host_is_one_sentence_and_code_two(root, cli, server, kind, said):
    server.faults = [Fault(kind, times=99)]
    ran = cli("host", "periksa", "--akar", root, code=2)
    assert said in ran.err
    assert ran.out == ""


def test_an_office_without_a_host_is_told_so():
    with pytest.raises(PipelineError, match="belum menyebut Git host"):
        connect(Hosting(), {})


def test_a_token_that_is_none_is_refused_without_being_told():
    hosting = Hosting(name="github.com", repo="kpu/kinerja")
    with pytest.raises(PipelineError) as caught:
        connect(hosting, {"GITHUB_TOKEN": "rahasia\nsekali"})
    assert "rahasia" not in caught.value.message + caught.value.hint


def test_another_host_is_spoken_to_as_gitea():
    door = connect(Hosting(name="git.contoh.go.id", repo="kpu/kinerja"), {"GITEA_TOKEN": "x", "GITHUB_TOKEN": "y"})
    assert (door.name, door.client.base, dict(door.client.headers)) == (
        "git.contoh.go.id",
        "https://git.contoh.go.id/api/v1",
        {"Authorization": "token x"},
    )


def commit_all(root):
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "Data"]):
        who = ["-c", "user.name=Uji", "-c", "user.email=uji@contoh.id"]
        subprocess.run(["git", "-C", str(root), *who, *command], check=True)


def test_a_years_lembar_name_its_content_and_do_not_change_it(root, cli):
    commit_all(root)
    ran = cli("host", "siapkan", "2025", "--tulis", "--akar", root)
    folder = root / "periods/2025/pengesahan/lembar"
    made = {file.stem: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    assert "sekretaris" in made
    assert all(name == "sekretaris" or name.startswith("kasubbag-") for name in made)
    assert all(f"baru     periods/2025/pengesahan/lembar/{name}.txt" in ran.out for name in made)
    subprocess.run(["git", "-C", str(root), "add", "-A"], check=True)
    subprocess.run(["git", "-C", str(root), "-c", "user.name=Uji", "-c", "user.email=u@c.id", "commit", "-qm", "Lembar"], check=True)
    again = cli("host", "siapkan", "2025", "--akar", root)
    assert "berubah" not in again.out


def test_lembar_of_data_that_is_not_committed_are_refused(root, cli):
    assert "belum dicatat dalam Git" in cli("host", "siapkan", "2025", "--akar", root, code=2).err
