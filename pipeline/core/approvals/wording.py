"""The sentences of approval: whole, Indonesian, each saying what is so and, where something is open, what to do next.

A review in the repository is never called a certified signature, and nothing here is called *sah*.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from .. import words
from ..model import Official
from .values import Act, Content, Stance

LONGEST_REASON = 300
NOT_PRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
NOUNS = {Act.PARAF: "Paraf", Act.SIGN: "Persetujuan"}
DEEDS_ASKED = {Act.PARAF: "memeriksa dan memaraf", Act.SIGN: "memeriksa dan menyetujui"}
DEEDS = {
    (Act.PARAF, Stance.APPROVED): "{who} memaraf {what} di repositori ({source}).",
    (Act.SIGN, Stance.APPROVED): "{who} menyetujui {what} di repositori sebagai penanda tangan ({source}).",
    (Act.PARAF, Stance.RETURNED): "{who} mengembalikan {what} ({source}): {reason}.",
    (Act.SIGN, Stance.RETURNED): "{who} mengembalikan {what} ({source}): {reason}.",
}
STRANGERS = {
    Stance.APPROVED: "{who} menyetujui {what} ({source}).",
    Stance.RETURNED: "{who} meminta perbaikan atas {what} ({source}): {reason}.",
    Stance.DISMISSED: "{who} mereviu {what} ({source}); reviu itu kemudian digugurkan.",
}
MERGED = "Usulan nomor {number} digabung{by}."

GHOST = "Tidak dihitung karena akunnya sudah dihapus, sehingga tidak dapat dipastikan siapa yang mereviu."
STRANGER = "Tidak dihitung karena akun itu tidak tercatat di satker.yml sebagai pejabat yang memaraf atau menandatangani."
NO_PLACE = "Tidak dihitung karena peran {role} tidak termasuk yang memaraf atau menandatangani."
NOT_IN_OFFICE = "Tidak dihitung karena {name} tidak menjabat {title} pada {day}; menurut satker.yml masa jabatannya {term}."
STOOD_IN = "Tidak dihitung karena pada {day} peran itu dijalankan {who}."
UNDECLARED = (
    "Tidak dihitung karena {account} tercatat memegang {roles} sekaligus, sedangkan rangkapnya belum dinyatakan; "
    "tulis rangkap itu beserta dasarnya di periode.yml (pengesahan: rangkap)."
)
UNRELATED = (
    "Tidak dihitung karena usulan nomor {number} tidak memuat lembar pengesahan tahun {year}; "
    "setujui usulan yang memuatnya, atau pakai perintah sahkan."
)
LATE = "Tidak dihitung karena diberikan {time}, tidak sebelum usulan nomor {number} digabung ({merged})."
MERGE_UNKNOWN = "Tidak dihitung karena waktu penggabungan usulan nomor {number} tidak diketahui."
SELF = "Tidak dihitung karena {name} ikut menulis usulan nomor {numbers}; penulis tidak menyetujui tulisannya sendiri."
NO_COMMIT = "Tidak dihitung karena host tidak lagi mencatat komit mana yang diperiksa."
UNREADABLE = "Tidak dihitung karena isi pada komit {commit} yang diperiksa tidak dapat dibaca."
WRONG_YEAR = "Tidak dihitung karena rekaman itu untuk tahun {year}."
WRONG_ACT = "Tidak dihitung karena {role} tidak berwenang memberi {act}."
BACKWARDS = "Tidak dihitung karena waktunya mendahului rekaman sebelumnya."
OTHER_NAME = "Tidak dihitung karena rekaman atas nama {name}, sedangkan satker.yml mencatat {other} pada {day}; samakan keduanya."

DISMISSED = "{noun} {name} pada {time} telah digugurkan oleh {by}."
DISMISSED_RETURN = "Pengembalian oleh {name} pada {time} digugurkan oleh {by}; putarannya tetap berakhir di situ."
DISMISSED_UNKNOWN = "Reviu {name} pada {time} digugurkan oleh {by}; sikap semulanya tidak diketahui, sehingga dianggap pengembalian."
REPLACED = "{noun} {name} pada {time} digantikan sikap terakhirnya pada {later}."
VOIDED = "{noun} {name} pada {time} gugur karena {who} mengembalikan pada {returned}: {reason}."
CHANGED = "{noun} {name} pada {time} gugur karena isi tahun {year} berubah: yang diperiksa {old}, yang sekarang {new}."
NOTHING_TO_MATCH = "{noun} {name} pada {time} tidak dapat dicocokkan karena isi sekarang tidak dapat dibaca."
TOO_EARLY = "Persetujuan {name} pada {time} belum dihitung karena paraf belum lengkap: {open}."
NOT_AFTER = "Persetujuan {name} pada {time} tidak dihitung karena tidak sesudah paraf terakhir ({last})."
EDITED = "Teks reviu ini disunting sesudah diberikan; sikapnya tidak berubah."
SHARED = "Peran ini dirangkap {title}, sesuai periode.yml."

NO_CONTENT = "Isi tahun {year} pada komit {commit} tidak dapat dibaca; ambil riwayat Git selengkapnya, lalu periksa lagi."
NO_HEADS = "Tidak ada subbagian yang berlaku pada {day} di satker.yml, sehingga tidak ada yang memaraf; lengkapi subbagian."
NOBODY = "Tidak ada pejabat {role} yang menjabat pada {day}; tambahkan pejabat (atau Plt./Plh.) dengan masa jabatannya di satker.yml."
OVERLAP = (
    "Lebih dari satu pejabat {role} menjabat pada {day}: {names}; "
    "perbaiki masa jabatannya di satker.yml, atau tulis sebutan Plh. untuk pengganti sementara."
)
NO_ACCOUNT = "Nomor akun {who} belum diisi di satker.yml; isi akun agar persetujuannya dapat dikenali."
NO_SUBBAGIAN = "belum ada subbagian"
WROTE_IT = (
    "{who} ikut menulis usulan nomor {numbers} sehingga tidak dapat menyetujuinya; "
    "tunjuk Plh. di satker.yml untuk memeriksa, atau minta pegawai lain mengajukan isinya."
)
TO_GIVE = "{who} perlu {deed} isi {new}."
TO_GIVE_AGAIN = "{reason} {who} perlu {deed} isi {new}."
TO_GIVE_AFTER = "{who} menyetujui sebagai penanda tangan sesudah semua paraf lengkap."
TO_GIVE_AGAIN_AFTER = "{reason} {who} perlu menyetujui lagi sesudah semua paraf lengkap."
TO_MEND = "{reason} Perbaiki isinya, lalu minta {who} {deed} kembali."
RETURNED = "{who} mengembalikan pada {time}: {reason}."


def moment(time: datetime, zone: str) -> str:
    """Return `3 Februari 2026 pukul 09.05.07 WIB`; the time is already the office's."""
    return f"{words.long_date(time.date())} pukul {time:%H.%M.%S} {zone}"


def term(official: Official) -> str:
    """Return the term of an official as it is read aloud."""
    start = words.long_date(official.term.start)
    return f"{start} s.d. {words.long_date(official.term.end)}" if official.term.end else f"sejak {start}"


def titled(official: Official) -> str:
    """Return the office with Plt. or Plh. before it where somebody acts."""
    return f"{official.acting} {official.title}".strip()


def who(name: str, title: str) -> str:
    """Return a person with what he or she was at the time."""
    return f"{name} ({title})" if title else name


def noun(act: Act, said: Stance) -> str:
    """Return what a stand is called."""
    return "Pengembalian" if said is Stance.RETURNED else NOUNS[act]


def alone(fault: str, called: str, name: str, time: str) -> str:
    """Return why a vote does not count as a sentence that can stand without the history around it."""
    said = fault[0].lower() + fault[1:]
    return f"{called} {name} pada {time} {said if said.startswith('tidak dihitung') else f'tidak dihitung: {said}'}"


def account(number: int | None) -> str:
    """Return what is known of an account that belongs to no official."""
    return "akun yang tidak diketahui" if number is None else f"akun nomor {number}"


def short(content: Content | None) -> str:
    """Return the beginning of the digest, by which people tell contents apart."""
    return content.sha256[:8] if content else "(tidak terbaca)"


def what(content: Content | None) -> str:
    """Return the content as it stands in a sentence."""
    return f"isi {short(content)}" if content else "isi yang tidak terbaca"


def quoted(body: str) -> str:
    """Return a reason on one line and of bearable length. It is still somebody's text: whoever prints it escapes it."""
    text = " ".join(NOT_PRINTED.sub(" ", body).split()).rstrip(".")
    if not text:
        return "tanpa alasan tertulis"
    return f"«{text[:LONGEST_REASON].rstrip()}…»" if len(text) > LONGEST_REASON else f"«{text}»"


def numbers(found: Iterable[int]) -> str:
    """Return `4, 5, dan 9`."""
    return words.listed([str(number) for number in sorted(set(found))])


def vacant(role: str, day: date) -> str:
    """Say that nobody holds a role."""
    return NOBODY.format(role=role, day=words.long_date(day))


def overlap(role: str, present: Iterable[Official], day: date) -> str:
    """Say that several hold a role at once, so that none is taken by guess."""
    return OVERLAP.format(role=role, day=words.long_date(day), names=words.listed([o.name for o in present]))
