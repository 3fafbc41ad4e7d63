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

from cleaner.labels import KEPT, MEANINGS
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
    package: str = "cleaner.report",
    connects: bool = False,
) -> str:
    """Return a self-contained HTML document that runs the view called `program`.

    Args:
        program: name of the last script and style, ``PROGRAM.js`` and ``PROGRAM.css``, in the
            assets of `package`.
        title: of the window.
        data: what the script reads; plain values.
        package: where the program's own assets are.
        connects: whether the script may talk to the server that the document came from.
    """
    style = _joined(STYLES, "css") + _asset(package, f"{program}.css")
    script = _joined(SCRIPTS, "js") + _asset(package, f"{program}.js")
    return Template(_asset("cleaner.report", "page.html")).substitute(
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


def _joined(names: Iterable[str], ending: str) -> str:
    return "".join(_asset("cleaner.report", f"{name}.{ending}") for name in names)


def _asset(package: str, name: str) -> str:
    return files(package).joinpath("assets", name).read_text(encoding="utf-8")
