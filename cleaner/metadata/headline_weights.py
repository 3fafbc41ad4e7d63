"""How much each claim counts for a line to be the headline of its page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "1 above": 1.61,
        "2 or 3 above": 0.85,
        "4 to 8 above": 1.05,
        "9 to 20 above": 1.19,
        "a date": -2.0,
        "about": -0.12,
        "above the body": -1.41,
        "above the byline": 0.66,
        "all of the address": 0.64,
        "below": -2.29,
        "below the byline": 0.37,
        "beside": -0.46,
        "body": -2.03,
        "byline": -1.29,
        "caption": -0.29,
        "comment": -0.24,
        "duplicate": 1.74,
        "ends like a sentence": -2.27,
        "ends in a date": -0.8,
        "first heading": 1.22,
        "first line": 1.56,
        "further above": 0.30,
        "heading": 0.21,
        "in a list": -1.72,
        "in a menu": -0.6,
        "legal": -0.35,
        "log-odds of being kept": 0.79,
        "nav": 0.80,
        "one word": -0.23,
        "over 100 characters": -0.25,
        "over 160 characters": -0.86,
        "part of the first line": 1.93,
        "promo": -0.13,
        "ranking": -0.30,
        "same as the first line": 1.34,
        "share in the address": 2.44,
        "share of its words in the body": 2.75,
        "share of the address": 2.70,
        "share of the first line": 1.86,
        "standfirst": 0.56,
        "stood there above": 0.83,
        "teaser": 0.16,
        "title": 1.00,
        "ui": 0.43,
        "under 15 characters": -0.38,
        "under 250 characters": 0.64,
        "under 8 characters": -0.65,
    }
)
"""What each claim adds to the log-odds, as ``python -m benchmarks learn_headline`` learned it.

"a date", "ends in a date" and "in a menu" are newer and set by hand.
"""
