"""Every workflow is walked: each `run:` step really runs, in order, in a clone of the office's repository."""

import json
import re
import subprocess
from dataclasses import replace
from importlib.metadata import version

import pytest
import yaml

from pipeline.core.approvals import freezing
from pipeline.core.approvals.records import FIRST, OWN_CLOCK, parse
from pipeline.journeys import signing
from tests.conftest import ROOT
from tests.hostfake.office import reader
from tests.hostfake.repository import run
from tests.hostfake.server import serving
from tests.workflows.runner import WORKFLOWS, Event

KUL = "periods/2025/s1/kul/realisasi.csv"
SHEETS = "periods/2025/pengesahan/lembar"
ROLES = ("kasubbag-kul", "kasubbag-rendatin", "sekretaris")
NOT_RUN = {  # steps that are not run here, with the reason
    "uji.yml / Siapkan alat uji": "installs system packages",
    "uji.yml / Pasang pustaka": "installs what the lock names",
    "uji.yml / Uji": "is this very test run",
    "uji.yml / Susun laporan dan situs": "is what `make report` does, tested with the command line",
    "terbit.yml / Simpan situs": "an action of the host's",
    "terbit.yml / Terbitkan": "an action of the host's",
}
SLOW = frozenset({"Susun pratinjau"})


def better(office):
    """The subbagian kul hands in a higher figure."""
    return {KUL: office.text(KUL).replace("IK-2.1,6,,,1", "IK-2.1,6,,,2")}


def sheets(mark="satu"):
    return {f"{SHEETS}/{role}.txt": f"Lembar {mark}\n" for role in ROLES}


def statuses(office):
    return {one["context"]: one["state"] for one in office.host.statuses}


def answered(office, runner, number, server):
    runner.api = server.address
    return runner.run("komentar.yml", "komentar", office.after(number))


def judged(office, runner, number, server, event="pull_request_review"):
    runner.api = server.address
    return runner.run("pengesahan.yml", "nilai", office.after(number, event))


def test_a_proposal_is_checked_answered_and_built(office, runner):
    number = office.propose(better(office))
    job = runner.run("periksa.yml", "periksa", office.pull_event(number))
    assert set(job.outcomes.values()) == {"success"}, job.log("Susun jawaban") + job.log("Susun pratinjau")
    assert "Semester I | IK-2.1" in job.summary
    assert "2 layanan | 3 layanan" in job.summary
    assert set(runner.artifacts) == {"jawaban", "pratinjau"}
    made = {path.name for path in runner.artifacts["pratinjau"].rglob("*") if path.is_file()}
    assert {"lakip-2025.pdf", "lakip-2025.docx", "index.html"} <= made


def test_a_fault_stands_on_its_line_and_stops_the_check_but_not_the_answer(office, runner):
    number = office.propose({KUL: office.text(KUL) + "IK-9.9,6,,,1,,,\n"})
    job = runner.run("periksa.yml", "periksa", office.pull_event(number))
    assert job.outcomes["Susun jawaban"] == "failure"
    assert f"::error file={KUL},line=4,col=1,title=indikator-tidak-dikenal::" in job.log("Susun jawaban")
    assert job.outcomes["Simpan jawaban"] == "success"
    assert job.outcomes["Susun pratinjau"] == "skipped"
    assert "Perlu diperbaiki" in job.summary


def test_what_the_gate_refuses_is_parsed_by_nothing_and_answered(office, runner):
    """A name that speaks to the runner, in a proposal whose table would not parse either."""
    number = office.propose({KUL: "rusak\n", "periods/2025/s1/kul/bukti/a\n::error::b.txt": "a\n"})
    job = runner.run("periksa.yml", "periksa", office.pull_event(number))
    assert job.outcomes["Gerbang"] == "failure"
    assert {job.outcomes[name] for name in ("Susun jawaban", "Susun pratinjau")} == {"skipped"}
    told = [line for line in job.log("Gerbang").splitlines() if line.startswith("::")]
    assert told
    assert all("file=periods/2025/s1/kul/" in line for line in told)
    assert "nama-tidak-aman" in job.summary
    assert "kolom-hilang" not in job.summary
    with serving(office.host) as server:
        assert set(answered(office, runner, number, server).outcomes.values()) == {"success"}
    (comment,) = office.host.pulls[number].comments
    assert "ditolak gerbang" in str(comment)


def test_a_file_hidden_in_the_history_of_a_proposal_is_found(office, runner):
    box = "periods/2025/s1/kul/bukti/rahasia.txt"
    number = office.propose({box: "rahasia\n"})
    office.host.push("usulan", {box: None} | better(office), office.staff)
    office.publish(number)
    job = runner.run("periksa.yml", "periksa", office.pull_event(number))
    assert job.outcomes["Gerbang"] == "failure"
    assert "berkas-tersembunyi-di-riwayat" in job.summary


def test_a_proposal_s_own_program_is_never_run(office, runner, tmp_path):
    """Not as a module on the path, not as a hook of the site builder, not as a schema or a page."""
    told = tmp_path / "dijalankan"
    evil = f"open({str(told)!r}, 'w').write('ya')\n"
    names = (
        "pipeline/__init__.py",
        "pipeline/__main__.py",
        "sitecustomize.py",
        "git.py",
        "jahat.py",
        "docs/index.md",
        "schemas/satker.json",
    )
    poisoned = dict.fromkeys(names, evil) | {"mkdocs.yml": "site_name: jahat\nhooks: [jahat.py]\n"}
    number = office.propose(better(office) | poisoned)
    job = runner.run("periksa.yml", "periksa", office.pull_event(number))
    assert job.outcomes["Gerbang"] == "failure"
    assert job.outcomes["Susun jawaban"] == "skipped"
    runner.leave_out = frozenset({"Gerbang"})
    job = runner.run("periksa.yml", "periksa", office.pull_event(number))
    assert "2 layanan | 3 layanan" in job.summary
    assert job.outcomes["Susun pratinjau"] == "success", job.log("Susun pratinjau")
    assert not told.exists()


def test_one_comment_is_written_and_then_written_anew(office, runner):
    runner.leave_out = SLOW
    number = office.propose(better(office))
    with serving(office.host) as server:
        runner.run("periksa.yml", "periksa", office.pull_event(number))
        job = answered(office, runner, number, server)
        assert set(job.outcomes.values()) == {"success"}, job.log("Tulis komentar")
        office.host.push("usulan", {KUL: office.text(KUL).replace("IK-2.1,6,,,1", "IK-2.1,6,,,5")}, office.staff)
        office.publish(number)
        runner.run("periksa.yml", "periksa", office.pull_event(number))
        answered(office, runner, number, server)
    (comment,) = office.host.pulls[number].comments
    assert comment["body"].startswith("<!-- lakip:jawaban -->\n")
    assert "2 layanan | 6 layanan" in comment["body"]
    assert "actions/runs/4711" in comment["body"]


@pytest.mark.parametrize("left", ["nothing", "a lie", "a bomb", "a link"])
def test_whatever_a_run_leaves_behind_the_comment_is_harmless(office, runner, left, tmp_path):
    number = office.propose(better(office))
    kept = tmp_path / "runner" / "artefak" / "jawaban"
    kept.mkdir(parents=True)
    file = kept / "jawaban.json"
    told = {"skema": "lakip/jawaban/1", "pemilik": "@staf <script>", "lama": 0, "temuan": [], "perubahan": [], "dampak": []}
    told |= {"jumlah": {"kesalahan": 0, "kurang-valid": 0, "peringatan": 0}, "tidak-dimuat": 0}
    if left == "a lie":
        told["temuan"] = [["@octocat", "![x](https://jahat.contoh/x.png)", "<img src=x>", "#1", "| a | b |", "`x`"]]
        file.write_text(json.dumps(told))
    elif left == "a bomb":
        file.write_text(json.dumps(told | {"pemilik": "x" * 2_000_000}))
    elif left == "a link":
        (tmp_path / "rahasia").write_text(json.dumps(told))
        file.symlink_to(tmp_path / "rahasia")
    if left != "nothing":
        runner.artifacts["jawaban"] = kept
    with serving(office.host) as server:
        job = answered(office, runner, number, server)
    assert job.outcomes["Tulis komentar"] == "success", job.log("Tulis komentar")
    (comment,) = office.host.pulls[number].comments
    body = comment["body"].removeprefix("<!-- lakip:jawaban -->\n")
    assert not re.search(r"[<>]|!\[|@\w|#\d", body.replace("&#", "").replace("### ", "").replace("#### ", ""))
    assert ("Pemeriksaan tidak selesai" in body) is (left != "a lie")


def test_a_run_that_was_overtaken_writes_nothing(office, runner):
    number = office.propose(better(office))
    late = office.after(number)
    office.host.push("usulan", {"periods/2025/s1/kul/analisis.md": "## IK-2.1\n"}, office.staff)
    with serving(office.host) as server:
        runner.api = server.address
        job = runner.run("komentar.yml", "komentar", late)
    assert job.outcomes["Tulis komentar"] == "success"
    assert office.host.pulls[number].comments == []


def test_a_comment_is_only_for_proposals(office, runner):
    number = office.propose(better(office))
    assert runner.run("komentar.yml", "komentar", office.after(number, "push")) is None


def test_the_trigger_of_a_review_does_nothing(office, runner):
    number = office.propose(better(office))
    event = office.pull_event(number, "pull_request_review", review={"id": 1})
    job = runner.run("reviu.yml", "pemicu", event)
    assert job.outcomes == {"Tidak melakukan apa-apa": "success"}
    assert job.log("Tidak melakukan apa-apa") == ""


def test_data_alone_asks_for_no_signature(office, runner):
    number = office.propose(better(office))
    with serving(office.host) as server:
        job = judged(office, runner, number, server, "pull_request")
    assert set(job.outcomes.values()) == {"success"}, [step.log for step in job.steps]
    assert statuses(office) == {"lakip/pengesahan": "success"}
    assert office.host.pulls[number].labels == []


def test_paraf_then_signature_make_it_agreed_and_the_labels_follow(office, runner):
    number = office.propose(better(office) | sheets())
    people = office.officials
    with serving(office.host) as server:
        judged(office, runner, number, server, "pull_request")
        assert office.host.pulls[number].labels == ["menunggu paraf"]
        assert statuses(office)["lakip/pengesahan"] == "pending"
        office.host.review(number, people["kul"], "APPROVED")
        office.host.review(number, people["rendatin"], "APPROVED")
        judged(office, runner, number, server)
        assert office.host.pulls[number].labels == ["menunggu tanda tangan"]
        assert statuses(office)["pengesahan/paraf"] == "success"
        office.host.review(number, people["sekretaris"], "APPROVED")
        judged(office, runner, number, server)
    assert office.host.pulls[number].labels == ["sah"]
    assert set(statuses(office).values()) == {"success"}


def test_a_return_is_a_failure_and_a_stranger_counts_for_nothing(office, runner):
    number = office.propose(better(office) | sheets())
    with serving(office.host) as server:
        for login in ("orang", "lain", "pula"):
            office.host.review(number, office.host.user(login), "APPROVED")
        judged(office, runner, number, server)
        assert office.host.pulls[number].labels == ["menunggu paraf"]
        office.host.review(number, office.officials["kul"], "CHANGES_REQUESTED", "Angka belum cocok")
        judged(office, runner, number, server)
    assert office.host.pulls[number].labels == ["dikembalikan"]
    assert statuses(office)["lakip/pengesahan"] == "failure"


def test_a_proposal_cannot_name_its_own_officials(office, runner):
    """satker.yml of the proposal says that the author's friend heads everything; the main branch does not."""
    friend = office.host.user("teman")
    told = yaml.safe_load(office.text("periods/satker.yml"))
    for official in told["pejabat"]:
        official["akun"] = friend.ident
    number = office.propose(sheets() | {"periods/satker.yml": yaml.safe_dump(told, sort_keys=False, allow_unicode=True)})
    office.host.review(number, friend, "APPROVED")
    with serving(office.host) as server:
        judged(office, runner, number, server)
    assert office.host.pulls[number].labels == ["menunggu paraf"]
    assert statuses(office)["lakip/pengesahan"] == "pending"


def test_a_change_after_the_paraf_voids_it(office, runner):
    number = office.propose(better(office) | sheets())
    with serving(office.host) as server:
        for who in ("kul", "rendatin", "sekretaris"):
            office.host.review(number, office.officials[who], "APPROVED")
        judged(office, runner, number, server)
        assert office.host.pulls[number].labels == ["sah"]
        office.host.push("usulan", {KUL: office.text(KUL).replace("IK-2.1,6,,,1", "IK-2.1,6,,,9")}, office.staff)
        office.publish(number)
        judged(office, runner, number, server, "pull_request")
    assert office.host.pulls[number].labels == ["menunggu paraf"]
    assert statuses(office)["lakip/pengesahan"] == "pending"


def test_a_late_run_judges_what_stands_now(office, runner):
    """Of several waiting runs the host keeps one, not always the newest."""
    number = office.propose(better(office) | sheets())
    late = office.after(number, "pull_request_review")
    office.host.push("usulan", {"periods/2025/s1/kul/analisis.md": "## IK-2.1\n"}, office.staff)
    office.publish(number)
    with serving(office.host) as server:
        runner.api = server.address
        runner.run("pengesahan.yml", "nilai", late)
    assert {one["sha"] for one in office.host.statuses} == {office.host.pulls[number].head}


def test_where_judging_fails_an_earlier_success_does_not_stand_on(office, runner):
    number = office.propose(better(office))
    with serving(office.host) as server:
        judged(office, runner, number, server)
        assert statuses(office) == {"lakip/pengesahan": "success"}
        office.host.git.point(
            "main", office.host.git.commit([office.host.git.tip("main")], {"periods/2025/periode.yml": "rusak\n"}, "a", "a@b")
        )
        office.host.push("usulan", sheets(), office.staff)
        office.publish(number)
        job = judged(office, runner, number, server)
    assert job.outcomes["Nilai dan tulis"] == "failure"
    assert "tidak dapat dibaca" in job.log("Nilai dan tulis")
    assert statuses(office) == {"lakip/pengesahan": "error"}


def test_a_judgement_can_be_asked_for_by_number(office, runner):
    number = office.propose(better(office) | sheets())
    with serving(office.host) as server:
        runner.api = server.address
        job = runner.run("pengesahan.yml", "nilai", Event("workflow_dispatch", {"inputs": {"usulan": str(number)}}))
    assert set(job.outcomes.values()) == {"success"}, [step.log for step in job.steps]
    assert office.host.pulls[number].labels == ["menunggu paraf"]


@pytest.fixture
def agreed(office, tmp_path):
    """A report that everybody agreed to, merged, and the records of it as `lakip sahkan rekam` writes them: path -> text."""
    number = office.propose(better(office) | sheets())
    for who in ("kul", "rendatin", "sekretaris"):
        office.host.review(number, office.officials[who], "APPROVED")
    office.host.merge(number, office.admin)
    clone = tmp_path / "salinan"
    run("clone", "-q", str(office.host.git.folder), str(clone))
    with serving(office.host) as server:
        done = signing.freeze(clone, 2025, reader(server), [number])
    return {str(file): (clone / file).read_text(encoding="utf-8") for file in done.files}


def recorded(office, runner, files):
    """Propose records and return what the required status says of them."""
    number = office.propose(files, branch="rekaman")
    office.host.statuses.clear()
    with serving(office.host) as server:
        judged(office, runner, number, server, "pull_request")
    (status,) = [one for one in office.host.statuses if one["context"] == "lakip/pengesahan"]
    return status["state"], status["description"]


def test_true_records_are_recomputed_from_the_host_and_pass(office, runner, agreed):
    assert len(agreed) == 3
    assert recorded(office, runner, agreed)[0] == "success"


def forged(agreed, **changes):
    """The records with the first one changed and the chain closed again, as somebody with the program could."""
    records = [parse(text.encode(), file.rpartition("/")[2]) for file, text in sorted(agreed.items())]
    made = freezing.numbered([replace(records[0], **changes), *records[1:]], 0, FIRST)
    return {f"periods/2025/pengesahan/{name}": data.decode() for name, data in made.items()}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": "CONTOH Orang Lain"}, "tidak sama dengan yang dikatakan"),
        ({"source_url": "https://github.com/lain"}, "tidak menyebut usulan"),
        ({"source": "lokal", "source_url": "", "source_sha256": "", "time_source": OWN_CLOCK}, "tidak terbukti"),
    ],
)
def test_forged_records_fail(office, runner, agreed, changes, told):
    state, text = recorded(office, runner, forged(agreed, **changes))
    assert state == "failure"
    assert told in text


def test_records_that_leave_one_out_of_the_middle_fail(office, runner, agreed):
    first, _, third = sorted(agreed)
    state, text = recorded(office, runner, {first: agreed[first], third: agreed[third]})
    assert state == "failure"
    assert "hilang" in text


def test_records_once_merged_can_only_be_added_to(office, runner, agreed):
    office.host.merge(office.propose(agreed, branch="sudah"), office.admin)
    state, text = recorded(office, runner, {sorted(agreed)[-1]: None})
    assert state == "failure"
    assert "diubah atau dihapus" in text


def test_records_do_not_come_with_their_own_keys(office, runner, agreed):
    state, text = recorded(office, runner, agreed | {"periods/allowed_signers": "kasubbag-kul ssh-ed25519 AAAA\n"})
    assert state == "failure"
    assert "Daftar kunci berubah" in text


def test_the_archive_is_built_with_reading_rights_alone(office, runner):
    job = runner.run("terbit.yml", "susun", Event("push", {"ref": "refs/heads/main"}))
    assert job.outcomes["Susun laporan dan situs"] == "success", job.log("Susun laporan dan situs")
    assert (job.temp / "terbit" / "site" / "index.html").is_file()
    assert (job.temp / "terbit" / "site" / "lakip.cdx.json").read_bytes() == (ROOT / "pipeline" / "sbom.cdx.json").read_bytes()
    assert job.not_run == ["Simpan situs"]


def printed(job):
    """The text of the report that was published."""
    (pdf,) = (job.temp / "terbit").glob("2025/*.pdf")
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.poppler
def test_a_green_status_that_anybody_can_write_signs_nothing(office, runner):
    """Publication looks at records and keys, not at what stands beside a commit."""
    tip = office.host.git.tip("main")
    for context in ("lakip/pengesahan", "pengesahan/paraf", "pengesahan/tanda-tangan"):
        office.host.statuses.append({"context": context, "state": "success", "sha": tip})
    office.host.git.point("main", office.host.git.commit([tip], forged_local(), "admin", office.admin.email))
    job = runner.run("terbit.yml", "susun", Event("push", {"ref": "refs/heads/main"}))
    assert job.outcomes["Nilai ulang pengesahan"] == "failure"
    assert job.outcomes["Susun laporan dan situs"] == "success", job.log("Susun laporan dan situs")
    assert "BELUM atau TIDAK terbukti" in job.summary
    assert "KONSEP" in printed(job)


def forged_local():
    """Records that claim everybody's agreement, by nobody's key."""
    return {"periods/2025/pengesahan/0001-paraf-kasubbag-kul.json": "{}\n", "periods/allowed_signers": "# kosong\n"}


@pytest.mark.parametrize(("pinned", "outcome"), [("", "success"), ("0" * 64, "failure")])
def test_a_list_of_keys_that_is_not_the_pinned_one_stops_publication(office, runner, pinned, outcome):
    runner.variables["SIDIK_KUNCI"] = pinned
    runner.leave_out = frozenset({"Susun laporan dan situs", "Nilai ulang pengesahan"})
    job = runner.run("terbit.yml", "susun", Event("push", {"ref": "refs/heads/main"}))
    assert job.outcomes["Cocokkan daftar kunci dengan sidik yang ditetapkan"] == outcome


def reminded(office, runner, name="workflow_dispatch", **inputs):
    with serving(office.host) as server:
        runner.api = server.address
        return runner.run("pengingat.yml", "tugas", Event(name, {"inputs": inputs} if inputs else {}))


def test_tasks_are_kept_up_to_date_by_hand_and_by_schedule(office, runner):
    job = reminded(office, runner, lingkup="2025/s2")
    assert set(job.outcomes.values()) == {"success"}, job.log("Perbarui tugas")
    made = [(one.title, one.body, one.state) for one in office.host.issues.values()]
    assert made
    assert all(body.startswith("<!-- lakip:tugas:2025/s2/") for _, body, _ in made)
    assert reminded(office, runner, "schedule") is None  # not asked for
    runner.variables["PENGINGAT"] = "aktif"
    assert set(reminded(office, runner, "schedule").outcomes.values()) == {"success"}
    assert [(one.title, one.body, one.state) for one in office.host.issues.values()] == made


def test_a_scope_typed_by_hand_is_only_text(office, runner):
    job = reminded(office, runner, lingkup='$(touch "$RUNNER_TEMP/jalan") --help')
    assert job.outcomes["Perbarui tugas"] == "failure"
    assert "tidak dikenal" in job.log("Perbarui tugas")
    assert not (job.temp / "jalan").exists()


def test_what_is_installed_here_is_what_the_lock_names(office, runner):
    runner.leave_out = SLOW
    runner.run("periksa.yml", "periksa", office.pull_event(office.propose(better(office))))
    (installed,) = runner.installs
    assert installed.endswith("--require-hashes --only-binary :all: --no-deps -r alat/requirements/ci.txt")
    locked = re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8"), re.MULTILINE)
    majors = {
        name: (pin.split(".")[0], version(name).split(".")[0]) for name, pin in locked if name in ("click", "mkdocs", "typst", "gitpython")
    }
    assert len(majors) == 4
    assert all(pin == here for pin, here in majors.values())


def test_every_step_that_is_not_run_is_named_with_its_reason(office, runner):
    """The list above is whole: whatever is neither a step that runs nor in it has been forgotten."""
    walked = {"periksa.yml", "komentar.yml", "reviu.yml", "pengesahan.yml", "terbit.yml", "pengingat.yml"}
    forgotten = set()
    for file in WORKFLOWS.glob("*.yml"):
        for name, job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].items():
            for step in job["steps"]:
                host_only = step.get("uses", "").startswith(("actions/upload-pages-artifact", "actions/deploy-pages"))
                if (host_only or (file.name not in walked and "run" in step)) and f"{file.name} / {step['name']}" not in NOT_RUN:
                    forgotten.add((file.name, name, step["name"]))
    assert not forgotten
