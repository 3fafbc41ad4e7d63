"""What is known of a page as YAML between two rules, as static sites and note programs read it.

A text of JSON is one of YAML, and so is a list of them: each value is written so, and only what
YAML does not let stand as it is gets an escape more.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import regex

from cleaner.writers.visible import without_surrogates

_NOT_PRINTED = regex.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def to_front_matter(values: Mapping[str, Any]) -> str:
    r"""Return the front matter with the `values` that there are.

    >>> print(to_front_matter({"title": 'Storm: "all safe"', "author": None, "tags": ["port"]}))
    ---
    title: "Storm: \"all safe\""
    tags: ["port"]
    ---
    <BLANKLINE>
    """
    rows = [f"{name}: {_written(value)}" for name, value in values.items() if value]
    return "".join(f"{row}\n" for row in ("---", *rows, "---")) if rows else ""


def _written(value: object) -> str:
    spelled = without_surrogates(json.dumps(value, ensure_ascii=False))
    return _NOT_PRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", spelled)
