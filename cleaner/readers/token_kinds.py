"""What a token of a page can be (`cleaner.readers.tokens.Tokens`)."""

from __future__ import annotations

from typing import Final

START: Final = 0
"""An element begins; `Tokens.others` has the token with which it ends."""
END: Final = 1
"""It ends, if it is a void one at once; `Tokens.others` has the token with which it begins."""
TEXT: Final = 2
"""Text as it is written; `Tokens.others` has its line, -1 where it belongs to none."""
RAW: Final = 3
"""The same of text that is not escaped."""
GAP: Final = 4
"""Two links touch: their texts are parted by a space that stands nowhere."""
READ: Final = 5
"""Text of a reading in ``<ruby>``, which is none of its line; `Tokens.others` has that line."""
ASIDE: Final = -1
"""What `START` says, of an element that stands beside the words of its line."""
