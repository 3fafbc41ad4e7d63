"""What the writers make of single pieces of a page."""

from __future__ import annotations

import pickle

import pytest
from click.testing import CliRunner
from pages_of_html import page_of_html

from cleaner.commands import clean as command
from cleaner.writers.addresses import safe_address
from cleaner.writers.events import events_of_fragment
from cleaner.writers.mathml import latex_of_mathml

URL = "https://example.org/a/page.html"


def markdown(html, **options):
    return page_of_html(html, url=URL).to_markdown(**options).removesuffix("\n")


def clean(html, **options):
    page = page_of_html(html, url=URL, stated_language="en")
    rows = page.to_html(**options).splitlines()
    return "".join(rows[1:-1])


MARKDOWN = [
    # headings: their level, whatever stands in them, on one line
    ("<h3>a <b>b</b><br>c</h3>", "### a b c"),
    ("<h1 data-label=body>a</h1>", "# a"),
    ("<p data-label=title>a</p>", "# a"),
    ("<p data-label=heading>a</p>", "## a"),
    ("<h4 data-label=heading>a</h4>", "#### a"),
    ("<ul><li data-label=heading>a</ul>", "- ## a"),
    ("<table><tr><td data-label=heading>a<td>b</table>", "|  |  |\n| --- | --- |\n| a | b |"),
    ("<h2 data-label=byline>By Ada</h2>", "*By Ada*"),
    ("<h2>a</h2><h2 data-label=nav>b</h2>", "## a"),
    # paragraphs, breaks, wrappers
    ("<div><div>a</div>b<span>c</span></div>", "a\n\nbc"),
    ("a<br>b", "a  \nb"),
    ("a<br> <br>b", "a\n\nb"),
    ("a<br><div data-label=nav>b</div>c", "a\n\nc"),
    ("<p>a</p><hr><hr><p>b</p><hr>", "a\n\n---\n\nb"),
    ("<p>a</p><hr><p data-label=nav>b</p><p>c</p>", "a\n\nc"),
    ("<x-word>a</x-word><x-word>b</x-word>", "a\n\nb"),
    ("<a href=/x>a</a><a href=/y>b</a>", "[a](https://example.org/x) [b](https://example.org/y)"),
    # formats
    ("<b>a</b><b>b</b>", "**ab**"),
    ("a<b> b </b>c", "a **b** c"),
    ("<b><strong>a</strong></b>", "**a**"),
    ("<i>a</i>b", "*a*b"),
    ("a<i>(b)</i>", "a<em>(b)</em>"),
    ("a <i>(b)</i>", "a *(b)*"),
    ("<i>a.</i>b", "<em>a.</em>b"),
    ("<i>a</i><b>b</b>", "*a*<strong>b</strong>"),
    ("<i>a<b>b</b></i>", "*a**b***"),
    ("<s>a</s>", "~~a~~"),
    ("<b>a<p>b</p></b>", "**a**\n\n**b**"),
    ("<code>a<b>b</b></code>", "`ab`"),
    ("<code>a</code><kbd>b</kbd>", "`ab`"),
    ("<code>`a`</code>", "`` `a` ``"),
    # links
    ("<a href='?q=a b'>c</a>", "[c](https://example.org/a/page.html?q=a%20b)"),
    ("<a href=#top>c</a>", "c"),
    ("<a href=/x> <img src=a.png></a>b", "b"),
    ("<a href=https://e.example/>https://e.example/</a>", "<https://e.example/>"),
    ("<a href='/x?a=1&amp;copy;'>c</a>", "[c](https://example.org/x?a=1&amp;copy;)"),
    ("<a name=x>c</a>", "c"),
    ("so!<a href=/x>c</a>", "so\\![c](https://example.org/x)"),
    ("<a href=mailto:a@e.example>c</a>", "[c](mailto:a@e.example)"),
    # lists
    ("<ul><li>a<li><p>b</p></ul>", "- a\n- b"),
    ("<ul><li>a<p>b</p><li>c</ul>", "- a\n\n  b\n\n- c"),
    ("<ul><li>a</ul><ul><li>b</ul><ol><li>c</ol>", "- a\n\n* b\n\n1. c"),
    ("<ol start=9><li>a<li>b<ul><li>c</ul></ol>", "9. a\n10. b\n    - c"),
    ("<ol start=-2><li>a</ol>", "0. a"),
    ("<ol start=99999999999><li>a</ol>", "1. a"),
    ("<ol><li data-label=nav>a<li>b</ol>", "2. b"),
    ("<ul><li>a<ol start=3><li>b</ol></ul>", "- a\n\n  3. b"),
    ("<ul><ul><li>a</ul></ul>", "- - a"),
    ("<ul><li>a</li><ul><li>b</ul></ul>", "- a\n  - b"),
    ("<li>a</li>", "a"),
    ("<ul>a<li>b</ul>", "- a\n- b"),
    # quotations
    ("<blockquote>a<pre>b\n\nc</pre></blockquote>", "> a\n>\n> ```\n> b\n>\n> c\n> ```"),
    # code
    ("<pre>\n\n  a\n\n</pre>", "```\n  a\n```"),
    ("<pre>a\n```</pre>", "````\na\n```\n````"),
    ("<pre><code class=lang-py>a</code></pre>", "```py\na\n```"),
    ("<body class=lang-en><pre>a</pre>", "```\na\n```"),
    ("<pre>a\n<b>b</b>  c</pre>", "```\na\nb  c\n```"),
    # definitions
    ("<dl><dt>a<dd>b<dd>c<dt>d</dl>", "a\n: b\n: c\n\nd"),
    ("<dl><dt>a<dt>b<dd><pre>c</pre></dl>", "a, b\n\n```\nc\n```"),
    # tables
    ("<table><tr><td>a</table>", "a"),
    ("<table><tr><th>a<th>b<tr><td>c</table>", "| a | b |\n| --- | --- |\n| c |"),
    ("<table><tr><th>a<tr><td>c<td>d</table>", "| a |  |\n| --- | --- |\n| c | d |"),
    (
        "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>",
        "|  |  |\n| --- | --- |\n| a | b |\n|  | c |",
    ),
    (
        "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d</table>",
        "|  |  |  |\n| --- | --- | --- |\n| a |  | b |\n| c | d |",
    ),
    (
        "<table><tr><td>a<td><pre>b\n  c|d</pre><tr><td>e<td>f</table>",
        "|  |  |\n| --- | --- |\n| a | `b`<br>`c\\|d` |\n| e | f |",
    ),
    (
        "<table><caption>t</caption><tr><th>a<th>b<tr><td>c<td>d</table>",
        "*t*\n\n| a | b |\n| --- | --- |\n| c | d |",
    ),
    (
        "<table><caption><h2>t</h2></caption><tr><th>a<th>b<tr><td>c<td>d</table>",
        "## t\n\n| a | b |\n| --- | --- |\n| c | d |",
    ),
    # formulas
    ("<math><mi>x</mi></math>", "$x$"),
    ("a<script type='math/tex'>x</script>", "a$x$"),
    ("<p data-label=nav>a <math><mi>x</mi></math></p>", ""),
    ("<span class=math>a</span>", "a"),
    ("c<script type='math/tex'>a<b</script>", "c$a\\lt b$"),
    ("<math alttext='x | y'><mi>x</math><table><tr><td>a<td><math alttext='b|c'><mi>x</table>",
     "$x | y$\n\n|  |  |\n| --- | --- |\n| a | $b\\vert c$ |"),
    # what stands in no line
    ("<script>a</script><style>b</style><template>c</template><svg><text>d</text></svg>e", "e"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), MARKDOWN, ids=[html for html, _ in MARKDOWN])
def test_markdown(html, expected):
    assert markdown(html) == expected


IMAGES = [
    ("<p>a</p><img src=i.png><p>b</p>", True),
    ("<p>a</p><img src=i.png><p data-label=nav>b</p>", False),
    ("<p data-label=nav>a</p><img src=i.png><p>b</p>", False),
    ("<p>a</p><img src=i.png>", False),
    ("<p>a <img src=i.png></p><p data-label=nav>b</p>", True),
    ("<figure><img src=i.png><figcaption>a</figcaption></figure>", True),
    ("<figure><img src=i.png><figcaption data-label=ui>a</figcaption></figure>", False),
    ("<p>a <img src=i.png width=1 height=1></p>", False),
    ("<p>a <img src=i.png width=4 height=4></p>", True),
    ("<p>a <img src=data:,x></p>", False),
    ("<p>a <img src=data:,x data-src=i.png></p>", True),
    ("<p>a <img srcset='i.png 1x, k.png 2x'></p>", True),
    ("<p>a <img src=tel:1></p>", False),
    ("<p>a <img></p>", False),
]


@pytest.mark.parametrize(("html", "is_kept"), IMAGES)
def test_an_image_stays_where_the_text_around_it_does(html, is_kept):
    assert ("https://example.org/a/i.png" in clean(html)) is is_kept


def test_an_image_comes_once_with_its_caption():
    html = (
        "<p>a</p><img src=i.png alt='b  c'><noscript><img src=i.png></noscript>"
        "<div data-label=caption>d</div>"
    )
    assert clean(html) == (
        '<p>a</p><figure><img src="https://example.org/a/i.png" alt="b c">'
        "<figcaption>d</figcaption></figure>"
    )
    assert markdown(html, images=True) == "a\n\n![b c](https://example.org/a/i.png)\n\n*d*"


def test_links_and_images_are_options():
    html = "<p><a href=/x>a</a> <img src=i.png alt=b></p>"
    link, image = "[a](https://example.org/x)", "![b](https://example.org/a/i.png)"
    assert markdown(html) == link
    assert markdown(html, images=True) == f"{link} {image}"
    assert markdown(html, links=False) == "a"
    assert markdown(html, links=False, images=True) == f"a {image}"
    assert clean(html, links=False, images=False) == "<p>a</p>"
    assert "href" in clean(html)
    assert "src" in clean(html)


@pytest.mark.parametrize(
    ("options", "has_link", "has_image"),
    [
        (["--markdown"], True, False),
        (["--markdown", "--no-links", "--images"], False, True),
        (["--html"], True, True),
        (["--html", "--no-links", "--no-images"], False, False),
    ],
)
def test_the_command_line_has_the_same_options(monkeypatch, options, has_link, has_image):
    page = page_of_html("<p><a href=/x>a</a> <img src=i.png alt=b></p>", stated_language="en")
    monkeypatch.setattr(command, "_cleaned", lambda content, settings: page)
    result = CliRunner().invoke(command.main, options, input="anything")
    assert (result.exit_code, "/x" in result.stdout, "i.png" in result.stdout) == (
        0,
        has_link,
        has_image,
    )


HTML = [
    ("<table><tr><th>a<th>b<tr><td>c<td>d</table>",
     "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
     "<tbody><tr><td>c</td><td>d</td></tr></tbody></table>"),
    ("<table><caption>t</caption><thead><tr><td>a<td>b</thead><tr><td>c<td>d</table>",
     "<table><caption>t</caption><thead><tr><td>a</td><td>b</td></tr></thead>"
     "<tbody><tr><td>c</td><td>d</td></tr></tbody></table>"),
    ("<ol><li>a<li value=5>b<li>c</ol>", '<ol><li>a</li><li value="5">b</li><li>c</li></ol>'),
    ("<ol><li data-label=nav>a<li>b</ol>", '<ol start="2"><li>b</li></ol>'),
    ("<p class=x id=y style=z>a", "<p>a</p>"),
    ("<math><mi>x</mi><mo>&lt;</mo><mi>y</mi></math>",
     '<p><span class="math inline">\\(x&lt;y\\)</span></p>'),
    ("<a href='/x?a&amp;b'>c</a>", '<p><a href="https://example.org/x?a&amp;b">c</a></p>'),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), HTML)
def test_html(html, expected):
    assert clean(html) == expected


def test_nothing_kept_is_nothing_written():
    page = page_of_html("<p data-label=nav>a</p>", stated_language="en")
    assert page.to_markdown() == ""
    assert page.to_html() == '<article lang="en">\n</article>\n'


def test_addresses_stay_relative_where_the_page_has_none():
    page = page_of_html("<a href=/x>a</a> <a href='//e.example'>b</a>")
    assert page.to_markdown() == "[a](/x) [b](//e.example)\n"


def test_a_page_that_was_sent_elsewhere_can_be_written():
    page = page_of_html("<p>a <b>b</b></p>")
    assert pickle.loads(pickle.dumps(page)).to_markdown() == "a **b**\n"


ADDRESSES = [
    ("http://e.example/ü", "http://e.example/ü"),
    ("HTTPS://e.example", "https://e.example"),
    ("x:y", ""),
    ("a/x:y", "https://example.org/a/a/x:y"),
    ("?x:y", "https://example.org/a/page.html?x:y"),
    ("\x01javascript:x", ""),
    ("java\tscript:x", ""),
    ("\u2003javascript:x", ""),
    ("http://[", ""),
    ("  ", ""),
    ("/" + "a" * 3000, "https://example.org/" + "a" * 3000),
    ("/" + "a" * 5000, ""),
    ('/"<>`', "https://example.org/%22%3C%3E%60"),
    ("/\u202egnp.x", "https://example.org/%E2%80%AEgnp.x"),
    ("/\ud800", "https://example.org/%3F"),
]


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_addresses(address, expected):
    assert safe_address(address, URL) == expected


MATHML = [
    ("<mi>sin</mi><mo>\u2061</mo><mi>x</mi>", r"\sin x"),
    ("<mfrac><mn>1</mn><mi>α</mi></mfrac>", r"\frac{1}{\alpha}"),
    ("<msup><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></msup>", "{ab}^{2}"),
    ("<msup><msub><mi>a</mi><mi>i</mi></msub><mn>2</mn></msup>", "{a_{i}}^{2}"),
    ("<msubsup><mi>a</mi><mi>i</mi><mn>2</mn></msubsup>", "a_{i}^{2}"),
    ("<munder><mi>lim</mi><mi>n</mi></munder>", r"\lim_{n}"),
    ("<mover><mi>x</mi><mo>→</mo></mover>", r"\vec{x}"),
    ("<mover><mi>x</mi><mi>y</mi></mover>", r"\overset{y}{x}"),
    ("<munder><mi>x</mi><mi>y</mi></munder>", r"\underset{y}{x}"),
    ("<mroot><mi>x</mi><mn>3</mn></mroot>", r"\sqrt[3]{x}"),
    ("<mtext>if 5% {x}</mtext>", r"\text{if 5\% \{x\}}"),
    ("<mi mathvariant=double-struck>R</mi>", r"\mathbb{R}"),
    ("<mi>rank</mi>", r"\mathrm{rank}"),
    ("<mfenced open='['><mi>a</mi><mi>b</mi></mfenced>", r"\left[a,b\right)"),
    ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>",
     r"\begin{matrix}a & b\end{matrix}"),
    ("<mphantom><mi>x</mi></mphantom>", ""),
    ("<mfrac></mfrac><msup><mi>x</mi></msup>", r"\frac{}{}x^{}"),
    ("<m:mi>x</m:mi>", "x"),
    ("<maction><mi>x</mi><mi>y</mi></maction>", "xy"),
]  # fmt: skip


@pytest.mark.parametrize(("mathml", "expected"), MATHML)
def test_mathml(mathml, expected):
    assert latex_of_mathml(events_of_fragment(f"<math>{mathml}</math>")) == expected
