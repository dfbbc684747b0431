"""The hostile office in a real browser: no dialog opens, nothing is asked of anybody, and what is written there is seen."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.render.browsing import chromium

from . import payloads

pytestmark = pytest.mark.chromium
WHOLE = " ".join(payloads.POLYGLOT.split())


class Silent(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def visited(played):
    """What a browser did on every kind of page: addresses asked, dialogs, and the words it showed."""
    site = functools.partial(Silent, directory=played.root / "site")
    asked, dialogs, words = [], [], {}
    with ThreadingHTTPServer(("127.0.0.1", 0), site) as server, chromium() as browser:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_address[1]}/"
        pages = [home + path for path in ("", "2026/", "2026/laporan/", "2026/nama/", "2026/papan/", "2026/indikator/ik-1-1/")]
        pages += [file.as_uri() for file in played.files("build/formulir/**/*.html")[:2]]
        page = browser.new_page()
        page.on("request", lambda r: asked.append(r.url))
        page.on("dialog", lambda d: (dialogs.append(d.message), d.dismiss()))
        for address in pages:
            page.goto(address)
            page.wait_for_load_state("load")
            words[address] = " ".join(page.evaluate("document.body.textContent").split())
        server.shutdown()
    return home, asked, dialogs, words


def test_no_script_of_a_text_runs(visited):
    assert not visited[2]


def test_nothing_is_asked_of_anybody_else(visited):
    home, asked, _, _ = visited
    assert not [url for url in asked if not url.startswith((home, "file:", "blob:", "data:"))]


def test_every_text_is_seen_as_it_was_written(visited):
    assert all(WHOLE in words for address, words in visited[3].items() if address.endswith(("/2026/", "/laporan/", "ik-1-1/", ".html")))
