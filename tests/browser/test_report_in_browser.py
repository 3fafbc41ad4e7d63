"""The report, used as people use it: with the mouse, the keys, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import DESK, PHONE, soon

from cleaner import Label, clean
from cleaner.report import sheet_of, sheet_of_pages, to_report

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = (ROOT / "cleaner" / "example.txt").read_text("utf-8")
HOSTILE = "\n".join(
    [
        "The harbour office answers its post",
        "",
        *(ROOT / "tests" / "hostile.txt").read_text("utf-8").splitlines(),
        "</script><script>window.ran.push('script')</script><!-- <script>",
        "<img src='http://evil.example/x.png' onerror=\"window.ran.push('image')\">",
        "\u202eright to left\u2066 and \u2067 on and on",
        "a\u2028b\u2029c ${window.ran.push('template')} `",
        "w" * 10_000,
        "javascript:window.ran.push('address')",
        "The office has answered every letter that it got since the spring, it said on Monday.",
    ]
)
FILES = ("news-fr", "product", "forum-thread")


def page_text(name: str) -> str:
    rows = (ROOT / "tests" / "pages" / f"{name}.tsv").read_text("utf-8").split("\n")
    return "\n".join(row.partition("\t")[2] for row in rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    one = sheet_of("example.txt", EXAMPLE)
    many = [one, *(sheet_of(f"{name}.txt", page_text(name)) for name in FILES)]
    hostile = sheet_of("<img src=x onerror=alert(1)>.txt", HOSTILE, input="text")
    long = clean("\n".join([EXAMPLE] * 120))
    in_modes = dict.fromkeys(("precision", "balanced", "recall"), long)
    very_long = sheet_of_pages("long.txt", in_modes, "balanced", most_explained=20)
    reports = {
        "one": [one],
        "many": many,
        "hostile": [hostile],
        "long": [very_long],
        "doubtful": [sheet_of("thread.txt", page_text("forum-thread"))],
        "nothing": [sheet_of("menu.txt", "Menu\nHome\nSearch\nLog in")],
    }
    for name, sheets in reports.items():
        (folder / f"{name}.html").write_text(to_report(sheets), "utf-8")
    return folder


@pytest.fixture
def opened(window: Any, folder: Path) -> Any:
    def open_report(name: str = "one", *arguments: Any, **options: Any) -> Any:
        return window(*arguments, **options).open((folder / f"{name}.html").as_uri())

    return open_report


# --- reading


def test_kept_lines_are_open_and_dropped_ones_folded(opened: Any) -> None:
    page = opened()
    kept = [line.text for line in clean(EXAMPLE).lines if line.kept]
    assert page.locator(".line.kept .text").all_text_contents() == kept
    assert page.locator(".inside .line").count() == 0
    assert page.get_by_role("heading", name="The library boat").count() == 1


def test_a_box_unfolds_and_its_lines_tell_why(opened: Any) -> None:
    page = opened()
    page.locator(".fold", has_text="Most Read").click()
    page.locator(".inside .line", has_text="Most Read").click()
    details = page.locator("#details")
    line = next(ln for ln in clean(EXAMPLE).lines if ln.text == "Most Read")
    told = details.inner_text()
    assert all(reason.words in told for reason in line.reasons)
    assert f"{line.probability:.2f}" in told
    assert "ranking" in told


def test_pointing_at_a_line_tells_about_it_and_leaving_takes_it_back(opened: Any) -> None:
    page = opened()
    page.keyboard.press("j")
    page.locator(".line.kept").nth(3).hover()
    soon(page.locator("#details h2")).to_have_text("Line 7")
    page.locator("#name").hover()
    soon(page.locator("#details h2")).to_have_text("Line 1")


def test_the_keys_move_fold_and_explain_themselves(opened: Any) -> None:
    page = opened()
    page.keyboard.press("j")
    assert page.locator("[aria-current]").get_attribute("data-line") == "0"
    page.keyboard.press("Enter")
    assert page.locator(".inside .line").count() == 1
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    assert page.locator(":focus").get_attribute("aria-label") == "Line 3, title, kept"
    page.keyboard.press("?")
    assert "doubtful" in page.locator("#keys").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_single_keys_can_be_switched_off(opened: Any) -> None:
    page = opened()
    page.locator("#help").click()
    page.locator("#keys input").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    assert page.locator("[aria-current]").count() == 0


def test_the_labels_filter_the_lines(opened: Any) -> None:
    page = opened()
    page.locator("#filters button[data-kind=social]").click()
    social = sum(line.label == Label.SOCIAL for line in clean(EXAMPLE).lines)
    assert page.locator(".line").count() == social > 0
    page.locator("#filters button[data-kind=title]").click()
    assert {e.get_attribute("data-kind") for e in page.locator(".line").all()} == {
        "social",
        "title",
    }
    page.get_by_role("button", name="All lines").click()
    assert page.locator(".line.kept").count() == sum(line.kept for line in clean(EXAMPLE).lines)


def test_search_finds_in_folded_boxes_too(opened: Any) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("fog signal")
    assert page.locator(".told").inner_text() == "1 line"
    assert page.locator(".fold .found").inner_text() == "1 found"
    page.keyboard.press("Enter")
    assert page.locator(".inside mark").inner_text() == "fog signal"
    page.keyboard.type(" (")
    assert page.locator(".told").inner_text() == "nothing found"


def test_doubtful_lines_come_in_the_order_of_doubt(opened: Any) -> None:
    page = opened()
    margins = []
    for _ in range(6):
        page.get_by_role("button", name="Next doubtful line").click()
        margins.append(float(page.locator("#status").inner_text().split(", ")[-1].split()[0]))
    assert margins == sorted(margins)
    assert len({page.locator(".line[aria-current]").get_attribute("data-line")}) == 1


@pytest.mark.parametrize("mode", ["precision", "balanced", "recall"])
def test_each_mode_shows_and_copies_its_own_text(opened: Any, mode: str) -> None:
    page = opened()
    page.locator(f"input[value={mode}]").check(force=True)
    page.get_by_role("button", name="Copy text").click()
    soon(page.locator("#status")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == clean(EXAMPLE, mode=mode).text


def test_lines_that_a_mode_moves_are_shown(opened: Any) -> None:
    page = opened("doubtful")
    text = page_text("forum-thread")
    balanced, recall = (clean(text, mode=mode).lines for mode in ("balanced", "recall"))
    moved = [b.number for a, b in zip(balanced, recall, strict=True) if a.kept is not b.kept]
    assert moved
    page.keyboard.press("3")
    rows = page.locator(".line.moved")
    assert [int(row.get_attribute("data-line")) + 1 for row in rows.all()] == moved
    assert rows.first.get_attribute("data-moved") == "now kept"


def test_a_press_on_the_map_goes_there(opened: Any) -> None:
    page = opened()
    box = page.locator("#minimap canvas").bounding_box()
    page.mouse.click(box["x"] + 10, box["y"] + box["height"] * 0.9)
    current = int(page.locator(".line[aria-current]").get_attribute("data-line"))
    assert 65 < current < 80


def test_a_page_without_content_says_so_at_its_lines(opened: Any) -> None:
    page = opened("nothing")
    page.keyboard.press("j")
    assert "taken for one without content" in page.locator("#details").inner_text()
    page.get_by_role("button", name="Copy text").click()
    soon(page.locator("#status")).to_contain_text("nothing to copy")


# --- several pages


def test_several_pages_begin_with_the_least_sure(opened: Any) -> None:
    page = opened("many")
    sure = [float(text) for text in page.locator(".sure").all_inner_texts()]
    assert len(sure) == 1 + len(FILES)
    assert sure == sorted(sure)
    page.get_by_role("button", name="product.txt").click()
    assert page.locator("#name").inner_text() == "product.txt"
    page.keyboard.press("3")
    page.keyboard.press("]")
    assert page.locator("#name").inner_text() == "forum-thread.txt"
    page.reload()
    assert page.locator("#name").inner_text() == "forum-thread.txt"
    page.keyboard.press("o")
    assert page.locator("#overview").is_visible()
    page.locator("input[value=name]").check(force=True)
    assert page.locator(".file").first.inner_text() == "example.txt"


# --- looks


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(
    opened: Any, faults: Any, size: tuple[int, int], scheme: str
) -> None:
    page = opened("many", size, scheme, bypass_csp=True)
    assert faults(page) == []
    page.locator(".page").first.click()
    page.keyboard.press("z")
    page.keyboard.press("3")
    page.keyboard.press("n")
    assert faults(page) == []
    page.keyboard.press("?")
    assert faults(page) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["one", "many", "hostile"])
def test_nothing_is_wider_than_the_window(opened: Any, name: str, size: tuple[int, int]) -> None:
    page = opened(name, size)
    page.keyboard.press("z")
    page.keyboard.press("n")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert len(page.screenshot()) > 10_000


def test_the_colours_follow_the_button_and_are_remembered(opened: Any) -> None:
    page = opened()
    paper = "getComputedStyle(document.querySelector('#paper')).backgroundColor"
    light = page.evaluate(paper)
    page.locator("#theme").click()
    page.locator("#theme").click()
    assert page.evaluate(paper) != light
    page.reload()
    assert page.evaluate(paper) != light


# --- what must never happen


def test_a_hostile_page_runs_nothing_and_reaches_nothing(window: Any, folder: Path) -> None:
    shown = window()
    page = shown.open((folder / "hostile.html").as_uri())
    page.keyboard.press("z")
    for mode in "123":
        page.keyboard.press(mode)
    page.keyboard.press("/")
    page.keyboard.type("script")
    page.keyboard.press("Enter")
    for row in page.locator(".line").all()[:12]:
        row.click()
    told = page.locator(".line .text").all_text_contents()
    assert set(told) == {line for line in HOSTILE.split("\n") if line.strip()}
    assert shown.what_ran() == []
    assert shown.asked == [(folder / "hostile.html").as_uri()]
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_the_policy_holds_even_if_a_hole_let_markup_in(window: Any, folder: Path) -> None:
    shown = window()
    page = shown.open((folder / "one.html").as_uri())
    page.evaluate(
        """() => {
        const image = document.createElement("img");
        image.src = "https://evil.example/x.png";
        const script = document.createElement("script");
        script.append("window.ran.push('script')");
        document.body.append(image, script);
        return new Promise((done) => setTimeout(done, 200));
        }"""
    )
    assert len(page.evaluate("window.broken")) == 2
    assert page.evaluate("window.ran") == []
    assert page.evaluate("document.querySelector('img').naturalWidth") == 0


def test_a_page_of_many_thousand_lines_can_be_used(opened: Any) -> None:
    page = opened("long")
    page.keyboard.press("n")
    assert page.locator("#details .reasons li").count() > 0
    page.keyboard.press("z")
    page.keyboard.press("j")
    assert page.locator(".line").count() > 6_000
    assert page.locator("#details .heading").count() == 1
    page.locator("#filters button[data-kind=nav]").click()
    page.locator(".line").first.click()
    assert "most doubtful lines only" in page.locator("#details").inner_text()
