"""Where a link of the office's Markdown may lead: a site by its plain name, or one mailbox. What can deceive a reader is refused."""

import re

LONGEST = 2000  # characters
HOST = re.compile(r"(?=.{3,253}$)(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{1,24}", re.ASCII)
PORT = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
MAILBOX = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9])?", re.ASCII)
PATH = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%(?![01][0-9A-Fa-f]|7[Ff])[0-9A-Fa-f]{2})*", re.ASCII)
SITE, MAIL = "https://", "mailto:"


def fault(address: str) -> str:
    """Return why a link may not lead to `address`, as the end of a sentence; "" for a good one."""
    if len(address) > LONGEST:
        return f"lebih panjang dari {LONGEST} huruf"
    if address.startswith(SITE):
        return _site(address.removeprefix(SITE))
    if address.startswith(MAIL):
        return _mail(address.removeprefix(MAIL))
    return "tidak dimulai dengan https:// atau mailto:"


def _site(rest: str) -> str:
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    host, colon, port = authority.partition(":")
    if "@" in authority:
        return "memuat nama pengguna atau sandi di depan nama situs"
    if not HOST.fullmatch(host.lower()):
        return "tidak menyebut situs dengan nama biasa, seperti www.kpu.go.id"
    if colon and not (PORT.fullmatch(port) and int(port) <= 65535):
        return "memuat nomor porta yang keliru"
    return "" if PATH.fullmatch(rest[len(authority) :]) else "memuat huruf yang tidak lazim di dalam alamat"


def _mail(rest: str) -> str:
    mailbox, _, host = rest.partition("@")
    is_one = MAILBOX.fullmatch(mailbox) and HOST.fullmatch(host.lower())
    return "" if is_one else "bukan satu alamat surel saja, seperti mailto:nama@kpu.go.id"
