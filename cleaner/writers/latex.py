r"""LaTeX that stands in a page for others to show: in the text, or in the address of a picture."""

from __future__ import annotations

import re
from urllib.parse import unquote

_RENDERED = re.compile(
    r"[/.]codecogs\.com/|/(?:mathtex|mimetex)(?:\.cgi)?\?|/latex\.php\?|[?&]cht=tx&", re.IGNORECASE
)
"""Addresses of programs that make pictures of formulas."""
_SOURCE = re.compile(r"\?(?:[^?]*?[?&]?(?:latex|chl)=([^&]*)|(?![a-z]+=)(.+))", re.DOTALL)
_STYLE = re.compile(
    r"(?:\s|\\dpi\{\d+\}|\\(?:bg_\w+|fn_\w+|inline|tiny|small|normalsize|large|LARGE|huge)\b)+"
)
_DELIMITED = (
    r"\\\((?P<inline>[^\n]{1,2000}?)\\\)"
    r"|\$\$(?P<dollars>[^$]{1,4000}?)\$\$|\\\[(?P<display>.{1,4000}?)\\\]"
)
_WRITTEN = re.compile(rf"{_DELIMITED}|(?P<dollar>(?!))", re.DOTALL)
_WITH_DOLLARS = re.compile(
    rf"{_DELIMITED}|(?<![\\\w$])\$(?P<dollar>[^\s$](?:[^$\n]{{0,500}}?[^\s$\\])?)\$(?![\w$])",
    re.DOTALL,
)
"""The same, and what stands between single dollars; "$5 and $7" are none."""
_SETS_DOLLARS = re.compile(
    r"""inlineMath["']?\s*[:=]\s*\[[^$]{0,200}\[\s*["']\$["']|left["']?\s*:\s*["']\$["']"""
)
"""How pages tell MathJax and KaTeX that single dollars are delimiters."""


def is_rendered(address: str) -> bool:
    r"""Whether a picture is made of a formula that its address holds.

    >>> is_rendered("https://latex.codecogs.com/gif.latex?x^2"), is_rendered("/a.png?x")
    (True, False)
    """
    return "?" in address and _RENDERED.search(address) is not None


def latex_of(address: str) -> str:
    r"""Return the LaTeX in the address of a picture, "" where there is none.

    >>> latex_of("https://latex.codecogs.com/gif.latex?%5Clarge%20x%5E2")
    'x^2'
    >>> latex_of("/latex.php?latex=a%2Bb&bg=ffffff"), latex_of("/a.png?x=1")
    ('a+b', '')
    """
    found = _SOURCE.search(address) if is_rendered(address) else None
    if found is None:
        return ""
    latex = unquote(found[1] or found[2] or "").strip()
    style = _STYLE.match(latex)
    return latex[style.end() :] if style else latex


def sets_dollars(html: str) -> bool:
    r"""Whether a page has formulas shown that stand between single dollars.

    >>> sets_dollars("MathJax = {tex: {inlineMath: [['$', '$']]}}")
    True
    >>> sets_dollars("MathJax = {tex: {displayMath: [['$$', '$$']]}}")
    False
    """
    return _SETS_DOLLARS.search(html) is not None


def parts_of(text: str, *, dollars: bool = False) -> list[tuple[str, str, bool]]:
    r"""Return a text as words and formulas: what stands before a formula, its LaTeX, its form.

    The last part has no formula. A formula is displayed, or stands in the line. Between single
    `dollars` there are formulas only where the page says so.

    >>> parts_of(r"so \(x\) is"), parts_of("$$y$$")
    ([('so ', 'x', False), (' is', '', False)], [('', 'y', True), ('', '', False)])
    >>> parts_of("for $5 and $7 of $n$ he", dollars=True), parts_of("$n$")
    ([('for $5 and $7 of ', 'n', False), (' he', '', False)], [('$n$', '', False)])
    """
    parts: list[tuple[str, str, bool]] = []
    end = 0
    for found in (_WITH_DOLLARS if dollars else _WRITTEN).finditer(text):
        in_line = found["inline"] or found["dollar"]
        latex = in_line or found["dollars"] or found["display"]
        if latex.strip():
            parts.append((text[end : found.start()], latex.strip(), not in_line))
            end = found.end()
    return [*parts, (text[end:], "", False)]
