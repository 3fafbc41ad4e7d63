"""Which names in the markup of a page speak of which field: one table for reader and metadata.

`cleaner.metadata` asks all of them; the head that the reader gives to the signals
(`cleaner.document.tree.Head`) knows only those that the weights were learned with.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import regex

METAS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        "og:title twitter:title dc.title dcterms.title citation_title parsely-title "
        "sailthru.title headline title".split(),
        "title",
    )
    | dict.fromkeys(
        "author article:author og:author og:article:author authors byl dc.creator dcterms.creator "
        "dc.creator.aut citation_author parsely-author sailthru.author rbauthors creator "
        "shareaholic:article_author_name dcsext.author cxenseparse:author byline".split(),
        "author",
    )
    | dict.fromkeys(
        "article:published_time article:published og:published_time og:article:published_time "
        "datepublished date dc.date dc.date.issued dc.date.created dcterms.date dcterms.issued "
        "dcterms.created dc.created pubdate publishdate publish-date publish_date publication_date "
        "publication-date parsely-pub-date sailthru.date citation_publication_date citation_date "
        "citation_online_date date.issued article_date_original article.published datecreated "
        "originalpublicationdate displaydate cxenseparse:recs:publishtime bt:pubdate "
        "rnews:datepublished published-date published_at cxenseparse:publishtime".split(),
        "published",
    )
    | dict.fromkeys(
        "article:modified_time article:modified og:modified_time og:updated_time "
        "og:article:modified_time datemodified date_modified dateupdated last-modified "
        "lastmod last_updated_date dcterms.modified dc.date.modified dc.modified modified "
        "revised parsely-modified-date rnews:datemodified bt:moddate updated_at".split(),
        "modified",
    )
    | dict.fromkeys(
        "og:site_name application-name dc.publisher dcterms.publisher publisher citation_publisher "
        "citation_journal_title apple-mobile-web-app-title".split(),
        "site",
    )
    | dict.fromkeys(
        "og:locale content-language language dc.language inlanguage".split(), "language"
    )
    | dict.fromkeys(
        "description og:description twitter:description dc.description dcterms.description "
        "dcterms.abstract sailthru.description".split(),
        "description",
    )
    | dict.fromkeys(
        "og:image og:image:url og:image:secure_url twitter:image twitter:image:src image "
        "thumbnailurl".split(),
        "image",
    )
    | dict.fromkeys(
        "article:section og:article:section articlesection parsely-section".split(), "section"
    )
    | dict.fromkeys(
        "keywords news_keywords article:tag og:article:tag citation_keywords parsely-tags "
        "dc.subject dcterms.subject".split(),
        "tags",
    )
    | dict.fromkeys("og:url twitter:url".split(), "canonical_url")
    | dict.fromkeys(
        "dc.rights dcterms.license dc.license dcterms.rights license".split(), "licence"
    )
)
"""From the name of a meta tag (name, property or itemprop) to the field that it speaks of."""
DAY_OF_PUBLICATION = regex.compile(
    r"(?:^|[-_.:])(?:first|original)?[-_.:]?(?:publish(?:ed)?|publication|pub)[-_.:]?(?:date|time)"
    r"(?:time)?$"
)
"""Names of meta tags of a site's own that tell the day of publication: ``acme-published-date``."""
ITEMS: Mapping[str, str] = MappingProxyType(
    {
        "headline": "title", "author": "author", "creator": "author", "datepublished": "published",
        "datecreated": "published", "datemodified": "modified", "publisher": "site",
        "license": "licence", "articlesection": "section",
    }
)  # fmt: skip
"""The same for microdata on the visible page."""

IN_HEAD: Mapping[str, str] = MappingProxyType(
    {
        name: {"title": "headline"}.get(METAS[name], METAS[name])
        for name in (
            "og:title", "twitter:title", "og:description", "twitter:description", "description",
            "author", "article:author", "article:published_time", "date", "pubdate", "dc.date",
        )
    }
)  # fmt: skip
"""From the meta tags that the signals know to the field of `cleaner.document.tree.Head`."""
