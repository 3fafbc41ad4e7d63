"""Put the one HTML file together: template, style, script, and the pages as data.

The words of a page are foreign. They stand in the file as JSON in which no character can end
the element around it, the script puts them on the screen as text and never as markup, and the
content security policy lets nothing run but the script whose digest it names, and nothing
load at all.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Mapping
from importlib.resources import files
from string import Template
from typing import Any

from cleaner.document.labels import KEPT, MEANINGS
from cleaner.writers.json import dumps

STYLES = ("colours", "frame", "paper", "details", "overview")
SCRIPTS = (
    "make", "preferences", "sheet", "paper", "minimap", "details", "filters", "search",
    "shortcuts", "overview", "viewer",
)  # fmt: skip
"""The parts that every view is made of, in order; they share one scope."""

_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def document(
    program: str,
    title: str,
    data: Mapping[str, Any],
    *,
    style: str = "",
    script: str = "",
    connects: bool = False,
) -> str:
    """Return a self-contained HTML document that shows pages.

    Args:
        program: what it is called: ``report``, ``label``.
        title: of the window.
        data: what the script reads; plain values.
        style: the program's own style, after that which every view has.
        script: the program's own script, likewise.
        connects: whether the script may talk to the server that the document came from.
    """
    style = assets("cleaner.report", STYLES, "css") + style
    script = assets("cleaner.report", SCRIPTS, "js") + script
    return Template(assets("cleaner.report", ["page"], "html")).substitute(
        title=html.escape(title),
        program=program,
        policy=policy(style, script, connects=connects),
        style=style,
        script=script,
        data=as_data({**data, "kinds": _kinds()}),
    )


def policy(style: str, script: str, *, connects: bool = False) -> str:
    """Return a content security policy that allows this style and this script, and no more."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{digest(script)}'",
            f"style-src '{digest(style)}'",
            *(("connect-src 'self'",) if connects else ()),
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def digest(text: str) -> str:
    """Return the digest of an inline script or style, as the policy names it.

    >>> digest("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def as_data(value: object) -> str:
    r"""Write `value` as JSON that can stand in a ``<script>`` element whatever words it holds.

    >>> as_data("</script>")
    '"\\u003c/script\\u003e"'
    """
    return dumps(value).translate(_ESCAPES)


def _kinds() -> list[dict[str, Any]]:
    return [
        {"name": str(label), "kept": label in KEPT, "meaning": meaning}
        for label, meaning in MEANINGS.items()
    ]


def assets(package: str, names: Iterable[str], ending: str) -> str:
    """Return the text of these files of a package, one after the other."""
    folder = files(package).joinpath("assets")
    return "".join(folder.joinpath(f"{name}.{ending}").read_text("utf-8") for name in names)
