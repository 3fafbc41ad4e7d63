"""What tags and attributes of HTML mean here: data, and nothing but data.

A *mark* is something that an element can be, or stand in: a navigation, a quotation, bold print.
An element carries its marks as bits of one number (`BIT`).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

MARKS: Final[tuple[str, ...]] = (
    # tags, and roles that say the same
    "article", "main", "nav", "header", "footer", "aside", "section", "form", "figure", "table",
    "list", "quote", "details", "dialog", "noscript", "link", "button", "code", "heading",
    "time", "caption", "label", "bold", "address", "choice", "search", "picture_text",
    # attributes
    "hidden", "aria_hidden", "author_link",
    # itemprop
    "item_body", "item_headline", "item_name", "item_description", "item_author", "item_date",
    "item_comment", "item_review", "item_price",
    # itemtype
    "type_article", "type_comment", "type_product", "type_review", "type_person",
    "type_breadcrumb", "type_menu",
)  # fmt: skip
"""What an element can be, or stand in. The order is that of the bits."""

BIT: Final = MappingProxyType({mark: 1 << number for number, mark in enumerate(MARKS)})


def _bits_of(table: dict[str, str]) -> MappingProxyType[str, int]:
    """Turn "mark or marks: names" around into the bits of each name.

    >>> _bits_of({"bold": "b strong"})["strong"] == BIT["bold"]
    True
    """
    bits: dict[str, int] = {}
    for marks, names in table.items():
        for name in names.split():
            bits[name] = sum(BIT[mark] for mark in marks.split())
    return MappingProxyType(bits)


# --- what gives which marks -------------------------------------------------------------------

MARKS_OF_TAGS: Final = _bits_of(
    {
        "article": "article",
        "main": "main",
        "nav": "nav",
        "header": "header",
        "footer": "footer",
        "aside": "aside",
        "section": "section",
        "form": "form",
        "figure": "figure",
        "table": "table",
        "list": "ul ol dl menu",
        "quote": "blockquote",
        "details": "details",
        "dialog": "dialog",
        "noscript": "noscript",
        "button": "button",
        "code": "pre code samp kbd listing",
        "heading": "h1 h2 h3 h4 h5 h6",
        "time": "time",
        "caption": "caption",
        "caption picture_text": "figcaption",
        "label": "label",
        "bold": "b strong",
        "address": "address",
        "choice": "select datalist",
        "search": "search",
    }
)
MARKS_OF_ROLES: Final = _bits_of(
    {
        "article": "article",
        "main": "main",
        "nav": "navigation menu menubar tablist",
        "header": "banner",
        "footer": "contentinfo",
        "aside": "complementary",
        "form": "form",
        "figure": "figure",
        "table": "table",
        "list": "list",
        "dialog": "dialog alertdialog",
        "button": "button",
        "heading": "heading",
        "choice": "listbox",
        "search": "search",
    }
)
"""By the value of ``role``."""
MARKS_OF_PROPERTIES: Final = _bits_of(
    {
        "item_body": "articlebody text",
        "item_body item_review": "reviewbody",
        "item_headline": "headline",
        "item_name": "name",
        "item_description": "description",
        "item_author": "author creator",
        "item_date": "datepublished datecreated datemodified",
        "item_comment": "comment comments",
        "item_review": "review reviews aggregaterating",
        "item_price": "price offers",
    }
)
"""By each word of ``itemprop``, in small letters."""
MARKS_OF_TYPES: Final = _bits_of(
    {
        "type_article": "article newsarticle blogposting reportage techarticle scholarlyarticle "
        "recipe liveblogposting medicalwebpage discussionforumposting question",
        "type_comment": "comment usercomments answer",
        "type_product": "product offer individualproduct",
        "type_review": "review rating aggregaterating",
        "type_person": "person organization newsmediaorganization",
        "type_breadcrumb": "breadcrumblist",
        "type_menu": "sitenavigationelement wpheader wpfooter wpsidebar",
    }
)
"""By the last part of ``itemtype``, in small letters."""

# --- what the reader does with an element -----------------------------------------------------

# Plain numbers, as they are compared for every element of a page. The order matters: up to
# `VERBATIM` the reader goes into the element; from `BLOCK` to `BREAK` it begins a new line.
LINK: Final = 0
INLINE: Final = 1
"""A part of the sentence that it stands in."""
BLOCK: Final = 2
"""What stands in it makes lines of its own."""
VERBATIM: Final = 3
"""A block whose line ends and spaces count."""
BREAK: Final = 4
PICTURE: Final = 5
LEFT_OUT: Final = 6
"""No reader ever sees its content as text."""
READING: Final = 7
"""How the word before it is read, in ``<ruby>``: it would be glued to that word."""
IN_DOUBT: Final = 8
"""Inline by the standard, and on real pages as often a block: judged by what stands around it
(`cleaner.readers.doubt`)."""

_MEANINGS: Final = {
    LINK: "a",
    INLINE: "abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark math q rb "
    "ruby s samp small span strike strong sub sup time tt u var wbr input nobr mi mn mo mrow "
    "msub msup msubsup mfrac msqrt mroot mtext ms mspace mtable mtr mtd mover munder munderover "
    "mstyle semantics mpadded mphantom menclose",
    BLOCK: "address article aside basefont bgsound blockquote body caption center col colgroup "
    "datalist dd details dialog dir div dl dt fieldset figcaption figure footer form frame "
    "frameset h1 h2 h3 h4 h5 h6 header hgroup hr html keygen legend li main marquee menu nav "
    "noscript ol optgroup option p search section select summary table tbody td tfoot th thead tr "
    "ul",
    VERBATIM: "pre listing xmp plaintext textarea",
    BREAK: "br",
    PICTURE: "img",
    LEFT_OUT: "script style template svg iframe head object embed audio video canvas noembed "
    "noframes param source track area base link meta title annotation annotation-xml",
    READING: "rt rtc rp",
}
MEANINGS: Final = MappingProxyType(
    {tag: meaning for meaning, tags in _MEANINGS.items() for tag in tags.split()}
)
"""By tag. Every other element is `IN_DOUBT`: those below, and those that the standard does not
know."""

RUBY: Final = frozenset({"ruby", "rtc"})
"""Where readings stand; anywhere else their elements mean nothing."""
INLINE_BY_THE_STANDARD: Final = frozenset(
    "button label map meter output picture progress slot".split()
)
"""Those in doubt that the standard knows."""

VOID: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
"""Elements that have no content and no end tag."""
TELLING: Final = frozenset({"meta", "title", "script"})
"""Elements that say something of the page, wherever they stand."""
RAW: Final = frozenset("script style xmp iframe noembed noframes plaintext".split())
"""Elements whose text is written as it is, without ``&lt;``."""

# --- what the signals tell apart --------------------------------------------------------------

TAG_GROUPS: Final[MappingProxyType[str, tuple[str, ...]]] = MappingProxyType(
    {
        "a_paragraph": ("p",),
        "a_list_item": ("li",),
        "a_main_heading": ("h1",),
        "a_second_heading": ("h2",),
        "a_third_heading": ("h3",),
        "a_lower_heading": ("h4", "h5", "h6"),
        "a_cell": ("td", "th"),
        "a_term": ("dt", "dd"),
        "verbatim_text": ("pre", "listing", "xmp", "plaintext"),
        "a_quotation": ("blockquote",),
        "a_marked_caption": ("figcaption", "caption"),
        "a_button": ("button",),
        "a_form_label": ("label", "legend", "fieldset"),
        "a_choice": ("option", "optgroup", "select", "textarea"),
        "a_summary": ("summary",),
        "a_bare_block": ("div",),
        "bare_text_of_a_section": (
            "section", "article", "main", "header", "footer", "aside", "nav",
        ),
        "bare_text_of_the_page": ("body", "html"),
    }
)  # fmt: skip
"""What a line can be by the tag of its block; no tag is in two groups."""

GROUP_OF_TAG: Final = MappingProxyType(
    {tag: number for number, tags in enumerate(TAG_GROUPS.values()) for tag in tags}
)
"""The number of the group of a tag, in the order of `TAG_GROUPS`."""

SECTIONING: Final = (
    "nav", "header", "footer", "aside", "article", "main", "section", "form", "list",
)  # fmt: skip
"""Marks of elements that part a page into sections."""

DECLARED_TYPES: Final = MappingProxyType(
    {
        name: frozenset(types.split())
        for name, types in {
            "an_article": "article newsarticle blogposting reportagenewsarticle techarticle",
            "a_product": "product offer aggregateoffer brand product.item",
            "a_collection": "itemlist collectionpage product.group offercatalog searchresultspage",
            "a_forum": "discussionforumposting qapage interactioncounter commentaction",
            "questions_with_answers": "faqpage",
            "a_business": "localbusiness service professionalservice store restaurant",
            "a_rated_thing": "aggregaterating review rating",
            "a_recipe": "recipe howto",
            "a_website": "website webpage",
        }.items()
    }
)
"""What a page can declare itself to be in its head, by types of schema.org or ``og:type`` in
small letters."""

DECLARED_MARKS: Final = MappingProxyType(
    {"a_product": "type_product", "a_forum": "type_comment", "a_rated_thing": "type_review"}
)
"""The mark of an element anywhere in the page that declares the same."""
