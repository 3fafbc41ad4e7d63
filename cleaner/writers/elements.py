"""What the elements of HTML mean to the writers."""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.writers.tree import LISTS

SKIPPED = frozenset(
    "script style template svg iframe object embed canvas audio video noembed noframes".split()
)
"""Elements of which nothing is text."""
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li "
    "listing main menu nav ol optgroup option p plaintext pre search section select summary table "
    "tbody td textarea tfoot th thead title tr ul xmp".split()
)
"""Elements that begin and end a paragraph."""
VERBATIM = frozenset({"pre", "listing", "xmp"})
CODE = frozenset({"code", "kbd"})
"""Formats that no other stands in."""
FORMATS: Mapping[str, str] = {
    **{name: name for name in "a strong em del sub sup code kbd q mark".split()},
    **dict.fromkeys(["b"], "strong"),
    **dict.fromkeys(["i", "cite", "dfn", "var"], "em"),
    **dict.fromkeys(["s", "strike"], "del"),
    **dict.fromkeys(["samp", "tt"], "code"),
}
"""Elements that say something about their words, and what they say."""
BOXES: Mapping[str, str] = {
    **{name: name for name in "ul ol li dl dt dd blockquote figure table caption tr th td".split()},
    **dict.fromkeys(["menu", "dir"], "ul"),
}
PARENTS: Mapping[str, frozenset[str]] = {
    "li": LISTS,
    **dict.fromkeys(["dt", "dd"], frozenset({"dl"})),
    **dict.fromkeys(["caption", "tr"], frozenset({"table"})),
    **dict.fromkeys(["th", "td"], frozenset({"tr"})),
}
"""Boxes that mean nothing but inside one of these."""
HOLDERS: Mapping[str, str] = {"ul": "li", "ol": "li", "dl": "dd", "table": "tr", "tr": "td"}
"""What a box needs around a paragraph that stands in it just so."""


def whole_number(text: str | None, default: int) -> int:
    """Return the number that an attribute states, `default` where it states none.

    >>> whole_number("12", 1), whole_number("-3px", 1), whole_number("9" * 30, 1)
    (12, -3, 1)
    """
    plain = (text or "").strip().removesuffix("px")
    sign, digits = (-1, plain[1:]) if plain.startswith("-") else (1, plain)
    return (
        sign * int(digits)
        if digits.isascii() and digits.isdigit() and len(digits) < 10
        else default
    )
