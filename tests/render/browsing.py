"""The HTML form opened in a real browser, from a file, as an officer would."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that starts no traffic of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, file: Path, script: str = "", **options: Any) -> Iterator[Page]:
    """The page of a file; anything asked of the network and any error or complaint of the browser fails the test.

    `script` runs before the page's own.
    """
    wrong: list[str] = []
    context = browser.new_context(accept_downloads=True, **options)
    if script:
        context.add_init_script(script)
    page = context.new_page()
    page.on("request", lambda r: r.url.startswith(("file:", "blob:")) or wrong.append(r.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: message.type in ("error", "warning") and wrong.append(message.text))
    page.goto(file.as_uri())
    page.wait_for_selector("html.ready")
    yield page
    context.close()
    assert not wrong
