"""Keep the canonical form of the page that a thread read last, for who writes the page next.

Who cleans a page mostly asks for its metadata or its Markdown at once, and both are made of the
form that its lines were read from (`cleaner.readers.canonical`). A page that keeps it need not be
parsed again. Many pages that all kept it would take twice their memory: so only the last one does,
as long as it is there itself.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from weakref import ref

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_CHARS = 4_000_000
"""A longer form is not kept."""


class CanonicalForm:
    """The canonical form of one page, as long as no other page is read in this thread.

    >>> first, second = CanonicalForm(), CanonicalForm()
    >>> first.of("<p>One", str.lower), first.is_kept
    ('<p>one', True)
    >>> second.of("<p>Two", str.lower), first.is_kept
    ('<p>two', False)
    """

    __slots__ = ("__weakref__", "_made")

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._made: tuple[str, str] | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the form need not be made again."""
        return self._made is not None

    def of(self, source: str, make: Callable[[str], str]) -> str:
        """Return the form of the page `source`: the one that is kept, or what `make` makes."""
        made = self._made
        if made is not None and made[0] == source:
            return made[1]
        html = make(source)
        if len(html) <= MAX_CHARS:
            self._keep(source, html)
        return html

    def _keep(self, source: str, html: str) -> None:
        last = getattr(_of_thread, "last", _nothing)()
        if last is not None:
            last._made = None
        self._made = source, html
        _of_thread.last = ref(self)

    def __reduce__(self) -> tuple[type[CanonicalForm], tuple[()]]:
        """Copy and pickle nothing of it: it can be made again."""
        return CanonicalForm, ()


_of_thread = threading.local()


def _nothing() -> None:
    return None
