"""Asking a Git host over the network, carefully: bounded in time, size and repetition, and never beyond the host's own address.

Every way this can fail ends in one Indonesian sentence; an answer is either whole and understood, or nothing at all.
"""

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from ... import __version__
from ...core.errors import PipelineError

LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
TRANSIENT = frozenset({500, 502, 503, 504})
REPEATABLE = frozenset({"GET", "PUT", "PATCH", "DELETE"})  # what may be asked again after the host has perhaps already done it
NEXT = re.compile(r'<([^<>]*)>\s*;[^,]*\brel="?next"?')
SAME = "Tidak ada yang berubah; ulangi nanti."


class NotAllowed(PipelineError):
    """The host refuses to show or do this for us (401, 403)."""


class NotThere(PipelineError):
    """The host has no such thing, or hides it from us (404, 410)."""


class Sleep(Protocol):
    """How the client waits; tests hand in a clock that does not."""

    def __call__(self, seconds: float, /) -> object:
        """Wait."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the client goes before it gives up."""

    timeout: float = 20.0  # seconds without a byte
    whole: float = 60.0  # seconds for one answer
    largest: int = 8_000_000  # bytes of one answer
    attempts: int = 4
    patience: float = 90.0  # seconds to wait for the host's limit to be lifted
    pages: int = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer of the host, understood as JSON (None where it is empty)."""

    content: Any
    link: str


class _Again(Exception):
    """A failure that may pass: why, in Indonesian, and how long the host asks to wait (None: it does not say)."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.why, self.wait = why, wait


class _SameHost(HTTPRedirectHandler):
    """Follows a redirection only within the host, so that no token travels elsewhere."""

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: HTTPMessage, newurl: str) -> Request | None:
        """Return the request to follow."""
        if _origin(newurl) != _origin(req.full_url):
            fp.close()
            raise _astray(req.full_url, newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass(frozen=True, slots=True)
class Client:
    """One host's interface: its base address, the headers it wants, our limits. The token stands in `headers` and is never told."""

    base: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    limits: Limits = Limits()
    sleep: Sleep = time.sleep
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOCAL):
            raise PipelineError(
                f"Alamat host «{self.base}» bukan https.", "Tulis alamat host yang lengkap, misalnya https://api.github.com."
            )

    @property
    def name(self) -> str:
        """The host as people call it."""
        return urlsplit(self.base).hostname or self.base

    def get(self, path: str, **query: object) -> Any:
        """Return the JSON at `path`."""
        return self._ask("GET", self._address(path, query)).content

    def pages(self, path: str, **query: object) -> list[Any]:
        """Return a list that the host gives in pages, whole; pages follow the host's own links and stay on the host."""
        address: str | None = self._address(path, query)
        items: list[Any] = []
        for _ in range(self.limits.pages):
            answer = self._ask("GET", str(address))
            if not isinstance(answer.content, list):
                raise self.nonsense()
            items.extend(answer.content)
            if (address := self._next(str(address), answer.link)) is None:
                return items
        raise PipelineError(f"Jawaban {self.name} lebih dari {self.limits.pages} halaman.", "Persempit yang diminta, lalu ulangi.")

    def send(self, method: str, path: str, body: object | None = None) -> Any:
        """Change something at the host and return its answer as JSON, None where it is empty."""
        return self._ask(method, self._address(path, {}), None if body is None else json.dumps(body).encode()).content

    def nonsense(self) -> PipelineError:
        """Return the trouble of an answer that is JSON but not what was asked for."""
        return PipelineError(f"Jawaban {self.name} tidak berbentuk seperti yang dikenal.", f"Periksa alamat host dan versinya. {SAME}")

    def _address(self, path: str, query: Mapping[str, object]) -> str:
        return f"{self.base.rstrip('/')}{path}{'?' if query else ''}{urlencode(query)}"

    def _next(self, address: str, link: str) -> str | None:
        found = NEXT.search(link)
        if not found:
            return None
        following = str(urljoin(address, found[1]))
        if _origin(following) != _origin(self.base):
            raise _astray(self.base, following)
        return following

    def _ask(self, method: str, address: str, body: bytes | None = None) -> Answer:
        """Ask until there is a whole answer, the attempts are spent, or the host wants more patience than we have."""
        for attempt in range(1, self.limits.attempts + 1):
            try:
                return self._once(method, address, body)
            except _Again as trouble:
                wait = 2.0 ** (attempt - 1) if trouble.wait is None else trouble.wait
                if wait > self.limits.patience:
                    raise PipelineError(trouble.why, f"Host meminta menunggu {wait / 60:.0f} menit. {SAME}") from None
                if attempt == self.limits.attempts or (trouble.wait is None and method not in REPEATABLE):
                    raise PipelineError(trouble.why, SAME) from None
                self.sleep(wait)
        raise AssertionError("the last attempt either returns or raises")

    def _once(self, method: str, address: str, body: bytes | None) -> Answer:
        headers = {"User-Agent": f"lakip/{__version__}", **self.headers} | ({"Content-Type": "application/json"} if body else {})
        request = Request(address, data=body, method=method, headers=headers)
        try:
            with self._opener().open(request, timeout=self.limits.timeout) as response:
                return Answer(self._understood(self._read(response)), response.headers.get("Link", ""))
        except HTTPError as error:
            with error:
                raise self._refusal(error, address) from None
        except TimeoutError:
            raise _Again(f"{self.name} tidak menjawab dalam {self.limits.timeout:.0f} detik.") from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise _Again(f"{self.name} tidak menjawab dalam {self.limits.timeout:.0f} detik.") from None
            raise self._unreachable() from None
        except (HTTPException, ConnectionError):
            raise _Again(f"Jawaban {self.name} terputus.") from None
        except OSError:
            raise self._unreachable() from None

    def _understood(self, body: bytes) -> Any:
        """Return the JSON; an answer cut off on its way may look complete to the transport, so it is asked for again."""
        try:
            return json.loads(body) if body else None
        except (ValueError, RecursionError):
            raise _Again(f"Jawaban {self.name} terpotong atau bukan JSON.") from None

    def _opener(self) -> OpenerDirector:
        local = [ProxyHandler({})] if self.name in LOCAL else []
        return build_opener(_SameHost(), *local)

    def _read(self, response: Any) -> bytes:
        """Read the answer within its limits of size and time; a host that drips is as good as silent."""
        until, parts, size = self.clock() + self.limits.whole, [], 0
        while part := response.read1(1 << 16):
            parts.append(part)
            size += len(part)
            if size > self.limits.largest:
                raise PipelineError(f"Jawaban {self.name} melebihi {self.limits.largest:,} bita.".replace(",", "."), SAME)
            if self.clock() > until:
                raise _Again(f"Jawaban {self.name} tidak selesai dalam {self.limits.whole:.0f} detik.")
        if response.length:
            raise _Again(f"Jawaban {self.name} terputus.")
        return b"".join(parts)

    def _unreachable(self) -> PipelineError:
        return PipelineError(f"{self.name} tidak dapat dihubungi.", "Periksa sambungan jaringan, lalu ulangi; tidak ada yang berubah.")

    def _refusal(self, error: HTTPError, address: str) -> Exception:
        """Return what a refused request means."""
        what = urlsplit(address).path
        if error.code in TRANSIENT:
            return _Again(f"{self.name} sedang terganggu (kode {error.code}).")
        if error.code == 429 or (error.code == 403 and _is_limit(error)):
            return _Again(f"{self.name} membatasi jumlah permintaan.", _pause(error.headers))
        if error.code == 401:
            return NotAllowed(f"{self.name} menolak token yang dipakai.", "Perbarui token pada variabel lingkungannya, lalu ulangi.")
        if error.code == 403:
            return NotAllowed(f"Token tidak berhak atas {what} di {self.name}.", "Pakai token yang berhak, lalu ulangi.")
        if error.code in (404, 410):
            return NotThere(f"{what} tidak ada di {self.name}, atau token tidak berhak melihatnya.", "Periksa nama repositori dan token.")
        return PipelineError(f"{self.name} menolak permintaan {what} (kode {error.code}).", "Periksa isian perintah, lalu ulangi.")


def segment(name: str) -> str:
    """Return a name as one part of a path, whatever stands in it."""
    return quote(name, safe="")


def _origin(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    try:
        return parts.scheme, parts.hostname, parts.port
    except ValueError:
        return "", None, None


def _astray(base: str, there: str) -> PipelineError:
    name, other = urlsplit(base).hostname, urlsplit(there).hostname
    return PipelineError(f"{name} menunjuk ke alamat di luar dirinya ({other}); tidak diikuti.", "Laporkan kepada pengelola repositori.")


def _is_limit(error: HTTPError) -> bool:
    """Say whether a 403 is a limit of requests, of either kind, and not a want of rights."""
    headers = error.headers
    if headers.get("Retry-After") or headers.get("X-RateLimit-Remaining") == "0":
        return True
    try:
        return b"rate limit" in error.read(1 << 16).lower()
    except (OSError, HTTPException):
        return False


def _pause(headers: Message) -> float:
    """Return the seconds that the host asks to wait, by the host's own clock; a minute where it does not say, as GitHub advises."""
    after, reset = headers.get("Retry-After", ""), headers.get("X-RateLimit-Reset", "")
    if after.isdecimal():
        return float(after)
    now = _moment(headers.get("Date", "")) or time.time()
    if (until := _moment(after)) is not None:
        return max(0.0, until - now)
    if reset.isdecimal() and headers.get("X-RateLimit-Remaining", "0") == "0":
        return max(0.0, float(reset) - now) + 1
    return 60.0


def _moment(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError):
        return None
