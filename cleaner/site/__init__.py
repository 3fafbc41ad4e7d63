"""What a site taught: which lines come again on its pages, and as what.

A page alone does not tell that its "Our other sites" stands on every page of the host, or that
its column always begins with the same sentence. A few pages of the host do. What they tell is
evidence beside that of the page itself, never a rule (docs/sites.md).
"""

from cleaner.site.site import Site

__all__ = ["Site"]
