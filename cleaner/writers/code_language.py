"""Which programming language a code block is in, as its element says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from cleaner.writers.state import State

_IN_CLASS = regex.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight-text|highlight|brush:|sourceCode"
    r"|src|hljs language|syntaxhighlighter(?:\s+nogutter)?)"
    r"[- :]?\s*+([A-Za-z0-9+#.]{1,20}+)(?=[\s;]|$)"
)
_ATTRIBUTES = ("data-lang", "data-language", "data-code-language", "lang")
_NAME = regex.compile(r"[A-Za-z][A-Za-z0-9+#.-]{0,19}+")
_NO_LANGUAGE = frozenset("none nohighlight plaintext plain text auto default notranslate".split())
_AROUND = 10
"""So many elements around code may name its language."""
_CODE_PARTS = frozenset({"pre", "code", "div", "figure"})


def code_language(tag: str, attributes: Mapping[str, str]) -> str:
    """Return the programming language that an element names, "" for none.

    >>> code_language("code", {"class": "hljs language-python"})
    'python'
    >>> code_language("div", {"class": "highlight highlight-source-rust"})
    'rust'
    >>> code_language("pre", {"class": "brush: js; toolbar: false"})
    'js'
    >>> code_language("div", {"class": "highlight"}), code_language("p", {"class": "lang-en"})
    ('', '')
    """
    if not attributes or tag not in _CODE_PARTS:
        return ""
    named = _IN_CLASS.search(attributes.get("class", ""))
    if named:
        return _unless_none(named[1])
    stated = (attributes.get(name, "") for name in _ATTRIBUTES[: 4 if tag == "pre" else 3])
    return next((_unless_none(name) for name in stated if _NAME.fullmatch(name)), "")


def language_around(states: Sequence[State]) -> str:
    """Return the programming language that an element around names, "" for none."""
    named = (code_language(state.tag, state.attributes) for state in states[: -_AROUND - 1 : -1])
    return next(filter(None, named), "")


def _unless_none(name: str) -> str:
    return "" if name.lower() in _NO_LANGUAGE else name
