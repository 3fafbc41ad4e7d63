r"""Plain text into lines.

Only ``\n``, ``\r\n`` and ``\r`` end a line. Other separators (form feed, U+2028, ...)
stay inside a line, so that joining the lines with their ends gives the input back.
"""

import numpy as np

from cleaner.arrays import places_where
from cleaner.characters import code_points
from cleaner.lines import SourceLines

_LINE_FEED, _RETURN = ord("\n"), ord("\r")
_MOST_SHORT_OFFSETS = np.iinfo(np.int32).max


def read_text(source: str) -> SourceLines:
    r"""Split `source` into its lines, blank ones included.

    A source that ends with a line end has no empty line after it, and the empty
    source has no line at all.

    >>> list(read_text("one\r\n\ntwo\n"))
    ['one', '', 'two']
    >>> list(read_text(""))
    []
    """
    codes = code_points(source)
    feeds = places_where(codes == _LINE_FEED)
    ends, behind = feeds, feeds + 1
    if "\r" in source:
        is_end = (codes == _LINE_FEED) | (codes == _RETURN)
        is_end[1:] &= (codes[1:] != _LINE_FEED) | (codes[:-1] != _RETURN)
        ends = places_where(is_end)
        padded = np.append(codes, 0)
        is_pair = (padded[ends] == _RETURN) & (padded[ends + 1] == _LINE_FEED)
        behind = ends + 1 + is_pair
    starts = np.append(0, behind)
    ends = np.append(ends, len(codes))
    if starts[-1] == len(codes):
        starts, ends = starts[:-1], ends[:-1]
    kind = np.int32 if len(codes) <= _MOST_SHORT_OFFSETS else np.int64
    return SourceLines(source, starts.astype(kind), ends.astype(kind))
