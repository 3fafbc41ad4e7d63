r"""What docs/peers.md says of us is run: each row of its table of features in which we say "yes".

A row that says "yes" and has no check here fails, and so does a check whose row does not say so.
"""

from __future__ import annotations

import csv
import io
import json
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from click.testing import CliRunner, Result

from cleaner import Label, Page, Site, clean
from cleaner.commands import clean as clean_page
from cleaner.commands import completion
from cleaner.pipeline import MAX_CHUNK_LINES

ROOT = Path(__file__).parents[1]
HALF_OF_A_SIMHASH = 32
"""Bits: so far apart are pages that have nothing in common."""
NO_CHECK = "peers.md says yes, but no check here runs it"
ADDRESS = "https://gull.example/news/ferry"
WORDS = (
    "The ferry came back to the small harbour on Saturday morning, and half of the island stood "
    "on the pier to see it, because nobody had believed that the old engine would run again.",
    "The captain, who had worked on the ship for thirty years, said that the repair had cost less "
    "than a new engine, and that the crew had done most of the work themselves.",
    "From May to October the ship will call at each village every second week, and the council "
    "has promised to pay for the fuel as long as children travel without a ticket.",
)
MORE = (
    "A teacher who lives above the shipyard has written a small book about the people who built "
    "the engine a hundred years ago, and visitors can look at it on Sundays in the old shed."
)
TEXT = "\n\n".join(("The ferry comes back", *WORDS, "Home", "Privacy Policy"))
DECLARED = """<meta property="og:site_name" content="Gull News">
<meta property="og:image" content="https://gull.example/pier.jpg">
<meta name="description" content="It sails again."><meta name="keywords" content="ferry, harbour">
<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ada Lunt"},
"license": "https://creativecommons.org/licenses/by/4.0/",
"datePublished": "2024-05-06T08:15:00+02:00", "dateModified": "2024-05-09T18:45:00+02:00"}
</script>"""
REMARKS = """<section class="comments" id="comments"><h2>1 comment</h2><ol><li class="comment">
<b class="comment-author">Marta Quill</b> <time datetime="2024-05-07T09:30">May 7, 2024</time>
<p>I took the very first ferry with my children and we all loved it.</p></li></ol></section>"""
TABLE = "<table><tr><th>Village</th><th>Day</th></tr><tr><td>Sella</td><td>Friday</td></tr></table>"


def page_with(extra: str = "", head: str = "", below: str = "") -> str:
    """Return a page of HTML with an article that `extra` stands in."""
    first, *others = (f"<p>{words}</p>" for words in WORDS)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>The ferry comes back</title>{head}</head>'
        '<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
        f"<article><h1>The ferry comes back</h1>{first}{extra}{''.join(others)}</article>{below}"
        "<footer><p>All rights reserved. Privacy policy. Terms of use.</p></footer></body></html>"
    )


def page_of(extra: str = "", head: str = "", below: str = "") -> Page:
    return clean(page_with(extra, head, below), url=ADDRESS)


def command(*arguments: str, page: str) -> Result:
    return CliRunner().invoke(clean_page.main, arguments, input=page)


# --- a check for each row


def text_is_cleaned() -> bool:
    text = clean(TEXT).text
    return WORDS[2] in text and "Privacy" not in text


def html_is_cleaned() -> bool:
    text = page_of().text
    return WORDS[2] in text and "Privacy" not in text


def encodings_are_found_and_taken() -> bool:
    words = " ".join(["Паром вернулся в гавань, и половина острова стояла на причале."] * 4)
    page = page_with(f"<p>{words}</p>").encode("cp1251")
    found, stated = clean(page), clean(page, encoding="windows-1251")
    return found.encoding == stated.encoding == "windows-1251" and words in stated.text


def links_are_resolved() -> bool:
    link = f'<p>{MORE} <a href="map.html">A map</a></p>'
    based = page_of(link, '<base href="https://base.example/dir/">')
    return (
        "(https://gull.example/news/map.html)" in page_of(link).to_markdown()
        and "(https://base.example/dir/map.html)" in based.to_markdown()
    )


def every_line_comes_back() -> bool:
    page = clean(TEXT)
    return [line.text for line in page.lines] == TEXT.split("\n") and all(
        isinstance(line.label, Label) for line in page.lines
    )


def lines_have_reasons() -> bool:
    page = page_of()
    return all(line.reasons for line in page.lines if line.text.strip())


def lines_have_probabilities() -> bool:
    page = page_of()
    return 0 <= page.confidence <= 1 and all(0 <= line.probability <= 1 for line in page.lines)


def lines_have_places() -> bool:
    text, html = clean(TEXT), page_of()
    return all(TEXT[line.start : line.end] == line.text for line in text.lines) and any(
        line.path is not None and "article" in line.path for line in html.lines
    )


def recall_keeps_what_precision_drops() -> bool:
    doubtful = "\n\n".join((TEXT, "Tickets: 12 euros", "More: the island in winter", WORDS[1][:40]))
    lengths = [len(clean(doubtful, mode=mode).text) for mode in ("precision", "recall")]  # type: ignore[arg-type]
    return lengths[0] < lengths[1]


def the_kind_of_page_is_told() -> bool:
    return page_of().page_type == "article"


def comments_are_values() -> bool:
    page = page_of(below=REMARKS)
    said = [(comment.author, (comment.date or "")[:10]) for comment in page.comments]
    return said == [("Marta Quill", "2024-05-07")] and "first ferry" not in page.text


def labels_choose_lines() -> bool:
    page = page_with(below=REMARKS)
    return (
        "first ferry" in clean(page, keep={"comment"}).text
        and WORDS[0] not in clean(page, drop={"body"}).text
    )


def tables_links_images_are_switches() -> bool:
    page = page_of(f'{TABLE}<p>{MORE} <a href="/a">The map</a></p><img src="/p.jpg" alt="pier">')
    shown = page.to_html()
    hidden = page.to_html(tables=False, links=False, images=False)
    return all(mark in shown and mark not in hidden for mark in ("<table", "<a ", "<img"))


def metadata_are_read() -> bool:
    page = page_of(head=DECLARED)
    known = (page.title, page.authors, page.published, page.site, page.description, page.image)
    return (*known, page.tags, page.licence) == (
        "The ferry comes back", ("Ada Lunt",), "2024-05-06", "Gull News", "It sails again.",
        "https://gull.example/pier.jpg", ("ferry", "harbour"),
        "https://creativecommons.org/licenses/by/4.0/",
    )  # fmt: skip


def times_have_zones() -> bool:
    page = page_of(head=DECLARED)
    times = page.published_time, page.modified_time
    return times == ("2024-05-06T08:15:00+02:00", "2024-05-09T18:45:00+02:00")


def pages_are_left_out() -> bool:
    bare, full = page_with(), page_with(head=DECLARED)
    chosen = command("--only-with", "title,published", page=full)
    undated = command("--only-with", "published", page=bare)
    foreign = command("--language", "de,fr", page=bare)
    return [told.exit_code for told in (chosen, undated, foreign)] == [0, 3, 3]


def markdown_has_front_matter() -> bool:
    written = page_of(head=DECLARED).to_markdown(front_matter=True)
    return written.startswith("---\ntitle: ") and "\n# The ferry comes back\n" in written


def html_is_sanitised() -> bool:
    hostile = f"""<p onclick="alert(1)">{MORE} <a href="javascript:alert(2)">here</a>
    <a href="vbscript:x">there</a></p><script>alert(3)</script><iframe src="//evil.example">
    </iframe><embed src="//evil.example"><img src="/p.jpg" onerror="alert(4)">"""
    banned = r"(?i)alert|script:|<script|<iframe|<embed|\son\w+="
    return re.search(banned, page_of(hostile).to_html()) is None


def code_and_formulas_are_kept() -> bool:
    code = '<pre><code class="language-python">pay = fuel + engine</code></pre>'
    formula = "<p>The power is <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> of the engine.</p>"
    written = page_of(formula + code).to_markdown()
    return "```python\npay" in written and r"$\frac{a}{b}$" in written


def json_follows_its_schema() -> bool:
    schema = json.loads((ROOT / "docs/page.schema.json").read_text())
    jsonschema.validate(json.loads(page_of(head=DECLARED).to_json()), schema)
    return True


def tei_and_csv_are_written() -> bool:
    root = ElementTree.fromstring(page_of().to_tei())
    (row,) = csv.DictReader(io.StringIO(command("--csv", page=page_with()).stdout))
    return root.tag.endswith("}TEI") and row["title"] == "The ferry comes back"


def digests_tell_pages_apart() -> bool:
    page, more = page_of(), page_of(f"<p>{MORE}</p>")
    same = clean(page_with(below=REMARKS))
    apart = bin(int(page.simhash or "", 16) ^ int(more.simhash or "", 16)).count("1")
    return page.digest == same.digest != more.digest and 0 < apart < HALF_OF_A_SIMHASH


def a_site_knows_what_it_repeats() -> bool:
    box = "The harbour office answers questions about tickets on every day of the week."
    texts = [TEXT.replace("ferry", name) + f"\n\n{box}" for name in ("boat", "barge", "ketch")]
    site = Site.learn(clean(text) for text in texts)
    return site.seen([box]).times.tolist() == [3]


def limits_hold() -> bool:
    long = "A line.\n" * (MAX_CHUNK_LINES + 1)
    return clean(TEXT, max_chars=300).truncated and clean(long, max_seconds=0).truncated


def pages_are_pickled_and_typed() -> bool:
    page = page_of()
    return pickle.loads(pickle.dumps(page)) == page and (ROOT / "cleaner/py.typed").is_file()


def shells_complete() -> bool:
    shells = [CliRunner().invoke(completion.main, [name]) for name in ("bash", "zsh", "fish")]
    return all("clean-page" in told.stdout for told in shells)


def selectors_choose_elements() -> bool:
    html = "<main><p>The storm shut the port today.</p><p class=more>Read on.</p></main>"
    page = clean(html, keep_elements="main", drop_elements=".more")
    return page.text == "The storm shut the port today."


def a_page_is_told_in_short() -> bool:
    page = clean(TEXT)
    told, words = page.summary(1), page.keywords(2)
    return told in page.text and len(words) == 2 and all(word in page.text for word in words)


def films_are_links() -> bool:
    player = '<iframe src="https://films.example/7" title="Waves" allowfullscreen></iframe>'
    return "[Waves](https://films.example/7)" in page_of(player).to_markdown()


CHECKS: dict[str, Callable[[], bool]] = {
    "cleans plain text, WET records": text_is_cleaned,
    "cleans HTML": html_is_cleaned,
    "bytes, encoding found; encoding stated": encodings_are_found_and_taken,
    "address stated, links resolved": links_are_resolved,
    "every line of the page back, with a label": every_line_comes_back,
    "reasons for each line": lines_have_reasons,
    "probability of each line; confidence of the page": lines_have_probabilities,
    "place of each line in the source or tree": lines_have_places,
    "precision or recall": recall_keeps_what_precision_drops,
    "kind of page": the_kind_of_page_is_told,
    "comments apart; as values with author and date": comments_are_values,
    "keep or drop by label": labels_choose_lines,
    "drop by CSS selector or XPath": selectors_choose_elements,
    "tables, links, images on or off": tables_links_images_are_switches,
    "films and frames amid the article as links": films_are_links,
    "summary and keywords made of the text": a_page_is_told_in_short,
    "title, authors, date, site, description, image, tags, licence": metadata_are_read,
    "last change; times with their zone": times_have_zones,
    "only pages with certain metadata; of a language": pages_are_left_out,
    "Markdown; front matter": markdown_has_front_matter,
    "sanitised HTML": html_is_sanitised,
    "code with its language, formulas as LaTeX": code_and_formulas_are_kept,
    "JSON, with a schema": json_follows_its_schema,
    "XML-TEI; CSV": tei_and_csv_are_written,
    "digests for equal and nearly equal pages": digests_tell_pages_apart,
    "removes repetitions across pages": a_site_knows_what_it_repeats,
    "limits of time and size inside the call": limits_hold,
    "results can be pickled, typed (`py.typed`)": pages_are_pickled_and_typed,
    "completion for shells": shells_complete,
}

ELSEWHERE: dict[str, tuple[str, ...]] = {
    "folders and archives (JSONL, Parquet, WARC), resumed after a cut": (
        "test_batch_inputs.py",
        "test_batch_run.py",
    ),
    "adapters for Spark, Ray, Dask, datatrove, Scrapy": tuple(
        f"integrations/test_{name}.py" for name in ("spark", "ray", "dask", "datatrove", "scrapy")
    ),
}
"""What takes files and engines has tests of its own."""


def rows_of_features() -> dict[str, list[str]]:
    """Return the cells of each row of the table, by the feature that it begins with."""
    text = (ROOT / "docs/peers.md").read_text(encoding="utf-8")
    section = text.partition("\n## Features\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:1] == "|"]
    return {name: cells for name, *cells in rows[2:]}


@pytest.mark.parametrize("feature", CHECKS)
def test_what_peers_md_says_of_us_is_so(feature: str) -> None:
    ours = rows_of_features()[feature][0]
    assert not ours.startswith("no"), ours
    assert CHECKS[feature]()


def test_every_yes_of_ours_is_run() -> None:
    yes = {name for name, cells in rows_of_features().items() if not cells[0].startswith("no")}
    assert yes == {*CHECKS, *ELSEWHERE}, NO_CHECK
    assert all((ROOT / "tests" / name).is_file() for names in ELSEWHERE.values() for name in names)
