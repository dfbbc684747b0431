"""The HTML form as an officer meets it: filled, refused, mended, kept as a draft, handed over; by mouse, by keyboard, on a phone."""

import base64
import hashlib
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from pipeline.core.collecting import canonical
from pipeline.core.model import Hosting
from pipeline.intake.forms import handed_form
from tests import builders as b
from tests.render import browsing
from tests.render import form_sample as sample
from tests.render.contrast import CONTRAST

SHARE, COUNT = "IK-1.1", "IK-1.2"
LARGEST = 150_000  # bytes
STORAGE_DENIED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('ditolak', 'SecurityError'); }});"


def test_the_same_form_gives_the_same_bytes():
    assert sample.page() == sample.page()
    assert len(sample.page()) < LARGEST


def test_nothing_but_its_own_style_and_script_may_run():
    text = sample.page().decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1]
    assert "default-src 'none'" in policy
    assert "form-action 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)[1]
        assert f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" in policy
    assert not re.search(r'(?:src|href)="(?!#)', text)
    assert 'type="number"' not in text


def test_names_of_the_office_are_never_markup():
    hostile = '</script><script>alert(1)</script><!--"'
    indicator = b.indicator("IK-1.1", name=hostile)
    text = sample.page(sample.form(office=hostile, rows=(sample.asked(indicator, 8),), subjects=(indicator,))).decode()
    assert "alert(1)</script>" not in text
    assert text.count("<script") == 2


def test_without_measuring_rules_nothing_is_measured():
    data = json.loads(re.search(r'id="data">(.*?)</script>', sample.page(rules=None).decode(), re.DOTALL)[1])
    assert data["measuring"] is None


# ---- in the browser ----


@pytest.fixture(scope="module")
def browser():
    with browsing.chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser, tmp_path):
    """Open a form (the sample's, or one given) and close it afterwards."""
    open_pages = []

    def go(content: bytes | None = None, script: str = "", **options) -> Page:
        file = tmp_path / f"formulir-{len(open_pages)}.html"
        file.write_bytes(content or sample.page())
        manager = browsing.opened(browser, file, script=script, **options)
        open_pages.append(manager)
        return manager.__enter__()

    yield go
    for manager in reversed(open_pages):
        manager.__exit__(None, None, None)


def box(page: Page, code: str, column: str, month: int = 8, part: str = "r"):
    """The control of a cell."""
    return page.locator("#" + page.evaluate("(k) => CSS.escape(idOf(k))", f"{part}|{code}|{month}|{column}"))


def note(page: Page, code: str, column: str, month: int = 8):
    """What is told below a cell."""
    return page.locator("#" + page.evaluate("(k) => CSS.escape(idOf(k) + '-n')", f"r|{code}|{month}|{column}"))


def saved(page: Page, button: str) -> tuple[str, bytes]:
    """Name and content of what a button lets down."""
    with page.expect_download() as waiting:
        page.click(button)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def fill_share(page: Page) -> None:
    box(page, SHARE, "pembilang").fill("3")
    box(page, SHARE, "penyebut").fill("4")
    box(page, SHARE, "realisasi").fill("75,00")


@pytest.mark.chromium
def test_a_comma_is_taken_and_a_dot_with_two_readings_is_not(visit):
    page = visit()
    cell = box(page, "IK-2.1", "realisasi")
    cell.fill("82,5")
    cell.blur()
    expect(cell).to_have_attribute("aria-invalid", "false")
    cell.fill("1.234")
    expect(cell).to_have_attribute("aria-invalid", "true")
    expect(note(page, "IK-2.1", "realisasi")).to_contain_text("dapat dibaca dua cara")
    expect(note(page, "IK-2.1", "realisasi")).to_contain_text("1234")
    expect(note(page, "IK-2.1", "realisasi")).to_contain_text("1,2340")
    assert cell.get_attribute("aria-describedby") == note(page, "IK-2.1", "realisasi").get_attribute("id")


@pytest.mark.chromium
def test_the_achievement_appears_as_one_types(visit):
    page = visit()
    fill_share(page)
    score = page.locator(f'[data-row="r|{SHARE}|8"] .score')
    expect(score.locator("strong")).to_have_text("93,75%")
    expect(score).to_contain_text("Sangat Tinggi")
    box(page, "IK-1.2", "realisasi").fill("30")
    capped = page.locator('[data-row="r|IK-1.2|8"] .score')
    expect(capped).to_contain_text("120,00%")
    expect(capped).to_contain_text("dibatasi 120%")


@pytest.mark.chromium
def test_a_missed_target_asks_for_its_cause(visit):
    page = visit()
    for column, text in (("pembilang", "1"), ("penyebut", "4"), ("realisasi", "25")):
        box(page, SHARE, column, 12).fill(text)
    page.click("#periksa")
    asked = "Capaian indikator IK-1.1 sampai akhir Semester II adalah 31,25%, tetapi penyebab dan solusi belum ditulis."
    expect(page.locator("#ragu")).to_contain_text(asked)
    page.get_by_role("link", name="Analisis IK-1.1, penyebab").click()
    cause = page.locator("#" + page.evaluate("CSS.escape(idOf('t|IK-1.1|penyebab'))"))
    expect(cause).to_be_focused()
    cause.fill("Rapat ditunda karena jadwal berubah.")
    expect(page.locator("#ragu")).to_contain_text("tetapi solusi belum ditulis")


@pytest.mark.chromium
def test_earlier_months_count_where_the_realisasi_is_a_sum(visit):
    page = visit(sample.page(earlier=(b.entry("IK-1.2", 3, "5"),)))
    box(page, "IK-1.2", "realisasi").fill("4")
    expect(page.locator('[data-row="r|IK-1.2|8"] .score strong')).to_have_text("75,00%")


@pytest.mark.chromium
def test_faults_are_summed_up_with_links_and_mended(visit):
    page = visit()
    box(page, SHARE, "pembilang").fill("5")
    box(page, SHARE, "penyebut").fill("4")
    box(page, SHARE, "realisasi").fill("125")
    box(page, COUNT, "realisasi").fill("2,5")
    page.click("#periksa")
    summary = page.locator("#ringkasan")
    expect(summary).to_be_focused()
    expect(summary).to_have_attribute("role", "alert")
    expect(summary.locator("h2")).to_contain_text("3 isian perlu diperbaiki")
    expect(summary).to_contain_text("melebihi penyebutnya (4)")
    expect(page.locator("#serah")).to_be_hidden()
    summary.get_by_role("link", name=f"{COUNT} Agustus, realisasi").click()
    expect(box(page, COUNT, "realisasi")).to_be_focused()
    fill_share(page)
    box(page, COUNT, "realisasi").fill("2")
    page.click("#periksa")
    expect(summary).to_be_hidden()
    expect(page.locator("#serah")).to_be_focused()
    expect(page.locator("#belum")).to_contain_text("16 dari 18 baris belum diisi")
    expect(page.locator("#ragu")).to_contain_text("belum disertai data dukung")


@pytest.mark.chromium
def test_what_is_handed_over_is_read_back_whole(visit, tmp_path):
    page = visit()
    fill_share(page)
    page.locator(f'[data-row="r|{SHARE}|8"] summary').click()
    box(page, SHARE, "kendala").fill('Jadwal berubah,\n\n  dua kali; "mundur"')
    box(page, "IK-3.1", "realisasi").select_option("BB")
    box(page, "076.01", "realisasi", part="a").fill("12.500.000")
    box(page, "076.01", "volume", part="a").fill("1,5")
    scan = b"%PDF" + bytes(5_000_000)
    box(page, SHARE, "bukti").set_input_files([{"name": "BA pleno.pdf", "mimeType": "application/pdf", "buffer": scan}])
    expect(page.locator(".files .name")).to_have_text("BA pleno.pdf")
    page.locator("details.card", has_text=SHARE).locator("summary").click()
    page.locator("#" + page.evaluate("CSS.escape(idOf('t|IK-1.1|penyebab'))")).fill("Sebab pertama.\n\n## Bukan judul")
    page.locator("#f-oleh").fill("CONTOH Pengisi")
    page.click("#periksa")
    expect(page.locator("#serah")).to_be_visible()
    name, content = saved(page, "#unduh")
    assert name == "isian-2026-s2-rendatin.json"
    filled, found = handed_form.read(content, name)
    assert found == ()
    assert filled.identity == sample.IDENTITY
    assert not filled.is_draft
    assert filled.filled_by == "CONTOH Pengisi"
    row = next(r for r in filled.rows if (r.cells["indikator"], r.cells["bulan"]) == (SHARE, "8"))
    assert row.cells == {
        "indikator": SHARE, "bulan": "8", "pembilang": "3", "penyebut": "4", "realisasi": "75.00",
        "kendala": 'Jadwal berubah, dua kali; "mundur"', "tindak_lanjut": "", "bukti": "BA pleno.pdf",
    }  # fmt: skip
    assert filled.spending[0].cells["realisasi"] == "12500000"
    assert filled.spending[0].cells["volume"] == "1.5"
    assert filled.analysis == {"IK-1.1/penyebab": "Sebab pertama.\n\n\\## Bukan judul"}
    assert [(e.name, e.size, e.sha256) for e in filled.evidence] == [("BA pleno.pdf", len(scan), hashlib.sha256(scan).hexdigest())]
    assert saved(page, "#unduh-csv") == ("realisasi.csv", canonical.realisasi_csv([r.cells for r in filled.rows]).encode())
    assert saved(page, "#unduh-anggaran") == ("anggaran.csv", canonical.anggaran_csv([r.cells for r in filled.spending]).encode())


@pytest.mark.chromium
def test_the_host_gets_a_prefilled_file_or_says_why_not(visit):
    page = visit()
    fill_share(page)
    page.click("#periksa")
    asked = urlsplit(page.locator("#kirim").get_attribute("href"))
    assert (asked.netloc, asked.path) == ("github.com", "/kantor/arsip/new/main")
    query = parse_qs(asked.query)
    assert query["filename"] == ["periods/2026/s2/rendatin/kiriman/isian-2026-s2-rendatin.json"]
    assert query["value"][0].encode() == saved(page, "#unduh")[1]
    page.locator(f'[data-row="r|{SHARE}|8"] summary').click()
    box(page, SHARE, "kendala").fill("panjang sekali " * 600)
    box(page, SHARE, "kendala").blur()
    expect(page.locator("#panjang")).to_contain_text("terlalu panjang")
    expect(page.locator("#kirim")).to_have_count(0)
    upload = "https://github.com/kantor/arsip/upload/main/periods/2026/s2/rendatin/kiriman"
    expect(page.locator("#panjang a").first).to_have_attribute("href", upload)
    expect(page.locator("#panjang a").last).to_have_attribute("href", upload.replace("kiriman", "bukti"))


@pytest.mark.chromium
def test_the_link_leaves_out_analyses_that_nobody_changed(visit):
    long = {f"IK-1.1/{topic}": "Uraian lama yang panjang. " * 60 for topic in ("penyebab", "solusi", "efisiensi")}
    page = visit(sample.page(sample.form(analysis=long)))
    page.locator("#" + page.evaluate("CSS.escape(idOf('t|IK-1.1|solusi'))")).fill("Solusi baru.")
    page.click("#periksa")
    query = parse_qs(urlsplit(page.locator("#kirim").get_attribute("href")).query)
    assert json.loads(query["value"][0])["analisis"] == {"IK-1.1/solusi": "Solusi baru."}
    assert set(json.loads(saved(page, "#unduh")[1])["analisis"]) == set(long)


@pytest.mark.chromium
@pytest.mark.parametrize(("hosting", "links"), [(None, 0), (Hosting(), 0), (Hosting(name="git.kota.id", repo="a/b"), 2)])
def test_only_a_host_that_can_takes_a_form(visit, hosting, links):
    page = visit(sample.page(hosting=hosting))
    page.click("#periksa")
    expect(page.locator("#serah")).to_be_visible()
    expect(page.locator("#host a")).to_have_count(links)
    expect(page.locator("#kirim")).to_have_count(0)


@pytest.mark.chromium
def test_a_draft_comes_back_and_can_be_thrown_away(visit):
    page = visit()
    box(page, COUNT, "realisasi").fill("dua")
    page.locator("#f-oleh").fill("CONTOH Pengisi")
    page.locator("#f-oleh").blur()
    expect(page.locator("#draf")).to_contain_text("Draf tersimpan")
    page.reload()
    expect(page.locator("#pulih")).to_contain_text("dipulihkan")
    expect(box(page, COUNT, "realisasi")).to_have_value("dua")
    expect(note(page, COUNT, "realisasi")).to_contain_text("bukan angka")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("#hapus")
    expect(box(page, COUNT, "realisasi")).to_have_value("")
    page.reload()
    expect(page.locator("#pulih")).to_be_hidden()
    expect(page.locator("#f-oleh")).to_have_value("")


@pytest.mark.chromium
def test_another_form_never_takes_up_this_draft(visit, browser, tmp_path):
    page = visit()
    box(page, COUNT, "realisasi").fill("7")
    box(page, COUNT, "realisasi").blur()
    other = tmp_path / "lain.html"
    identity = sample.FormIdentity(region="0000", year=2026, period="s2", department="rendatin", digest="cd" * 32)
    other.write_bytes(sample.page(sample.form(identity=identity)))
    page.goto(other.as_uri())
    expect(box(page, COUNT, "realisasi")).to_have_value("")


@pytest.mark.chromium
def test_a_browser_that_keeps_nothing_is_told_of(visit):
    page = visit(script=STORAGE_DENIED)
    box(page, COUNT, "realisasi").fill("7")
    box(page, COUNT, "realisasi").blur()
    expect(page.locator("#draf")).to_contain_text("Draf TIDAK tersimpan")


@pytest.mark.chromium
def test_a_draft_travels_as_a_file(visit):
    page = visit()
    fill_share(page)
    box(page, COUNT, "realisasi").fill("1.2x")
    name, content = saved(page, "#unduh-draf")
    assert name == "isian-2026-s2-rendatin-draf.json"
    filled, found = handed_form.read(content, name)
    assert filled.is_draft
    assert {f.rule for f in found} == {"isian-masih-draf", "angka-bentuk"}
    other = visit()
    other.evaluate("localStorage.clear()")
    other.locator("#buka").set_input_files([{"name": name, "mimeType": "application/json", "buffer": content}])
    expect(box(other, SHARE, "realisasi")).to_have_value("75,00")
    expect(box(other, COUNT, "realisasi")).to_have_value("1.2x")
    foreign = content.replace(sample.DIGEST.encode(), b"cd" * 32)
    other.locator("#buka").set_input_files([{"name": name, "mimeType": "application/json", "buffer": foreign}])
    expect(other.locator("#pulih")).to_contain_text("berasal dari formulir lain")


@pytest.mark.chromium
def test_what_was_filled_before_stands_there(visit):
    rows = (sample.asked(sample.SHARE, 8, pembilang="3", penyebut="4", realisasi="75.00", bukti="lama.pdf;dua.pdf"),)
    page = visit(sample.page(sample.form(rows=rows, analysis={"IK-1.1/solusi": "Sudah ada."})))
    expect(box(page, SHARE, "realisasi")).to_have_value("75,00")
    expect(page.locator(".files .name")).to_have_text(["lama.pdf", "dua.pdf"])
    page.get_by_role("button", name="Lepas lama.pdf").click()
    expect(page.locator(".files .name")).to_have_text(["dua.pdf"])
    page.click("#periksa")
    told = json.loads(saved(page, "#unduh")[1])
    assert told["realisasi"][0]["bukti"] == "dua.pdf"
    assert told["analisis"] == {"IK-1.1/solusi": "Sudah ada."}


@pytest.mark.chromium
def test_a_prefilled_number_is_never_made_ambiguous(visit):
    rows = (sample.asked(sample.GROWTH, 8, realisasi="1.234"),)
    page = visit(sample.page(sample.form(rows=rows)))
    expect(box(page, "IK-3.2", "realisasi")).to_have_value("1,2340")
    page.click("#periksa")
    expect(page.locator("#ringkasan")).to_be_hidden()


@pytest.mark.chromium
def test_one_name_with_two_contents_is_refused(visit):
    page = visit()
    file = {"name": "ba.pdf", "mimeType": "application/pdf", "buffer": b"satu"}
    box(page, SHARE, "bukti").set_input_files([file])
    expect(page.locator(".files .name")).to_have_text("ba.pdf")
    box(page, COUNT, "bukti").set_input_files([file | {"buffer": b"dua"}])
    said = page.locator("#" + page.evaluate("(k) => CSS.escape(idOf(k) + '-s')", f"r|{COUNT}|8|bukti"))
    expect(said).to_contain_text("isi yang berbeda")
    box(page, COUNT, "bukti").set_input_files([file | {"name": "a;b.pdf"}])
    expect(said).to_contain_text("tidak diterima")
    expect(page.locator(".files .name")).to_have_count(1)


@pytest.mark.chromium
def test_the_whole_form_works_by_keyboard(visit):
    page = visit()
    press = page.keyboard.press
    press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    press("Enter")
    for _ in range(4):
        press("Tab")
        if page.evaluate("document.activeElement.id") == page.evaluate(f"idOf('r|{SHARE}|8|pembilang')"):
            break
    for text in ("3", "4", "75"):
        page.keyboard.type(text)
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        press("Tab")
    press("Enter")
    reached = set()
    for _ in range(300):
        reached.add(page.evaluate("document.activeElement.id"))
        if "periksa" in reached:
            break
        press("Tab")
    press("Enter")
    expect(page.locator("#serah")).to_be_focused()
    assert {"f-oleh", "unduh-draf", "buka", "hapus", "periksa"} <= reached
    for _ in range(40):
        press("Tab")
        if page.evaluate("document.activeElement.id") == "unduh":
            break
    with page.expect_download():
        press("Enter")


@pytest.mark.chromium
def test_a_phone_never_scrolls_sideways(visit):
    page = visit(viewport={"width": 360, "height": 740})
    box(page, SHARE, "pembilang").fill("1.234")
    box(page, SHARE, "bukti").set_input_files([{"name": "x" * 120 + ".pdf", "mimeType": "application/pdf", "buffer": b"a"}])
    expect(page.locator(".files .name")).to_have_count(1)
    page.click("#periksa")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert (
        page.evaluate("Math.min(...[...document.querySelectorAll('input[type=text], select, #periksa')].map((e) => e.offsetHeight))") >= 44
    )


@pytest.mark.chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(visit, scheme):
    page = visit(sample.page(is_sample=True), color_scheme=scheme)
    box(page, SHARE, "pembilang").fill("1.234")
    box(page, COUNT, "realisasi").fill("3")
    page.click("#periksa")
    assert not page.evaluate(CONTRAST)


@pytest.mark.chromium
def test_without_script_it_says_what_is_needed(browser, tmp_path):
    file = tmp_path / "formulir.html"
    file.write_bytes(sample.page())
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.get_by_text("memerlukan JavaScript")).to_be_visible()
    context.close()
