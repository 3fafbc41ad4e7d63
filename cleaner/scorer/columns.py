"""The columns that the network reads: signals, and what was learned of words and class names."""

from __future__ import annotations

import numpy as np

from cleaner.measures.groups import GROUPS, groups_of
from cleaner.measures.page import MeasuredPage
from cleaner.scorer.class_names import CLAIMS as CLASS_NAMES
from cleaner.scorer.group_means import Groups
from cleaner.scorer.kept import Matrix
from cleaner.scorer.surroundings import CLAIMS as SURROUNDINGS
from cleaner.scorer.surroundings import fill_surroundings
from cleaner.scorer.vocabulary import CLAIMS as WORD_COLUMNS
from cleaner.scorer.weights import Weights
from cleaner.signals import HTML_SIGNALS, SIGNALS
from cleaner.signals.measuring import fill_signals


def columns_of(page: MeasuredPage, weights: Weights) -> Matrix:
    """Return the inputs of the network: lines x `Weights.columns`, float32.

    All but the word embeddings are 0 to 1. The order is that of `cleaner.scorer.weights.KINDS`.
    """
    width = len(weights.columns)
    values = np.empty(width * len(page.lines), dtype=np.float32)
    found = weights.vocabulary.find(page)
    if weights.class_names is None:
        fill_signals(SIGNALS, page, values, width)
        column = len(SIGNALS)
        weights.vocabulary.fill_word_columns(found, values, width, column)
        column += len(WORD_COLUMNS)
    else:
        fill_signals(HTML_SIGNALS, page, values, width)
        words = len(HTML_SIGNALS)
        weights.vocabulary.fill_word_columns(found, values, width, words)
        column = words + len(WORD_COLUMNS)
        weights.class_names.fill(page, values, width, column)
        column += len(CLASS_NAMES)
        fill_surroundings(page, values, width, words, column)
        column += len(SURROUNDINGS)
    weights.vocabulary.fill_embeddings(found, values, width, column)
    return values.reshape(len(page.lines), width)


def groups_in(page: MeasuredPage) -> Groups:
    """Return the groups that each line is in: lines x kinds (`cleaner.measures.groups`)."""
    return np.asarray(groups_of(page), dtype=np.int32).reshape(-1, GROUPS)
