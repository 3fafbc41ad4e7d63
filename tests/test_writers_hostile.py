"""Nothing harmful gets through the writers, neither in HTML nor in Markdown that is rendered.

`hostile.txt` holds one attack a line, in the shapes of the OWASP filter evasion list, of
published mutations (mXSS), and of Markdown that is hidden in HTML. What comes out is
parsed as a browser would and must hold known elements and harmless addresses only. The
Markdown is rendered by an engine that lets HTML and every address through.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from pages_of_html import page_of_html
from selectolax.lexbor import LexborHTMLParser

ATTACKS = (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8").splitlines()
WRAPPINGS = [
    "{}",
    "<p>before {} behind</p>",
    "<ul><li>{}</ul>",
    "<table><tr><th>head<th>{}<tr><td>{}<td>cell</table>",
    "<blockquote><b>{}</b></blockquote>",
    "<a href='http://e.example/'>{}</a>",
    "<pre>{}</pre>",
    "<h2>{}</h2>",
    "<p>word <a href=#n id=r>1</a></p><p><a href=#r id=n>1</a> {}</p>",
    "<p>word <a href=#n id=r>1</a></p><h5><a href=#r id=n>1</a></h5><p>{}</p>",
    "<div class=syntaxhighlighter>{}<br>{}</div><ruby>a<rt>{}</rt></ruby>",
]
HARMLESS = set(
    "html head body article header h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote figure "
    "figcaption table caption thead tbody tr th td pre code kbd strong em del s sub sup q mark a "
    "img br hr span section".split()
)
ATTRIBUTES = {"href", "src", "alt", "start", "value", "class", "id", "colspan", "rowspan", "lang"}
SCHEME = re.compile(r"[^:/?#]*:")
ALLOWED = {"http:", "https:", "mailto:", "tel:"}
HARMLESS_ID = re.compile(r"fn-?\w{1,6}|fnref\w{1,6}(:\d+)?")


def harm_in(html):
    """Return what could do harm in `html`, in a browser."""
    harm = []
    for node in LexborHTMLParser(html).root.traverse():
        if node.tag not in HARMLESS:
            harm.append(node.tag)
        for name, value in node.attributes.items():
            if name in {"href", "src"}:
                plain = re.sub(r"[\x00-\x20\s]", "", value or "").lower()
                scheme = SCHEME.match(plain)
                harm += [value] if scheme and scheme[0] not in ALLOWED else []
            elif name not in ATTRIBUTES and (node.tag, name) != ("td", "style"):
                harm.append(name)
            if name == "id" and not HARMLESS_ID.fullmatch(value or ""):
                harm.append(value)
    return harm


def engine(*plugins):
    renderer = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    renderer.validateLink = lambda url: True
    for plugin in plugins:
        renderer.use(plugin)
    return renderer


ENGINES = [engine(), engine(footnote_plugin), MarkdownIt("commonmark")]
ENGINES[2].validateLink = lambda url: True


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_does_not_get_through(attack):
    for wrapping in WRAPPINGS:
        page = page_of_html(wrapping.replace("{}", attack), url="https://example.org/a/b")
        html = page.to_html()
        assert harm_in(html) == []
        assert harm_in(LexborHTMLParser(html).html) == []
        markdown = page.to_markdown(images=True)
        for renderer in ENGINES:
            assert harm_in(renderer.render(markdown)) == [], markdown


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_text_does_not_get_through(attack):
    markdown = page_of_html("<p>" + attack.replace("&", "&amp;").replace("<", "&lt;")).to_markdown()
    for renderer in ENGINES:
        assert harm_in(renderer.render(markdown)) == [], markdown


@pytest.mark.parametrize(
    "html",
    ["<script>x</script>", "<p onclick=x>a</p>", "<a href=javascript:x>a</a>", "<svg></svg>"],
)
def test_the_check_finds_harm(html):
    assert harm_in(html)
