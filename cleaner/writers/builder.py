"""From a page's tree, and what was decided about each text in it, to the blocks of the article.

What was dropped is gone; of what was kept, only what a reader would miss is left:
headings, paragraphs, lists, tables, quotations, code, captions, links, emphasis,
formulas. Wrappers vanish, empty boxes too.
"""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.document.labels import KEPT, Label
from cleaner.writers.addresses import safe_address
from cleaner.writers.code_language import language_around
from cleaner.writers.draft import Draft
from cleaner.writers.elements import BLOCKS, BOXES, CODE, FORMATS, SKIPPED, VERBATIM
from cleaner.writers.events import NO_ATTRIBUTES, End, Event, Start, Text
from cleaner.writers.maths import Formula, begins_formula, formula_of
from cleaner.writers.notes import with_notes
from cleaner.writers.pictures import is_pixel, picture_address
from cleaner.writers.spans import goes_on, is_blank
from cleaner.writers.state import State, leaf_of
from cleaner.writers.tree import HEADINGS, Box, Format, Kind, Leaf, Span
from cleaner.writers.trim import trimmed

MAX_READ_AGAIN = 4
"""In so many elements that look like formulas and are none, formulas are looked for."""


class Builder:
    """Takes a page, one tag or text after the other, and grows the article."""

    base: str
    links: bool
    images: bool
    is_clean: bool
    draft: Draft
    states: list[State]
    is_hollow: bool
    """The element that begins now holds no text of the article."""
    has_inner_links: bool
    """Some links lead to places of the page itself, as those to footnotes do."""
    last_picture: str
    """The image or film that no text follows yet: it comes again for browsers without scripts."""
    skipped: int
    """How many elements are open of a part that nobody reads."""
    formula: list[Event]
    """The events of a formula that has begun."""
    formula_depth: int
    read_again: int
    """How many elements are open that looked like formulas and are none."""

    def __init__(self, base: str, links: bool, images: bool, is_clean: bool = False) -> None:
        """Begin an empty article, for `structure.article_of`."""
        self.base = base
        self.links, self.images, self.is_clean = links, images, is_clean
        self.draft = Draft(is_clean)
        self.states = [State("", NO_ATTRIBUTES)]
        self.is_hollow = False
        self.has_inner_links = False
        self.last_picture = ""
        self.skipped = 0
        self.formula = []
        self.formula_depth = 0
        self.read_again = 0

    def state(self) -> State:
        """Return what the innermost open element changes."""
        return self.states[len(self.states) - 1]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if self.formula:
            self.formula.append(Start(tag, attributes))
            self.formula_depth += 1
        elif self.skipped:
            self.skipped += 1
        elif self.read_again < MAX_READ_AGAIN and begins_formula(tag, attributes):
            self.formula, self.formula_depth = [Start(tag, attributes)], 1
        elif tag in SKIPPED:
            self.skipped = 1
        else:
            self._start(tag, attributes)

    def end(self, tag: str) -> None:
        """End the innermost element, which is called `tag`."""
        if self.formula:
            self.formula.append(End(tag))
            self.formula_depth -= 1
            if not self.formula_depth:
                self._end_formula()
        elif self.skipped:
            self.skipped -= 1
        else:
            self._end(tag)

    def text(self, data: str, label: Label | None, line: int) -> None:
        """Take text, which belongs to a `line` with a `label`; None where it belongs to none."""
        if self.formula:
            self.formula.append(Text(data, label, line))
        elif not self.skipped:
            self._text(data, label, line)

    def drop(self) -> None:
        """Take words that are not part of the article."""
        self.draft.settle(False)
        self.last_picture = ""

    def drop_block(self) -> None:
        """Take a block of the page that has words, none of which are part of the article."""
        self.draft.close_boxes(self.state().boxes)
        self.drop()

    def is_code(self) -> bool:
        """Whether text is code where the builder stands."""
        state = self.state()
        return state.is_verbatim or not CODE.isdisjoint([form.tag for form in state.formats])

    def wants_all(self) -> bool:
        """Whether no block may be dropped without a look at it.

        Pictures in a figure stay where only its caption is kept.
        """
        if self.formula or self.state().is_verbatim:
            return True
        return "figure" in [box.tag for box in self.draft.boxes]

    def article(self) -> Box:
        """Close what is open, and return the article."""
        self.draft.close_leaf()
        self.draft.settle(self.is_clean)
        article = trimmed(self.draft.article)
        if not self.has_inner_links:
            return article
        return trimmed(with_notes(article, self.draft.places))

    # --- elements

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        around = self.state()
        draft = self.draft
        state = State(tag, attributes)
        state.leaf, state.is_verbatim, state.is_head = (
            around.leaf, around.is_verbatim, around.is_head,
        )  # fmt: skip
        state.formats = around.formats
        if around.is_verbatim:
            state.tag = draft.begin_in_code(tag, attributes)
        elif tag in BLOCKS:
            draft.close_boxes(around.boxes)
            self._start_block(tag, attributes, state)
            draft.note_id(attributes)
        else:
            draft.note_id(attributes)
            self._inline(tag, attributes, state)
        state.boxes = len(draft.boxes)
        self.states.append(state)

    def _start_block(self, tag: str, attributes: Mapping[str, str], state: State) -> None:
        state.is_head = tag == "thead" or (state.is_head and tag == "tr")
        if tag in BOXES:
            state.leaf = "p"
            self.draft.open_box(BOXES[tag], attributes, state.is_head)
        elif tag in HEADINGS or tag == "figcaption":
            state.leaf = tag
        elif tag in VERBATIM:
            state.leaf = "pre"
            state.is_verbatim = True
        elif tag == "hr":
            self.draft.add_rule()

    def _end(self, tag: str) -> None:
        if len(self.states) == 1:
            return
        ended = self.states.pop()
        around = self.state()
        if around.is_verbatim:
            self.draft.end_in_code(ended.tag)
        elif tag in BLOCKS:
            self.draft.close_boxes(around.boxes)

    def _inline(self, tag: str, attributes: Mapping[str, str], state: State) -> None:
        if tag == "br":
            if self.draft.leaf is not None:
                self.draft.leaf.spans.append(Span("", (), Kind.BREAK))
        elif tag == "img":
            self._image(attributes)
        elif tag == "base":
            self.base = safe_address(attributes.get("href", ""), self.base) or self.base
        elif tag in FORMATS:
            self._open_format(FORMATS[tag], attributes, state)

    def _open_format(self, tag: str, attributes: Mapping[str, str], state: State) -> None:
        for form in state.formats:
            if form.tag == tag or form.tag in CODE:
                return
        if tag != "a":
            state.formats = (*state.formats, Format(tag))
            return
        if self.is_hollow and not self.images:
            return
        target = attributes.get("href", "").strip()
        is_inner = target.startswith("#")
        address = target if is_inner else safe_address(target, self.base)
        if address and (is_inner or self.links):
            state.formats = (*state.formats, Format("a", address))
            self.has_inner_links = self.has_inner_links or is_inner

    # --- what stands in blocks

    def _text(self, data: str, label: Label | None, line: int) -> None:
        leaf = self.draft.leaf
        if is_blank(data):
            if leaf is not None:
                leaf.spans.append(Span(data, self._formats(leaf)))
            return
        if label is None or label not in KEPT:
            self.drop()
            return
        self.draft.settle(True)
        self.last_picture = ""
        leaf = self._leaf_for(label, line)
        leaf.spans.append(Span(data, self._formats(leaf)))

    def _leaf_for(self, label: Label, line: int) -> Leaf:
        """Return the leaf that text of a `line` goes on with, or a new one."""
        leaf = self.draft.leaf
        tag = leaf_of(label, self.state().leaf, self.draft.box().tag)
        if leaf is not None and leaf.label is None and tag != "figcaption":
            leaf.label, leaf.line, leaf.tag, leaf.is_kept = label, line, tag, True
        if leaf is not None and leaf.label is label:
            went_on = leaf.line == line or self.state().is_verbatim
            if went_on or goes_on(leaf.spans):
                leaf.line = line
                return leaf
        self.draft.close_leaf()
        leaf = self.draft.open_leaf(tag, label, line)
        if leaf.tag == "pre":
            leaf.language = language_around(self.states)
        return leaf

    def _formats(self, leaf: Leaf) -> tuple[Format, ...]:
        return () if leaf.tag == "pre" else self.state().formats

    def _image(self, attributes: Mapping[str, str]) -> None:
        if not self.images or is_pixel(attributes):
            return
        address = picture_address(attributes, self.base)
        if address and address != self.last_picture:
            self.last_picture = address
            words = " ".join(attributes.get("alt", "").split())
            self._add(Span(words, (), Kind.IMAGE, address), None, -1)

    def _add(self, span: Span, label: Label | None, line: int) -> None:
        leaf = self.draft.leaf_around(self.state().leaf, label, line)
        last: Span | None = leaf.spans[len(leaf.spans) - 1] if leaf.spans else None
        if last is not None and last.is_provisional and span.kind is not Kind.IMAGE:
            leaf.spans.pop()
        leaf.spans.append(span.within(self._formats(leaf)))

    def _end_formula(self) -> None:
        """Add the formula that ends here, or read its events as those of anything else."""
        events, self.formula = self.formula, []
        formula = formula_of(events)
        if formula is None:
            self._take_as_text(events)
        elif formula.latex:
            self.add_formula(formula)

    def _take_as_text(self, events: list[Event]) -> None:
        first = events[0]
        if isinstance(first, Start) and first.tag not in SKIPPED:
            self._start(first.tag, first.attributes)
            self.read_again += 1
            for event in events[1 : len(events) - 1]:
                self.take(event)
            self.read_again -= 1
            self._end(first.tag)

    def take(self, event: Event) -> None:
        """Take the next tag or text."""
        if isinstance(event, Text):
            self.text(*event)
        elif isinstance(event, End):
            self.end(event.tag)
        else:
            self.start(event.tag, event.attributes)

    def add_formula(self, formula: Formula) -> None:
        """Add a formula to what stands around it."""
        label: Label | None = formula.label
        if label is not None and label not in KEPT:
            if not formula.is_display:
                self.draft.settle(False)
                return
            label = None  # A line of signs is hard to judge; what stands around it decides.
        if self.state().is_verbatim:
            return
        kind = Kind.DISPLAY_MATH if formula.is_display else Kind.MATH
        self._add(Span(formula.latex, (), kind, "", formula.is_provisional), label, formula.line)
