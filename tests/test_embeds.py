"""Films, sounds and frames amid the text of a page become links; advertisements do not."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.document.labels import Label
from cleaner.writers.from_html import article_of_page
from cleaner.writers.markdown_of_html import markdown_of

BASE = "https://gull.example/news/storm"
FILM = '<iframe src="https://film.example/embed/7" title="The storm" allowfullscreen></iframe>'


def between(embed: str, labels: tuple[Label, Label] = (Label.BODY, Label.BODY)) -> str:
    """Return the Markdown of what stands between two paragraphs with these `labels`."""
    source = f"<article><p>It rained.</p>{embed}<p>All day.</p></article>"
    return markdown_of(article_of_page(source, labels, BASE, images=False))


def link_for(embed: str) -> str:
    """Return what stands between the two paragraphs, both of which are kept."""
    written = between(embed).removeprefix("It rained.\n\n").removesuffix("All day.\n")
    return written.strip()


@pytest.mark.parametrize(
    ("embed", "link"),
    [
        (FILM, "[The storm](https://film.example/embed/7)"),
        (
            "<iframe src='//film.example/7' allow='autoplay; fullscreen'></iframe>",
            "[film.example](https://film.example/7)",
        ),
        (
            "<iframe src='about:blank' data-src='//film.example/7' allowfullscreen></iframe>",
            "[film.example](https://film.example/7)",
        ),
        (
            "<figure><iframe src='https://charts.example/7' title=Rain></iframe></figure>",
            "[Rain](https://charts.example/7)",
        ),
        (
            "<div class=wp-block-embed><iframe src='https://charts.example/7'></iframe></div>",
            "[charts.example](https://charts.example/7)",
        ),
        ("<video src='/f.mp4' title=Waves></video>", "[Waves](https://gull.example/f.mp4)"),
        (
            "<video><source type=video/mp4 src='/f.mp4?a=1&amp;b=2'></video>",
            "[gull.example](https://gull.example/f.mp4?a=1&b=2)",
        ),
        ("<audio src='/s.mp3' aria-label=Wind></audio>", "[Wind](https://gull.example/s.mp3)"),
        (
            "<lite-youtube videoid=ab-12 title='The storm'></lite-youtube>",
            "[The storm](https://www.youtube.com/watch?v=ab-12)",
        ),
    ],
)
def test_an_embed_amid_the_text_becomes_a_link(embed: str, link: str) -> None:
    assert link_for(embed) == link


@pytest.mark.parametrize(
    "embed",
    [
        "<iframe src='https://ads.example/7'></iframe>",
        "<iframe src='https://ads.example/7' title='Advertisement'></iframe>",
        "<div class=ad><iframe src='https://ads.example/7' allowfullscreen></iframe></div>",
        "<iframe src='https://film.example/7' allowfullscreen width=1 height=1></iframe>",
        "<iframe src='https://film.example/7' allowfullscreen style='display:none'></iframe>",
        "<iframe src='javascript:alert(1)' allowfullscreen></iframe>",
        "<iframe srcdoc='<p>x' allowfullscreen></iframe>",
        "<video src='blob:https://gull.example/1'></video>",
        "<video src='mailto:a@gull.example'></video>",
        "<video></video>",
        "<lite-youtube></lite-youtube>",
    ],
)
def test_advertisements_and_what_has_no_address_leave_nothing(embed: str) -> None:
    assert link_for(embed) == ""


@pytest.mark.parametrize("labels", [(Label.NAV, Label.BODY), (Label.BODY, Label.TEASER)])
def test_an_embed_stays_only_amid_what_is_kept(labels: tuple[Label, Label]) -> None:
    assert "film.example" not in between(FILM, labels)


def test_a_film_for_browsers_without_scripts_is_the_same_one() -> None:
    assert link_for(f"{FILM}<noscript>{FILM}</noscript>").count("film.example") == 1


def test_what_stands_in_the_middle_of_a_paragraph_gets_one_of_its_own() -> None:
    source = f"<p>It rained. {FILM} All day.</p>"
    written = markdown_of(article_of_page(source, [Label.BODY], BASE))
    assert written == "It rained.\n\n[The storm](https://film.example/embed/7)\n\nAll day.\n"


def test_a_title_writes_no_markup() -> None:
    embed = "<iframe src='https://film.example/7' title='](x) <b>' allowfullscreen></iframe>"
    assert link_for(embed) == "[\\](x) \\<b>](https://film.example/7)"


def test_without_links_there_are_no_embeds() -> None:
    words = "The wind took the roofs of four houses, said the master of the port on Monday."
    more = "In the morning the boats came home, and the church had lost its bell to the sea."
    page = cleaner.clean(f"<h1>Storm</h1><p>{words}</p>{FILM}<p>{more}</p>")
    assert "](https://film.example/embed/7)" in page.to_markdown()
    assert '<a href="https://film.example/embed/7">The storm</a>' in page.to_html()
    assert "film" not in page.to_markdown(links=False) + page.to_html(links=False)
    assert "The storm" not in page.text
