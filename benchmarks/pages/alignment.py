"""Which lines of a page stand in its reference text.

A collection gives the content of a page as one text; training and measuring
need to know it line by line. The tokens of each line are looked up in the
reference, and of all the places that fit, the heaviest chain that runs through
page and reference in the same order is taken (a weighted longest increasing
subsequence). So the copy of a paragraph in a teaser box stays outside, and a
menu word is not content because the article happens to use it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

import regex

_TOKEN = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|[^\W\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]+"
)
GRAM = 3
"""Tokens that must agree in a row before a long line counts as found."""
MAX_PLACES = 6
"""Places of the reference that are tried for one line."""
MIN_SHARE = 0.5
"""Share of a line's tokens that must lie in the reference."""


def tokens(text: str) -> list[str]:
    """Split `text` into lower-case words; scripts without spaces into characters.

    >>> tokens("It rained, 中文.")
    ['it', 'rained', '中', '文']
    """
    return _TOKEN.findall(text.lower())


def run_of(text: str) -> str:
    """Return the tokens of `text`, each between spaces, to look for one text in another.

    >>> run_of("The ferry") in run_of("Late: the ferry."), run_of("art") in run_of("party")
    (True, False)
    """
    return f" {' '.join(tokens(text))} "


def align(lines: Sequence[str], reference: str) -> list[bool]:
    """Tell for each line whether it stands in `reference`.

    >>> align(["Home", "The boat came in late.", "Most Read"], "The boat came in late.")
    [False, True, False]
    """
    wanted = tokens(reference)
    line_tokens = [tokens(line) for line in lines]
    whole_lines = Counter(tuple(tokens(row)) for row in reference.split("\n"))
    chain = _heaviest_chain(_places(line_tokens, wanted, whole_lines))
    found = [False] * len(lines)
    for position, (index, start, end) in enumerate(chain):
        if end - start >= GRAM or tuple(line_tokens[index]) in whole_lines:
            found[index] = True
            continue
        before = chain[position - 1][2] if position else 0
        after = chain[position + 1][1] if position + 1 < len(chain) else len(wanted)
        found[index] = start - before <= 1 or after - end <= 1
    return found


def _places(
    line_tokens: list[list[str]], wanted: list[str], whole_lines: Counter[tuple[str, ...]]
) -> list[list[tuple[int, int, float]]]:
    """Return for each line the spans of the reference it may be, with a weight."""
    where: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for size in range(1, GRAM + 1):
        for start in range(len(wanted) - size + 1):
            where[tuple(wanted[start : start + size])].append(start)
    places: list[list[tuple[int, int, float]]] = []
    for line in line_tokens:
        count = len(line)
        if not count:
            places.append([])
            continue
        if count < GRAM:
            bonus = 0.5 if tuple(line) in whole_lines else 0.0
            starts = where.get(tuple(line), ())[:200]
            places.append([(start, start + count, count * 0.5 + bonus) for start in starts])
            continue
        offsets: Counter[int] = Counter()
        for i in range(count - GRAM + 1):
            hits = where.get(tuple(line[i : i + GRAM]), ())
            if len(hits) <= 50:
                for hit in hits:
                    offsets[hit - i] += 1
        spans = []
        for offset, _ in offsets.most_common(MAX_PLACES):
            near = sum(offsets[offset + shift] for shift in range(-3, 4))
            if near / (count - GRAM + 1) >= MIN_SHARE:
                start = max(offset, 0)
                spans.append((start, min(offset + count, len(wanted)), float(near + GRAM - 1)))
        places.append(spans)
    return places


def _heaviest_chain(
    places: list[list[tuple[int, int, float]]], slack: int = 3
) -> list[tuple[int, int, int]]:
    """Choose at most one span a line so that spans run forward; return (line, start, end)."""
    size = 1 + max((end for spans in places for _, end, _ in spans), default=0)
    best = [0.0] * (size + 1)
    owner = [-1] * (size + 1)
    nodes: list[tuple[int, int, int, int]] = []

    def query(limit: int) -> tuple[float, int]:
        weight, node = 0.0, -1
        i = min(limit, size)
        while i > 0:
            if best[i] > weight:
                weight, node = best[i], owner[i]
            i -= i & -i
        return weight, node

    for index, spans in enumerate(places):
        fresh = []
        for start, end, weight in spans:
            free = min(slack, (end - start) // 4)
            before, parent = query(start + free + 1)
            fresh.append((before + weight, start, end, parent))
        for total, start, end, parent in fresh:
            nodes.append((index, start, end, parent))
            i = end + 1
            while i <= size:
                if total > best[i]:
                    best[i], owner[i] = total, len(nodes) - 1
                i += i & -i
    _, node = query(size)
    chain = []
    while node >= 0:
        index, start, end, node = nodes[node]
        chain.append((index, start, end))
    return chain[::-1]
