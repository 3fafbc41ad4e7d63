"""A real browser for the tests of this folder; they are skipped where it is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.report import browser as chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESK, PHONE = (1440, 900), (390, 844)
WATCH = """
window.ran = [];
window.alert = window.confirm = window.prompt = () => window.ran.push("dialog");
window.broken = [];
addEventListener("securitypolicyviolation", (event) => window.broken.push(event.blockedURI));
"""
"""Runs before the scripts of a page: notes what should never happen."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    pytest.importorskip("playwright", reason="needs the test extra: playwright is not installed")
    if chromium.installed() is None:
        pytest.skip("there is no chromium: apt-get install chromium")
    with chromium.launched() as running:
        yield running


def soon(locator: Any) -> Any:
    """Return what can be expected of `locator`, now or a moment later."""
    from playwright.sync_api import expect

    expect.set_options(timeout=120_000)
    return expect(locator)


class Window:
    """A window of the browser, and what went out of it."""

    def __init__(
        self, browser: Browser, size: tuple[int, int], scheme: str, **options: Any
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
            permissions=["clipboard-read", "clipboard-write"],
            reduced_motion="reduce",
            **options,
        )
        self.context.set_default_timeout(120_000)
        self.context.add_init_script(WATCH)
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("popup", lambda page: self.errors.append(f"popup {page.url}"))

    def open(self, url: str) -> Page:
        self.page.goto(url)
        return self.page

    def what_ran(self) -> list[str]:
        return self.page.evaluate("window.ran") + self.page.evaluate("window.broken") + self.errors


@pytest.fixture
def window(browser: Browser) -> Iterator[Any]:
    windows: list[Window] = []

    def make(size: tuple[int, int] = DESK, scheme: str = "light", **options: Any) -> Window:
        windows.append(Window(browser, size, scheme, **options))
        return windows[-1]

    yield make
    for each in windows:
        each.context.close()


@pytest.fixture(scope="session")
def faults() -> Any:
    """Return a function that names the serious faults that axe finds in a page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def serious(page: Page) -> list[str]:
        # Only what is looked at below is asked for: it halves the time.
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        return [
            f"{fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in found
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"][:3]
        ]

    return serious
