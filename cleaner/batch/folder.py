"""Articles as files of a folder, under names that no page can choose to do harm.

The name of a page is one name and no path: whatever is not a letter, a digit or one of a
few marks becomes ``_``, and it never starts with a dot. Where two pages have one name, in
a folder that does not tell capitals apart too, the later one gets a number.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO

import regex

from cleaner.batch.inputs.streams import plain_name
from cleaner.batch.rows import Row

MAX_NAME_BYTES = 120
"""Long enough to tell pages apart; file systems allow 255 with ending and number."""
INDEX = "index.jsonl"

_UNSAFE = regex.compile(r"[^\p{L}\p{M}\p{N}._~-]++")
_ENDING = regex.compile(r"\.(?:html?|xhtml|txt|text)\Z", regex.IGNORECASE)
# Windows gives no file these names, whatever their ending: they are devices.
_DEVICE = regex.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", regex.IGNORECASE)


def write_articles(rows: Iterable[Row], folder: Path, *, markdown: bool) -> None:
    """Write the text, or the Markdown, of each page that has some, and an index of all pages.

    Args:
        rows: the pages.
        folder: where to; it is not there yet.
        markdown: whether to write Markdown.
    """
    folder.mkdir()
    column, ending = ("markdown", ".md") if markdown else ("text", ".txt")
    import orjson

    with (folder / INDEX).open("wb") as index:
        for row in rows:
            name = None
            if row["found"]:
                with _created(folder, file_name(row["url"] or row["id"]), ending) as file:
                    file.write(row[column].encode().rstrip(b"\n") + b"\n")
                    name = Path(file.name).name
            kept = {key: value for key, value in row.items() if key not in ("text", "markdown")}
            index.write(orjson.dumps({"file": name, **kept}, option=orjson.OPT_APPEND_NEWLINE))


def file_name(page: str) -> str:
    """Return a name for the file of a page, without ending.

    Args:
        page: its address, or what else it is called.

    >>> file_name("https://gull.example/news/storm.html?page=2")
    'gull.example_news_storm.html_page_2'
    >>> file_name("../../etc/passwd"), file_name("pages/first.txt.gz"), file_name("..")
    ('etc_passwd', 'pages_first', 'page')
    >>> file_name("CON.html"), file_name("") == file_name("/")
    ('_CON', True)
    """
    is_address = page.startswith(("http://", "https://"))
    words = page.partition("://")[2] if is_address else _ENDING.sub("", plain_name(page))
    safe = _UNSAFE.sub("_", words).strip("._")
    safe = safe.encode()[:MAX_NAME_BYTES].decode("utf-8", "ignore") or "page"
    return f"_{safe}" if _DEVICE.match(safe) else safe


def _created(folder: Path, name: str, ending: str) -> IO[bytes]:
    """Create a file that is not there yet; the file system says whether two names are one."""
    number = 1
    while True:
        try:
            return (folder / f"{name}{'' if number == 1 else f'~{number}'}{ending}").open("xb")
        except FileExistsError:
            number += 1
