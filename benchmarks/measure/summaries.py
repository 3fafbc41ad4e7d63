"""How near are summaries to what editors wrote above an article?

Each program is given the same sentences of the true content, without the editors' summary, the
title and the language, and chooses some: only the choice is compared. ROUGE-1 and ROUGE-2: F1 of
words, and of two words in a row, mean of the articles; in scripts without spaces a character is a
word (Lin 2004, without stemming).

`fundus-dev` has summaries by editors. Elsewhere the description in the head of the page stands for
one, where it is no copy of the text. The settings were chosen on `TUNED`; the others are only
measured on.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import click
from selectolax.lexbor import LexborHTMLParser

from benchmarks import options
from benchmarks.measure.markdown import table as markdown_table
from benchmarks.measure.results import merge_into
from benchmarks.pages import data, parallel
from benchmarks.pages.metrics import f1, mean
from benchmarks.pages.renderers import decode
from cleaner.metadata.language import language_of
from cleaner.summary.candidates import sentences_of
from cleaner.summary.choice import summary_of
from cleaner.text.fingerprints import words_in

TUNED = ("fundus-dev", "news-2023", "wcxb-dev")
MEASURED = ("dragnet", "daniel")
MIN_SENTENCES = 8
"""A shorter article is its own summary."""
MIN_CHARS = 60
"""A shorter description is a title."""
MAX_COPIED_SHARE = 0.3
"""With more of its runs of four words in the text, a description is a piece of it."""
_DESCRIPTION = "meta[property='og:description'], meta[name='description']"


class Article(NamedTuple):
    """An article, and what somebody else made of it."""

    name: str
    title: str
    language: str | None
    sentences: list[str]
    reference: str


Summariser = Callable[[Article, int], Sequence[str]]
"""From an article to so many of its sentences."""


def first(article: Article, count: int) -> Sequence[str]:
    """Choose the first sentences."""
    return article.sentences[:count]


def any_of(article: Article, count: int) -> Sequence[str]:
    """Choose by chance, the same for the same article."""
    chance = random.Random(article.name)
    return chance.sample(article.sentences, min(count, len(article.sentences)))


def ours(article: Article, count: int) -> Sequence[str]:
    """Choose as `cleaner.Page.summary` does."""
    return summary_of(article.sentences, article.title, article.language, count)


def newspapers(article: Article, count: int) -> Sequence[str]:
    """Choose as newspaper4k does; its words are those of English where it cannot tell others."""
    from newspaper import nlp

    stop, tokens = _stop_words(article)
    keys = nlp.keywords("\n".join(article.sentences), stop, 10)
    ranked = nlp.scored_sentences(article.sentences, tokens, keys, stop)
    return [sentence for _, sentence, _ in ranked[:count]]


def _stop_words(article: Article) -> tuple[Any, list[str]]:
    from newspaper.text import StopWords

    try:  # some of its languages need packages of their own, and others are unknown to it
        stop = StopWords(article.language or "en")
        return stop, list(stop.tokenizer(article.title or " "))
    except Exception:
        stop = StopWords("en")
        return stop, list(stop.tokenizer(article.title or " "))


SYSTEMS: Mapping[str, Summariser] = MappingProxyType(
    {"cleaner": ours, "first": first, "by chance": any_of, "newspaper4k": newspapers}
)


def article_of(row: Mapping[str, Any]) -> Article | None:
    """Return what a row holds; None where it has no summary, or too little to choose from."""
    content = row["main_content"] or ""
    given = row.get("summary") or ()
    for part in given:
        content = content.replace(part, "")
    reference = "\n".join(given) if "summary" in row else _description(row["html"], content)
    sentences = sentences_of(content.split("\n"))
    if not reference or len(sentences) < MIN_SENTENCES:
        return None
    title = row.get("title") or ""
    return Article(row["id"], title, language_of(content), sentences, reference)


def _description(html: bytes, content: str) -> str:
    node = LexborHTMLParser(decode(html)).css_first(_DESCRIPTION)
    text = (node.attributes.get("content") or "").strip() if node else ""
    if len(text) < MIN_CHARS or text.endswith(("…", "...")):
        return ""
    own, known = set(runs(text, 4)), set(runs(content, 4))
    return text if own and len(own & known) <= MAX_COPIED_SHARE * len(own) else ""


def runs(text: str, size: int) -> Counter[tuple[str, ...]]:
    """Count the runs of so many words in a row.

    >>> runs("The boat, the boat", 2)[("the", "boat")]
    2
    """
    words = words_in(text)
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def rouge(given: str, reference: str) -> dict[str, float]:
    """Return ROUGE-1 and ROUGE-2 of a summary.

    >>> rouge("The boat came in", "The boat came")
    {'rouge_1': 0.8571428571428571, 'rouge_2': 0.8}
    """
    found = {}
    for size in (1, 2):
        one, other = runs(given, size), runs(reference, size)
        found[f"rouge_{size}"] = f1((one & other).total(), one.total(), other.total())
    return found


def scores_of(row: Mapping[str, Any], count: int) -> dict[str, dict[str, float]] | None:
    """Return how every program did on the article of a row."""
    article = article_of(row)
    if article is None:
        return None
    return {
        name: rouge("\n".join(choose(article, count)), article.reference)
        for name, choose in SYSTEMS.items()
    }


def measure(name: str, count: int, every: int) -> dict[str, Any]:
    """Return the figures of a table; nothing where it is not there."""
    rows = (data.table if name in TUNED else data.measured_table)(name)[::every]
    columns = ("id", "html", "title", "summary", "main_content")
    slim = [{key: row[key] for key in columns if key in row} for row in rows]
    found = [s for s in parallel.mapped(partial(scores_of, count=count), slim) if s]
    if not found:
        return {}
    scores = {
        system: {part: mean(s[system][part] for s in found) for part in ("rouge_1", "rouge_2")}
        for system in SYSTEMS
    }
    return {"articles": len(found), "sentences": count, "every": every, "scores": scores}


@click.command(help=__doc__)
@click.option("--sentences", type=click.IntRange(min=1), default=3, show_default=True)
@options.every()
@options.json_file
def main(sentences: int, every: int, json_file: Path | None) -> None:
    """Measure and print."""
    options.need_tables()
    found = {name: measure(name, sentences, every) for name in (*TUNED, *MEASURED)}
    figures = {name: part for name, part in found.items() if part}
    merge_into(json_file, {"summaries": figures})
    heads = ("", *(f"{name} ({part['articles']})" for name, part in figures.items()))
    rows = [
        (
            system,
            *(
                "{rouge_1:.3f} {rouge_2:.3f}".format(**p["scores"][system])
                for p in figures.values()
            ),
        )
        for system in SYSTEMS
    ]
    click.echo(markdown_table(heads, rows))
