r"""Kinds of markup that the web writes in many ways: code, headings, formulas, footnotes, ruby.

Each kind comes in the forms of several programs, and with what looks like it and is not.
"""

from __future__ import annotations

import pytest
from pages_of_html import page_of_html

URL = "https://example.org/a/page.html"


def markdown(html):
    return page_of_html(html, url=URL).to_markdown().removesuffix("\n")


def code(text, language=""):
    return f"```{language}\n{text}\n```"


LINES = "if x:\n    y()"
CODE = {
    "Pygments, a table": (
        "<div class=highlight><table class=highlighttable><tr><td class=linenos><div"
        " class=linenodiv>"
        "<pre><span class=normal>1</span>\n<span class=normal>2</span></pre></div></td><td"
        " class=code>"
        "<div><pre><span></span>if x:\n    y()\n</pre></div></td></tr></table></div>",
        code(LINES),
    ),
    "Pygments, in the line": (
        "<div class='highlight language-py'><pre><span class=lineno>1 </span>if x:\n"
        "<span class=lineno>2 </span>    y()\n</pre></div>",
        code(LINES, "py"),
    ),
    "Hexo": (
        "<figure class='highlight python'><table><tr><td class=gutter><pre><span"
        " class=line>1</span>"
        "<br><span class=line>2</span><br></pre></td><td class=code><pre><span class=line>if"
        " x:</span>"
        "<br><span class=line>    y()</span><br></pre></td></tr></table></figure>",
        code(LINES, "python"),
    ),
    "SyntaxHighlighter": (
        "<div class='syntaxhighlighter nogutter python'><table><tr><td class=gutter><div"
        " class=line>1"
        "</div><div class=line>2</div></td><td class=code><div class=container><div class=line>"
        "<code "
        "class='py plain'>if x:</code></div><div class=line><code class='py spaces'>&nbsp;&nbsp;"
        "&nbsp;&nbsp;</code><code class='py plain'>y()</code></div></div></td></tr></table></div>",
        code(LINES, "python"),
    ),
    "Chroma": (
        "<div class=highlight><table class=lntable><tr><td class=lntd><pre class=chroma><code>"
        "<span "
        "class=lnt>1\n</span><span class=lnt>2\n</span></code></pre></td><td class=lntd><pre "
        "class=chroma><code class=language-go data-lang=go>if x:\n    y()\n</code></pre></td></tr>"
        "</table></div>",
        code(LINES, "go"),
    ),
    "highlight.js with numbers": (
        "<pre><code class='hljs python'><table class=hljs-ln><tr><td class='hljs-ln-line "
        "hljs-ln-numbers'><div class=hljs-ln-n>1</div></td><td class=hljs-ln-code>if x:</td>"
        "</tr><tr>"
        "<td class='hljs-ln-line hljs-ln-numbers'>2</td><td class=hljs-ln-code>    y()</td></tr>"
        "</table></code></pre>",
        code(LINES),
    ),
    "React": (
        "<pre><code class=language-js><span class='linenumber"
        " react-syntax-highlighter-line-number'>1"
        "</span><span>if x:\n</span><span class=linenumber>2</span><span>    y()</span></code>"
        "</pre>",
        code(LINES, "js"),
    ),
    "Prism": (
        "<pre class='line-numbers language-c'><code>if x:\n    y()<span class=line-numbers-rows>"
        "<span>"
        "</span><span></span></span></code></pre>",
        code(LINES, "c"),
    ),
    "Blogger": (
        "<div style='font-family: &quot;Courier New&quot;, monospace'>if x:<br />\n"
        "&nbsp; &nbsp;&nbsp;y()<br /></div>",
        code(LINES),
    ),
    "code with breaks": ("<p><code>if x:<br>&nbsp;&nbsp;&nbsp;&nbsp;y()</code></p>", code(LINES)),
    "a poem in the type of a typewriter": (
        "<div style='font-family: courier'>Rain<br>and wind</div>",
        "Rain  \nand wind",
    ),
    "code in a sentence": ("<p>So <code>a<br>b</code> is.</p>", "So `a b` is."),
    "a gutter of words": ("<div class=gutter>5 boats</div>", "5 boats"),
    "lines without numbers": ("<pre><span class=line>1</span>\n<span>2</span></pre>", code("1\n2")),
}
HEADINGS = {
    "Sphinx": ("<h2>Tea<a class=headerlink href=#tea title='Permalink'>¶</a></h2>", "## Tea"),
    "Sphinx, a term": (
        "<dl><dt>tea()<a class=headerlink href=#t>#</a><dd>Makes it.</dl>",
        "tea()\n: Makes it.",
    ),
    "Docusaurus": ("<h2>Tea<a class=hash-link href=#tea>\u200b</a></h2>", "## Tea"),
    "a chain": ("<h3><a href='#tea'>🔗</a> Tea</h3>", "### Tea"),
    "words, in any language": (
        "<h3>Tea <a class=anchor-link href=#tea>Link zu diesem Abschnitt</a></h3>",
        "### Tea",
    ),
    "MediaWiki": (
        "<h2>Tea<span class=mw-editsection>[<a href='/w?action=edit'>Bearbeiten</a>]</span></h2>",
        "## Tea",
    ),
    "the heading itself": ("<h2><a class=anchor href=#tea>Tea</a></h2>", "## Tea"),
    "a sign and nothing else": ("<h2><a href=#sharp>#</a></h2>", "## \\#"),
    "a link that leads away": (
        "<h2>Tea <a href=/more>more</a></h2>",
        "## Tea [more](https://example.org/more)",
    ),
    "in a paragraph": ("<p>Tea <a href=#tea>¶</a></p>", "Tea ¶"),
}
MATHJAX = "<script src=https://cdn.example/MathJax.js></script>"
FORMULAS = {
    "MathJax 3": (
        "<p>a <mjx-container><svg></svg><mjx-assistive-mml><math><mi>x</mi></math>"
        "</mjx-assistive-mml></mjx-container></p>",
        "a $x$",
    ),
    "MathJax 4, on its own line, which was dropped": (
        "<p>a</p><mjx-container display=true data-label=ui><math display=block><mi>x</mi></math>"
        "</mjx-container><p>b</p>",
        "a\n\n$$x$$\n\nb",
    ),
    "codecogs": ("<p>a <img"
    " src='https://latex.codecogs.com/gif.latex?%5Cdpi%7B120%7D%5Clarge%20x%5E2'>",
                 "a $x^2$"),
    "mathtex": ("<p>a <img src='/cgi-bin/mathtex.cgi?\\frac{1}{2}'>", "a $\\frac{1}{2}$"),
    "WordPress": ("<p>a <img src='https://s0.wp.com/latex.php?latex=x%2By&bg=fff'>", "a $x+y$"),
    "KaTeX that only shows": ("<p>a <span class=katex><span class=katex-html>x</span></span>", "a"
    " x"),
    "in the text": (f"{MATHJAX}<p>a \\(x\\) and \\[y\\] and $$z$$", "a $x$ and $$y$$ and $$z$$"),
    "in the text, and nothing shows them": ("<p>a \\(x\\)", "a \\\\(x\\\\)"),
    "in code": (f"{MATHJAX}<p><code>\\(x\\)</code>", "`\\(x\\)`"),
    "in code lines": (f"{MATHJAX}<pre>$$x$$</pre>", code("$$x$$")),
    "a picture with a query": ("<p>a <img src='/a.png?latex=x'>", "a"),
}  # fmt: skip
NOTES = {
    "Word": (
        "<p>So<a href=#_ftn1 name=_ftnref1><span>[1]</span></a>.</p><div id=ftn1><p>"
        "<a href=#_ftnref1 name=_ftn1>[1]</a> It was said.</p></div>",
        "So[^1].\n\n[^1]: It was said.",
    ),
    "Google Docs": (
        "<p>So<sup><a href=#ftnt1 id=ftnt_ref1>[1]</a></sup>.</p><hr><div><p><a href=#ftnt_ref1 "
        "id=ftnt1>[1]</a><span> It was said.</span></p></div>",
        "So[^1].\n\n---\n\n[^1]: It was said.",
    ),
    "Substack": (
        "<p>So<a class=footnote-anchor id=footnote-anchor-1 href=#footnote-1>1</a>.</p>"
        "<div class=footnote><a id=footnote-1 href=#footnote-anchor-1>1</a>"
        "<div class=footnote-content><p>It was said.</p></div></div>",
        "So[^1].\n\n[^1]: It was said.",
    ),
    "Texinfo": (
        "<p>So<a id=DOCF1 href=#FOOT1><sup>1</sup></a>.</p><h4>Notes</h4><h5><a id=FOOT1 "
        "href=#DOCF1>(1)</a></h5><p>It was said.</p>",
        "So[^1].\n\n#### Notes\n\n[^1]: It was said.",
    ),
    "a table of contents": (
        "<p><a href=#s id=t>1</a> Tea</p><h2><a href=#t id=s>1</a> Tea</h2><p>Words.</p>",
        "1 Tea\n\n## 1 Tea\n\nWords.",
    ),
    "an address, which could become a link": (
        "<p>So<a href=#n id=r>1</a>.</p><p><a href=#r id=n>1</a> javascript:alert</p>",
        "So1.\n\n1 javascript:alert",
    ),
    "an address below its number": (
        "<p>So<a href=#n id=r>1</a>.</p><h5><a href=#r id=n>1</a></h5><p>javascript:alert</p>",
        "So1.\n\n##### 1\n\njavascript:alert",
    ),
}
GAPPED = "if x:\n\n    y()"
"""Code of which a line is empty."""
CODE |= {
    "an item for each line": (
        "<pre class=linenums><ol><li class=L0>if x:</li><li class=L1><i></i></li>"
        "<li class=L2>    y()</li></ol></pre>",
        code(GAPPED),
    ),
    "an element for each line, by its style": (
        "<pre data-language=py><code style='display:block'><span style='display:block'>if x:</span>"
        "<span style='display: block'></span><span style='display:block'>    <i>y()</i></span>"
        "</code></pre>",
        code(GAPPED, "py"),
    ),
    "an element for each word, by its style": (
        "<pre><span style='display:inline-block'>if</span> x:\n\n    y()</pre>",
        code(GAPPED),
    ),
    "a row and a pre for each line": (
        "<table><tr><td class=ln>1</td><td><pre>if x:</pre></td></tr><tr><td class=ln>2</td><td>"
        "<pre></pre></td></tr><tr><td class=ln>3</td><td><pre>    y()</pre></td></tr></table>",
        code(GAPPED),
    ),
    "a row for each block": (
        f"<table><tr><td><pre>{LINES}</pre></td></tr><tr><td><pre>{LINES}</pre></td></tr></table>",
        f"{code(LINES)}\n\n{code(LINES)}",
    ),
    "a space in an empty line": (
        "<div class=crayon-syntax><div>if x:</div><div>&nbsp;</div><div>&nbsp;&nbsp;&nbsp;&nbsp;y()"
        "</div></div>",
        code(GAPPED),
    ),
}
NOTES |= {
    "docutils, a table for each": (
        "<p>It rained<a href=#n1 id=r1>[1]</a> and blew<a href=#n2 id=r2>[2]</a>.</p>"
        "<table id=n1><tr><td><a href=#r1>[1]</a></td><td>For days.</td></tr></table>"
        "<table id=n2><tr><td><a href=#r2>[2]</a></td><td>All night long.</td></tr></table>",
        "It rained[^1] and blew[^2].\n\n[^1]: For days.\n\n[^2]: All night long.",
    ),
    "Google Docs": (
        "<p>It rained<sup><a href=#f1 id=r1>[1]</a></sup>.</p><div><p><a href=#r1 id=f1>[1]</a>"
        "<span>&nbsp;For days.</span></p></div>",
        "It rained[^1].\n\n[^1]: For days.",
    ),
}
FORMULAS |= {
    "single dollars, where the page says so": (
        "<script>MathJax={tex:{inlineMath:[['$','$'],['\\\\(','\\\\)']]}}</script>"
        f"{MATHJAX}<p>For $5 and $7 the $n_1$ teeth.",
        "For \\$5 and \\$7 the $n_1$ teeth.",
    ),
    "single dollars, where it does not": (f"{MATHJAX}<p>It was $n_1$.", "It was \\$n_1\\$."),
}
RUBY = {
    "a reading": ("<ruby>船<rt>ふね</rt></ruby>が", "船(ふね)が"),
    "parentheses of the page": (
        "<ruby>港<rp>（</rp><rt>みなと</rt><rp>）</rp></ruby>",
        "港（みなと）",
    ),
    "sign by sign": ("<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>", "東(とう)京(きょう)"),
    "one word with, one without": (
        "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby> <ruby>c<rt>d</rt></ruby>",
        "a(b) c(d)",
    ),
}
EMPHASIS = {
    "two, one beside the other": ("<em>a b</em> <em>c</em>", "*a b* *c*"),
    "one in a button": ("<em>a</em> <span><button><em>b</em></button></span> c", "*a* *b* c"),
    "one that is parted by nothing": ("<b>a </b><b>b</b>", "**a b**"),
    "inside another": ("<b><i>a</i> <i>b</i></b>", "***a* *b***"),
}
CASES = {
    f"{kind}: {name}": case
    for kind, cases in {
        "code": CODE, "heading": HEADINGS, "formula": FORMULAS, "note": NOTES, "ruby": RUBY,
        "emphasis": EMPHASIS,
    }.items()
    for name, case in cases.items()
}  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES)
def test_a_kind_of_markup(html, expected):
    assert markdown(html) == expected


N = 20_000
WIDE = {
    "cells, one a row": "<table>" + "<tr><td>x" * N,
    "cells in one row": "<table><tr>" + "<td>x" * N,
    "notes": "".join(f"<p>a<a href=#n{i} id=r{i}>{i % 99}</a>" for i in range(N // 4))
    + "".join(f"<p><a href=#r{i} id=n{i}>{i % 99}</a> so it was" for i in range(N // 4)),
    "gutters": "<div class=gutter>" * 400 + "<i class=gutter>1</i> a" * N,
    "code": "<p>a " + "<code>b<br>c</code><br>" * N,
    "headings": "<h2>a<a href=#a>#</a></h2>" * (N // 2),
    "links in one heading": "<h2>a" + "<a href=#a>#</a>" * N,
    "formulas": MATHJAX + "<p>" + "\\(x\\) " * N,
    "delimiters that never close": MATHJAX + "<p>" + "\\( $$ \\[ " * N,
    "formulas in each other": "<math>" * N,
    "blank lines of code": "<pre>" + "\n" * N + "x",
}


@pytest.mark.cpu_seconds(20)
@pytest.mark.parametrize("name", WIDE)
def test_a_wide_page_is_written_in_time(name):
    page = page_of_html(WIDE[name])
    assert page.to_markdown() is not None
