"""The names that the elements of a page bear: class, id and the like, cut at white space.

A page of hundreds of elements has few different names. They are cut once, by their digests
(`cleaner.text.digests`), and whatever asks what a name says asks once for each different one.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from cleaner.text.characters import BLANK, TRAITS, codes_of, learn
from cleaner.text.digests import EMPTY, MASK, PRIME, DigestTable

# C numbers in compiled code.
_BLANK, _TRAITS = BLANK, TRAITS
_EMPTY, _PRIME, _MASK = EMPTY, PRIME, MASK


class Names:
    """The different names of a page, numbered as they come, and those of each signature.

    >>> names = Names([("div", "box Main"), ("p", ""), ("p", "Main")])
    >>> names.lowered, list(names.ids[: names.size]), list(names.id_ends)
    (['box', 'main'], [0, 1, 1], [2, 2, 3])
    """

    joined: str
    """All of them, as they are written."""
    codes: memoryview
    """Its code points."""
    distinct: int
    """How many are different."""
    starts: array[int]
    """Where in `joined` each different one stands ..."""
    ends: array[int]
    """... and ends."""
    lowered: list[str]
    """Each of them in small letters."""
    size: int
    """How many names the signatures have together."""
    ids: array[int]
    """The number of each of them, one signature after the other."""
    id_ends: array[int]
    """For each signature, where in `ids` its names end."""

    def __init__(self, different: Sequence[tuple[str, str]]) -> None:
        """Cut the names of the `different` signatures, each a tag with its names."""
        self.joined = " ".join([names for _, names in different])
        self.codes = codes_of(self.joined)
        most = len(self.joined) // 2 + 1
        self.starts, self.ends, self.ids = (array("i", bytes(4 * most)) for _ in range(3))
        self.id_ends = array("i", bytes(4 * len(different)))
        self.lowered = []
        self.distinct = self.size = 0
        table = DigestTable()
        start = 0
        for signature, (_, names) in enumerate(different):
            end = start + len(names)
            self._cut(start, end, table)
            self.id_ends[signature] = self.size
            start = end + 1

    def _cut(self, start: int, end: int, table: DigestTable) -> None:
        """Take the names between `start` and `end`."""
        digest = _EMPTY
        first = start
        for index in range(start, end):
            code = self.codes[index]
            traits = _TRAITS[code]
            if not traits:
                traits = learn(code)
            if not traits & _BLANK:
                digest = ((digest ^ code) * _PRIME) & _MASK
            else:
                if first < index:
                    self._add(first, index, table.add(digest))
                first = index + 1
                digest = _EMPTY
        if first < end:
            self._add(first, end, table.add(digest))

    def _add(self, start: int, end: int, name: int) -> None:
        self.ids[self.size] = name
        self.size += 1
        if name == self.distinct:
            self.starts[name] = start
            self.ends[name] = end
            self.distinct += 1
            self.lowered.append(self.joined[start:end].lower())
