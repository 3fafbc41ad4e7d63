"""Clean pages, and print as JSON the CPU seconds of each and what was decided.

Standard input is a JSON list of pairs: plain text and HTML. Beside them an lxml parse of the HTML.
"""

import json
import sys
import zlib
from collections.abc import Callable
from functools import partial
from time import process_time
from typing import Any

from lxml import html as lxml_html

import cleaner

RUNS = 2


def best(run: Callable[[], object]) -> float:
    """Return the CPU seconds of the best of `RUNS` runs."""
    found = float("inf")
    for _ in range(RUNS):
        start = process_time()
        run()
        found = min(found, process_time() - start)
    return found


def parse(data: bytes) -> None:
    """Parse HTML; odd pages raise."""
    try:
        lxml_html.document_fromstring(data, lxml_html.HTMLParser(encoding="utf-8"))
    except Exception:
        return


def cleaned(source: str, kind: Any) -> str:
    """Return the article of a page."""
    return cleaner.clean(source, input=kind).text


def decided(source: str, kind: Any) -> int:
    """Return a digest of the labels of a page."""
    return zlib.crc32(
        " ".join(line.label for line in cleaner.clean(source, input=kind).lines).encode()
    )


def main() -> None:
    """Read the pages in turn."""
    pages = json.load(sys.stdin)
    cleaned(pages[0][0], "text"), cleaned(pages[0][1], "html")
    rows = [
        {
            "parse": best(partial(parse, html.encode("utf-8", "replace"))),
            "text": best(partial(cleaned, text, "text")),
            "html": best(partial(cleaned, html, "html")),
            "decided": [decided(text, "text"), decided(html, "html")],
        }
        for text, html in pages
    ]
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
