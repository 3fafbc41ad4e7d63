r"""The canonical form of HTML: what the parser writes, and how to find one's way in it.

The parser (lexbor) turns whatever a page holds into a tree, as browsers do, and writes that tree
in one form (``LexborHTMLParser(source).html``). In it a page is read by looking for the next
``<``: a piece of text ends there, and a tag or a comment begins. What one can rely on:

* Every element that is not void (`cleaner.document.marks.VOID`) is closed, in the right order.
  The page is one element, ``<html>``, with a doctype and comments around it.
* A start tag is ``<name attribute="value" attribute="value">``: one space before each attribute,
  a value in double quotes for each, empty or not. An end tag is ``</name>``.
* In text only ``&amp;``, ``&lt;``, ``&gt;`` and ``&nbsp;`` are escaped, and these always; in
  values ``&quot;`` besides. Every other character stands for itself.
* A comment is ``<!--...-->`` and holds no ``-->``; a doctype is ``<!DOCTYPE name>``, and a
  processing instruction ``<?name ...>``: both end at the first ``>``.

And the traps:

* A value may hold ``<`` and ``>``: the standard writes them as they are, newer parsers do not.
  So a ``>`` ends the tag only where it stands outside quotes.
* The name of an attribute may hold quotes, and ``=`` as its first character: ``<p a"b==c>`` is
  ``<p a"b="=c">``, and ``<p ="x=1>`` is ``<p ="x="1">``. A name ends at the first ``=`` after
  its first character. Neither names of attributes nor of tags hold a space, ``/`` or ``>``;
  that of a tag may hold any other character, ``<`` too.
* The text of script, style, xmp, iframe, noembed, noframes and plaintext is written as it is
  (`cleaner.document.marks.RAW`): it ends where the end tag stands. That of plaintext goes on to
  the end of the page and may hold its own end tag, so the last one ends it.
* A script that begins a comment in its text may hold another script in it.
* In svg and math there are elements called ``style`` or ``script`` whose text was escaped in the
  source and no longer is. They too are passed by up to the first end tag.
* In math, elements may bear the names of void ones; there they have content and an end tag.
  Where a void element is expected, such an end tag matches no open element and is passed by.
* The content of ``<template>`` stands in it like that of any other element.
* A line end right after ``<pre>`` belongs to the text: the parser has left out the one that
  does not.
"""

from __future__ import annotations

import re
from typing import Final


def unescaped(text: str) -> str:
    """Return what an escaped `text` or value of an attribute says.

    >>> unescaped("a &lt; b &amp;amp; c")
    'a < b &amp; c'
    """
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">")
    return text.replace("&quot;", '"').replace("&amp;", "&")


def is_blank(html: str, start: int, end: int) -> bool:
    """Whether the escaped text from `start` to `end` is white space only.

    >>> is_blank("<p> &nbsp; <b>", 3, 11), is_blank("<p> &amp; <b>", 3, 10)
    (True, False)
    """
    while start < end:
        if html[start].isspace():
            start += 1
        elif html.startswith("&nbsp;", start):
            start += 6
        else:
            return False
    return True


def end_of_name(html: str, start: int) -> int:
    """Return where the name of a tag ends that begins at `start`.

    >>> end_of_name("<p>", 1), end_of_name('<p id="a">', 1)
    (2, 2)
    """
    end = start
    size = len(html)
    while end < size and html[end] != " " and html[end] != ">":
        end += 1
    return end


def start_of_next(html: str, position: int) -> int:
    """Return where the next tag or comment begins, or the page ends.

    >>> start_of_next("so<b>", 0), start_of_next("so", 0)
    (2, 2)
    """
    found = html.find("<", position)
    return found if found >= 0 else len(html)


def end_of_tag(html: str, start: int) -> int:
    """Return where a start tag ends, just past its ``>``; its name ends at `start`.

    >>> end_of_tag('<p id="a">b', 2), end_of_tag('<p title="a > b">c', 2)
    (10, 17)
    """
    size = len(html)
    end = html.find(">", start)
    if end > start and (html[end - 1] != '"' or html[end - 2] == "="):
        # It may stand in a value: a quote before it that opens none would close one.
        end = start
        while end < size and html[end] != ">":
            end = end_of_value(html, value_of_attribute(html, end)) + 1
    return end + 1 if 0 <= end < size else size


def value_of_attribute(html: str, start: int) -> int:
    """Return where the value of the attribute begins before whose name, at `start`, a space is.

    >>> value_of_attribute('<p ==="x">', 2)
    6
    """
    size = len(html)
    start += 2
    while start < size and html[start] != "=":
        start += 1
    return min(start + 2, size)


def end_of_value(html: str, start: int) -> int:
    """Return where the value ends that begins at `start`: at the quote after it.

    >>> end_of_value('<p id="a" class="b">', 7)
    8
    """
    end = html.find('"', start)
    return end if end >= 0 else len(html)


def attributes_of(html: str, start: int, end: int) -> dict[str, str]:
    """Return the attributes of a tag whose name ends at `start` and which ends before `end`.

    >>> attributes_of('<a href="/?a&amp;b" id="">', 2, 26)
    {'href': '/?a&b', 'id': ''}
    """
    found: dict[str, str] = {}
    while start < end and html[start] == " ":
        value = value_of_attribute(html, start)
        stop = end_of_value(html, value)
        found[html[start + 1 : value - 2]] = unescaped(html[value:stop])
        start = stop + 1
    return found


def past_comment(html: str, start: int) -> int:
    """Return where the comment, doctype or processing instruction ends that begins at `start`.

    >>> past_comment("<!-- > -->", 0), past_comment("<!DOCTYPE html><html>", 0)
    (10, 15)
    """
    close = "-->" if html.startswith("<!--", start) else ">"
    end = html.find(close, start + len(close) + 1)
    return end + len(close) if end >= 0 else len(html)


def end_of_raw(html: str, tag: str, start: int) -> int:
    """Return where the end tag stands of an element whose text, from `start`, is not escaped.

    >>> end_of_raw("<style>a>b</style>", "style", 7)
    10
    """
    close = f"</{tag}>"
    end = html.rfind(close, start) if tag == "plaintext" else html.find(close, start)
    if end < 0:
        return len(html)
    if tag == "script" and html.find("<!--", start, end) >= 0:
        return _end_of_script(html, start)
    return end


_IN_SCRIPT: Final = re.compile(r"<!-(?=-)|-->|<script(?=[\s/>])|</script(?=[\s/>])", re.IGNORECASE)
"""What changes whether the end tag of a script ends it."""


def _end_of_script(html: str, start: int) -> int:
    """Return where the end tag stands of a script that begins a comment.

    In such a comment a script may hold a script, end tag and all (the "double escaped state" of
    the standard).

    >>> page = "<!-- <script></script> --></script>"
    >>> page[_end_of_script(page, 0) :]
    '</script>'
    """
    last = len(html)
    in_comment = in_inner_script = False
    for match in _IN_SCRIPT.finditer(html, start):
        found = match[0].lower()
        if found == "</script":
            last = match.start()
            if not in_inner_script:
                return last
            in_inner_script = False
        elif found == "<script":
            in_inner_script = in_comment
        else:
            in_comment = found == "<!-"
            in_inner_script = in_inner_script and in_comment
    return last
