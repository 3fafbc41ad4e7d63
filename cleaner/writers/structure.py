"""From a page's tree, and what was decided about each text in it, to the blocks of the article.

What was dropped is gone; of what was kept, only what a reader would miss is left:
headings, paragraphs, lists, tables, quotations, code, captions, links, emphasis,
formulas. Wrappers vanish, empty boxes too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cleaner.document.labels import KEPT, Label
from cleaner.writers.addresses import safe_address
from cleaner.writers.code_language import code_language
from cleaner.writers.draft import Draft
from cleaner.writers.elements import (
    BLOCKS,
    BOXES,
    CODE,
    FORMATS,
    SKIPPED,
    VERBATIM,
)
from cleaner.writers.events import End, Event, Start, Text
from cleaner.writers.maths import Formula, begins_formula, formula_of
from cleaner.writers.notes import with_notes
from cleaner.writers.pictures import is_pixel, picture_address
from cleaner.writers.spans import is_blank
from cleaner.writers.tree import HEADINGS, Box, Format, Kind, Leaf, Span
from cleaner.writers.trim import trimmed

_LEAF_OF_LABEL = {Label.TITLE: "h1", Label.CAPTION: "figcaption"}
_ABOVE_TEXT = frozenset({Label.STANDFIRST, Label.BYLINE})
"""Lines that are no heading, even in the element of one."""
_PLAIN_PLACES = frozenset({"article", "blockquote", "li"})
"""Where a line that is labelled a heading becomes one, whatever its element."""
_DEFAULT_HEADING = "h2"
_GOES_ON = frozenset({Kind.BREAK, Kind.MATH, Kind.DISPLAY_MATH})
"""Behind these another line goes on with the paragraph."""


class _State(NamedTuple):
    """What an open element changes for what is in it."""

    boxes: int
    """How many boxes are open in it."""
    formats: int
    """How many formats are open in it."""
    leaf: str = "p"
    """What a paragraph in it is."""
    verbatim: bool = False
    languages: tuple[str, ...] = ()
    """The programming languages that it and the elements around it name, "" for none."""
    is_head: bool = False


def article_of(
    events: Iterable[Event],
    base: str | None = None,
    *,
    links: bool = True,
    images: bool = True,
    is_clean: bool = False,
) -> Box:
    """Return the article that the kept texts of a page make.

    Args:
        events: the tree of the page, each text with its label.
        base: the address of the page, which relative ones start from.
        links: whether to keep links.
        images: whether to keep images.
        is_clean: the page was made by the writers: nothing but what is kept stands in it.
    """
    builder = _Builder(base or "", links, images, is_clean)
    for event in events:
        builder.take(event)
    builder.finish()
    return trimmed(with_notes(trimmed(builder.draft.article), builder.draft.places))


class _Builder:
    """Takes the events of a tree, one after the other, and grows the article."""

    def __init__(self, base: str, links: bool, images: bool, is_clean: bool) -> None:
        self.base = base
        self.links = links
        self.images = images
        self.is_clean = is_clean
        self.draft = Draft(is_clean)
        self.formats: list[Format] = []
        self.states = [_State(1, 0)]
        self.last_picture = ""
        """The image that no text follows yet: pages hold it again for browsers without scripts."""
        self.skipped = 0
        """How many elements are open of a part that nobody reads."""
        self.formula: list[Event] = []
        """The events of a formula that has begun."""
        self.formula_depth = 0

    def take(self, event: Event) -> None:
        """Take the next event."""
        if self.formula:
            self._take_formula(event)
        elif isinstance(event, Text):
            if not self.skipped:
                self._text(event)
        elif isinstance(event, End):
            if self.skipped:
                self.skipped -= 1
            else:
                self._end(event.tag)
        elif self.skipped:
            self.skipped += 1
        elif begins_formula(event):
            self.formula, self.formula_depth = [event], 1
        elif event.tag in SKIPPED:
            self.skipped = 1
        else:
            self._start(event)

    def finish(self) -> None:
        """Close what is open, and decide about images that nothing follows."""
        self.draft.close_leaf()
        self.draft.settle(self.is_clean)

    # --- elements

    def _start(self, event: Start) -> None:
        tag, attributes = event
        state = self.states[-1]
        leaf, verbatim, is_head = state.leaf, state.verbatim, state.is_head
        if verbatim:
            self._in_verbatim(tag)
        elif tag in BLOCKS:
            self.draft.close_boxes(state.boxes)
            is_head = tag == "thead" or (is_head and tag == "tr")
            if tag in BOXES:
                leaf = "p"
                self.draft.open_box(BOXES[tag], attributes, is_head)
            elif tag in HEADINGS or tag == "figcaption":
                leaf = tag
            elif tag in VERBATIM:
                leaf, verbatim = "pre", True
            elif tag == "hr":
                self.draft.add_rule()
            self.draft.note_id(attributes)
        else:
            self.draft.note_id(attributes)
            self._inline(tag, attributes)
        languages = (*state.languages[-3:], code_language(tag, attributes))
        boxes, formats = len(self.draft.boxes), len(self.formats)
        self.states.append(_State(boxes, formats, leaf, verbatim, languages, is_head))

    def _end(self, tag: str) -> None:
        if len(self.states) == 1:
            return
        self.states.pop()
        around = self.states[-1]
        if around.verbatim:
            self._in_verbatim(tag if tag in BLOCKS else "")
            return
        if tag in BLOCKS:
            self.draft.close_boxes(around.boxes)
        del self.formats[around.formats :]

    def _inline(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            if self.draft.leaf:
                self.draft.leaf.spans.append(Span("", kind=Kind.BREAK))
        elif tag == "img":
            self._image(attributes)
        elif tag == "base":
            self.base = safe_address(attributes.get("href", ""), self.base) or self.base
        elif tag in FORMATS:
            self._open_format(FORMATS[tag], attributes)

    def _open_format(self, tag: str, attributes: Mapping[str, str]) -> None:
        names = {form.tag for form in self.formats}
        if tag in names or names & CODE:
            return
        if tag != "a":
            self.formats.append(Format(tag))
            return
        target = attributes.get("href", "").strip()
        is_inner = target.startswith("#")
        address = target if is_inner else safe_address(target, self.base)
        if address and (is_inner or self.links):
            self.formats.append(Format("a", address))

    def _in_verbatim(self, tag: str) -> None:
        """End the line of code where the page shows an end: at ``br``, around blocks."""
        spans = self.draft.leaf.spans if self.draft.leaf else []
        if spans and (tag == "br" or (tag in BLOCKS and not spans[-1].text.endswith("\n"))):
            spans.append(Span("\n"))

    # --- what stands in blocks

    def _text(self, text: Text) -> None:
        if is_blank(text.data):
            if self.draft.leaf:
                self.draft.leaf.spans.append(Span(text.data, self._formats(self.draft.leaf)))
            return
        kept = text.label in KEPT
        self.draft.settle(kept)
        self.last_picture = ""
        if kept:
            leaf = self._leaf_for(text)
            leaf.spans.append(Span(text.data, self._formats(leaf)))

    def _leaf_for(self, text: Text) -> Leaf:
        """Return the leaf that `text` goes on with, or a new one."""
        leaf, state, tag = self.draft.leaf, self.states[-1], self._leaf_tag(text.label)
        if leaf is not None and leaf.label is None and tag != "figcaption":
            leaf.label, leaf.line, leaf.tag, leaf.is_kept = text.label, text.line, tag, True
        if leaf is not None and leaf.label is text.label:
            went_on = leaf.line == text.line or state.verbatim
            if went_on or any(span.kind in _GOES_ON for span in leaf.spans[-2:]):
                leaf.line = text.line
                return leaf
        self.draft.close_leaf()
        leaf = self.draft.open_leaf(tag, text.label, text.line)
        if leaf.tag == "pre":
            leaf.language = next(filter(None, reversed(state.languages)), "")
        return leaf

    def _leaf_tag(self, label: Label | None) -> str:
        tag = self.states[-1].leaf
        if tag == "pre":
            return tag
        if label in _ABOVE_TEXT:
            return "p"
        if label is Label.HEADING and tag == "p" and self.draft.box.tag in _PLAIN_PLACES:
            return _DEFAULT_HEADING
        return _LEAF_OF_LABEL.get(label, tag) if label else tag

    def _formats(self, leaf: Leaf) -> tuple[Format, ...]:
        return () if leaf.tag == "pre" else tuple(self.formats)

    def _image(self, attributes: Mapping[str, str]) -> None:
        if not self.images or is_pixel(attributes):
            return
        address = picture_address(attributes, self.base)
        if address and address != self.last_picture:
            self.last_picture = address
            alternative = " ".join(attributes.get("alt", "").split())
            self._add(Span(alternative, kind=Kind.IMAGE, target=address), None, 0)

    def _add(self, span: Span, label: Label | None, line: int) -> None:
        """Add an image or a formula; without a label it is kept if the text around it is."""
        if label is not None and self.draft.leaf is None:
            self.draft.settle(True)
        leaf = self.draft.leaf
        if leaf is None:
            leaf = self.draft.open_leaf(self.states[-1].leaf, label, line if label else None)
            if label is None:
                self.draft.doubt(leaf)
        last = leaf.spans[-1] if leaf.spans else None
        if last and last.is_provisional and span.kind is not Kind.IMAGE:
            leaf.spans.pop()
        leaf.spans.append(span._replace(formats=self._formats(leaf)))

    def _take_formula(self, event: Event) -> None:
        """Collect the events of a formula; when it ends, add it, or read them as anything else."""
        self.formula.append(event)
        if isinstance(event, Start):
            self.formula_depth += 1
        elif isinstance(event, End):
            self.formula_depth -= 1
        if self.formula_depth:
            return
        events, self.formula = self.formula, []
        formula = formula_of(events)
        if formula is None:
            self._take_as_text(events)
        elif formula.latex:
            self._add_formula(formula)

    def _take_as_text(self, events: list[Event]) -> None:
        first = events[0]
        if isinstance(first, Start) and first.tag not in SKIPPED:
            self._start(first)
            for event in events[1:-1]:
                self.take(event)
            self._end(first.tag)

    def _add_formula(self, formula: Formula) -> None:
        if formula.label is not None and formula.label not in KEPT:
            self.draft.settle(False)
            return
        if self.states[-1].verbatim:
            return
        kind = Kind.DISPLAY_MATH if formula.is_display else Kind.MATH
        span = Span(formula.latex, kind=kind, is_provisional=formula.is_provisional)
        self._add(span, formula.label, formula.line)
