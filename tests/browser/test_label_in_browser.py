"""The labeller, used as people use it, with its server running."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from conftest import DESK, PHONE, soon
from test_report_in_browser import EXAMPLE, HOSTILE

from cleaner import clean
from cleaner.commands.label import rendered, tasks_of
from cleaner.document.options import Options
from cleaner.label.server import Job, LabelServer
from cleaner.writers.labels import to_labels

pytestmark = pytest.mark.slow


@dataclass
class Running:
    address: str
    out: Path

    @property
    def labels(self) -> list[str]:
        rows = (self.out / "example.tsv").read_text("utf-8").splitlines()
        return [row.partition("\t")[0] for row in rows]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Any]:
    servers: list[LabelServer] = []

    def start(content: str = EXAMPLE, against: Path | None = None, more: int = 0) -> Running:
        pages = [tmp_path / "example.txt", *(tmp_path / f"page{n}.txt" for n in range(more))]
        for page in pages:
            page.write_text(content, "utf-8")
        tasks = tasks_of(pages, tmp_path / "labels", against, Options(input="text"))
        servers.append(LabelServer(Job(tasks, lambda: rendered(tasks))))
        Thread(target=servers[-1].serve_forever, args=(0.02,), daemon=True).start()
        return Running(servers[-1].address, tmp_path / "labels")

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def line(page: Any, number: int) -> Any:
    return page.locator(f".line[data-line='{number - 1}']")


def kind(page: Any, number: int) -> str:
    return line(page, number).get_attribute("data-kind")


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


# --- changing labels


def test_it_begins_with_the_labels_of_the_model(window: Any, serve: Any) -> None:
    page = window().open(serve().address)
    model = [str(ln.label) for ln in clean(EXAMPLE).lines if ln.text.strip()]
    assert [row.get_attribute("data-kind") for row in page.locator(".line").all()] == model
    assert page.locator(".state").inner_text() == "not saved yet"


def test_click_key_save_and_reload(window: Any, serve: Any) -> None:
    running = serve()
    page = window().open(running.address)
    line(page, 22).locator(".text").click()
    page.locator("#filters button[data-kind=legal]").click()
    press(page, "j", "9")
    assert (kind(page, 22), kind(page, 24)) == ("legal", "teaser")
    page.get_by_role("button", name="Save").click()
    soon(page.locator(".state")).to_have_text("saved")
    assert running.labels[21] == "legal"
    page.reload()
    assert kind(page, 22) == "legal"
    assert page.locator(".state").inner_text() == "saved"
    of_model = clean(EXAMPLE).lines[21].label
    assert line(page, 22).locator(".other").inner_text() == f"model: {of_model}"


def test_every_label_has_a_key(window: Any, serve: Any) -> None:
    page = window().open(serve().address)
    press(page, "j")
    given = []
    for key in "123456789psclia":
        press(page, key)
        given.append(kind(page, 1))
    press(page, "d")
    assert [*given, kind(page, 1)] == [
        "title", "standfirst", "byline", "heading", "body", "caption", "nav", "ranking", "teaser",
        "promo", "social", "comment", "legal", "ui", "about", "duplicate",
    ]  # fmt: skip


def test_a_drag_chooses_lines_and_undo_and_redo_take_all_of_them(window: Any, serve: Any) -> None:
    page = window().open(serve().address)
    line(page, 24).scroll_into_view_if_needed()
    first, last = line(page, 24).bounding_box(), line(page, 28).bounding_box()
    page.mouse.move(first["x"] + 150, first["y"] + 8)
    page.mouse.down()
    page.mouse.move(last["x"] + 150, last["y"] + 8, steps=6)
    page.mouse.up()
    assert page.locator(".line.selected").count() == 3
    press(page, "s")
    assert [kind(page, n) for n in (24, 26, 28)] == ["social"] * 3
    press(page, "u")
    assert [kind(page, n) for n in (24, 26, 28)] == ["teaser"] * 3
    press(page, "r")
    assert [kind(page, n) for n in (24, 26, 28)] == ["social"] * 3
    page.get_by_role("button", name="Undo").click()
    assert page.get_by_role("button", name="Undo").is_disabled()


def test_lines_are_chosen_with_keys_and_with_shift(window: Any, serve: Any) -> None:
    page = window().open(serve().address)
    line(page, 3).click()
    press(page, "x", "x")
    assert page.locator(".line.selected").count() == 3
    line(page, 9).click(modifiers=["Shift"])
    assert page.locator(".line.selected").count() == 5
    assert line(page, 3).locator(".number").get_attribute("aria-pressed") == "true"


def test_touching_works_on_a_phone(window: Any, serve: Any) -> None:
    page = window(PHONE, has_touch=True).open(serve().address)
    line(page, 4).locator(".text").tap()
    page.locator("#filters button[data-kind=caption]").tap()
    assert kind(page, 4) == "caption"


# --- beside the labels


def test_two_sets_of_labels_are_compared(window: Any, serve: Any, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    rows = to_labels(clean(EXAMPLE).lines).splitlines()
    rows[61] = rows[61].replace("ranking", "teaser")
    (other / "example.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    page = window().open(serve(against=other).address)
    press(page, "m")
    assert page.locator(".line[aria-current]").get_attribute("data-line") == "61"
    assert line(page, 62).locator(".other").inner_text() == "against: teaser"
    assert page.get_by_role("button", name="Next difference (1)").is_visible()
    page.locator("#other").select_option("model")
    assert page.locator(".other").count() == 0


def test_reasons_and_rules_are_at_hand(window: Any, serve: Any) -> None:
    page = window().open(serve().address)
    line(page, 62).click()
    soon(page.locator("#details")).to_contain_text('it is a "Most Read" heading')
    press(page, "h")
    assert "Sections win over lines." in page.locator(".rules").inner_text()


def test_all_changed_pages_are_saved_together(window: Any, serve: Any) -> None:
    running = serve(more=2)
    page = window().open(running.address)
    assert page.locator(".page").count() == 3
    page.locator(".page").first.click()
    press(page, "j", "i", "]", "j", "l", "w")
    soon(page.locator("#status")).to_contain_text("Saved")
    assert len(list(running.out.iterdir())) == 2


def test_a_server_that_has_ended_is_told_of_and_nothing_is_lost(window: Any, serve: Any) -> None:
    running = serve()
    page = window().open(running.address)
    page.route("**/save", lambda route: route.abort())
    press(page, "j", "i", "w")
    soon(page.locator("#status")).to_contain_text("is in the clipboard")
    rows = to_labels(clean(EXAMPLE).lines).replace("duplicate\t", "ui\t", 1)
    assert page.evaluate("navigator.clipboard.readText()") == rows
    page.unroute("**/save")
    press(page, "w")
    soon(page.locator(".state")).to_have_text("saved")
    assert running.labels[0] == "ui"


# --- looks, and what must never happen


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(
    window: Any, serve: Any, faults: Any, size: tuple[int, int], scheme: str
) -> None:
    page = window(size, scheme, bypass_csp=True).open(serve().address)
    press(page, "j", "x", "i")
    soon(page.locator("#details .in-modes")).to_be_attached()
    assert faults(page) == []
    press(page, "h")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_hostile_page_runs_nothing_and_reaches_nothing_else(window: Any, serve: Any) -> None:
    running = serve(HOSTILE)
    shown = window()
    page = shown.open(running.address)
    press(page, "j", "x", "x", "u", "n", "m", "p", "w")
    soon(page.locator("#status")).to_contain_text("Saved")
    told = page.locator(".line .text").all_text_contents()
    assert set(told) == {text for text in HOSTILE.split("\n") if text.strip()}
    assert shown.what_ran() == []
    own = running.address.partition("?")[0]
    assert {url.removeprefix(own).partition("?")[0] for url in shown.asked} == {
        "",
        "reasons",
        "save",
    }
    saved = (running.out / "example.tsv").read_text("utf-8")
    assert [row.partition("\t")[2] for row in saved.split("\n")[:-1]] == HOSTILE.split("\n")


def test_another_site_can_neither_read_nor_write(window: Any, serve: Any) -> None:
    running = serve()
    shown = window()
    page = shown.page
    page.goto("about:blank")
    answers = page.evaluate(
        """async (address) => {
        const save = address.replace("?", "save?");
        const token = new URL(address).searchParams.get("token");
        const body = JSON.stringify({ page: 0, labels: [] });
        const tries = [
            [address, {}],
            [address, { mode: "no-cors" }],
            [save, { method: "POST", body }],
            [save, { method: "POST", mode: "no-cors", body }],
            [save, { method: "POST", headers: { "X-Clean-Page-Token": token }, body }],
        ];
        const told = [];
        for (const [url, options] of tries) {
            told.push(await fetch(url, options).then((answer) => answer.text(), () => "failed"));
        }
        return told;
        }""",
        running.address,
    )
    assert set(answers) <= {"failed", ""}
    assert not running.out.exists()
