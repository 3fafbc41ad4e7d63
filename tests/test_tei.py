"""TEI documents, held to the DTD of TEI."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pytest

from cleaner import Label, Page, clean

etree = pytest.importorskip("lxml.etree")
trafilatura = pytest.importorskip("trafilatura", reason="its package has a DTD of TEI")

TESTS = Path(__file__).parent
PAGES = sorted([*TESTS.glob("golden/*.html"), *TESTS.glob("html/*.html"), *TESTS.glob("pages/*")])
TEI = "{http://www.tei-c.org/ns/1.0}"
ALL_LABELS = set(Label) - {Label.BLANK}

# The DTD that trafilatura ships has all modules but that of figures and tables. These are the
# declarations of that module (TEI P5, chapter 15); of two of a parameter entity the first counts.
FIGURES = """
<!ENTITY % model.listLike "list |listOrg |listEvent |listPerson |listPlace |listRelation
  |listObject |listNym |table">
<!ENTITY % model.milestoneLike "milestone |gb |pb |lb |cb |anchor |figure">
"""
FIGURES_BELOW = """
<!ELEMENT table ((%model.headLike;|%model.global;)*,(row,(%model.global;)*)+)>
<!ATTLIST table %att.global.attributes;>
<!ELEMENT row (cell|%model.global;)+>
<!ATTLIST row %att.global.attributes; role CDATA "data">
<!ELEMENT cell %macro.specialPara;>
<!ATTLIST cell %att.global.attributes; role CDATA "data" rows CDATA "1" cols CDATA "1">
<!ELEMENT figure (%model.headLike;|%model.common;|graphic|%model.global;)*>
<!ATTLIST figure %att.global.attributes;>
"""


@cache
def dtd() -> etree.DTD:
    shipped = (files("trafilatura") / "data" / "tei_corpus.dtd").read_text("utf-8")
    return etree.DTD(StringIO(FIGURES + shipped + FIGURES_BELOW))


def valid(page: Page, **options: bool) -> etree._Element:
    """Return the document that a page is, after a look at whether TEI allows it."""
    root = etree.fromstring(page.to_tei(**options).encode())
    assert dtd().validate(root), str(dtd().error_log.filter_from_errors())[-1000:]
    return root


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_page_is_valid_whatever_is_kept(path: Path) -> None:
    source = path.read_bytes()
    valid(clean(source), comments=True)
    valid(clean(source, keep=ALL_LABELS), comments=True)
    valid(clean(source, keep=ALL_LABELS), links=False, images=False, tables=False)


@pytest.mark.parametrize("source", ["", "\x00\x0b\ud800", "<p>", "<ul><li></ul>"])
def test_odd_pages_are_valid(source: str) -> None:
    valid(clean(source, keep=ALL_LABELS))


PAGE = """<html lang="en"><head><title>Storm shuts the port</title>
<meta name="author" content="Ada King"><meta name="keywords" content="storm, port">
<meta property="article:published_time" content="2023-05-06T23:30:00-05:00">
<link rel="canonical" href="https://gull.example/storm"></head><body>
<h1>Storm shuts the port</h1>
<p>The storm came in from the sea, and by noon the waves were <b>over</b> the wall of the port.</p>
<h2>The boats</h2>
<p>Three boats broke loose, nobody was hurt, and <a href="/boats">all of them</a> were found.</p>
<h3>The <i>Margaret</i></h3>
<p>She was found on the third day, off the lighthouse, with her books still dry below deck.</p>
<h2>The wall</h2>
<p>The town, he said, would build the wall half a metre higher by the end of the autumn.</p>
</body></html>"""


def test_headings_open_divisions_inside_one_another() -> None:
    root = valid(clean(PAGE, input="html"))
    outer = root.find(f".//{TEI}body/{TEI}div/{TEI}div")
    inner = outer.findall(f"{TEI}div")
    assert [head.text for head in outer.iter(f"{TEI}head")][:2] == [
        "Storm shuts the port", "The boats",
    ]  # fmt: skip
    assert [len(div.findall(f"{TEI}div")) for div in inner] == [1, 0]


def test_what_is_known_of_the_page_is_in_the_header() -> None:
    root = valid(clean(PAGE, input="html"))
    head = root.find(f"{TEI}teiHeader")
    assert head.find(f".//{TEI}titleStmt/{TEI}title").text == "Storm shuts the port"
    assert head.find(f".//{TEI}titleStmt/{TEI}author").text == "Ada King"
    assert head.find(f".//{TEI}date").get("when") == "2023-05-06T23:30:00-05:00"
    assert [term.text for term in head.iter(f"{TEI}term")] == ["storm", "port"]
    assert head.find(f".//{TEI}ptr").get("target") == "https://gull.example/storm"


def test_formats_and_links_are_kept_or_left_out() -> None:
    page = clean(PAGE, input="html")
    root = valid(page)
    assert [hi.get("rend") for hi in root.iter(f"{TEI}hi")] == ["bold", "italic"]
    assert [ref.get("target") for ref in root.iter(f"{TEI}ref")] == ["https://gull.example/boats"]
    assert list(valid(page, links=False).iter(f"{TEI}ref")) == []
