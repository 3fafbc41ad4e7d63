"""The hostile pages: families of generators, each with parameters.

A case is built where it is run, so that a list of them costs nothing. Most pages have an article
planted in them, which is to be found; the rest need an answer and nothing else.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.hostile.articles import FOREIGN, PARAGRAPHS, html_page, text_page

Source = str | bytes
KB = 1024
ATTACKS = Path(__file__).parent.parent.parent / "tests" / "hostile.txt"


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile page and what is to be found in it."""

    name: str
    family: str
    build: Callable[[], Source]
    is_html: bool = False
    planted: tuple[str, ...] = ()
    """Paragraphs that are to come out; empty where an answer is enough."""
    formats: bool = False
    """Whether its HTML and Markdown are looked at."""


def _filled(piece: str, size: int) -> str:
    return piece * max(size // max(len(piece), 1), 1)


# --- plain text without an article

_REPEATED = {
    "blank-lines": "\n",
    "carriage-returns": "\r",
    "crlf-runs": "\r\n",
    "white-space": " \t",
    "dots": ".",
    "digits": "7",
    "digits-and-blanks": "7 ",
    "hyphens": "-",
    "apostrophes": "a'",
    "open-brackets": "(",
    "open-quotes": "“",
    "hangul": "가",
    "one-line-of-han": "船",
    "list-numbers": "1.",
    "list-marks": "- x\n",
    "bullets": "•\n",
    "dates": "2022-02-02\n",
    "dates-in-a-line": "May 6, 2023 ",
    "times": "7 hours ago\n",
    "times-in-a-line": "7 hours ago ",
    "cue-phrases": "Most Read\n",
    "cue-phrases-in-a-line": "Read more ",
    "bylines": "By Ada King\n",
    "bylines-in-a-line": "By A B, ",
    "combining-marks": "e\u0301\u0323\u0302",
    "combining-lines": "e\u0301\n",
    "emoji-families": "👨‍👩‍👧‍👦",
    "flags": "🏳️‍🌈 ",
    "regional-letters": "🇫",
    "zero-width-spaces": "\u200b",
    "joiners": "\u200d",
    "bidi-overrides": "\u202e",
    "nul": "\0",
    "byte-order-marks": "\ufeff",
    "lone-surrogates": "\ud800",
    "surrogates-and-lines": "a\udfff\n",
    "line-separators": "a\u2028",
    "form-feeds": "a\x0c",
    "vertical-tabs": "\x0b",
    "nel": "a\x85",
    "escapes": "\x1b[31mred",
    "short-lines": "abc defgh\n",
    "one-word": "a ",
    "urls": "https://e.example/a?b=c ",
    "mail": "a@b.example ",
    "less-than": "<",
    "ampersands": "&amp;",
    "tabs-and-cells": "a\t1\t2\n",
    "pipes": "| a | b |\n",
    "markdown-links": "[a](b) ",
    "markdown-nesting": "> ",
    "markdown-emphasis": "*a **b ",
    "backticks": "`",
    "currencies": "€9.99\n",
    "private-use": "\ue000",
    "unassigned": "\U000e0fff",
    "tag-characters": "\U000e0041",
    "arabic-ligature": "\ufdfa",
    "dotted-capital-i": "İ",
    "titlecase-digraph": "ǅ ",
    "ideographic-space": "\u3000",
    "soft-hyphens": "\xad",
    "variation-selectors": "x\ufe0f",
    "hebrew-points": "א\u05b0\u05b1",
    "thai": "ก็",
}
_FEW = 256 * KB


def _repeated() -> Iterator[Case]:
    for name, piece in _REPEATED.items():
        yield Case(f"{name}-{_FEW // KB}kb", "runs", partial(_filled, piece, _FEW))
    for name, text in {
        "empty": "", "one-space": " ", "one-line-feed": "\n", "one-letter": "x", "one-nul": "\0",
        "one-surrogate": "\ud800", "one-mark": "\ufeff", "one-tag": "<p>", "one-less-than": "<",
    }.items():  # fmt: skip
        yield Case(name, "runs", partial(str, text))
    yield Case("million-blank-lines", "runs", partial(_filled, "\n", 1_000_000))
    yield Case("million-less-than", "runs", partial(_filled, "<", 1_000_000))
    yield Case("200000-most-read", "runs", partial(_filled, "Most Read\n", 2_000_000))
    yield Case("ten-megabytes-of-one-line", "runs", partial(_filled, "harbour ", 10_000_000))
    yield Case("every-byte", "runs", lambda: bytes(range(256)) * KB)
    yield Case("nul-bytes", "runs", lambda: bytes(_FEW))
    yield Case("half-a-character", "runs", lambda: b"caf\xc3" * (64 * KB))
    yield Case("overlong-utf8", "runs", lambda: b"\xc0\xae\xe0\x80\xaf" * (32 * KB))
    yield Case("utf7", "runs", lambda: "+ADw-script+AD4-alert(1) Größe".encode("utf-7") * KB)
    yield Case("gzip-magic", "runs", lambda: b"\x1f\x8b\x08\x00" + bytes(range(256)) * 64)
    yield Case("pdf", "runs", lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n" * KB)


# --- plain text with an article

_AROUND = {
    "most-read": "Most Read\n",
    "times": "7 hours ago\n",
    "blank-lines": "\n",
    "dots": "...\n",
    "menu": "Home\nNews\nSport\n",
    "dates": "2022-02-02\n",
    "digits": "12345\n",
    "nul-lines": "\0\n",
    "emoji": "👨‍👩‍👧\n",
    "combining": "é\u0301\n",
}
_INSIDE = {
    "escape": "\x1b[2J",
    "bell": "\x07",
    "nul": "\0",
    "lone-surrogate": "\ud800",
    "low-surrogate": "\udfff",
    "bidi-override": "\u202e",
    "isolate": "\u2067",
    "zero-width": "\u200b",
    "byte-order-mark": "\ufeff",
    "line-separator": "\u2028",
    "paragraph-separator": "\u2029",
    "nel": "\x85",
    "c1-csi": "\x9b31m",
    "noncharacter": "\uffff",
    "replacement": "\ufffd",
    "tag-character": "\U000e0041",
    "soft-hyphen": "\xad",
    "object": "\ufffc",
    "annotation": "\ufff9",
    "delete": "\x7f",
}


def _around_text() -> Iterator[Case]:
    for name, piece in _AROUND.items():
        for where in ("above", "below"):
            yield Case(
                f"article-{name}-{where}", "text", partial(_beside, piece, where), False, PARAGRAPHS
            )
    for name, mark in _INSIDE.items():
        yield Case(
            f"article-with-{name}", "characters", partial(_sprinkled, mark), False, PARAGRAPHS
        )
        yield Case(
            f"html-with-{name}", "characters", partial(_sprinkled_html, mark), True, PARAGRAPHS
        )
    for name, end in {"crlf": "\r\n", "cr": "\r", "lf-cr": "\n\r"}.items():
        yield Case(
            f"article-{name}",
            "text",
            partial(lambda end: text_page().replace("\n", end), end),
            False,
            PARAGRAPHS,
        )


def _beside(piece: str, where: str) -> str:
    run = _filled(piece, 64 * KB)
    return run + text_page() if where == "above" else text_page() + "\n" + run


def _sprinkled(mark: str) -> str:
    return text_page(tuple(f"{text}{mark} " for text in PARAGRAPHS))


def _sprinkled_html(mark: str) -> str:
    return html_page(tuple(f"{text}{mark} " for text in PARAGRAPHS))


# --- what a terminal would obey

_SEQUENCES = {
    "colour": "\x1b[31m",
    "clear": "\x1b[2J\x1b[H",
    "title": "\x1b]0;x\x07",
    "link": "\x1b]8;;https://e.example\x1b\\x\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;eA==\x07",
    "c1-csi": "\x9b2J",
    "c1-osc": "\x9d0;x\x9c",
    "device-control": "\x1bP+q544e\x1b\\",
    "answer-back": "\x05",
    "backspaces": "\x08" * 20,
    "carriage-return-in-line": "safe\x0cX",
    "bidi": "\u202egnp.exe\u202c",
    "isolate": "\u2066x\u2069",
    "shift-out": "\x0e",
    "report": "\x1b[6n",
}


def _terminal() -> Iterator[Case]:
    for name, sequence in _SEQUENCES.items():
        yield Case(f"terminal-{name}", "terminal", partial(_sprinkled, sequence), False, PARAGRAPHS)
    for code in (27, 7, 8, 0x9B, 0x202E):
        yield Case(
            f"terminal-charref-{code}",
            "terminal",
            partial(_referred, f"&#{code};"),
            True,
            PARAGRAPHS,
        )


def _referred(reference: str) -> str:
    return html_page().replace("</p>", f" {reference}</p>")


# --- encodings

_CHARSETS = {
    "fr": ("utf-8", "cp1252", "iso8859_15", "utf-16", "utf-32", "utf-8-sig"),
    "ru": ("utf-8", "koi8_r", "cp1251", "iso8859_5", "utf-16-le", "utf-16-be"),
    "ja": ("utf-8", "shift_jis", "euc_jp", "iso2022_jp", "utf-16"),
    "zh": ("utf-8", "gb18030", "gbk", "utf-32"),
    "el": ("utf-8", "cp1253", "iso8859_7"),
    "ko": ("utf-8", "euc_kr"),
    "ar": ("utf-8", "cp1256"),
}
_GUESSABLE = ("utf-8", "koi8_r", "cp1251", "shift_jis", "euc_jp", "gb18030", "cp1252", "cp1253")


def _encodings() -> Iterator[Case]:
    for language, charsets in _CHARSETS.items():
        paragraphs = FOREIGN[language]
        for charset in charsets:
            declared = charset.removesuffix("-sig").replace("_", "-").replace("iso8859", "iso-8859")
            declared = {"iso2022-jp": "iso-2022-jp", "cp1252": "windows-1252"}.get(
                declared, declared.replace("cp125", "windows-125")
            )
            page = partial(_encoded_html, paragraphs, charset, declared)
            yield Case(f"declared-{charset}-{language}", "encodings", page, True, paragraphs)
            if charset in _GUESSABLE or charset.startswith("utf-16"):
                plain = partial(_encoded_text, paragraphs, charset)
                yield Case(f"text-{charset}-{language}", "encodings", plain, False, paragraphs)
    for language, charset, declared in (
        ("ru", "utf-8", "no-such-charset"), ("fr", "utf-8", ""), ("ja", "utf-8-sig", "shift_jis"),
        ("ru", "utf-16", "utf-8"), ("fr", "cp1252", "iso-8859-1"), ("fr", "cp1252", "us-ascii"),
    ):  # fmt: skip
        yield Case(
            f"{charset}-declared-as-{declared or 'nothing'}-{language}",
            "encodings",
            partial(_encoded_html, FOREIGN[language], charset, declared),
            True,
            FOREIGN[language],
        )
    for name, (before, after) in {
        "utf8-as-cp1252": ("utf-8", "cp1252"), "utf8-as-koi8": ("utf-8", "koi8_r"),
        "cp1251-as-latin1": ("cp1251", "latin-1"),
    }.items():  # fmt: skip
        text = text_page(FOREIGN["ru"]).encode(before, "replace").decode(after, "replace")
        yield Case(f"mojibake-{name}", "encodings", partial(str, text))


def _encoded_html(paragraphs: tuple[str, ...], charset: str, declared: str) -> bytes:
    head = f'<meta charset="{declared}">' if declared else ""
    return html_page(paragraphs, paragraphs[0][:20], head=head).encode(charset, "xmlcharrefreplace")


def _encoded_text(paragraphs: tuple[str, ...], charset: str) -> bytes:
    return text_page(paragraphs, paragraphs[0][:20]).encode(charset, "replace")


# --- broken and huge HTML

_NESTED = (
    "div", "span", "b", "i", "a href=x", "p", "section", "article", "blockquote", "ul><li",
    "ol><li", "table><tr><td", "font", "center", "details", "form", "dl><dd", "em", "nobr",
    "custom-tag",
)  # fmt: skip
_DEPTHS = (255, 5_000, 100_000)


def _nesting() -> Iterator[Case]:
    for tag in _NESTED:
        for depth in (
            _DEPTHS if tag in {"div", "span", "b", "ul><li", "table><tr><td"} else (5_000,)
        ):
            name = tag.split()[0].replace("><", "-")
            yield Case(
                f"article-in-{name}-{depth}",
                "nesting",
                partial(_article_in, tag, depth),
                True,
                PARAGRAPHS,
            )
    for tag in ("div", "b", "a", "svg><g", "math><mrow", "select><option", "button", "template",
                "iframe", "object", "noscript", "table", "frameset", "h1"):  # fmt: skip
        yield Case(
            f"open-{tag.replace('><', '-')}-50000",
            "nesting",
            partial(_filled, f"<{tag}>", 50_000 * len(f"<{tag}>")),
            True,
        )
        yield Case(
            f"closing-{tag.replace('><', '-')}-behind",
            "nesting",
            partial(_behind, f"</{tag.split('>')[0]}>", 200 * KB),
            True,
            PARAGRAPHS,
        )


def _article_in(tag: str, depth: int) -> str:
    opened = f"<{tag}>" * depth
    closed = "".join(f"</{name.split()[0]}>" for name in reversed(tag.split("><"))) * depth
    return (
        html_page()
        .replace("<article>", opened + "<article>")
        .replace("</article>", "</article>" + closed)
    )


def _behind(piece: str, size: int) -> str:
    return html_page(behind=_filled(piece, size))


_HUGE = {
    "attributes-in-a-tag": lambda: f"<p {' '.join(f'a{i}=x' for i in range(60_000))}>x</p>",
    "attribute-value": lambda: f"<p title='{'x' * 900_000}'>x</p>",
    "class-names": lambda: f"<p class='{'nav ' * 200_000}'>x</p>",
    "base64-image": lambda: (
        "<img src='data:image/png;base64," + base64.b64encode(bytes(600_000)).decode() + "'>"
    ),
    "table": lambda: "<table>" + ("<tr>" + "<td>1</td>" * 50 + "</tr>") * 600 + "</table>",
    "cells-unclosed": lambda: "<table>" + "<tr><td>1" * 20_000 + "</table>",
    "select": lambda: "<select>" + "<option>Aland" * 20_000 + "</select>",
    "script": lambda: "<script>" + "if(a<b&&c>d){x('<p>')}" * 20_000 + "</script>",
    "style": lambda: "<style>" + ".a>b{c:d}" * 60_000 + "</style>",
    "comment": lambda: "<!--" + "<p>x" * 100_000 + "-->",
    "breaks": lambda: "<p>" + "<br>" * 50_000 + "</p>",
    "empty-paragraphs": lambda: "<p></p>" * 50_000,
    "links": lambda: "<ul>" + "<li><a href=x>Ferry is late</a></li>" * 10_000 + "</ul>",
    "entities": lambda: "<!-- -->" + "&amp;" * 0 + "<p>" + "&nbsp;" * 100_000 + "</p>",
    "json-ld": lambda: '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
    "json-ld-wide": lambda: (
        '<script type="application/ld+json">['
        + '{"@type":"Product","name":"x"},' * 20_000
        + "{}]</script>"
    ),
    "metas": lambda: '<meta property="og:title" content="x">' * 10_000,
    "svg": lambda: "<svg>" + "<path d='M0 0L1 1'/>" * 20_000 + "</svg>",
    "iframes": lambda: "<iframe src=x></iframe>" * 20_000,
    "forms": lambda: "<form><input><button>x</button></form>" * 10_000,
    "formatting": lambda: "<p><b><i><u>x" * 3_000,
    "anchors-unclosed": lambda: "<a href=x>x" * 10_000,
    "headings": lambda: "<h2>Ferry is late</h2>" * 10_000,
    "inline-styles": lambda: "<span style='display:none'>x</span>" * 10_000,
}


def _huge() -> Iterator[Case]:
    for name, make in _HUGE.items():
        yield Case(f"huge-{name}-above", "huge", partial(_with, make, "before"), True, PARAGRAPHS)
        yield Case(f"huge-{name}-below", "huge", partial(_with, make, "behind"), True, PARAGRAPHS)


def _with(make: Callable[[], str], where: str) -> str:
    return html_page(before=make()) if where == "before" else html_page(behind=make())


_BROKEN = {
    "no-end-tags": lambda: html_page().replace("</p>", "").replace("</article>", ""),
    "no-body": lambda: "<article>" + html_page().partition("<article>")[2],
    "two-bodies": lambda: html_page().replace("<article>", "</body><body><article>"),
    "two-documents": lambda: "<html><body></body></html>" + html_page(),
    "document-in-document": lambda: html_page(between="<!doctype html><html><head></head><body>"),
    "half-a-tag-at-the-end": lambda: html_page() + "<p class='",
    "half-open-tags": lambda: html_page(between="<p<p<div<a<b "),
    "unclosed-comment": lambda: html_page(behind="<!-- and so on"),
    "comment-with-dashes": lambda: html_page(between="<!-- a -- b ---!> --!>"),
    "bogus-comments": lambda: html_page(between="<?php x ?><!x></ x><!>"),
    "cdata": lambda: html_page(between="<![CDATA[ x ]]>"),
    "unclosed-script": lambda: html_page(behind="<script>var a = '"),
    "unclosed-style": lambda: html_page(behind="<style>a{"),
    "unclosed-textarea": lambda: html_page(behind="<textarea>and"),
    "unclosed-title": lambda: html_page(behind="<title>and"),
    "unclosed-quote": lambda: html_page(behind="<a href='x>y</a>"),
    "stray-end-tags": lambda: html_page(between="</div></section></table></x>"),
    "nul-in-tags": lambda: html_page(between="<d\0iv cl\0ass=x>y</d\0iv>"),
    "uppercase": lambda: html_page().replace("<p>", "<P>").replace("article>", "ARTICLE>"),
    "xhtml": lambda: '<?xml version="1.0"?>' + html_page(),
    "xml-entities": lambda: '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    + "]>" + html_page(between="&a9;").removeprefix("<!doctype html>"),
    "external-entity": lambda: '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM '
    '"file:///etc/passwd">]>' + html_page(between="&x;").removeprefix("<!doctype html>"),
    "xinclude": lambda: html_page(between='<xi:include href="file:///etc/passwd" parse="text"/>'),
    "bad-charrefs": lambda: html_page(between="&#0; &#xD800; &#x110000; &#99999999; &nosuch; &#;"),
    "c1-charrefs": lambda: html_page(between="&#128; &#150; &#159;"),
    "escape-charref": lambda: html_page(between="<p>a &#27; b</p>"),
    "charref-without-end": lambda: html_page(between="&ampx &notin &copy2023"),
    "plaintext": lambda: html_page(behind="<plaintext></body>"),
    "frameset": lambda: html_page(head="<frameset><frame src=x></frameset>"),
    "table-soup": lambda: html_page(between="<table><p>x<tr>y<td>z</table>"),
    "nested-forms": lambda: html_page(between="<form><form><p>x</form>"),
    "misnested": lambda: html_page(between="<b><i>x</b>y</i><a><a><a>"),
    "in-noscript": lambda: html_page().replace("<article>", "<noscript><article>").replace(
        "</article>", "</article></noscript>"),
    "mathml-around": lambda: html_page(before="<math><mi>x</mi></math>"),
    "svg-foreign": lambda: html_page(between="<svg><foreignObject><p>x</p></foreignObject></svg>"),
    "base-elsewhere": lambda: html_page(head="<base href='javascript:x//'>"),
    "refresh": lambda: html_page(head="<meta http-equiv=refresh content='0;url=x'>"),
    "custom-elements": lambda: html_page().replace("<p>", "<x-p>").replace("</p>", "</x-p>"),
    "only-breaks": lambda: html_page().replace("<p>", "").replace("</p>", "<br><br>"),
    "only-divs": lambda: html_page().replace("<p>", "<div>").replace("</p>", "</div>"),
    "only-spans": lambda: html_page().replace("<p>", "<span>").replace("</p>", "</span><br>"),
    "in-table": lambda: html_page().replace("<article>", "<table><tr><td>").replace(
        "</article>", "</table>"),
    "in-pre": lambda: html_page().replace("<article>", "<pre>").replace("</article>", "</pre>"),
    "in-one-line": lambda: html_page().replace("\n", ""),
    "crlf": lambda: html_page().replace("\n", "\r\n"),
    "attributes-without-space": lambda: html_page(between="<p class='a'id='b'title=c/d>x</p>"),
    "template": lambda: html_page(between="<template><p>x</template>"),
    "dialog": lambda: html_page(before="<dialog open><p>We value your privacy.</p></dialog>"),
    "form-feed-in-tags": lambda: html_page().replace("<p>", "<p\x0cclass=x>"),
}  # fmt: skip


def _broken() -> Iterator[Case]:
    for name, make in _BROKEN.items():
        yield Case(f"broken-{name}", "broken", make, True, PARAGRAPHS)


# --- what wants to run


def _active() -> Iterator[Case]:
    attacks = ATTACKS.read_text(encoding="utf-8").splitlines()
    for number, attack in enumerate(attacks, start=1):
        page = partial(_attacked, attack)
        yield Case(f"active-{number}", "active", page, True, PARAGRAPHS[:1], True)


def _attacked(attack: str) -> str:
    return html_page(between=f"<p>before {attack} behind</p>\n")


def cases() -> tuple[Case, ...]:
    """Return all hostile pages."""
    makers = (_repeated, _around_text, _terminal, _encodings, _nesting, _huge, _broken, _active)
    return tuple(case for make in makers for case in make())


BIG: tuple[Case, ...] = tuple(
    Case(f"{name}-{size // 1_000_000}mb", "big", partial(_filled, piece, size), is_html)
    for name, piece, is_html, size in (
        ("one-line", "harbour ", False, 50_000_000),
        ("paragraphs", f"{PARAGRAPHS[0]}\n", False, 10_000_000),
        ("paragraphs", f"<p>{PARAGRAPHS[0]}</p>", True, 10_000_000),
        ("digits", "7", False, 10_000_000),
        ("script", "<script>a<b</script>", True, 10_000_000),
        ("base64", f"<img src='data:image/png;base64,{'A' * 100_000}'>", True, 10_000_000),
    )
)
"""A few pages of ten megabytes and more, which only cleaner is given (``--big``)."""
