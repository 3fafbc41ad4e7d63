"""Chromium as the distribution ships it, driven by Playwright: for tests and screenshots.

Nothing is downloaded here. Debian and Ubuntu: ``apt-get install chromium``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""A window without a screen, in a container, that asks nobody for anything."""


def installed() -> str | None:
    """Return where the browser is, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """Return a context with a running browser without a window.

    Raises:
        FileNotFoundError: there is no browser.
    """
    from playwright.sync_api import sync_playwright

    path = installed()
    if path is None:
        raise FileNotFoundError(f"none of {', '.join(NAMES)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
