"""The rules of labelling, as docs/labels.md tells them, to have at hand while labelling."""

from __future__ import annotations

import re
from importlib.resources import files


def rules() -> list[tuple[str, str]]:
    """Return what each rule is about, and the rule.

    >>> rules()[0][0]
    'Sections win over lines.'
    """
    text = files("cleaner.label").joinpath("rules.md").read_text(encoding="utf-8")
    return [_rule(" ".join(paragraph.split())) for paragraph in text.strip().split("\n\n")]


def _rule(paragraph: str) -> tuple[str, str]:
    found = re.fullmatch(r"\*\*(.+?)\*\*(.+)", paragraph)
    return (found[1], found[2]) if found else ("", paragraph)
