"""The site of the documents: its pages, and what is done to them on the way there.

That it builds, and that all links lead somewhere, is checked by `mkdocs build --strict` in .ci/run.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from test_docs import DOCS
from test_readme import ROOT

pytest.importorskip("mkdocs", reason="needs the docs extra")
yaml = pytest.importorskip("yaml")


@pytest.fixture(scope="module")
def hooks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hooks", ROOT / ".ci" / "mkdocs_hooks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages_of(nav: Any) -> Iterator[str]:
    """Yield the pages that a navigation names."""
    if isinstance(nav, str):
        yield nav
    for part in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from pages_of(part)


def test_the_navigation_has_every_document_once(hooks: ModuleType) -> None:
    config = yaml.safe_load((ROOT / ".ci" / "mkdocs.yml").read_text("utf-8"))
    named = sorted(pages_of(config["nav"]))
    assert named == sorted([*(path.name for path in DOCS), *hooks.ROOT_PAGES.values()])


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("see [Changes](../CHANGELOG.md#010)", "see [Changes](changelog.md#010)"),
        ("see [Security](../SECURITY.md).", "see [Security](security.md)."),
        ("of [pages](../tests/pages_of_html.py)", "of pages"),
        ("[api](api.md#clean) ![plot](plots/a.svg)", "[api](api.md#clean) ![plot](plots/a.svg)"),
    ],
)
def test_links_that_leave_the_documents_stay_on_the_site(
    hooks: ModuleType, written: str, made: str
) -> None:
    assert hooks.on_page_markdown(written) == made


def test_pages_of_the_root_link_to_the_documents(hooks: ModuleType) -> None:
    text = "Floors (docs/check.md), [docs/api.md](docs/api.md), [Changes](CHANGELOG.md)."
    assert hooks.from_inside_docs(text) == (
        "Floors ([docs/check.md](check.md)), [docs/api.md](api.md), [Changes](changelog.md)."
    )


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ('<script src="https://cdn.example/x.js"></script>', ["https://cdn.example/x.js"]),
        ('<link rel="stylesheet" href=//fonts.example/a.css>', ["//fonts.example/a.css"]),
        ('<img alt="" src="plots/a.svg"><a href="https://example.org">there</a>', []),
    ],
)
def test_what_comes_from_another_host_is_told_of(
    hooks: ModuleType, markup: str, told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert hooks.on_post_page(markup, page="the page") == markup
    assert [record.args[1] for record in caplog.records] == told
