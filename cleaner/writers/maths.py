r"""Find the LaTeX of a formula, once, however many times the page holds the formula.

Pages hold a formula as MathML for programs, as a picture or as hundreds of
positioned spans for the eye, and as LaTeX for those who copy it. KaTeX, MathJax, Wikipedia
and arXiv each hide the LaTeX elsewhere. Only where none is to be found is the MathML
translated (`cleaner.writers.mathml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import regex

from cleaner.document.labels import Label
from cleaner.writers.events import Event, Start, Text, events_of_fragment
from cleaner.writers.latex import is_rendered, latex_of
from cleaner.writers.mathml import latex_of_mathml

_RENDERED = frozenset({"MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_CHTML"})
"""Classes of what MathJax 2 shows; the source follows in a script, if it was saved."""
_PREVIEW = frozenset({"MathJax_Preview", "MJX_Assistive_MathML"})
_CLASSES = _RENDERED | _PREVIEW | {"katex", "katex-display", "mwe-math-element"}
_WRITTEN_OUT = frozenset({"math", "math-container", "arithmatex"})
"""Classes of elements whose text is LaTeX between dollars or \\( and \\)."""
_SHOWN = frozenset({"katex", "katex-display"})
"""Classes of what shows a formula; without its source that is better than nothing."""
_HOLDERS = _CLASSES | _WRITTEN_OUT
_PICTURES = frozenset(
    {"latex", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display"}
)
_LATEX_ATTRIBUTES = ("data-latex", "data-tex", "alttext")
_DISPLAYED = frozenset({"katex-display", "MathJax_Display", "display"})
_DELIMITERS = (("$$", "$$", True), (r"\[", r"\]", True), (r"\(", r"\)", False), ("$", "$", False))
_COMMENT = regex.compile(r"(?<!\\)%[^\n]*+")
_STYLE = regex.compile(r"\{\s*+\\(?:displaystyle|textstyle)\b\s*+(.*)\}", regex.DOTALL)
MAX_LATEX_CHARS = 10_000
"""Longer ones are no formula."""


class Formula(NamedTuple):
    """A formula and what is known of it."""

    latex: str
    """Without dollars; "" where the page only shows it and tells it elsewhere."""
    is_display: bool = False
    """It stands on a line of its own."""
    label: Label | None = None
    """What was decided about its text; None where no line holds any of it."""
    line: int = 0
    is_provisional: bool = False
    """The source may follow."""


def begins_formula(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element holds a formula, or may do so."""
    if tag in {"math", "mjx-container"}:
        return True
    if not attributes:
        return False
    if tag == "script":
        return attributes.get("type", "").lower().startswith("math/tex")
    if tag == "img" and is_rendered(attributes.get("src", "")):
        return True
    names = attributes.get("class")
    if not names or tag in {"body", "html", "main", "article", "section"}:
        return False
    return not (_PICTURES if tag == "img" else _HOLDERS).isdisjoint(names.split())


def formula_of(events: Sequence[Event]) -> Formula | None:
    r"""Return the formula in the events of one element, None if there is none after all.

    >>> formula_of([Start("script", {"type": "math/tex"}), Text("x^2")]).latex
    'x^2'
    >>> formula_of([Start("span", {"class": "math"}), Text("Mathematics")]) is None
    True
    """
    first = events[0]
    if not isinstance(first, Start):
        return None
    classes = _classes(first)
    if classes & _PREVIEW:
        return Formula("")
    latex, is_display = _latex(events, first)
    if latex is None:
        is_elsewhere = classes & (_CLASSES - _SHOWN) or first.tag == "script"
        return Formula("") if is_elsewhere else None
    is_display = is_display or _is_displayed(events)
    label, line = _label_and_line(events)
    is_provisional = bool(classes & _RENDERED)
    return Formula(_on_one_line(latex), is_display, label, line, is_provisional)


def _classes(start: Start) -> set[str]:
    return set(start.attributes.get("class", "").split())


def _latex(events: Sequence[Event], first: Start) -> tuple[str | None, bool]:
    """Return the LaTeX, and whether its delimiters say that it stands on a line of its own."""
    if first.tag == "script":
        return _text(events), False
    if first.tag == "img" and not _classes(first) & _PICTURES:
        return latex_of(first.attributes.get("src", "")) or None, False
    stated = _annotation(events) or _attribute(events)
    if stated:
        return stated, False
    written = _between_delimiters(_text(events))
    if written is not None:
        return written
    mathml = _part(events, "math") or _from_data(first)
    return (latex_of_mathml(mathml) or None) if mathml else None, False


def _text(events: Iterable[Event]) -> str:
    return "".join([event.data for event in events if isinstance(event, Text)]).strip()


def _part(events: Sequence[Event], tag: str) -> Sequence[Event]:
    """Return the events of the first element `tag`, from its start to its end."""
    for begin, event in enumerate(events):
        if isinstance(event, Start) and event.tag == tag:
            depth = 0
            for end in range(begin, len(events)):
                if isinstance(events[end], Text):
                    continue
                depth += 1 if isinstance(events[end], Start) else -1
                if depth == 0:
                    return events[begin : end + 1]
            return events[begin:]
    return ()


def _annotation(events: Sequence[Event]) -> str:
    for begin, event in enumerate(events):
        is_tex = (
            isinstance(event, Start)
            and event.tag == "annotation"
            and "tex" in event.attributes.get("encoding", "").lower()
        )
        if is_tex:
            return _text(_part(events[begin:], "annotation"))
    return ""


def _attribute(events: Iterable[Event]) -> str:
    for event in events:
        if isinstance(event, Start) and event.attributes:
            names = ("alt",) if event.tag == "img" else _LATEX_ATTRIBUTES
            stated = next(filter(None, (event.attributes.get(name) for name in names)), "")
            if stated.strip():
                return stated
    return ""


def _between_delimiters(text: str) -> tuple[str, bool] | None:
    for opening, closing, is_display in _DELIMITERS:
        is_written = text.startswith(opening) and text.endswith(closing)
        inside = text[len(opening) : -len(closing)]
        if is_written and inside.strip() and closing not in inside.replace(r"\$", ""):
            return inside, is_display
    return None


def _from_data(first: Start) -> Sequence[Event]:
    """Return the events of the MathML that MathJax 2 leaves in an attribute."""
    return events_of_fragment(first.attributes.get("data-mathml", "")[:MAX_LATEX_CHARS])


def _is_displayed(events: Iterable[Event]) -> bool:
    return any(
        isinstance(event, Start)
        and (
            bool(_classes(event) & _DISPLAYED)
            or event.attributes.get("display", "") in {"block", "true"}
            or "mode=display" in event.attributes.get("type", "")
        )
        for event in events
    )


def _label_and_line(events: Iterable[Event]) -> tuple[Label | None, int]:
    labelled = ((e.label, e.line) for e in events if isinstance(e, Text) and e.label is not None)
    return next(labelled, (None, 0))


def _on_one_line(latex: str) -> str:
    r"""Return LaTeX without comments, line ends and the style that Wikipedia wraps it in.

    >>> _on_one_line("a % sum\n+ b"), _on_one_line(r"{\displaystyle x}")
    ('a + b', 'x')
    """
    plain = " ".join(_COMMENT.sub("", latex[:MAX_LATEX_CHARS]).split())
    styled = _STYLE.fullmatch(plain)
    if styled and _is_balanced(styled[1]):
        plain = styled[1].strip()
    written = _between_delimiters(plain)
    return written[0].strip() if written else plain


def _is_balanced(latex: str) -> bool:
    depth = 0
    for before, char in zip(" " + latex, latex, strict=False):
        if before != "\\":
            depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
