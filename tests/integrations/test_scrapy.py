"""`cleaner.integrations.scrapy` in real crawls of a site on this machine: docs/scrapy.md."""

from __future__ import annotations

import dataclasses
import functools
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import conftest
import pytest
from conftest import HTML, MARK

from cleaner import clean

pytest.importorskip("scrapy", reason="needs the extra scrapy")

import scrapy
from itemloaders.processors import MapCompose
from scrapy.http import HtmlResponse
from scrapy.loader import ItemLoader
from scrapy.utils.test import get_crawler

from cleaner.integrations.scrapy import Article, ArticlePipeline

EXAMPLE = "https://gull.example/"
PAGE = (HTML / "news-teasers.html").read_text("utf-8")


def example(marker: str, site: str) -> str:
    """Return the code behind `marker` in the document, for another site than the example's."""
    code = conftest.example("scrapy.md", marker)
    assert EXAMPLE in code
    return code.replace(EXAMPLE, site)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    """Serve the pages of tests/html, one that breaks the cleaner, and a page that links to all."""
    folder = tmp_path_factory.mktemp("site")
    names = [path.name for path in sorted(HTML.glob("*.html"))]
    for name in names:
        (folder / name).write_bytes((HTML / name).read_bytes())
    (folder / "broken.html").write_text(f"<p>{MARK}</p>", "utf-8")
    links = "".join(f'<li><a href="{name}">{name}</a></li>' for name in [*names, "broken.html"])
    index = f"<title>All</title><meta charset=utf-8><ul>{links}</ul>"
    (folder / "index.html").write_text(index, "utf-8")
    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def crawl(spider: str, folder: Path) -> tuple[dict[str, dict], str]:
    """Run a spider in a process of its own; return its items by the name of the page, and a log."""
    (folder / "articles.py").write_text(spider, "utf-8")
    command = "scrapy runspider articles.py -O articles.jsonl -s TELNETCONSOLE_ENABLED=0"
    done = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=folder, capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    rows = [json.loads(line) for line in (folder / "articles.jsonl").open("rb")]
    return {row["url"].rpartition("/")[2]: row for row in rows}, done.stderr


def sound_pages(site: str) -> dict[str, object]:
    return {
        path.name: clean(path.read_text("utf-8"), input="html", url=site + path.name)
        for path in HTML.glob("*.html")
    }


@pytest.mark.slow
def test_a_crawl_yields_clean_articles_and_the_page_that_fails(planted, site, tmp_path) -> None:
    items, _ = crawl(example("spider", site), tmp_path)
    broken = items.pop("broken.html")
    nothing = dict.fromkeys(("text", "title", "author", "published", "found"))
    error = "MemoryError: planted by the tests"
    assert broken == {"url": f"{site}broken.html", **nothing, "error": error}
    assert items == {
        name: {
            "url": site + name,
            "text": page.text,
            "title": page.title,
            "author": page.author,
            "published": page.published,
            "found": page.found,
            "error": None,
        }
        for name, page in sound_pages(site).items()
    }


@pytest.mark.slow
def test_a_crawl_with_a_loader_goes_on_after_the_page_that_fails(planted, site, tmp_path) -> None:
    items, log = crawl(example("loader", site), tmp_path)
    assert {name: (row.get("text"), row.get("title")) for name, row in items.items()} == {
        name: (page.text or None, page.title) for name, page in sound_pages(site).items()
    }
    assert "MemoryError: planted by the tests" in log


@pytest.mark.parametrize("library", ["httpx", "requests"])
def test_a_page_is_fetched_and_cleaned_without_a_framework(site, library, capsys) -> None:
    pytest.importorskip(library)
    address = f"{site}news-teasers.html"
    exec(example(library, address), {})
    page = clean(PAGE, input="html", url=address)
    assert capsys.readouterr().out == f"{page.title}\n{page.text}\n"


# --- the pipeline, item by item


class Declared(scrapy.Item):
    html = scrapy.Field()
    title = scrapy.Field()
    text = scrapy.Field()


@dataclasses.dataclass
class Plain:
    html: str
    text: str | None = None


def test_a_class_gets_the_fields_that_it_has_and_the_page_goes() -> None:
    text = clean(PAGE, input="html").text
    declared = ArticlePipeline().process_item(Declared(html=PAGE))
    assert set(declared) == {"title", "text"}
    assert declared["text"] == text
    assert ArticlePipeline().process_item(Plain(PAGE)).text == text


def test_what_the_spider_has_set_stays() -> None:
    item = ArticlePipeline().process_item({"html": PAGE, "title": "Mine", "language": "de"})
    assert (item["title"], item["language"]) == ("Mine", "de")


def test_an_item_without_a_page_passes_untouched() -> None:
    assert ArticlePipeline().process_item({"price": 3}) == {"price": 3}
    assert ArticlePipeline(page="source").process_item({"html": "x"}) == {"html": "x"}


@pytest.mark.parametrize("page", [3, ["<p>"], {}])
def test_a_page_of_the_wrong_type_is_told_of_in_the_item(page) -> None:
    item = ArticlePipeline(columns=["text"]).process_item({"html": page, "url": "u"})
    error = f"TypeError: source must be str or bytes, not {type(page).__name__}"
    assert item == {"url": "u", "text": None, "error": error}


def test_a_text_is_replaced_by_its_article_and_a_prefix_keeps_apart() -> None:
    page = "Log in\nSign up\nPrivacy Policy"
    assert ArticlePipeline(columns=["text"]).process_item({"text": page})["text"] == ""
    item = ArticlePipeline(columns=["found"], prefix="page_").process_item({"text": page})
    assert item == {"page_found": False, "page_error": None}


def test_the_settings_are_the_options_and_a_wrong_one_is_told_of_at_the_start() -> None:
    crawler = get_crawler(settings_dict={"CLEANER_OPTIONS": {"mode": "recall"}})
    assert ArticlePipeline.from_crawler(crawler).options.mode == "recall"
    crawler = get_crawler(settings_dict={"CLEANER_OPTIONS": {"columns": ["links"]}})
    with pytest.raises(ValueError, match="links"):
        ArticlePipeline.from_crawler(crawler)


def test_the_processor_knows_the_address_of_the_page() -> None:
    address = "https://gull.example/2023/05/06/storm"
    response = HtmlResponse(address, body=b"<p>It rained.", encoding="utf-8")
    loader = ItemLoader(item={}, response=response)
    loader.published_in = MapCompose(Article("published"))
    loader.add_value("published", "<p>It rained.")
    assert loader.load_item() == {"published": ["2023-05-06"]}
