"""The site as a person meets it: in a real browser, with and without script, by keyboard, on a phone."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.render import site_sample as sample

pytestmark = pytest.mark.chromium

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PAGES = (
    "",
    "2025/",
    "2025/indikator/ik-1-1/",
    "2025/anggaran/",
    "2025/laporan/",
    "2025/papan/",
    "aturan/",
    "kamus-data/",
    "panduan/mengisi-data/",
    "cari/",
)


class Silent(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = sample.built(tmp_path_factory.mktemp("peramban"))
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, address):
    """Open a page of the site; whatever it asks of another host, and any error in its script, fails the test."""
    contexts, wrong = [], []

    def open_page(path="", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: request.url.startswith((address, "data:")) or wrong.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


def test_reads_without_script(visit):
    page = visit("2025/indikator/ik-1-1/", java_script_enabled=False)
    expect(page.locator("h1")).to_contain_text("IK-1.1")
    trace = page.locator("details.buka", has_text="capaian").first
    trace.locator("summary").click()
    expect(trace.get_by_text("Hitungan:").first).to_be_visible()


def test_follows_the_chosen_scheme_and_its_toggle(visit):
    page = visit("2025/", color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("label[title='Ganti ke mode terang']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(visit, scheme):
    page = visit("2025/", color_scheme=scheme)
    low = page.evaluate(CONTRAST)
    assert not low


def test_search_knows_the_stem(visit):
    page = visit("cari/?q=peningkatan")
    found = page.locator("ol.temuan li", has=page.get_by_role("link", name="IK-1.1"))
    expect(found.locator("mark", has_text="meningkat").first).to_be_visible()


def test_search_from_the_header(visit):
    page = visit("2025/")
    page.locator(".cari-kepala input").fill("anggaran")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("halaman memuat")
    expect(page.locator("ol.temuan a").first).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_phone_never_scrolls_sideways(visit, path):
    page = visit(path, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_keyboard_reaches_everything(visit):
    page = visit("2025/indikator/ik-1-1/")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("(({tagName: t, name: n, className: c}) => [t, n, c].join(' '))(document.activeElement)"))
    for wanted in ("md-skip", "__palette", "INPUT q", "SUMMARY", "DIV  tabel"):
        assert any(wanted in one for one in reached), (wanted, reached)


def test_focus_is_visible(visit):
    page = visit("2025/")
    page.locator(".letak a").first.focus()
    page.keyboard.press("Tab")
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


CONTRAST = """() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const over = ([r, g, b, a = 1], under) => [r, g, b].map((v, i) => v * a + under[i] * (1 - a));
  const ground = e => {
    if (!e) return [255, 255, 255];
    const own = rgb(getComputedStyle(e).backgroundColor);
    return own.length === 3 ? own : over(own, ground(e.parentElement));
  };
  const low = [];
  for (const e of document.querySelectorAll("main *, .md-banner *, .md-footer *")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
    const back = ground(e), fore = over(rgb(getComputedStyle(e).color), back);
    const [a, b] = [light(fore), light(back)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) low.push([e.className, e.textContent.slice(0, 40), fore.map(Math.round), back.map(Math.round)]);
  }
  return low;
}"""


def test_the_board_says_everything_in_words_and_offers_its_calendars(visit):
    page = visit("2025/papan/", java_script_enabled=False)
    expect(page.get_by_text("bukan penilaian atas orang").first).to_be_visible()
    expect(page.get_by_role("cell", name="Ada yang dapat diisi")).to_be_visible()
    expect(page.get_by_role("cell", name="melampaui baku").first).to_be_visible()
    link = page.get_by_role("link", name="Sekretaris", exact=True)
    answer = page.request.get(page.evaluate("link => link.href", link.element_handle()))
    assert answer.text().startswith("BEGIN:VCALENDAR")


def test_the_board_is_reached_from_its_year(visit):
    page = visit("2025/")
    page.get_by_role("link", name="Papan pengumpulan").click()
    expect(page.locator("h1")).to_contain_text("Papan pengumpulan Semester II 2025")
