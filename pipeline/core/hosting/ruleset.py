"""The rules of the main branch, in the words of GitHub's rulesets, and the labels."""

from .values import Label, Rule

NAME = "Cabang utama: diperiksa, diparaf, ditandatangani"
ACTIONS = 15368  # GitHub Actions: a check reported by anybody else does not count
CHECKS = ("Periksa data", "lakip/pengesahan")  # the names under which the workflows report
ENVIRONMENT = "github-pages"

RULES = (
    Rule("deletion", {}),
    Rule("non_fast_forward", {}),
    Rule(
        "pull_request",
        {
            "required_approving_review_count": 1,
            "require_code_owner_review": True,
            "require_last_push_approval": True,
            "required_review_thread_resolution": True,
            "dismiss_stale_reviews_on_push": False,
            "dismissal_restriction": {"enabled": True, "allowed_actors": []},
            "allowed_merge_methods": ["merge"],
        },
    ),
    Rule(
        "required_status_checks",
        {
            "strict_required_status_checks_policy": True,
            "do_not_enforce_on_create": False,
            "required_status_checks": [{"context": check, "integration_id": ACTIONS} for check in CHECKS],
        },
    ),
)
LABELS = (
    Label("menunggu paraf", "fbca04", "Menunggu paraf Kepala Subbagian"),
    Label("dikembalikan", "d93f0b", "Dikembalikan untuk diperbaiki"),
    Label("menunggu tanda tangan", "1d76db", "Paraf lengkap; menunggu Sekretaris"),
    Label("sah", "0e8a16", "Disetujui lengkap di repositori"),
    Label("pertanyaan", "c5def5", "Pertanyaan tentang data atau laporan"),
    Label("keberatan", "e99695", "Keberatan atas data atau laporan"),
)


def ruleset() -> dict[str, object]:
    """Return the ruleset as GitHub imports it: in force on the default branch, with nobody who may go round it."""
    return {
        "name": NAME,
        "target": "branch",
        "enforcement": "active",
        "bypass_actors": [],
        "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
        "rules": [{"type": rule.type} | ({"parameters": dict(rule.parameters)} if rule.parameters else {}) for rule in RULES],
    }
