"""The rehearsal: one year from collected data to a signed, delivered, archived report, in a folder of its own, with throw-away keys.

Everything is done by the same journeys that the office uses; every step says what it did, and what it says is looked at before the next.
"""

import hashlib
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..core import words
from ..core.approvals.values import Act, RoleStand
from ..core.errors import PipelineError
from ..core.findings import has_errors
from . import delivery, flow, signing, verifying
from .archive import Archive, Scope
from .verifying import Asked

SOURCE = "periods"
PROCEDURE = "SOP Pengelolaan Kinerja dan Penyusunan Laporan Kinerja"
STEPS: Mapping[str, str] = {
    "1": "Menghimpun, mengolah, dan meneliti data kinerja setiap subbagian",
    "2": "Menyusun konsep laporan",
    "3": "Kasubbag Rendatin dan Kasubbag lainnya memeriksa: setuju memaraf, tidak setuju mengembalikan",
    "4": "Sekretaris memeriksa: setuju menandatangani",
    "5": "Menyampaikan laporan kepada atasan",
    "6": "Mengarsipkan laporan",
    "periksa": "Memeriksa arsip tanpa jaringan",
}
REASON = "Peragaan: simpulan pada penutup belum menyebut tindak lanjut."
CORRECTION = "\nTindak lanjut atas simpulan ini dibahas setiap bulan dalam rapat evaluasi kinerja.\n"
NAMESPACES = {Act.PARAF: "paraf@lakip,pengembalian@lakip", Act.SIGN: "tanda-tangan@lakip,pengembalian@lakip,git"}
AUTHOR, EMAIL = "Peragaan lakip", "peragaan@contoh.invalid"
RECEIPT = "tanggal: {day}\npenerima: {to}\ncara: langsung\nnomor_agenda: CONTOH/1\nberkas: tanda-terima.txt\npaket_sha256: {package}\n"
LETTER = "jenis: surat-pengantar\nnomor: CONTOH/PR.04.1-SR/{region}/{year}\ntanggal: {day}\n"

Tell = Callable[[str], object]


@dataclass(slots=True)
class Stage:
    """The rehearsal under way: where it happens, whose keys are whose, and what was made so far."""

    root: Path
    year: int
    tell: Tell
    keys: Path
    stands: tuple[RoleStand, ...] = ()
    made: list[tuple[str, str]] = field(default_factory=list)  # what, where within the folder

    @property
    def folder(self) -> Path:
        """The year's own folder."""
        return self.root / SOURCE / str(self.year)

    def step(self, number: str) -> None:
        """Announce a step of the SOP."""
        name = f"SOP langkah {number}" if number.isdigit() else "Pemeriksaan"
        self.tell(f"\n{name}. {STEPS[number]}")

    def say(self, text: str) -> None:
        """Tell what was done."""
        self.tell(f"  · {text}")

    def keep(self, what: str, file: Path) -> None:
        """Note what was made, for the closing table."""
        if not file.exists():
            raise PipelineError(f"Peragaan berhenti: {file} tidak ada.", "Sampaikan kepada pengelola lakip.")
        self.made.append((what, str(file.relative_to(self.root.parent))))


def demand(fact: object, sentence: str) -> None:
    """Stop the rehearsal where a step did not do what it says."""
    if not fact:
        raise PipelineError(f"Peragaan berhenti: {sentence}", "Sampaikan kepada pengelola lakip.")


def play(source: Path, year: int, folder: Path, tell: Tell) -> tuple[tuple[str, str], ...]:
    """Play `year` of the office at `source` in the empty folder `folder`; return what was made and where. `source` is only read."""
    if folder.exists() and any(folder.iterdir()):
        raise PipelineError(f"Folder {folder} tidak kosong.", "Sebutkan folder baru; peragaan tidak menimpa apa pun.")
    Archive(source).wanted(Scope(year))
    stage = Stage(root=folder / "kantor", year=year, tell=tell, keys=folder / "kunci-peragaan")
    tell(f"{PROCEDURE}: peragaan tahun {year} di {folder}")
    tell("Semua kunci dibuat untuk peragaan ini saja; pejabat dan angkanya bukan persetujuan siapa pun.")
    _collect(stage, source)
    for act in (_draft, _initial, _sign, _send, _shelve, _check):
        act(stage)
    return tuple(stage.made)


def _collect(stage: Stage, source: Path) -> None:
    """Copy the office, begin its repository, register everybody's keys, check the data."""
    from ..intake.repository import history

    stage.step("1")
    shutil.copytree(source / SOURCE, stage.root / SOURCE, ignore=_unwanted(stage.year), symlinks=True)
    (stage.root / ".gitignore").write_text("build/\nsite/\n", encoding="utf-8")
    history.start(stage.root, AUTHOR, EMAIL)
    stage.stands = signing.status(stage.root, stage.year).sign_off.stands
    (stage.root / SOURCE / "allowed_signers").write_text("".join(_registered(stage)), encoding="utf-8")
    commit = history.record(stage.root, f"Data kinerja {stage.year} dan kunci pejabat", ".")
    stage.say(f"data disalin dan dicatat dalam repositori Git baru, revisi {commit[:7]}")
    stage.say(f"kunci publik {len(stage.stands)} peran didaftarkan di periods/allowed_signers")
    found = flow.check(stage.root, Scope(stage.year))
    demand(not has_errors(found), f"data tahun {stage.year} masih mempunyai kesalahan; lihat `lakip periksa {stage.year}`.")
    stage.say(f"lakip periksa {stage.year}: tidak ada kesalahan, {len(found)} catatan")
    stage.keep("Repositori Git kantor", stage.root / ".git")


def _unwanted(year: int) -> Callable[[str, list[str]], set[str]]:
    """Leave later years out, and what was approved and written already."""

    def ignored(folder: str, names: list[str]) -> set[str]:
        inside = Path(folder)
        later = {n for n in names if inside.name == SOURCE and n.isdigit() and int(n) > year}
        done = {n for n in names if inside.name == str(year) and n in ("pengesahan", "surat")}
        keys = {n for n in names if inside.name == SOURCE and n in ("allowed_signers", "dicabut.krl")}
        return later | done | keys

    return ignored


def _registered(stage: Stage) -> Iterator[str]:
    from ..intake import scratch

    since = datetime.now(UTC) - timedelta(days=1)
    for stand in stage.stands:
        public = scratch.make_key(stage.keys / stand.role.code, stand.role.code)
        yield f'{stand.role.code} namespaces="{NAMESPACES[stand.role.act]}",valid-after="{since:%Y%m%d}" {public}\n'


def _draft(stage: Stage) -> None:
    stage.step("2")
    pdf = _composed(stage)
    demand(not _edition_is_signed(stage), "konsep terbaca sebagai sudah disetujui.")
    stage.say(f"lakip susun {stage.year}: laporan KONSEP, sha256 {_digest(pdf)[:16]}…")


def _composed(stage: Stage) -> Path:
    outcome = flow.compose(stage.root, Scope(stage.year), None)
    demand(not outcome.stopped, f"laporan {stage.year} tidak dapat disusun.")
    return stage.root / "build" / str(stage.year) / f"lakip-{stage.year}.pdf"


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _edition_is_signed(stage: Stage) -> bool:
    found = flow.archive_of(stage.root).edition(stage.year)
    return bool(found and found.is_signed)


def _initial(stage: Stage) -> None:
    """One paraf, one return with a reason, a correction, and then every paraf in a new round."""
    stage.step("3")
    heads = [s for s in stage.stands if s.role.act is Act.PARAF]
    first, last = heads[0], heads[-1]
    _acted(stage, Act.PARAF, first)
    _acted(stage, Act.RETURN, last, REASON)
    standing = {s.role.code: s for s in signing.status(stage.root, stage.year).sign_off.stands}
    stage.say(f"paraf {first.name} gugur: putaran baru dimulai sesudah perbaikan")
    demand(not signing.status(stage.root, stage.year).sign_off.is_initialled, "laporan yang dikembalikan terbaca sebagai diparaf lengkap.")
    demand(standing[last.role.code].standing.value == "dikembalikan", "pengembalian tidak tercatat.")
    _corrected(stage)
    for head in heads:
        _acted(stage, Act.PARAF, head)
    demand(signing.status(stage.root, stage.year).sign_off.is_initialled, "paraf belum lengkap.")
    stage.say("semua paraf lengkap atas isi yang sama")


def _corrected(stage: Stage) -> None:
    """The team goes back to step 2: mends a chapter, records it, composes again."""
    from ..intake.repository import history

    chapter = sorted((stage.folder / "laporan").glob("*.md"))
    demand(chapter, "tidak ada bab naratif untuk diperbaiki.")
    file = next((c for c in chapter if "penutup" in c.name), chapter[-1])
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "\n" + CORRECTION, encoding="utf-8")
    commit = history.record(stage.root, "Perbaiki menurut catatan pengembalian", SOURCE)
    stage.say(f"perbaikan {file.name} dicatat, revisi {commit[:7]}; konsep disusun ulang (kembali ke langkah 2)")
    _composed(stage)


def _acted(stage: Stage, deed: Act, stand: RoleStand, note: str = "") -> None:
    """Let an official act with the key of the role, and record it as the office would."""
    from ..intake.repository import history

    done = signing.act(stage.root, stage.year, deed, stand.role.code, stage.keys / stand.role.code, note)
    history.record(stage.root, f"Rekaman {deed.value} {stand.role.code}", f"{SOURCE}/{stage.year}/pengesahan")
    told = {Act.PARAF: "memaraf", Act.SIGN: "menyetujui sebagai penanda tangan", Act.RETURN: "MENGEMBALIKAN"}
    stage.say(f"{stand.name} ({stand.role.code}) {told[deed]} → {done.files[0].name}{f', alasan: «{note}»' if note else ''}")


def _sign(stage: Stage) -> None:
    stage.step("4")
    for stand in (s for s in stage.stands if s.role.act is Act.SIGN):
        _acted(stage, Act.SIGN, stand)
    pdf = _composed(stage)
    demand(_edition_is_signed(stage), "edisi yang disetujui masih KONSEP.")
    again = _digest(pdf)
    demand(
        flow.compose(stage.root, Scope(stage.year), None, again=True).stopped is False and _digest(pdf) == again, "susunan ulang berbeda."
    )
    stage.say(f"edisi yang disetujui disusun tanpa KONSEP, dua kali dengan byte yang sama: sha256 {again[:16]}…")
    stage.say("tanda tangan basah dan stempel, atau TTE, dibubuhkan pejabat pada PDF itu di luar lakip; lalu `lakip tte periksa`")
    stage.keep("Laporan yang disetujui (PDF)", pdf)
    stage.keep("Laporan yang disetujui (DOCX)", pdf.with_suffix(".docx"))
    stage.keep("Rekaman paraf, pengembalian, persetujuan", stage.folder / "pengesahan")


def _send(stage: Stage) -> None:
    """Deliver, and record the receipt that comes back."""
    from ..intake.repository import history

    stage.step("5")
    office, day = Archive(stage.root).dossier(stage.year).office, datetime.now(UTC).date()
    letters = stage.folder / "surat"
    letters.mkdir()
    values = {"day": day, "to": office.superior, "region": office.region_code or "0000", "year": day.year}
    (letters / "pengantar.yml").write_text(LETTER.format(**values), encoding="utf-8")
    delivered = delivery.deliver(stage.root, stage.year, None)
    demand(not delivered.stopped and delivered.is_signed, "paket bukan edisi yang disetujui.")
    package = delivered.files[0]
    stage.say(f"lakip sampaikan {stage.year}: {package.name}, sha256 {delivered.sha256[:16]}…, untuk {office.superior}")
    (letters / "tanda-terima.txt").write_text("CONTOH tanda terima peragaan.\n", encoding="utf-8")
    (letters / "penyampaian.yml").write_text(RECEIPT.format(package=delivered.sha256, **values), encoding="utf-8")
    history.record(stage.root, "Catat tanda terima", f"{SOURCE}/{stage.year}/surat")
    told = delivery.delivery_status(stage.root, stage.year)
    demand(words.long_date(day) in told, "tanda terima tidak terbaca.")
    stage.say(told)
    stage.keep("Paket penyampaian (ZIP)", package)
    stage.keep("Surat pengantar (PDF)", delivered.files[1])


def _shelve(stage: Stage) -> None:
    """Archive twice; the package in the archive must be the very one that was delivered."""
    stage.step("6")
    (package,) = (stage.root / "build" / "sampaikan" / str(stage.year)).glob("*.zip")
    delivered = _digest(package)
    signer = next(s.role.code for s in stage.stands if s.role.act is Act.SIGN)
    shelved = delivery.shelve(stage.root, stage.year, None, stage.keys / signer)
    demand(not shelved.stopped, "arsip tidak dapat dibuat.")
    shelf = stage.root / "build" / "arsip" / str(stage.year)
    demand(_digest(shelf / package.name) == delivered, "paket di arsip bukan paket yang disampaikan.")
    sums = (shelf / "SHA256SUMS").read_bytes()
    again = delivery.shelve(stage.root, stage.year, None, stage.keys / signer)
    demand(shelved.notes[0] == again.notes[0], "mengarsipkan dua kali membuat tag kedua.")
    demand((shelf / "SHA256SUMS").read_bytes() == sums, "mengarsipkan dua kali membuat berkas yang berbeda.")
    stage.say(
        f"lakip arsip {stage.year}: {shelved.notes[0].rstrip('.')} bertanda tangan, {len(list(shelf.iterdir()))} berkas rilis, situs arsip"
    )
    stage.say("diulang sekali lagi: tag dan berkas yang sama; paketnya tetap paket yang disampaikan")
    stage.keep("Berkas rilis dan bundel Git", shelf)
    stage.keep("Situs arsip", stage.root / "site" / "index.html")


def _check(stage: Stage) -> None:
    """Verify the package and the bundle, by Python and by the shell; then change one digit and see both refuse."""
    stage.step("periksa")
    pinned = _digest(stage.root / SOURCE / "allowed_signers")
    shelf = stage.root / "build" / "arsip" / str(stage.year)
    (package,), (bundle,) = shelf.glob("*.zip"), shelf.glob("*.bundle")
    for file in (package, bundle):
        found = verifying.verify(None, Asked(target=str(file), pinned=pinned, remember=False))
        demand(
            found and all(v.is_signed for v in found), f"{file.name} tidak terverifikasi: {' '.join(f for v in found for f in v.faults)}"
        )
        stage.say(f"lakip verifikasi {file.name}: disetujui lengkap, isi dan rekaman utuh")
    opened = stage.root.parent / "paket-dibuka"
    with zipfile.ZipFile(package) as archive:
        archive.extractall(opened)
    (top,) = opened.iterdir()
    code, said = _by_shell(top, pinned)
    demand(code == 0, f"verifikasi.sh tidak menerima paket: {said}")
    stage.say(f"sh verifikasi.sh (tanpa Git, tanpa Python): {said}")
    _tampered(stage, top, pinned)
    stage.keep("Paket yang dibuka, dengan satu berkas dirusak", top)


def _by_shell(top: Path, pinned: str) -> tuple[int, str]:
    from ..intake import scratch

    code, said = scratch.run_script(top / "verifikasi.sh", "-k", pinned)
    return code, (said.strip().splitlines() or ["(tidak berkata apa-apa)"])[-1]


def _tampered(stage: Stage, top: Path, pinned: str) -> None:
    """Change one byte of the agreed content; whoever accepts it is broken."""
    file = top / SOURCE / str(stage.year) / "perjanjian-kinerja.csv"
    file.write_bytes(file.read_bytes().replace(b"0", b"1", 1))
    found = verifying.verify(None, Asked(target=str(top), pinned=pinned, remember=False))
    code, said = _by_shell(top, pinned)
    demand(not any(v.is_signed for v in found) and code != 0, "isi yang dirusak lolos pemeriksaan.")
    stage.say(f"satu angka di {file.name} pada salinan dirusak: keduanya menolak ({said})")
