"""Measure title, author, date and language, read from plain text and from HTML.

Text: each page in all renderings, cleaned with the weights of the fold that its site was
held out of, with its address given. HTML (``--html``): the page cleaned with the weights that
ship, and its metadata; the time is that of both. Beside both, trafilatura's metadata from the
HTML, in the same run.

The collections write the day of the last change where a page tells of no other. `cleaner` gives
that as `Page.modified`: "day" is `published`, or else `modified`.

A value is right if it is the known one after both are normalised: Unicode NFC, case
folded, white space squeezed, all quotation marks alike. Authors are compared as sets of
names, dates as days as the collection writes them. The language that counts as known is
what py3langid says of the reference text; trafilatura gives none of its own.
"""

from __future__ import annotations

import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click
import regex

from benchmarks import options
from benchmarks.measure.markdown import table
from benchmarks.measure.results import merge_into
from benchmarks.pages import data, parallel
from benchmarks.pages.renderers import RENDERERS, decode
from benchmarks.peers.held_out import cleaned
from cleaner import Page, clean
from cleaner.metadata.language import identified, language_of, sample_of
from cleaner.metadata.phrases import JOINS

FIELDS = ("title", "author", "published", "day", "language")
OUTCOMES = ("right", "wrong", "absent though known", "given though unknown", "neither")

Values = Mapping[str, str | None]

_SINGLE = regex.compile("[‘’‚‛′´`ʼ]")
_DOUBLE = regex.compile("[“”„‟″«»]|''")
_BETWEEN_NAMES = regex.compile(
    rf"\s*[,;&|/、，]\s*|\s+(?:{'|'.join(sorted(JOINS - {'&'}))})\s+", regex.IGNORECASE
)


def plain(text: str) -> str:
    r"""Return `text` as it is compared.

    >>> plain(" “Storm”  shuts\u00a0the PORT ")
    '"storm" shuts the port'
    """
    text = _DOUBLE.sub('"', _SINGLE.sub("'", unicodedata.normalize("NFC", text)))
    return " ".join(text.casefold().split())


def names(text: str) -> frozenset[str]:
    """Return the names in a list of authors.

    >>> names("Ada King and Mary Wright") == names("Mary Wright; ada king")
    True
    """
    return frozenset(name for name in _BETWEEN_NAMES.split(plain(text)) if name)


KEYS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {"title": plain, "author": names, "published": plain, "day": plain, "language": plain}
)


def outcome(field: str, known: str | None, given: str | None) -> str:
    """Say how a value came out.

    >>> outcome("title", "Storm", "storm "), outcome("title", None, "Storm")
    ('right', 'given though unknown')
    """
    if not known or not given:
        return OUTCOMES[2] if known else OUTCOMES[3] if given else OUTCOMES[4]
    return "right" if KEYS[field](known) == KEYS[field](given) else "wrong"


def known_values(row: Mapping[str, Any]) -> Values:
    """Return what the collection knows of a page."""
    authors = row["authors"] if "authors" in row else [row["author"]]
    listed = [authors] if isinstance(authors, str) else authors or ()
    day, content = str(row["publish_date"] or "")[:10], row["main_content"]
    return {
        "title": row["title"],
        "author": "; ".join(author for author in listed if author),
        "published": day,
        "day": day,
        "language": identified(sample_of(content)) if language_of(content) else None,
    }


def values_of_text(text: str, fold: int, url: str) -> Values:
    """Return what cleaner reads in the plain text of a page."""
    return values_of(replace(cleaned(text, fold), url=url))


def values_of_html(html: str, url: str) -> Values:
    """Return what cleaner reads in the HTML of a page."""
    return values_of(clean(html, input="html", url=url))


def values_of(page: Page) -> Values:
    """Return the values of a cleaned page."""
    return {
        "title": page.title,
        "author": page.author,
        "published": page.published,
        "day": page.published or page.modified,
        "language": page.language,
    }


def values_of_trafilatura(html: str, url: str) -> Values:
    """Return what trafilatura's metadata says; it tells no language."""
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(html, default_url=url)
    except Exception as error:  # whatever it stumbles over, the page counts as not read
        print(f"trafilatura: {type(error).__name__}: {url}")
        return dict.fromkeys(FIELDS)
    return {
        "title": found.title,
        "author": found.author,
        "published": found.date,
        "day": found.date,
        "language": found.language,
    }


def read_row(row: dict[str, Any], *, of_html: bool) -> dict[str, tuple[Values, float]]:
    """Return for each system what it reads of a page, and the seconds it took."""
    html, url = decode(row["html"]), row["url"]
    fold = data.fold_of(data.site_of(url, row["id"]))
    readers: dict[str, Callable[[], Values]] = {
        "trafilatura, HTML": partial(values_of_trafilatura, html, url)
    }
    if of_html:
        readers["cleaner, HTML"] = partial(values_of_html, html, url)
    else:
        for name, render in RENDERERS.items():
            readers[f"cleaner, {name}"] = partial(values_of_text, render(html), fold, url)
    results = {"known": (known_values(row), 0.0)}
    for name, read in readers.items():
        start = time.process_time()
        results[name] = (read(), time.process_time() - start)
    return results


def measure(name: str, *, every: int, of_html: bool) -> dict[str, Any]:
    """Count the outcomes of every `every`-th page of a table, by system and field."""
    rows = data.table(name)[::every]
    read = parallel.mapped(partial(read_row, of_html=of_html), rows)
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    seconds: dict[str, float] = defaultdict(float)
    for results in read:
        known, _ = results.pop("known")
        for system, (values, spent) in results.items():
            seconds[system] += spent
            for field in FIELDS:
                counts[system][field][outcome(field, known[field], values[field])] += 1
    return {
        system: {
            **{field: dict(counts[system][field]) for field in FIELDS},
            "milliseconds": round(1000 * seconds[system] / max(len(rows), 1), 1),
        }
        for system in counts
    }


def rate(counts: Mapping[str, int]) -> float:
    """Return the share of the known values that came out right."""
    known = sum(counts.get(name, 0) for name in OUTCOMES[:3])
    return counts.get("right", 0) / known if known else 0.0


def _counts(counts: Mapping[str, int]) -> list[str]:
    return [str(counts.get(name, 0)) for name in OUTCOMES[:4]]


def report(name: str, results: Mapping[str, Any]) -> str:
    """Return the counts as a table in Markdown."""
    rows = (
        (
            system,
            *(
                f"{rate(found[field]):.3f} ({' / '.join(_counts(found[field]))})"
                for field in FIELDS
            ),
            str(found["milliseconds"]),
        )
        for system, found in sorted(results.items())
    )
    head = f"{name}: exact-match rate ({' / '.join(OUTCOMES[:4])})\n"
    return head + table(("", *FIELDS, "ms a page"), rows)


@click.command(help=__doc__)
@options.every()
@click.option("--html", is_flag=True, help="Read the HTML, not its renderings.")
@options.json_file
def main(every: int, html: bool, json_file: Path | None) -> None:
    """Measure and print."""
    results = {}
    for name in data.CONTENT_TABLES:
        results[name] = measure(name, every=every, of_html=html)
        print(report(name, results[name]))
    merge_into(json_file, {"metadata": results})
