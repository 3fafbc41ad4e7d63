"""The fuzzer's corpus, and every crash it ever found, as named cases; and pages of a grammar."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_properties import HEADLINES, HEADS, MENU, NASTY, PARAGRAPHS, TIMES, articles

sys.path.append(str(Path(__file__).parent / "fuzz"))

from invariants import check

CORPUS = sorted((Path(__file__).parent / "fuzz" / "corpus").iterdir())
FEW = settings(
    max_examples=40,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
BLOCKS = ("p", "div", "li", "h2", "td", "blockquote", "pre", "section", "article", "nav", "aside")
INLINE = ("b", "i", "a href='/x'", "a href='javascript:x'", "span class=ad", "code", "math", "svg")
ATTACKS = (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8").splitlines()
words = st.sampled_from((*PARAGRAPHS, *HEADLINES, *MENU, *HEADS, *TIMES, *NASTY))


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Elements with more of a page in them; every third is left open."""
    return st.tuples(
        st.sampled_from((*BLOCKS, *INLINE)), st.lists(inner, max_size=4), st.integers(0, 2)
    ).map(
        lambda made: (
            f"<{made[0]}>{' '.join(made[1])}" + (f"</{made[0].split()[0]}>" if made[2] else "")
        )
    )


html_pages = st.recursive(st.one_of(words, st.sampled_from(ATTACKS)), element, max_leaves=20)
texts = articles().map("\n".join)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_the_fuzzer_knows_is_handled(path: Path) -> None:
    check(path.read_bytes())


@FEW
@given(html_pages, st.integers(0, 255))
def test_any_html_keeps_all_promises(source: str, how: int) -> None:
    check(bytes([how]) + source.encode("utf-8", "surrogatepass"))


@FEW
@given(texts, st.integers(0, 255))
def test_any_page_of_text_keeps_all_promises(source: str, how: int) -> None:
    check(bytes([how]) + source.encode("utf-8", "surrogatepass"))


def test_a_promise_that_is_broken_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.Page.to_html", lambda page: "<script>x</script>")
    with pytest.raises(AssertionError):
        check(b"\x01It rained.")
