"""What is still open between the settings that are wanted and those in force: whole Indonesian sentences, each with what to do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from .ruleset import ENVIRONMENT, LABELS, RULES
from .values import Live, Rule

IMPORT = "Impor .github/ruleset-main.json di Settings → Rules → Rulesets."
NO_RULE = {
    "deletion": "Cabang {main} masih dapat dihapus.",
    "non_fast_forward": "Riwayat cabang {main} masih dapat ditulis ulang (force push).",
    "pull_request": "Cabang {main} masih dapat diubah tanpa pull request.",
    "required_status_checks": "Belum ada pemeriksaan otomatis yang wajib lulus sebelum digabung ke {main}.",
}
WEAK = {
    "required_approving_review_count": "Perubahan masih dapat digabung tanpa satu pun persetujuan.",
    "require_code_owner_review": "Persetujuan pemilik berkas (CODEOWNERS) belum diwajibkan.",
    "require_last_push_approval": "Dorongan terakhir masih dapat digabung tanpa disetujui orang lain.",
    "required_review_thread_resolution": "Perubahan masih dapat digabung selagi ada percakapan yang belum selesai.",
    "dismiss_stale_reviews_on_push": "Host menggugurkan setiap paraf pada setiap dorongan, juga bila isinya tidak berubah.",
    "dismissal_restriction": "Reviu masih dapat digugurkan siapa pun yang berhak menulis.",
    "allowed_merge_methods": "Penggabungan selain merge commit masih diizinkan.",
    "strict_required_status_checks_policy": "Usulan masih dapat digabung tanpa memuat keadaan terakhir cabang utama.",
    "required_status_checks": "Ada pemeriksaan wajib yang belum didaftarkan atau dapat dilaporkan siapa saja: {lacking}.",
}
RENEW = "Jalankan `lakip host siapkan --tulis` lalu usulkan."
UNSEEN = "tidak dapat dilihat dengan token ini. Jalankan dengan token pengelola."


def open_points(live: Live, codeowners: str) -> tuple[str, ...]:
    """Return what is open; empty when the repository is set up as wanted. What may not be seen counts as open."""
    return tuple(point for points in (_rules, _bypass, _owners(codeowners), _labels, _environment, _robots) for point in points(live))


def _rules(live: Live) -> Iterator[str]:
    for wanted in RULES:
        found = [rule for rule in live.rules if rule.type == wanted.type]
        if not found:
            yield f"{NO_RULE[wanted.type].format(main=live.branch)} {IMPORT}"
            continue
        for name, value in wanted.parameters.items():
            if name in WEAK and not MET.get(name, _met)([rule.parameters.get(name) for rule in found], value):
                yield f"{WEAK[name].format(lacking=', '.join(_lacking(found, wanted)))} {IMPORT}"


def _met(found: Sequence[Any], wanted: Any) -> bool:
    """Say whether a yes or no is met: one rule is enough for a yes, none may stand against a no."""
    return any(found) if wanted else not any(found)


def _enough(found: Sequence[Any], wanted: int) -> bool:
    return max((number or 0 for number in found), default=0) >= wanted


def _within(found: Sequence[Any], wanted: Sequence[str]) -> bool:
    """Say whether some rule allows nothing but what is wanted; a rule that is silent allows everything."""
    return any(allowed is not None and set(allowed) <= set(wanted) for allowed in found)


def _restricted(found: Sequence[Any], wanted: Mapping[str, Any]) -> bool:
    return any(one and one.get("enabled") and not one.get("allowed_actors") for one in found)


def _listed(found: Sequence[Any], wanted: Sequence[Mapping[str, Any]]) -> bool:
    return not _missing(found, wanted)


def _missing(found: Sequence[Any], wanted: Sequence[Mapping[str, Any]]) -> list[str]:
    present = {(check.get("context"), check.get("integration_id")) for checks in found for check in checks or ()}
    return [check["context"] for check in wanted if (check["context"], check["integration_id"]) not in present]


def _lacking(found: Sequence[Rule], wanted: Rule) -> list[str]:
    return _missing([rule.parameters.get("required_status_checks") for rule in found], wanted.parameters.get("required_status_checks", ()))


MET: Mapping[str, Callable[[Sequence[Any], Any], bool]] = {
    "required_approving_review_count": _enough,
    "allowed_merge_methods": _within,
    "dismissal_restriction": _restricted,
    "required_status_checks": _listed,
}


def _bypass(live: Live) -> Iterator[str]:
    if live.bypass is None:
        yield f"Siapa yang boleh menerobos aturan {UNSEEN}"
    elif live.bypass:
        yield f"Aturan masih dapat diterobos oleh {', '.join(live.bypass)}. Kosongkan Bypass list pada ruleset itu."


def _owners(wanted: str) -> Callable[[Live], Iterator[str]]:
    def points(live: Live) -> Iterator[str]:
        if live.codeowners is None:
            yield f"Berkas .github/CODEOWNERS belum ada pada cabang {live.branch}. {RENEW}"
        elif live.codeowners != wanted:
            yield f".github/CODEOWNERS pada cabang {live.branch} tidak sesuai satker.yml. {RENEW}"
        for line, message in live.owner_faults:
            yield f"CODEOWNERS baris {line} tidak dipakai host («{message}»). Pastikan akun atau tim itu ada dan berhak menulis."

    return points


def _labels(live: Live) -> Iterator[str]:
    missing = [label.name for label in LABELS if label.name not in live.labels]
    if missing:
        yield f"Label yang belum ada: {', '.join(missing)}. Buat di Issues → Labels."


def _environment(live: Live) -> Iterator[str]:
    if live.guarded is None:
        yield f"Perlindungan environment {ENVIRONMENT} {UNSEEN}"
    elif ENVIRONMENT not in live.guarded:
        yield f"Situs masih dapat diterbitkan dari cabang mana pun. Batasi environment {ENVIRONMENT} pada cabang {live.branch}."


def _robots(live: Live) -> Iterator[str]:
    if live.robots is None:
        yield f"Hak token workflow {UNSEEN}"
        return
    if live.robots.get("default_workflow_permissions") != "read":
        yield "Token workflow bawaannya berhak menulis. Pilih Read repository contents di Settings → Actions → General."
    if live.robots.get("can_approve_pull_request_reviews"):
        yield "Workflow boleh menyetujui pull request. Matikan Allow GitHub Actions to create and approve pull requests."
