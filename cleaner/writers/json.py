"""Write values as JSON."""

from __future__ import annotations

import json

from cleaner.writers.visible import without_surrogates


def dumps(value: object, indent: int | None = None) -> str:
    r"""Write `value` as JSON that is valid UTF-8: a lone surrogate becomes U+FFFD.

    >>> dumps(["é", "\ud800"])
    '["é", "�"]'
    """
    return without_surrogates(json.dumps(value, ensure_ascii=False, indent=indent))
