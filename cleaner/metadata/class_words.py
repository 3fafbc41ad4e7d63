"""Words in the class and the id of an element that tell what it is; in small letters."""

from __future__ import annotations

import re

BYLINE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:by-?line|byline\w*|author\w*|authors|posted-?by|written-?by|writer|contributors?"
    r"|post-?meta|entry-?meta|article-?meta|meta-?author|autor\w*|auteur|username|dateline"
    r"|(?:post|entry|article|publish\w*|pub)[_-]?(?:date|time)|posted-?on|(?:date-?)?published)(?=$|[\s_-])"
)
"""Words in the class, id or rel of an element that names the author or the date."""
OTHER_CONTENT = re.compile(
    r"comment|related|recommend|sidebar|footer|widget|popular|latest|teaser|newsletter|share|promo"
    r"|author-?(?:bio|box|desc\w*)|more-?from|read-?more|trending"
)
"""Words of boxes whose bylines are not those of the page."""
