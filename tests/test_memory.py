"""How much memory a page takes: a multiple of its size, and the same however often it is read."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import pytest

import cleaner

LINE = "It rained on the harbour, and the boat was late again that night.\n"
TEXT = ("Most Read\nHome\n\n" + LINE * 5) * 3000
HTML = "<body>" + "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line)
MIB = 1 << 20
MAX_TIMES_THE_INPUT = 10
MAX_BESIDES = 100 * MIB
MAX_LEFT_OVER = MIB // 4
"""Caches of the interpreter itself come and go."""
Kind = Literal["text", "html"]


@pytest.fixture
def traced() -> Iterator[Callable[[], tuple[int, int]]]:
    for kind, source in (("text", TEXT), ("html", HTML)):
        cleaner.clean(source[:1000], input=kind)  # what is loaded once is not counted
    gc.collect()
    tracemalloc.start()
    yield tracemalloc.get_traced_memory
    tracemalloc.stop()


@pytest.mark.cpu_seconds(60)
@pytest.mark.parametrize(("kind", "source"), [("text", TEXT), ("html", HTML)])
def test_a_large_page_takes_ten_times_its_size_and_a_little(
    kind: Kind, source: str, traced: Callable[[], tuple[int, int]]
) -> None:
    size = len(source.encode())
    assert size > 1_000_000
    cleaner.clean(source, input=kind)
    assert traced()[1] < MAX_TIMES_THE_INPUT * size + MAX_BESIDES


@pytest.mark.cpu_seconds(60)
@pytest.mark.parametrize("line", ["ab\n", "\n", "Most Read\n"])
def test_so_does_half_a_megabyte_of_short_lines(
    line: str, traced: Callable[[], tuple[int, int]]
) -> None:
    source = line * (MIB // 2 // len(line))
    page = cleaner.clean(source, input="text")
    assert len(page.text) <= len(source)
    assert traced()[1] < MAX_TIMES_THE_INPUT * len(source) + MAX_BESIDES


@pytest.mark.parametrize(("kind", "source"), [("text", TEXT), ("html", HTML)])
def test_nothing_is_left_of_a_page_that_is_let_go(
    kind: Kind, source: str, traced: Callable[[], tuple[int, int]]
) -> None:
    for length in (20_000, 30_000, 40_000):
        cleaner.clean(source[:length], input=kind)
    gc.collect()
    before = traced()[0]
    for length in range(20_000, 40_000, 2000):
        cleaner.clean(source[:length], input=kind)
    gc.collect()
    assert traced()[0] - before < MAX_LEFT_OVER


def test_reasons_take_room_only_once_they_are_asked_for(
    traced: Callable[[], tuple[int, int]],
) -> None:
    page = cleaner.clean(TEXT[:40_000], input="text")
    gc.collect()
    before = traced()[0]
    assert page.lines[0].reasons
    assert traced()[0] - before > len(page.lines) * 100
    assert page.lines[3].reasons == page.lines[3].reasons


@pytest.mark.parametrize(("kind", "source"), [("text", TEXT), ("html", HTML)])
def test_threads_that_clean_at_once_find_what_one_finds(kind: Kind, source: str) -> None:
    sources = [source[:length] for length in range(2000, 12_000, 500)]
    alone = [cleaner.clean(part, input=kind) for part in sources]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda part: cleaner.clean(part, input=kind), sources)) == alone
