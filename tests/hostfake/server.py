"""The fake on the wire: pages, limits, faults; every answer is held against the contract before it leaves."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .answers import Forbidden, NotFound, found
from .contract import violations
from .github import GitHub

SLOW = 1.5  # seconds; longer than a test's client waits


@dataclass
class Fault:
    """Something that goes wrong for the next `times` requests whose path ends with `path`."""

    kind: str
    times: int = 1
    path: str = ""
    wait: int = 2  # seconds that a limit asks for


@dataclass
class Server:
    """A fake in service."""

    host: GitHub
    address: str = ""
    page: int = 100  # the host gives no longer pages
    faults: list[Fault] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    ahead: int = 0  # seconds that the host's clock is ahead of ours
    broken: list[str] = field(default_factory=list)  # where the fake itself broke the contract

    def fault(self, path: str) -> Fault | None:
        """Return what goes wrong with this request, if anything."""
        for one in self.faults:
            if one.times and path.endswith(one.path):
                one.times -= 1
                return one
        return None


@contextmanager
def serving(host: GitHub) -> Iterator[Server]:
    """Serve a fake on this machine; afterwards it must never have left the contract."""
    server = Server(host)
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(server))
    http.daemon_threads = True
    server.address = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
    assert server.broken == []


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def date_time_string(self, timestamp: float | None = None) -> str:
            return formatdate((timestamp or time.time()) + server.ahead, usegmt=True)

        def handle(self) -> None:
            try:
                super().handle()
            except ConnectionError:
                self.close_connection = True

        def _serve(self) -> None:
            parts = urlsplit(self.path)
            with lock:
                server.asked.append((self.command, parts.path))
                server.tokens.append(self.headers.get("Authorization"))
                fault = server.fault(parts.path)
            if fault and fault.kind in REFUSALS:
                code, headers, body = REFUSALS[fault.kind](fault, server)
                return self._reply(code, body, headers)
            with lock:
                code, body, headers = self._answer(parts.path, parse_qs(parts.query))
            if fault:
                return SPOILED[fault.kind](self, code, body, headers)
            return self._reply(code, body, headers)

        do_GET = do_POST = do_PATCH = do_DELETE = _serve

        def _answer(self, path: str, query: dict[str, list[str]]) -> tuple[int, bytes, dict[str, str]]:
            prefix, method = f"/repos/{server.host.repo}", self.command.lower()
            given = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"null")
            try:
                if not path.startswith(prefix) and path != "/user":
                    raise NotFound(path)
                operation, parts = found(method, path.removeprefix(prefix))
                if given is not None:
                    server.broken += violations(operation.path, method, "request", given)
                content = operation.answer(server.host, given, *parts)
            except NotFound:
                return 404, b'{"message":"Not Found"}', {}
            except Forbidden as error:
                return 403, json.dumps({"message": str(error)}).encode(), {}
            except Exception as error:
                server.broken.append(f"{method} {path}: {error!r}")
                raise
            server.broken += violations(operation.path, method, operation.code, content)
            headers = {}
            if isinstance(content, list) and method == "get":
                content, headers = self._paged(content, path, query)
            return operation.code, json.dumps(content).encode(), headers

        def _paged(self, content: list[Any], path: str, query: dict[str, list[str]]) -> tuple[list[Any], dict[str, str]]:
            size = min(int(query.get("per_page", ["30"])[0]), server.page)
            page = int(query.get("page", ["1"])[0])
            more = len(content) > page * size
            link = f'<{server.address}{path}?per_page={size}&page=1>; rel="first"'
            link += f', <{server.address}{path}?per_page={size}&page={page + 1}>; rel="next"' if more else ""
            return content[(page - 1) * size : page * size], {"Link": link}

        def _reply(self, code: int, body: bytes, headers: dict[str, str], length: int | None = None) -> None:
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body) if length is None else length))
            self.end_headers()
            self.wfile.write(body)

    return Handler


def _limited(code: int, fault: Fault, server: Server) -> tuple[int, dict[str, str], bytes]:
    """Refuse for a limit, told by headers alone, in the host's own time."""
    reset = str(int(time.time()) + server.ahead + fault.wait)
    return code, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset}, b'{"message":"no"}'


def _until(fault: Fault, server: Server) -> tuple[int, dict[str, str], bytes]:
    return 429, {"Retry-After": formatdate(time.time() + server.ahead + fault.wait, usegmt=True)}, b""


REFUSALS = {
    "500": lambda fault, server: (500, {}, b"<html>Unicorn!</html>"),
    "503": lambda fault, server: (503, {}, b""),
    "401": lambda fault, server: (401, {}, b'{"message":"Bad credentials"}'),
    "403": lambda fault, server: (403, {}, b'{"message":"Resource not accessible by personal access token"}'),
    "422": lambda fault, server: (422, {}, b'{"message":"Validation Failed"}'),
    "limit": lambda fault, server: _limited(403, fault, server),
    "secondary": lambda fault, server: (403, {"Retry-After": str(fault.wait)}, b'{"message":"no"}'),
    "429": lambda fault, server: (429, {"Retry-After": str(fault.wait)}, b""),
    "429 date": _until,
    "403 words": lambda fault, server: (403, {}, b'{"message":"You have exceeded a secondary rate limit."}'),
    "429 mute": lambda fault, server: (429, {}, b""),
    "redirect away": lambda fault, server: (302, {"Location": "http://lain.contoh/repos"}, b""),
    "huge": lambda fault, server: (200, {}, b'"' + b"x" * 200_000 + b'"'),
    "nonsense": lambda fault, server: (200, {}, b'{"halo": [1, 2]}'),
    "a list": lambda fault, server: (200, {}, b"[1, null]"),
    "deep": lambda fault, server: (200, {}, b"[" * 100_000),
    "empty": lambda fault, server: (200, {}, b""),
    "not JSON": lambda fault, server: (200, {}, b"<html>Selamat datang</html>"),
}


def _slow(handler: Any, code: int, body: bytes, headers: dict[str, str]) -> None:
    time.sleep(SLOW)
    handler._reply(code, body, headers)


def _drip(handler: Any, code: int, body: bytes, headers: dict[str, str]) -> None:
    handler._reply(code, body[:1], headers, length=len(body))
    for at in range(1, len(body)):
        time.sleep(0.05)
        handler.wfile.write(body[at : at + 1])


SPOILED = {
    "truncated": lambda handler, code, body, headers: handler._reply(code, body[: len(body) // 2], headers),
    "cut": lambda handler, code, body, headers: handler._reply(code, body[: len(body) // 2], headers, length=len(body)),
    "slow": _slow,
    "drip": _drip,
    "elsewhere": lambda handler, code, body, headers: handler._reply(
        code, body, {"Link": '<https://lain.contoh/pulls?page=2>; rel="next"'}
    ),
    "endless": lambda handler, code, body, headers: handler._reply(code, body, {"Link": f'<{handler.path}>; rel="next"'}),
    "redirect": lambda handler, code, body, headers: handler._reply(302, b"", {"Location": handler.path}),
}
