"""cleaner: a saved page goes in; the article comes out, and everything else comes back named.

>>> import cleaner
>>> cleaner.clean("").found
False
"""

from cleaner.api import clean
from cleaner.judged import Line, Reason
from cleaner.labels import KEPT, Label
from cleaner.page import Block, Opinion, Page
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
