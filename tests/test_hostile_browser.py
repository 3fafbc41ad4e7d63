"""What the writers make of hostile pages is loaded in a real browser, and nothing runs there.

All attacks go into one document, each in an element of its own. A script that stands first notes
every ``alert``; one that stands last opens and clicks all that can be. The attacks themselves,
unwritten, show that the note is taken.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import cleaner
from benchmarks.hostile.cases import cases

pytestmark = pytest.mark.slow
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
needs_a_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=4000",
)  # fmt: skip
NOTE = """<!doctype html><meta charset=utf-8><script>
const root = document.documentElement;
window.alert = window.confirm = window.prompt = what => root.setAttribute("data-ran", what);
addEventListener("click", e => {
  const link = e.target.closest && e.target.closest("a");
  if (link && /^(https?|mailto|tel|file):/.test(link.protocol)) e.preventDefault();
}, true);
</script>"""
TRY = """<script>
for (const one of document.querySelectorAll("body *")) {
  for (const event of ["mouseover", "focus", "toggle", "error", "load"])
    one.dispatchEvent(new Event(event));
  if (one.tagName == "A" && one.target != "_blank") one.click();
}
root.setAttribute("data-tried", document.querySelectorAll("article, p, a").length);
</script>"""
ATTACKS = [case for case in cases() if case.family == "active"]


def tried_in_a_browser(parts: Iterable[str], folder: Path) -> tuple[bool, bool]:
    """Load a document of all `parts`; return whether anything ran, and whether all was tried."""
    assert CHROMIUM is not None
    document = folder / "page.html"
    body = "\n".join(f"<section>{part}</section>" for part in parts)
    document.write_text(f"{NOTE}<body>{body}{TRY}", encoding="utf-8", errors="replace")
    done = subprocess.run(
        [
            CHROMIUM,
            *FLAGS,
            f"--user-data-dir={folder / 'profile'}",
            "--dump-dom",
            document.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    root = re.search(r"<html[^>]*>", done.stdout)
    assert root, done.stderr[-2000:]
    return "data-ran" in root[0], "data-tried" in root[0]


@needs_a_browser
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_nothing_runs_in_a_browser(form: str, tmp_path: Path) -> None:
    engine = MarkdownIt("commonmark", {"html": True})
    engine.validateLink = lambda url: True
    pages = [cleaner.clean(case.build(), input="html", mode="recall") for case in ATTACKS]
    parts = [
        page.to_html() if form == "html" else engine.render(page.to_markdown(images=True))
        for page in pages
    ]
    assert sum("before" in part for part in parts) > len(parts) / 2
    assert tried_in_a_browser(parts, tmp_path) == (False, True)


@needs_a_browser
@pytest.mark.parametrize(
    "attack",
    ["<img src=x onerror=alert(1)>", "<a href='java&Tab;script:alert(1)'>x</a>",
     "<script>alert(1)</script>", "<svg onload=alert(1)></svg>"],
)  # fmt: skip
def test_the_browser_tells_what_runs(attack: str, tmp_path: Path) -> None:
    assert tried_in_a_browser([attack], tmp_path) == (True, True)
