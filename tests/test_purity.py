"""Cleaning does nothing but clean, and always comes to the same."""

from __future__ import annotations

import hashlib
import os
import pickle
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import pytest

import cleaner
from benchmarks.hostile.articles import FOREIGN, html_page, text_page

ROOT = Path(__file__).parent.parent
EXAMPLE = (resources.files("cleaner") / "example.txt").read_text(encoding="utf-8")
SOURCES: tuple[str | bytes, ...] = (
    EXAMPLE,
    "",
    html_page(),
    "Most Read\n" * 100,
    text_page(FOREIGN["ja"]),
    html_page(FOREIGN["ru"], head="<meta charset=koi8-r>").encode("koi8_r", "replace"),
    "<div>" * 3000 + "It rained.",
    "a\x1b[31m\ud800\u202e\x00b\r\n" * 40,
)
DIGEST = """
import sys, pickle
sys.path.insert(0, "tests")
from test_purity import SOURCES, digest
print(digest(SOURCES))
"""


def written(source: str | bytes) -> str:
    """Everything that a page says of itself, also where a lone surrogate is in it."""
    page = cleaner.clean(source)
    return f"{page.to_dict(reasons=True)!r}{page.to_html()}{page.to_markdown()}"


def digest(sources: tuple[str | bytes, ...]) -> str:
    joined = "".join(map(written, sources))
    return hashlib.sha256(joined.encode("utf-8", "backslashreplace")).hexdigest()


def test_the_order_of_pages_makes_no_difference() -> None:
    first = [written(source) for source in SOURCES]
    order = list(range(len(SOURCES)))
    random.Random(7).shuffle(order)
    assert {n: written(SOURCES[n]) for n in order} == dict(enumerate(first))


def test_threads_come_to_the_same() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(written, SOURCES * 2)] == [*map(written, SOURCES)] * 2


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/Anchorage", "LANG": "de"},
    ],
    ids=["one", "other"],
)
def test_hash_seed_locale_time_zone_and_process_make_no_difference(
    environment: dict[str, str],
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DIGEST],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == digest(SOURCES)


def test_every_page_comes_back_equal_from_a_pickle() -> None:
    for source in SOURCES:
        page = cleaner.clean(source)
        again = pickle.loads(pickle.dumps(page))
        assert again == page
        assert again.to_markdown() == page.to_markdown()


@pytest.mark.slow
def test_memory_stays_flat() -> None:
    command = [sys.executable, "-m", "benchmarks", "audit", "--calls", "1000"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    grown = re.search(r"([-+][\d.]+) MB at the peak", done.stdout)
    assert grown, done.stdout
    assert float(grown[1]) < 2


@pytest.mark.slow
@pytest.mark.parametrize("family", ["broken", "terminal"])
def test_hostile_pages_open_send_start_log_and_warn_of_nothing(family: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "audit", "--only", family],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_the_watch_loads_no_peer_whose_files_it_would_then_not_see() -> None:
    code = (
        "import sys; from benchmarks.hostile import audit\n"
        "print({'boilerpy3', 'justext', 'newspaper', 'readability', 'resiliparse', 'trafilatura'}"
        " & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done


def test_the_watch_sees_a_file_a_log_line_and_a_warning() -> None:
    code = (
        "import logging, warnings; from benchmarks.hostile import audit; import cleaner\n"
        "def spoilt(*a, **k):\n"
        "    open('README.md'); logging.error('x'); warnings.warn('y'); return page\n"
        "page = cleaner.clean('It rained.'); cleaner.clean = spoilt\n"
        "print(sorted(audit.watched(audit.cases()[-1:])))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert all(word in done.stdout for word in ("open", "log root: ERROR", "warning")), done
