import datetime
import json
import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document.cleaned import Cleaned
from cleaner.document.judged import JudgedLines
from cleaner.document.labels import Label
from cleaner.metadata import Candidate, Metadata, jsonld, metadata_of
from cleaner.metadata.html import metadata_of_html
from cleaner.metadata.plain import address, day_of, language_code, plain_text
from cleaner.metadata.text import TextAndLabel
from cleaner.metadata.values import FIELDS
from cleaner.metadata.vote import decide
from cleaner.page import Page

ADDRESS = "https://gull.example/news/storm-shuts-the-port"
TEXT = "<p>The storm came in from the sea and the harbour master shut the port for two days.</p>"


def page(head: str = "", body: str = "", language: str = "en") -> str:
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}{TEXT}</body>'


def ld(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def read(head: str = "", body: str = "", **options) -> Metadata:
    return metadata_of_html(page(head, body), ADDRESS, **options)


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Storm shuts the port",
    "datePublished": "2023-05-06T23:30:00-05:00",
    "dateModified": "2023-05-09T10:00:00Z",
    "author": {"@type": "Person", "name": "Ada King"},
    "publisher": {"@type": "Organization", "name": "The Gull"},
    "description": "Two days without a boat.",
    "image": "/storm.jpg",
    "keywords": "storm, port",
    "inLanguage": "en-GB",
    "license": "https://creativecommons.org/licenses/by/4.0/",
}

SHAPES = {
    "one object": ARTICLE,
    "a list": [{"@type": "WebSite", "name": "The Gull"}, ARTICLE],
    "a graph": {"@context": "x", "@graph": [{"@type": "BreadcrumbList"}, ARTICLE]},
    "nested lists": [[[ARTICLE]]],
    "main entity": {"@type": "WebPage", "mainEntity": ARTICLE},
    "a list of types": {**ARTICLE, "@type": ["Article", "NewsArticle"]},
    "a full type": {**ARTICLE, "@type": "https://schema.org/Article"},
    "a list of authors": {**ARTICLE, "author": [{"name": "Ada King"}]},
    "an author as text": {**ARTICLE, "author": "Ada King"},
    "an author with a list of names": {**ARTICLE, "author": {"name": ["Ada King"]}},
    "an author elsewhere": {
        "@graph": [
            {**ARTICLE, "author": {"@id": "#ada"}},
            {"@type": "Person", "@id": "#ada", "name": "Ada King"},
        ]
    },
    "a creator": {**{k: v for k, v in ARTICLE.items() if k != "author"}, "creator": "Ada King"},
    "markup in values": {**ARTICLE, "headline": "Storm <b>shuts</b> the&nbsp;port"},
    "entities twice": {**ARTICLE, "author": "Ada&amp;nbsp;King"},
    "an image object": {**ARTICLE, "image": [{"@type": "ImageObject", "url": "/storm.jpg"}]},
    "keywords as a list": {**ARTICLE, "keywords": ["storm", "port"]},
    "the language as an object": {**ARTICLE, "inLanguage": {"name": "English"}},
    "other articles beside it": [
        {**ARTICLE, "url": ADDRESS + "?from=home"},
        {"@type": "Article", "headline": "Harbour fees rise", "author": "Mary Wright"},
    ],
}  # fmt: skip

BROKEN = {
    "a comma too much": json.dumps(ARTICLE)[:-1] + ",}",
    "a comment around it": f"<!-- {json.dumps(ARTICLE)} -->",
    "CDATA around it": f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
    "a semicolon behind it": json.dumps(ARTICLE) + ";",
    "line ends inside": json.dumps(ARTICLE).replace("Two days", "Two\n\tdays"),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_json_ld_of_every_shape(shape):
    found = read(ld(shape))
    assert found.title == "Storm shuts the port"
    assert found.author == "Ada King"
    assert found.published == "2023-05-06"
    assert found.image == "https://gull.example/storm.jpg"
    assert set(found.tags) == {"storm", "port"}
    assert found.site == "The Gull"
    assert found.licence == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_broken_json_ld_is_mended(text):
    found = read(ld(text))
    assert (found.title, found.author) == ("Storm shuts the port", "Ada King")


def test_json_ld_past_mending_still_has_headline_and_date():
    found = read(ld('{"headline": "Storm shuts the port", "datePublished": "2023-05-06", "a": }'))
    assert (found.title, found.published) == ("Storm shuts the port", "2023-05-06")


def test_a_list_of_articles_says_nothing_of_the_page():
    others = [{"@type": "Article", "headline": f"Story {n}", "author": "Ada King"} for n in "abc"]
    found = read(ld(others), "<h1>All stories</h1>")
    assert (found.title, found.author) == ("All stories", None)


def test_comments_and_reviews_are_not_the_article():
    value = {**ARTICLE, "comment": [{"@type": "Comment", "author": "A Reader"}]}
    value["review"] = {"@type": "Review", "author": "A Critic", "name": "Meh"}
    found = read(ld(value))
    assert (found.title, found.author) == ("Storm shuts the port", "Ada King")


ODD_VALUES = [
    None,
    True,
    7,
    1e400,
    [],
    {},
    [[]],
    [None],
    {"name": {"name": []}},
    "",
    " ",
    "x" * 9999,
]


@pytest.mark.parametrize("value", ODD_VALUES, ids=repr)
@pytest.mark.parametrize("key", [*ARTICLE, "@id", "@graph", "mainEntityOfPage", "url", "creator"])
def test_no_value_of_json_ld_raises(key, value):
    found = metadata_of_html(page(ld({**ARTICLE, key: value})), ADDRESS)
    assert isinstance(found, Metadata)


TITLES = [
    # The name of the site goes where another source has the headline alone ...
    ("<title>Storm | The Gull</title>", "<h1>Storm</h1>", "Storm"),
    ("<title>The Gull - Storm</title>", "<h1>Storm</h1>", "Storm"),
    ('<title>Storm - The Gull</title><meta property="og:title" content="Storm">', "", "Storm"),
    ("<title>Storm: two days later</title>", "<h1>Storm</h1>", "Storm"),
    # ... or where a source says what the site is called,
    ('<title>Storm | The Gull</title><meta property="og:site_name" content="The Gull">', "",
     "Storm"),
    ("<title>Storm | Gull</title>", "", "Storm"),
    # and stays where nothing says that it is one.
    ("<title>Storm - a diary</title>", "", "Storm - a diary"),
    ("<title>Storm: two days later</title>", "", "Storm: two days later"),
    ("<title>Rain | Storm | Flood</title>", "", "Rain | Storm | Flood"),
    ("<title>Storm: two days later</title>", "<h1>Storm: two days later</h1>",
     "Storm: two days later"),
    # A headline that only names the site is none.
    ('<title>Storm</title><meta property="og:site_name" content="The Gull">',
     "<h1>The Gull</h1>", "Storm"),
    # Of several h1 the one counts that the title knows.
    ("<title>Storm | The Gull</title>", "<h1>Menu</h1><h1>Storm</h1><h1>Contact</h1>", "Storm"),
    # What editors write for machines gives way to what stands over the article.
    ('<title>Storm news</title><meta property="og:title" content="Storm news">'
     '<meta name="twitter:title" content="Storm news">', "<h1>Storm shuts the port</h1>",
     "Storm shuts the port"),
    ("<title>The &lt;table&gt; element</title>", "", "The <table> element"),
    ("", "<h1>Storm <style>.a{}</style>shuts<br>the <em>po</em>rt ¶</h1>", "Storm shuts the port"),
    ("", "<svg><title>Menu</title></svg><h1>Storm</h1>", "Storm"),
    ("", "<div class='share'><h1>Storm</h1></div>", "Storm"),
    ("", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "title"), TITLES)
def test_title(head, body, title):
    assert read(head, body).title == title


def test_the_kept_headline_has_a_voice():
    head = "<title>Storm shuts the port | The Gull</title>"
    body = "<h1>Gull News</h1><h1>Live</h1>"
    assert read(head, body, visible_title="Storm shuts the port").title == "Storm shuts the port"


AUTHORS = [
    ('<meta name="author" content="Ada King">', "", "Ada King"),
    ('<meta name="author" content="Ada King and Mary Wright">', "", "Ada King, Mary Wright"),
    ('<meta name="author" content="Ada King, Mary Wright">', "", "Ada King, Mary Wright"),
    ('<meta name="author" content="By Ada King">', "", "Ada King"),
    ('<meta name="author" content="Ada King (ak)">', "", "Ada King"),
    ('<meta name="author" content="Ada King Reporter">', "", "Ada King"),
    ('<meta property="article:author" content="https://social.example/ada">', "", None),
    ('<meta name="author" content="admin">', "", None),
    ('<meta name="author" content="The Gull"><meta property="og:site_name" content="The Gull">',
     "", "The Gull"),
    ('<meta name="author" content="The Gull"><meta property="og:site_name" content="The Gull">',
     "<p class='byline'>By Ada King</p>", "Ada King"),
    ('<meta name="author" content="Ada King, The Gull">'
     '<meta property="og:site_name" content="The Gull">', "", "Ada King"),
    ("", "<a rel='author' href='/ada'>Ada King</a>", "Ada King"),
    ("", "<a rel='author' href='/ada'>View all posts by Ada King</a>", "Ada King"),
    ("", "<span itemprop='author'><b itemprop='name'>Ada King</b> is a diver</span>", "Ada King"),
    ("", "<div class='post-meta'>By Ada King on May 6, 2023</div>", "Ada King"),
    ("", "<div class='autor'>Von Anna Weiß</div>", "Anna Weiß"),
    ("", "<div class='comments'><span class='author'>A Reader</span></div>", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "author"), AUTHORS)
def test_author(head, body, author):
    assert read(head, body).author == author


def test_authors_of_other_posts_are_left_out():
    post = "<article><div><p><span itemprop='author'>{}</span></p></div></article>"
    assert read("", post.format("Ada King") + post.format("Mary Wright")).author == "Ada King"


def test_a_person_goes_before_an_organisation():
    team = {**ARTICLE, "author": {"@type": "Organization", "name": "News Desk of the Coast"}}
    person = '<meta name="author" content="Ada King"><meta name="byl" content="By Ada King">'
    assert read(ld(team) + person).author == "Ada King"
    assert read(ld(team)).author == "News Desk of the Coast"


def test_the_kept_bylines_have_a_voice():
    assert read(visible_bylines=["By Ada King", "May 6, 2023"]).author == "Ada King"
    assert read(visible_bylines=["By Ada King", "May 6, 2023"]).published == "2023-05-06"


DATES = [
    ("2023-05-06", "2023-05-06"),
    ("2023-05-06T23:59:59-11:00", "2023-05-06"),
    ("2023-05-06 10:00", "2023-05-06"),
    ("20230506", "2023-05-06"),
    ("20230506T101500Z", "2023-05-06"),
    ("1683331200", "2023-05-06"),
    ("1683331200000", "2023-05-06"),
    ("Sat, 06 May 2023 10:00:00 GMT", "2023-05-06"),
    ("May 6, 2023", "2023-05-06"),
    ("6. Mai 2023", "2023-05-06"),
    ("6 mai 2023", "2023-05-06"),
    ("6 de mayo de 2023", "2023-05-06"),
    ("6 maggio 2023", "2023-05-06"),
    ("6 de maio de 2023", "2023-05-06"),
    ("6 mei 2023", "2023-05-06"),
    ("6 maja 2023", "2023-05-06"),
    ("6 мая 2023", "2023-05-06"),
    ("6 травня 2023", "2023-05-06"),
    ("6 Mayıs 2023", "2023-05-06"),
    ("6 maj 2023", "2023-05-06"),
    ("6. května 2023", "2023-05-06"),
    ("2023年5月6日", "2023-05-06"),
    ("2023년 5월 6일", "2023-05-06"),
    ("٢٠٢٣/٠٥/٠٦", "2023-05-06"),
    ("6.5.23", "2023-05-06"),
    # No day, or none on which a page was published.
    ("", None),
    ("soon", None),
    ("05/06/2023", None),
    ("May 2023", None),
    ("0001-01-01", None),
    ("1970-01-01T00:00:00Z", None),
    ("1969-12-31", "1969-12-31"),
    ("1899-12-31", None),
    ("2100-01-01", None),
    ("2023-02-30", None),
    ("9999999999", None),
    ("9" * 500, None),
]


@pytest.mark.parametrize(("written", "day"), DATES)
def test_day(written, day):
    assert day_of(written) == day
    if day:
        found = read(f'<meta property="article:published_time" content="{written}">')
        assert found.published == day


CONFLICTS = [
    # Published, not modified; the earlier of equals; the address agrees with the date above.
    ('<meta property="article:published_time" content="2023-05-06">'
     '<meta property="article:modified_time" content="2023-05-04">', "", "2023-05-06"),
    (ld(ARTICLE), "<time datetime='2023-05-09'>", "2023-05-06"),
    ("", "<time datetime='2023-05-09'></time><time datetime='2023-05-06'></time>", "2023-05-06"),
    ("", "<time class='published' datetime='2023-05-06'></time><time datetime='2023-05-09'>",
     "2023-05-06"),
    ("", "<p class='dateline'>Updated May 9, 2023. Published May 6, 2023</p>", "2023-05-06"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "day"), CONFLICTS)
def test_published(head, body, day):
    assert read(head, body).published == day


def test_a_day_that_only_the_text_names_is_that_of_no_publication():
    told = "<p>The harbour was painted on 6 May 2023 by the harbour master's own crew.</p>"
    assert read("", told).published is None
    assert read("", "<footer>Copyright 2023 The Gull</footer>").published is None
    said = '<meta property="article:published_time" content="2023-01-01">'
    assert read(said, page_type="product").published == "2023-01-01"


def test_the_address_may_have_the_date():
    assert metadata_of_html(page(), "https://gull.example/2023/05/06/storm").published == (
        "2023-05-06"
    )


REST = [
    ("site", '<meta property="og:site_name" content="The Gull">', "The Gull"),
    ("site", ld({"@type": "WebSite", "name": "The Gull"}), "The Gull"),
    ("description", '<meta name="description" content=" Two  days ">', "Two days"),
    ("description", '<meta property="og:description" content="Two days">', "Two days"),
    ("image", '<meta property="og:image" content="/a.jpg">', "https://gull.example/a.jpg"),
    ("image", '<meta property="og:image" content="data:image/png;base64,AA">', None),
    ("section", '<meta property="article:section" content=" Harbour news ">', "Harbour news"),
    ("section", '<meta property="article:section" content="Port"><meta property="article:section" '
     'content="News">', "Port"),
    ("section", ld({"@type": "Article", "articleSection": ["Port", "News"]}), "Port"),
    ("section", ld({"@type": "Article", "articleSection": [None, {"name": "Port"}]}), "Port"),
    ("section", '<meta itemprop="articleSection" content="Port">', "Port"),
    ("section", "", None),
    ("tags", '<meta name="keywords" content="storm, port,,Storm">', ("storm", "port")),
    ("tags", '<meta property="article:tag" content="storm"><meta property="article:tag" '
     'content="port">', ("storm", "port")),
    ("canonical_url", '<link rel="canonical" href="/a">', "https://gull.example/a"),
    ("canonical_url", '<link rel="canonical" href="javascript:alert(1)">', None),
    ("canonical_url", '<meta property="og:url" content="https://gull.example/b">',
     "https://gull.example/b"),
    ("licence", '<link rel="license" href="https://l.example/by">', "https://l.example/by"),
    ("licence", '<meta name="dc.rights" content="CC BY 4.0">', "CC BY 4.0"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "head", "value"), REST)
def test_the_other_fields(field, head, value):
    assert getattr(read(head), field) == value


def test_a_licence_may_stand_below_the_text():
    link = '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC</a>'
    assert read("", link).licence == "https://creativecommons.org/licenses/by/4.0/"


def test_the_text_tells_the_language_where_the_template_is_wrong():
    german = "<p>Der Hafen bleibt geschlossen, weil der Sturm die Boote nicht fahren lässt.</p>"
    assert metadata_of_html(f'<html lang="en"><body>{german}').language == "de"
    assert metadata_of_html('<html lang="pt-BR"><body>').language == "pt"
    assert metadata_of_html(f"<body>{german}", language="da").language == "da"


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("en-US", "en"), ("zh_TW", "zh"), ("nb-NO", "no"), ("iw", "he"), ("", ""),
     ("english", ""), ("x-default", ""), ("und", ""), ("e n", ""), ("de" * 99, "")],
)  # fmt: skip
def test_language_code(tag, code):
    assert language_code(tag) == code


def test_all_candidates_are_kept_with_their_source():
    found = read("<title>Storm | The Gull</title>", "<h1>Storm</h1>")
    given_titles = {(c.value, c.source) for c in found.candidates if c.field == "title"}
    assert {("Storm | The Gull", "title"), ("Storm", "h1")} <= given_titles
    assert found.sources("title") == ("h1",)
    assert found.sources("author") == ()
    assert {c.field for c in found.candidates} <= set(FIELDS)


def test_metadata_are_values():
    found = read(ld(ARTICLE))
    assert pickle.loads(pickle.dumps(found)) == found
    assert hash(found) == hash(read(ld(ARTICLE)))


def test_nothing_said_is_nothing_known():
    assert decide([]) == Metadata()
    assert metadata_of_html("") == Metadata()


def test_the_first_of_equal_voices_wins():
    said = [Candidate("site", "B", "x"), Candidate("site", "A", "y")]
    assert decide(said).site == "B"


DEEP = 100_000
HOSTILE = {
    "nested elements": "<div>" * DEEP,
    "nested bylines": "<div class=author>" * DEEP + "By Ada King",
    "nested authors": "<p><span itemprop=author>" * DEEP + "Ada King",
    "nested spans in a headline": "<h1>" + "<span>" * DEEP + "x",
    "many bylines": "<div class=author>By Ada King</div>" * 50_000,
    "many headlines": "".join(f"<h1>Storm {n}</h1>" for n in range(50_000)),
    "many titles": "".join(f"<meta property=og:title content='T {n}'>" for n in range(50_000)),
    "many authors": "".join(f"<meta name=author content='Ada {n}'>" for n in range(50_000)),
    "many times": "<time datetime=2020-01-01></time>" * 50_000,
    "many tags": f"<meta name=keywords content='{'a,' * 300_000}'>",
    "nested lists": ld("[" * DEEP),
    "nested objects": ld('{"@graph":' * DEEP),
    "many articles": ld([{**ARTICLE, "headline": f"Storm {n}"} for n in range(3000)]),
    "many scripts": ld("{") * 50_000,
    "an endless string": ld('{"headline": "' + "a" * 1_000_000),
    "commas and spaces": ld('{"a": 1' + ", " * 300_000),
    "an author that is its own author": ld(
        '{"@type": "Article", "@id": "#a", "author": {"@id": "#a"}}'
    ),
    "angle brackets": "<" * 500_000,
    "ampersands": f"<title>{'&' * 500_000}</title>",
    "separators": f"<title>{'a | ' * 100_000}</title><h1>a</h1>",
    "one attribute": f"<div class='{'author ' * 100_000}'>x</div>",
    "NULs": "\0" * 1000 + "<title>Storm</title>",
    "lone surrogates": "<title>\ud800</title><h1>\udfff</h1>",
    "an open comment": "<!--" * 50_000,
    "a bad base": "<link rel=canonical href='//['><meta property=og:image content='http://[x'>",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_are_read_in_no_time(html):
    metadata_of_html("<title>warm-up</title>", ADDRESS)
    start = time.process_time()
    found = metadata_of_html(html, ADDRESS)
    assert isinstance(found, Metadata)
    assert time.process_time() - start < 4


def test_the_head_is_read_however_deep_the_body():
    html = f"<html><head><title>Storm</title></head><body>{'<div>' * DEEP}"
    assert metadata_of_html(html).title == "Storm"


@pytest.mark.parametrize("url", ["", "x", "http://[", "file:///a", "//", "https://a.b/%zz", None])
def test_no_address_raises(url):
    assert metadata_of_html(page("<link rel='canonical' href='b'>"), url).language == "en"


_KEYS = st.sampled_from([*ARTICLE, "@id", "@graph", "mainEntity", "url"])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["Article", "Person", "WebPage", "#a", "2023-05-06"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(_VALUES)
def test_no_json_ld_raises(value):
    for candidate in jsonld.candidates([json.dumps(value)], ADDRESS, ["Storm"]):
        assert candidate.value == " ".join(candidate.value.split()) != ""
        if candidate.field == "published":
            datetime.date.fromisoformat(candidate.value)


@given(st.lists(st.builds(Candidate, st.sampled_from(FIELDS), st.text(max_size=30), st.sampled_from(
    ["h1", "title", "JSON-LD", "byline", "x"])), max_size=12))  # fmt: skip
def test_no_candidates_raise(candidates):
    found = decide(candidates, ADDRESS)
    titles = [c.value for c in candidates if c.field == "title"]
    assert found.title is None or any(found.title in title for title in titles)


@given(st.text(max_size=60))
def test_no_value_raises(text):
    assert plain_text(text) == " ".join(plain_text(text).split())
    assert address(text, ADDRESS) == "" or address(text, ADDRESS).startswith("http")
    day_of(text)
    language_code(text)


def test_a_page_of_html_reads_its_source():
    cleaned = Page(
        judged=JudgedLines.of(()),
        confidence=0.0,
        page_type="none",
        source=page(ld(ARTICLE)),
        url=ADDRESS,
    )
    assert (cleaned.title, cleaned.author) == ("Storm shuts the port", "Ada King")
    assert (cleaned.site, cleaned.tags) == ("The Gull", ("storm", "port"))
    assert cleaned.metadata is cleaned.metadata
    values = Cleaned(cleaned.judged, cleaned.source, cleaned.url, page_type="none")
    assert metadata_of(values) == cleaned.metadata
    assert pickle.loads(pickle.dumps(cleaned)) == cleaned
    assert cleaned.to_dict()["licence"] == cleaned.licence


# --- the topic of a discussion that marks no headline

TOPIC = "Smoke in the galley"
FORUMS = {
    "phpBB 2": (
        f"The Slipway :: View topic - {TOPIC}",
        ["The Slipway", TOPIC, f"Post subject: {TOPIC}", f"Post subject: Re: {TOPIC}"],
    ),
    "SMF": (TOPIC, [TOPIC, f"Re: {TOPIC}"]),
    "vBulletin": (f"{TOPIC} - The Slipway, a forum for boatbuilders", [TOPIC, f"Re: {TOPIC}"]),
    "punBB": (
        f"{TOPIC} / Engines / The Slipway",
        ["The Slipway", f"The Slipway » Engines » {TOPIC}", TOPIC],
    ),
    "in German": (
        f"Die Helling :: Thema anzeigen - {TOPIC}",
        ["Die Helling", f"Titel: {TOPIC}", TOPIC],
    ),
}


@pytest.mark.parametrize(("window", "texts"), FORUMS.values(), ids=FORUMS)
def test_the_topic_of_an_old_forum_is_its_title(window: str, texts: list[str]) -> None:
    lines = [TextAndLabel(text, Label.NAV) for text in texts]
    head = f"<title>{window}</title>"
    assert read(head, lines=lines, page_type="forum").title == TOPIC
    assert read(head, lines=lines, page_type="article").title == window
    assert read(head, "<h1>Wet oars</h1>", lines=lines, page_type="forum").title == "Wet oars"


def test_a_window_whose_parts_the_page_does_not_hold_keeps_its_title() -> None:
    window = "The Slipway :: View topic - Smoke"
    lines = [TextAndLabel("Smoke rose from the galley", Label.BODY)]
    assert read(f"<title>{window}</title>", lines=lines, page_type="forum").title == window


ANSWERS = {
    "an answer below": (f"{TOPIC} - The Slipway", f"Re: {TOPIC}", [TOPIC, f"Re: {TOPIC}"]),
    "of one word": ("Smoke :: The Slipway", "Aw: Smoke", ["» Smoke", "Smoke", "Aw: Smoke"]),
    "a menu in front": (f"{TOPIC} - The Slipway", f"FAQ Suchen {TOPIC}", [f"FAQ Suchen {TOPIC}"]),
}


@pytest.mark.parametrize(("window", "headline", "texts"), ANSWERS.values(), ids=ANSWERS)
def test_words_in_front_of_the_topic_are_no_title(
    window: str, headline: str, texts: list[str]
) -> None:
    lines = [TextAndLabel(text, Label.BODY) for text in texts]
    head = f"<title>{window}</title>"
    found = read(head, visible_title=headline, lines=lines).title
    assert found is not None
    assert headline.endswith(f" {found}")
    assert window.startswith(found)
    assert read(head, f"<h1>{headline}</h1>", visible_title=headline).title == headline


def test_a_topic_behind_a_menu_is_the_title_of_a_page_taken_for_a_listing() -> None:
    lines = [TextAndLabel(f"ВОПРОСЫ Поиск {TOPIC}", Label.NAV), TextAndLabel(TEXT, Label.BODY)]
    head = f"<title>{TOPIC} - The Slipway</title>"
    assert read(head, lines=lines, page_type="listing").title == TOPIC


# --- days that are not those of the page


def test_the_day_of_a_change_in_an_element_for_times_is_no_day_of_publication() -> None:
    body = '<p>Updated <time datetime="2021-05-06">6 May 2021</time></p>'
    lines = [TextAndLabel("Updated 6 May 2021", Label.BYLINE)]
    found = read(body=body, lines=lines, visible_bylines=["Updated 6 May 2021"])
    assert (found.published, found.modified) == (None, "2021-05-06")
    found = read(body=body, lines=lines, visible_bylines=["6 May 2021"])
    assert found.published == "2021-05-06"


@pytest.mark.parametrize(
    ("label", "day"), [(Label.TEASER, None), (Label.COMMENT, None), (Label.BODY, "2021-05-06")]
)
def test_the_day_of_a_teaser_is_no_day_of_publication(label: Label, day: str | None) -> None:
    body = '<section><time datetime="2021-05-06">6 May 2021</time> <a>Smoke</a></section>'
    lines = [TextAndLabel(TEXT, Label.BODY), TextAndLabel("6 May 2021 Smoke", label)]
    assert read(body=body, lines=lines).published == day


def test_a_sentence_that_comes_to_speak_of_a_day_does_not_date_the_page() -> None:
    title = TextAndLabel("The dry dock", Label.TITLE)
    event = TextAndLabel("The dock will be flooded on 6 May 2021 at noon.", Label.BODY)
    dateline = TextAndLabel("SEDGE, May 3, 2021 (Gull) - The dock is dry.", Label.BODY)
    assert read(lines=[title, event]).published is None
    assert read(lines=[title, dateline]).published == "2021-05-03"


@pytest.mark.parametrize(
    "element", ['<abbr class="published" title="{}">', '<span class="post-date" title="{}">']
)
def test_the_day_may_be_the_title_of_a_byline(element: str) -> None:
    body = element.format("2021-05-06T07:00") + "2 days ago</abbr></span>"
    assert read(body=body).published == "2021-05-06"
    assert read(body=element.format("by mail") + "2 days ago</abbr></span>").published is None
