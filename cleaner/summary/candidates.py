"""The sentences of an article that a summary can be made of, top to bottom.

They are those of the standfirst and the body, each once, with white space squeezed. Lines that a
program wrapped are read as one. List items, cells and headings are no sentences, as they have no
end mark; only where most of the text is of that sort, as in Thai, lines are taken as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleaner.document.judged import JudgedLines
from cleaner.document.labels import Label
from cleaner.text.sentences import SentenceSplitter, ends_a_sentence

TELLING = frozenset({Label.STANDFIRST, Label.BODY})
"""The labels of lines with sentences; headings and captions hold hardly any."""
MIN_WRAPPED_SHARE = 0.25
"""So many lines of a block go on in small letters where a program wrapped them."""
MIN_SHARE_WITH_END = 0.5
"""With less of the text in sentences that have an end mark, those without one count as well."""


def candidates_of(lines: JudgedLines) -> list[str]:
    """Return the sentences of the body of a page, each once.

    >>> from cleaner.document.judged import Line
    >>> rows = ("Storm", "title"), ("It rained. The wind", "body"), ("fell.", "body")
    >>> lines = (Line(i, text, Label(label), 1, 0, 0) for i, (text, label) in enumerate(rows))
    >>> candidates_of(JudgedLines.of(lines))
    ['It rained.', 'The wind fell.']
    """
    blocks = lines.blocks(lines.kept() & lines.have(TELLING))
    return sentences_of([paragraph for block in blocks for paragraph in paragraphs_of(block)])


def paragraphs_of(lines: Sequence[str]) -> list[str]:
    """Return the `lines` of a block, or all as one if a program wrapped them.

    >>> paragraphs_of(["The boat came", "in late."]), paragraphs_of(["Oars", "Ropes"])
    (['The boat came in late.'], ['Oars', 'Ropes'])
    """
    goes_on = [
        lower[:1].islower() and not ends_a_sentence(upper) for upper, lower in pairwise(lines)
    ]
    is_wrapped = sum(goes_on) > MIN_WRAPPED_SHARE * len(goes_on)
    return [" ".join(lines)] if is_wrapped else list(lines)


def sentences_of(paragraphs: Sequence[str]) -> list[str]:
    """Return the different sentences of `paragraphs`.

    >>> sentences_of(["Oars", "The boat came in. It rained.", "It rained."])
    ['The boat came in.', 'It rained.']
    >>> sentences_of(["เรือมาถึงแล้ว ฝนตก", "ลมแรง"])
    ['เรือมาถึงแล้ว ฝนตก', 'ลมแรง']
    """
    splitter = SentenceSplitter("\n".join(paragraphs))
    found = [sentence for paragraph in paragraphs for sentence in splitter.sentences(paragraph)]
    ended = [sentence for sentence in found if ends_a_sentence(sentence)]
    has_sentences = sum(map(len, ended)) >= MIN_SHARE_WITH_END * sum(map(len, found))
    return list(dict.fromkeys(ended if has_sentences else found))
