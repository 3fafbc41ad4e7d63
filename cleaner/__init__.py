"""cleaner: a saved page goes in; the article comes out, and everything else comes back named.

>>> import cleaner
>>> cleaner.clean("").found
False
"""

from typing import TYPE_CHECKING, Any

from cleaner.api import clean
from cleaner.document.blocks import Block
from cleaner.document.judged import Line, Reason
from cleaner.document.labels import KEPT, Label
from cleaner.document.opinion import Opinion
from cleaner.page import Page

if TYPE_CHECKING:
    from cleaner.site import Site

__all__ = [
    "KEPT",
    "Block",
    "Label",
    "Line",
    "Opinion",
    "Page",
    "Reason",
    "Site",
    "__version__",
    "clean",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load `Site` when it is first asked for: most callers never do."""
    if name == "Site":
        from cleaner.site import Site

        return Site
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
