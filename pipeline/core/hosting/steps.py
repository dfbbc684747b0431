"""What only a person can do at the host, in the order in which to do it."""

from ..model import Office
from .ruleset import ENVIRONMENT, LABELS, NAME


def steps(office: Office) -> tuple[str, ...]:
    """Return what a person must click at GitHub, as whole Indonesian sentences."""
    owners = ", ".join(dict.fromkeys(owner for _, owner in office.hosting.owners))
    return (
        "Usulkan berkas-berkas ini lewat pull request dan gabungkan ke cabang utama.",
        f"Settings → Collaborators and teams: beri hak Write kepada {owners}; wajibkan autentikasi dua faktor.",
        f"Settings → Rules → Rulesets → New ruleset → Import a ruleset: pilih .github/ruleset-main.json («{NAME}»). "
        "Bypass list tetap kosong.",
        "Settings → General → Pull Requests: hanya Allow merge commits.",
        "Settings → Actions → General → Workflow permissions: Read repository contents, "
        "dan matikan Allow GitHub Actions to create and approve pull requests.",
        f"Settings → Environments → {ENVIRONMENT}: Deployment branches dibatasi pada cabang utama.",
        f"Issues → Labels: buat {', '.join(label.name for label in LABELS)}.",
        "Jalankan `lakip host periksa` untuk melihat apa yang masih terbuka.",
    )


LIMIT = (
    "GitHub tidak dapat memaksa urutan «semua paraf, lalu tanda tangan». Urutan itu dinilai lakip pada setiap reviu, "
    "dan sekali lagi sebelum terbit; tanpa putusan itu laporan tetap KONSEP."
)
