"""Pictures of the report and the labeller for the documents.

They go to ``docs/screenshots``, and are made of pages that were written for the tests.
It needs the `test` extra and chromium.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

import click

from benchmarks.report import browser as chromium
from cleaner.commands.label import rendered, tasks_of
from cleaner.label.server import Job, LabelServer
from cleaner.report import sheet_of, to_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screenshots"
DESK, PHONE = (1440, 900), (390, 844)
MAX_BYTES = 300_000
"""A picture in the repository is no larger than this."""

BESIDE = """<!doctype html>
<title>Before and after</title>
<style>
  body {{ margin: 0; display: flex; height: 100vh; background: #d9d6cf; gap: 4px; }}
  pre {{
    box-sizing: border-box; width: 34%; margin: 0; padding: 18px; overflow: hidden;
    background: #fff; color: #222; font: 11px/1.32 monospace; white-space: pre-wrap;
  }}
  iframe {{ flex: none; width: 1345px; height: 1275px; border: 0; zoom: 0.706; }}
</style>
<pre>{text}</pre>
<iframe src="report.html"></iframe>
"""
"""The page as it was saved, and beside it the report."""

Steps = Callable[["Page"], None]


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to make."""

    name: str
    view: str
    """What to open: one of the addresses that `_views` gives."""
    size: tuple[int, int]
    steps: Steps
    scheme: str = "light"


def _press(*keys: str) -> Steps:
    def steps(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)

    return steps


def _open_teasers(page: Page) -> None:
    page.locator(".fold", has_text="Related Content").click()
    page.locator(".inside .line", has_text="Wardens recorded").click()
    page.evaluate("scrollBy(0, 120)")


def _both_at_the_teasers(page: Page) -> None:
    report = page.frames[-1]
    for selector, words in ((".fold", "Related Content"), (".inside .line", "Wardens recorded")):
        report.locator(selector, has_text=words).dispatch_event("click")  # the frame is zoomed
    report.evaluate("scrollTo(0, document.querySelector('.line[data-line=\"14\"]').offsetTop)")
    page.locator("pre").evaluate("pre => pre.scrollTop = 395")


def _moved(page: Page) -> None:
    page.keyboard.press("3")
    page.locator(".line.moved").first.click()


def _relabelled(page: Page) -> None:
    page.locator(".line[data-line='20'] .number").click()
    page.keyboard.press("x")
    page.keyboard.press("p")
    page.evaluate("scrollBy(0, 160)")


SHOTS = (
    Shot("before-after", "beside", DESK, _both_at_the_teasers),
    Shot("report", "report", DESK, _press("j", "j")),
    Shot("report-dark", "report", DESK, _open_teasers, "dark"),
    Shot("report-recall", "report", DESK, _moved),
    Shot("report-phone", "report", PHONE, _press("j")),
    Shot("report-phone-dark", "report", PHONE, _open_teasers, "dark"),
    Shot("overview", "pages", DESK, _press()),
    Shot("overview-phone", "pages", PHONE, _press(), "dark"),
    Shot("label", "label", DESK, _relabelled),
    Shot("label-dark", "label", DESK, _relabelled, "dark"),
    Shot("label-phone", "label", PHONE, _relabelled),
)


@click.command(help=__doc__)
@click.option("--out", "folder", type=click.Path(path_type=Path), default=FOLDER, help="Where to.")
def main(folder: Path) -> None:
    """Make the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with chromium.launched() as browser, _views() as views:
            for shot in SHOTS:
                path = folder / f"{shot.name}.png"
                _take(browser, views[shot.view], shot, path)
                print(f"{path}: {path.stat().st_size:,} bytes")
    except FileNotFoundError as error:
        sys.exit(f"no pictures: {error}")
    if large := [path.name for path in folder.glob("*.png") if path.stat().st_size > MAX_BYTES]:
        sys.exit(f"larger than {MAX_BYTES:,} bytes: {', '.join(large)}")


def _take(browser: Browser, address: str, shot: Shot, path: Path) -> None:
    context = browser.new_context(
        viewport={"width": shot.size[0], "height": shot.size[1]},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    shot.steps(page)
    page.mouse.move(shot.size[0] / 2, 1)  # off the lines, which tell of themselves when pointed at
    page.locator("#status.fresh").evaluate_all("all => all.forEach(e => (e.className = 'status'))")
    page.wait_for_timeout(400)  # for reasons that are fetched, and the map that is drawn
    page.screenshot(path=path)
    context.close()


@contextmanager
def _views() -> Iterator[dict[str, str]]:
    """Return a context with the addresses of what can be opened."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        example = (ROOT / "cleaner" / "example.txt").read_text("utf-8")
        sheets = [sheet_of("example.txt", example)]
        (folder / "report.html").write_text(to_report(sheets), "utf-8")
        sheets += [sheet_of(page, text) for page, text in _test_pages()]
        (folder / "pages.html").write_text(to_report(sheets), "utf-8")
        (folder / "beside.html").write_text(BESIDE.format(text=escape(example)), "utf-8")
        (folder / "example.txt").write_text(example, "utf-8")
        with _serving(folder) as address:
            yield {
                "beside": (folder / "beside.html").as_uri(),
                "report": (folder / "report.html").as_uri(),
                "pages": (folder / "pages.html").as_uri(),
                "label": address,
            }


def _test_pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page that the tests have labels of."""
    for path in sorted((ROOT / "tests" / "pages").glob("*.tsv")):
        if path.stem not in ("manifest", "example"):
            rows = path.read_text("utf-8").split("\n")
            yield f"{path.stem}.txt", "\n".join(row.partition("\t")[2] for row in rows)


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    before = Path.cwd()
    os.chdir(folder)  # the names of pages are shown as they were given
    try:
        tasks = tasks_of([Path("example.txt")], Path("labels"))
        with LabelServer(Job(tasks, lambda: rendered(tasks))) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            yield server.address
            server.shutdown()
    finally:
        os.chdir(before)
