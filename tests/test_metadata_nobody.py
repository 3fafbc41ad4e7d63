"""Values that name nobody, or something else than was asked for, are None."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.document.labels import Label
from cleaner.lexicons.lexicon import MONTHS, lexicons
from cleaner.metadata import Metadata
from cleaner.metadata.dates import dates_in
from cleaner.metadata.html import metadata_of_html
from cleaner.metadata.letters import sender_of, without_field
from cleaner.metadata.plausible import could_be_an_author
from cleaner.metadata.text import TextAndLabel

TEXT = "<p>The storm came in from the sea and the harbour master shut the port for two days.</p>"
ADDRESS = "https://gull.example/storm"


def read(head: str = "", body: str = "", **options: object) -> Metadata:
    page = f"<html lang=en><head>{head}</head><body>{body}{TEXT}</body></html>"
    return metadata_of_html(page, ADDRESS, **options)  # type: ignore[arg-type]


# --- authors

NOBODY = [
    "asked", "Asked", "edited", "Unknown", "Anonymous", "Read Online", "Read online", "admin",
    "Launched a year ago", "Posted 3 days ago", "Updated March", "Friday October", "March",
    "Facebook Twitter", "Get link Facebook Twitter Pinterest Email Other Apps", "22 gold badges",
    "Opens in a new window", "Skip to main content", "Visit the Gull Store", "Share this",
    "View all", "https://gull.example/ada", "ada@gull.example", "12", "-", "{{ author }}",
    "Ten things to know about the storm before you sail to the island",
    "Please provide your name to comment.",
    "Unbekannt", "Online lesen", "vor 3 Tagen", "Inconnu", "Lire en ligne", "Desconocido",
    "Leer en línea", "Sconosciuto", "Desconhecido", "Onbekend", "Nieznany", "Неизвестно",
    "Невідомо", "Neznámý autor", "Okänd", "Ukendt", "Ukjent", "Tuntematon", "Ismeretlen",
    "Necunoscut", "Bilinmiyor", "Άγνωστος", "Неизвестен", "Nepoznat", "مجهول", "ناشناس", "אנונימי",
    "अज्ञात", "অজ্ঞাত", "Anonim", "Ẩn danh", "未知", "佚名", "名無し", "익명",
]  # fmt: skip
SOMEBODY = [
    "Ada King", "ada_k", "Dr. Ada King", "Ludwig van der Berg", "May Chen", "April March-Lee",
    "98 Sails", "The Associated Press", "Reuters", "AP", "Ministry of the Sea", "O'Neil",
    "J. R. Lee",
    "Анна Ветрова", "王辉", "李 明", "김민수", "さくら", "محمد علي",
    "אורה לוי", "प्रिया शर्मा", "Đặng Thùy",
]  # fmt: skip


@pytest.mark.parametrize("value", NOBODY)
def test_a_value_that_names_nobody_is_no_author(value: str) -> None:
    assert not could_be_an_author(value)
    assert read(f'<meta name="author" content="{value}">').author is None


@pytest.mark.parametrize("value", SOMEBODY)
def test_a_name_is_an_author(value: str) -> None:
    assert could_be_an_author(value)
    assert read(f'<meta name="author" content="{value}">').author == value


def test_every_language_knows_what_stands_for_nobody() -> None:
    without = [x.language for x in lexicons() if not x.phrases.get(("nobody", "whole"))]
    assert without == []


BYLINES = [
    (["Friday October 12, 2012 10:26 am PDT by Ada King"], "Ada King"),
    (["6 May 2023, 10:26 CET by Ada King"], "Ada King"),
    (["Asked 3 years ago", "Modified 2 years ago"], None),
    (["asked May 6, 2023 at 10:12", "asked May 7, 2023 at 9:00"], None),
    (["May 6, 2023 | Read Online"], None),
    (["Author: By Ada King"], "Ada King"),
    (["Ada King Editor", "May 6, 2023"], "Ada King"),
    (["Post by ada_k » Sat May 6, 2023 12:41 pm"], "ada_k"),
    (["BY"], None),
]  # fmt: skip


@pytest.mark.parametrize(("bylines", "author"), BYLINES)
def test_the_author_of_bylines(bylines: list[str], author: str | None) -> None:
    assert read(visible_bylines=bylines).author == author


def test_names_in_elements_of_their_own_are_several() -> None:
    listed = "<div class=authors>By <b>Ada King</b><i>, </i><b>Ann Lee</b></div>"
    assert read("", listed).author == "Ada King, Ann Lee"
    marked = "<div class='article-byline'><a>Ada King</a> <a>Mary Wright</a> <a>Ann Lee</a></div>"
    assert read("", marked).author == "Ada King, Mary Wright, Ann Lee"


def test_a_visible_name_with_something_behind_it_speaks_for_the_name() -> None:
    head = '<meta name="author" content="Ada King">'
    assert read(head, visible_bylines=["by Ada King Coastal Commons"]).author == "Ada King"


# --- what the data for scripts, and the lines near the headline, tell

LAYER = '<script>layer = [{"pageType": "story", "publishDate": "2023-05-06", %s}]</script>'


def test_the_data_for_scripts_counts_where_nothing_else_does() -> None:
    found = read(LAYER % '"authors": ["Ada King", "Ann Lee"]')
    assert (found.author, found.published) == ("Ada King, Ann Lee", "2023-05-06")
    assert read(LAYER % '"author": "Ada King"', page_type="product").author is None
    listed = LAYER % '"a": [{"author": "Ada King"}, {"author": "Ann Lee"}]'
    assert read(listed).author is None


def test_the_lines_near_the_headline_count_where_nothing_else_does() -> None:
    rows = [
        ("Storm shuts the port", Label.TITLE), ("May 6, 2023", Label.UI),
        ("Written by Ada King", Label.UI), (3 * "It rained on the harbour. ", Label.BODY),
    ]  # fmt: skip
    lines = [TextAndLabel(*row) for row in rows]
    found = read(lines=lines)
    assert (found.author, found.published) == ("Ada King", "2023-05-06")
    assert read(visible_bylines=["By Ann Lee"], lines=lines).author == "Ann Lee"


def test_json_ld_counts_wherever_it_stands() -> None:
    script = (
        '<script type="application/ld+json">{"@type": "Article", "author": "Ada King"}</script>'
    )
    for box in ("<footer>{}</footer>", "<div class=widget>{}</div>", "<aside>{}</aside>"):
        assert read("", box.format(script)).author == "Ada King"


def test_json_ld_that_a_template_escaped_is_mended() -> None:
    script = '{"@type": "Article", "datePublished": "2023-05-06"}'.replace('"', "&quot;")
    assert read(f'<script type="application/ld+json">{script}</script>').published == "2023-05-06"


def test_the_one_author_that_boxes_link_to_counts_where_nothing_else_does() -> None:
    box = "<div class=author-box><a rel=author href=/a>{}</a></div>"
    assert read("", box.format("View all posts by Ada King")).author == "Ada King"
    assert read("", box.format("Ada King") + box.format("Ann Lee")).author is None
    assert read("", box.format("Ada King"), visible_bylines=["By Ann Lee"]).author == "Ann Lee"


def test_the_address_may_name_the_month() -> None:
    page = metadata_of_html("<p>Storm", "https://gull.example/blog/2023/october/03/storm")
    assert page.published == "2023-10-03"


# --- titles

TITLES = [
    # The h1 is the name of the site or of the book, which <title> has behind the headline.
    ("<title>Storm shuts the port | Harbour Letters</title>", "<h1>Harbour Letters</h1>"),
    ("<title>Storm shuts the port - The Book of Storms</title>", "<h1>The Book of Storms</h1>"),
    ("<title>Storm shuts the port · Harbour Letters</title>", "<h1>Harbour  letters</h1>"),
    ("<title>Storm shuts the port</title>", "<h1>Storm shuts the port</h1>"),
]


@pytest.mark.parametrize(("head", "body"), TITLES)
def test_the_headline_goes_before_the_name_of_site_or_book(head: str, body: str) -> None:
    assert read(head, body, visible_title="Storm shuts the port").title == "Storm shuts the port"


FIELDS = [
    ("Subject: The storm", "The storm"),
    ("SUBJECT : The storm", "The storm"),
    ("Betreff: Der Sturm", "Der Sturm"),
    ("Objet : La tempête", "La tempête"),
    ("Asunto: La tormenta", "La tormenta"),
    ("Тема: Шторм", "Шторм"),
    ("件名：嵐", "嵐"),
    ("主题：风暴", "风暴"),
    ("제목: 폭풍", "폭풍"),
    ("Storm: The subject", "Storm: The subject"),
    ("Subjects: a list", "Subjects: a list"),
]


@pytest.mark.parametrize(("line", "title"), FIELDS)
def test_the_name_of_a_field_is_no_part_of_a_title(line: str, title: str) -> None:
    assert without_field(line) == title


def test_the_head_of_a_letter() -> None:
    head = ["From: Ada King <ada@gull.example>", "To: all@gull.example", "Subject: The storm"]
    assert sender_of(head) == "Ada King"
    assert sender_of(["Von: Anna Weiß <anna@gull.example>", "Betreff: Sturm"]) == "Anna Weiß"
    assert sender_of(['From: "Ada King" (ada at gull.example)', "Subject: x"]) == "Ada King"
    assert sender_of(["From: ada@gull.example", "Subject: The storm"]) is None
    assert sender_of(["From: Ada King to the sea", "Subject: The storm"]) is None
    assert sender_of(head[:1]) is None


# --- dates


def test_a_change_is_no_publication() -> None:
    head = '<meta property="article:modified_time" content="2023-05-09">'
    found = read(head)
    assert (found.published, found.modified) == (None, "2023-05-09")
    seen = read(visible_bylines=["Last edited on May 9, 2023"])
    assert (seen.published, seen.modified) == (None, "2023-05-09")
    both = read(head + '<meta property="article:published_time" content="2023-05-06">')
    assert (both.published, both.modified) == ("2023-05-06", "2023-05-09")
    early = read(head + '<meta property="article:published_time" content="2023-05-20">')
    assert (early.published, early.modified) == ("2023-05-20", None)


def test_a_page_tells_of_its_last_change() -> None:
    page = cleaner.clean(f"<h1>Storm shuts the port</h1><p>Updated: May 9, 2023</p>{TEXT * 3}")
    assert page.modified == page.metadata.modified
    assert "modified" in page.to_dict()


def test_a_meta_tag_of_a_site_s_own_may_tell_the_day() -> None:
    assert read('<meta name="acme-published-date" content="2023-05-06">').published == "2023-05-06"
    assert read('<meta name="acme:publish_time" content="2023-05-06">').published == "2023-05-06"
    assert read('<meta name="unpublished-date" content="2023-05-06">').published is None


def test_the_months_of_every_lexicon_are_read() -> None:
    unread = [
        (x.language, name)
        for x in lexicons()
        for number, month in enumerate(MONTHS, start=1)
        for name in x.phrases.get((month, "whole"), ())
        if name.isalpha() and len(name) > 2
        for found in [next(dates_in(f"6 {name} 2023", x.language), None)]
        if found is None or (found.day.day, found.day.month) != (6, number)
    ]
    assert unread == []


def test_no_other_library_is_asked() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from cleaner.metadata.html import metadata_of_html as read;"
        "read('<meta name=date content=\"6 mei 2023\"><h1>Storm</h1><p>By Ada King on 6 May 2023');"
        "print([m for m in ('lxml', 'trafilatura', 'htmldate', 'dateparser') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
