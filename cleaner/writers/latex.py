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
_WRITTEN = re.compile(
    r"\\\((?P<inline>[^\n]{1,2000}?)\\\)"
    r"|\$\$(?P<dollars>[^$]{1,4000}?)\$\$|\\\[(?P<display>.{1,4000}?)\\\]",
    re.DOTALL,
)


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


def parts_of(text: str) -> list[tuple[str, str, bool]]:
    r"""Return a text as words and formulas: what stands before a formula, its LaTeX, its form.

    The last part has no formula. A formula is displayed, or stands in the line.

    >>> parts_of(r"so \(x\) is"), parts_of("$$y$$")
    ([('so ', 'x', False), (' is', '', False)], [('', 'y', True), ('', '', False)])
    """
    parts: list[tuple[str, str, bool]] = []
    end = 0
    for found in _WRITTEN.finditer(text):
        latex = found["inline"] or found["dollars"] or found["display"]
        if latex.strip():
            parts.append((text[end : found.start()], latex.strip(), not found["inline"]))
            end = found.end()
    return [*parts, (text[end:], "", False)]
