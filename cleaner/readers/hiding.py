"""What a page hides for good: by an attribute, or by a rule of its own styles.

Styles hide and show menus, tabs and whole pages. So a rule counts only where it is the only one
in the page that speaks of the class, and stands in no ``@media``: nothing then shows it again.
"""

from __future__ import annotations

import re
from typing import Final

_HIDING = re.compile(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden", re.IGNORECASE)
_AS_WRITTEN = ("display:none", "display: none", "visibility:hidden", "visibility: hidden")
"""In styles, which are long, only these are looked for."""
_NAME = re.compile(r"(?:\w|-)+")
_RULE_CHARS: Final = 2000
"""A rule with more selectors and properties is none that hides one box."""


def hides(name: str, value: str) -> bool:
    """Whether an attribute, ``hidden`` or ``style``, hides its element.

    >>> hides("style", "color: red; display: none"), hides("hidden", "")
    (True, True)
    >>> hides("style", "display: block"), hides("hidden", "until-found")
    (False, False)
    """
    if name == "hidden":
        return value.lower() != "until-found"
    return _HIDING.search(value) is not None


class Hiding:
    """The classes and ids that the styles of a page hide."""

    styles: list[str]
    """Those that hide something."""
    selectors: set[str]
    """What is hidden, if nothing shows it again: ``.draft``, ``#old``."""
    known: dict[str, bool]

    def __init__(self) -> None:
        """Begin with none."""
        self.styles = []
        self.selectors = set()
        self.known = {}

    def take(self, style: str) -> None:
        """Take the text of a ``<style>``.

        >>> hiding = Hiding()
        >>> hiding.take("/* old */ .draft, #old { display: none }")
        >>> hiding.take(".tab { display: none } .tab.on { color: red }")
        >>> hiding.take("@media print { .wide { display: none } }")
        >>> [hiding.hides(names) for names in ("post draft", "old", "tab", "wide", "post")]
        [True, True, False, False, False]
        """
        rules = _hiding_rules(style)
        if rules:
            self.styles.append(style)
            self._take_selectors(style, rules)
            self.known.clear()

    def _take_selectors(self, style: str, rules: list[int]) -> None:
        """Take the classes and ids that stand alone in front of these `rules`, in order."""
        depth = before = 0
        for rule in rules:
            depth += style.count("{", before, rule) - style.count("}", before, rule)
            before = rule
            start = _start_of_selectors(style, rule) if depth == 0 else rule
            if start == rule:
                continue
            for selector in style[start:rule].split(","):
                selector = selector.strip()
                if selector.startswith((".", "#")) and _NAME.fullmatch(selector, 1):
                    self.selectors.add(selector)

    def hides(self, names: str) -> bool:
        """Whether one of some classes and ids, parted by white space, is hidden."""
        if not self.selectors:
            return False
        for name in names.split():
            if self._is_hidden(f".{name}") or self._is_hidden(f"#{name}"):
                return True
        return False

    def _is_hidden(self, selector: str) -> bool:
        if selector not in self.selectors:
            return False
        if selector not in self.known:
            self.known[selector] = sum([_mentions(style, selector) for style in self.styles]) == 1
        return self.known[selector]


def _hiding_rules(style: str) -> list[int]:
    """Return where the braces begin of the rules that hide, in order."""
    found: list[int] = []
    for written in _AS_WRITTEN:
        offset = style.find(written)
        while offset >= 0:
            opening = style.rfind("{", max(offset - _RULE_CHARS, 0), offset)
            if opening >= 0:
                found.append(opening)
            offset = style.find(written, offset + len(written))
    return sorted(found)


def _start_of_selectors(style: str, rule: int) -> int:
    """Return where the selectors begin of a rule whose brace stands at `rule`."""
    start = rule
    while start > 0 and rule - start < _RULE_CHARS:
        if style[start - 1] in "{};/":
            break
        start -= 1
    return start


def _mentions(style: str, selector: str) -> int:
    """Count how often a style speaks of a class or an id."""
    return len(re.findall(rf"{re.escape(selector)}(?![\w-])", style))
