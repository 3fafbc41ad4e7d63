r"""Plain text into lines.

Only ``\n``, ``\r\n`` and ``\r`` end a line. Other separators (form feed, U+2028, ...)
stay inside a line, so that joining the lines with their ends gives the input back; all but
a byte order mark, which stands before the first line and belongs to none.
"""

import numpy as np

from cleaner.document.lines import SourceLines

BYTE_ORDER_MARK = "\ufeff"
"""What `open(name, encoding="utf-8")` leaves in front of a text that was saved with a mark."""
_LINE_FEED, _RETURN = ord("\n"), ord("\r")
_MOST_SHORT_OFFSETS = np.iinfo(np.int32).max


def read_text(source: str) -> SourceLines:
    r"""Split `source` into its lines, blank ones included.

    A source that ends with a line end has no empty line after it, and the empty
    source has no line at all.

    >>> list(read_text("one\r\n\ntwo\n"))
    ['one', '', 'two']
    >>> list(read_text("")), list(read_text("\ufeffone"))
    ([], ['one'])
    """
    kind = np.int32 if len(source) <= _MOST_SHORT_OFFSETS else np.int64
    codes = np.frombuffer(source.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    is_end = codes == _LINE_FEED
    has_returns = "\r" in source
    if has_returns:
        is_return = codes == _RETURN
        is_end[1:] &= ~is_return[:-1]
        is_end |= is_return
    breaks = np.flatnonzero(is_end).astype(kind)
    starts, ends = np.zeros((2, len(breaks) + 1), dtype=kind)
    ends[:-1] = breaks
    ends[-1] = len(codes)
    starts[0] = source.startswith(BYTE_ORDER_MARK)
    starts[1:] = breaks + 1
    if has_returns:
        is_pair = np.append(codes, [0, 0])[breaks + 1] == _LINE_FEED
        starts[1:] += is_pair & (codes[breaks] == _RETURN)
    size = len(starts) - (starts[-1] == len(codes))
    return SourceLines(source, starts[:size], ends[:size])
