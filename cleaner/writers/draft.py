"""The article while it is written: the boxes that are open, the leaf that texts go into.

Boxes nest as HTML lets them: what stands in a list or a table just so gets the item or the cell
around it that it needs. Nesting is cut at `MAX_DEPTH`, so that whoever walks the result may use
recursion.
"""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.document.labels import Label
from cleaner.writers.code_blocks import is_shown_as_block
from cleaner.writers.elements import BLOCKS, HOLDERS, PARENTS, whole_number
from cleaner.writers.spans import paragraphs_of, tidied
from cleaner.writers.tree import HEADINGS, LISTS, Box, Leaf, Span

MAX_DEPTH = 24
"""Boxes inside one another; deeper ones only break the text. Real pages have fewer than ten."""
MAX_SPAN = 100
"""Columns or rows that a cell may take up; pages that ask for more are broken or hostile."""
_MAX_ID_CHARS = 200


class Draft:
    """An article that grows at its end."""

    article: Box
    boxes: list[Box]
    """Those that are open, each in the one before."""
    leaf: Leaf | None
    """What the next text goes on with."""
    places: dict[str, Box | Leaf]
    """Where each id of the page stands; for footnotes."""
    was_kept: bool
    """Whether the last text was."""
    ids: list[str]
    """Ids of elements whose text has not begun yet."""
    item_start: int
    """How many pieces the block of code had when its last item of a list began."""
    doubtful: list[tuple[Leaf, bool]]
    """Images and rules between texts, and whether the text before them was kept."""

    def __init__(self, is_kept: bool) -> None:
        """Begin an empty article; `is_kept` says whether all of it is."""
        self.article = Box("article")
        self.boxes = [self.article]
        self.leaf = None
        self.places = {}
        self.was_kept = is_kept
        self.ids = []
        self.item_start = -1
        self.doubtful = []

    def box(self) -> Box:
        """Return the innermost box that is open."""
        return self.boxes[len(self.boxes) - 1]

    # --- boxes

    def open_box(self, tag: str, attributes: Mapping[str, str], is_head: bool) -> None:
        """Open a box in the innermost one, unless it cannot stand there."""
        parents = PARENTS.get(tag)
        if len(self.boxes) >= MAX_DEPTH or (parents and self.box().tag not in parents):
            return
        if not parents:
            self._hold(tag)
        box = Box(tag)
        box.is_head = is_head
        if tag == "li":
            box.number = self._item_number(attributes)
        elif tag == "ol":
            box.number = whole_number(attributes.get("start"), 1)
        elif attributes and tag in {"td", "th"}:
            box.colspan = min(max(whole_number(attributes.get("colspan"), 1), 1), MAX_SPAN)
            box.rowspan = min(max(whole_number(attributes.get("rowspan"), 1), 1), MAX_SPAN)
        elif tag == "table":
            box.is_layout = attributes.get("role", "").lower() in {"presentation", "none"}
        self._push(box)

    def close_boxes(self, depth: int) -> None:
        """Close the leaf, and all boxes but the outer `depth`."""
        self.close_leaf()
        while len(self.boxes) > depth:
            self.boxes.pop()

    def _push(self, box: Box) -> None:
        self.box().children.append(box)
        self.boxes.append(box)

    def _hold(self, tag: str) -> None:
        """Open what the innermost box needs around a block that stands in it just so."""
        box = self.box()
        if tag in LISTS and box.tag in LISTS and box.children:
            last = box.children[len(box.children) - 1]
            if isinstance(last, Box):
                self.boxes.append(last)
                return
        while True:
            holder = HOLDERS.get(self.box().tag)
            if holder is None:
                return
            box = Box(holder)
            if holder == "li":
                box.number = self._item_number({})
            self._push(box)

    def _item_number(self, attributes: Mapping[str, str]) -> int | None:
        """Return the number of the next item of the innermost list, None if it is not numbered."""
        box = self.box()
        if box.tag != "ol":
            return None
        number = whole_number(attributes.get("value"), box.number or 0)
        box.number = number + 1
        return number

    # --- leaves

    def open_leaf(self, tag: str, label: Label | None = None, line: int = -1) -> Leaf:
        """Open a leaf in the innermost box, and what it needs around it."""
        if tag == "figcaption" and self.box().tag != "figure":
            self._hold("figure")
            self._push(Box("figure"))
        self._hold(tag)
        leaf = self.leaf = Leaf(tag, label=label, line=line)
        box = self.box()
        place = box if box.tag == "li" and not box.children else leaf
        if self.ids:
            for name in self.ids:
                self.places.setdefault(name, place)
            self.ids.clear()
        box.children.append(leaf)
        return leaf

    def close_leaf(self) -> None:
        """Let the next text begin another leaf; one with several paragraphs becomes as many."""
        leaf, self.leaf = self.leaf, None
        if leaf is None or leaf.tag in {"pre", "hr"}:
            return
        drop = "strong" if leaf.tag in HEADINGS else ""
        paragraphs = paragraphs_of(leaf.spans)
        leaf.spans = []
        children = self.box().children
        children.pop()
        for number, spans in enumerate(paragraphs):
            part = leaf if number == 0 else Leaf(leaf.tag, None, leaf.label, leaf.line)
            part.is_kept = leaf.is_kept
            part.spans = tidied(spans, drop)
            children.append(part)

    def leaf_around(self, tag: str, label: Label | None, line: int) -> Leaf:
        """Return the leaf that an image or a formula stands in.

        Without a label it is kept if the text around it is.
        """
        if self.leaf is not None:
            return self.leaf
        if label is not None:
            self.settle(True)
            return self.open_leaf(tag, label, line)
        leaf = self.open_leaf(tag)
        self.doubt(leaf)
        return leaf

    def begins_line(self) -> bool:
        """Whether the next text of a block of code begins a line."""
        if self.leaf is None or not self.leaf.spans:
            return True
        last: Span = self.leaf.spans[len(self.leaf.spans) - 1]
        return last.text.endswith("\n")

    def end_code_line(self, tag: str) -> None:
        """End the line of code where the page shows an end: at ``br``, around blocks."""
        if self.leaf is None or not self.leaf.spans:
            return
        spans = self.leaf.spans
        last: Span = spans[len(spans) - 1]
        if tag == "br" or (tag in BLOCKS and not last.text.endswith("\n")):
            before: Span | None = spans[len(spans) - 2] if len(spans) > 1 else None
            if not last.text.strip() and (before is None or before.text.endswith("\n")):
                last.text = last.text.rstrip(" \xa0")
            spans.append(Span("\n"))

    def begin_in_code(self, tag: str, attributes: Mapping[str, str]) -> str:
        """Begin an element in a block of code, and return its tag: ``li`` where it is a line."""
        if tag == "span" and is_shown_as_block(attributes):
            tag = "li"
        self.end_code_line(tag)
        if tag == "li" and self.leaf is not None:
            self.item_start = len(self.leaf.spans)
        return tag

    def end_in_code(self, tag: str) -> None:
        """End an element in a block of code, and the line that it is, though it be empty."""
        leaf = self.leaf
        if tag == "li" and leaf is not None and leaf.spans and self.item_start == len(leaf.spans):
            leaf.spans.append(Span("\n"))
        elif tag in BLOCKS:
            self.end_code_line(tag)

    def note_id(self, attributes: Mapping[str, str]) -> None:
        """Remember where the id of an element that begins here stands, if it has one."""
        name = attributes.get("id") or attributes.get("name") or ""
        if not name or len(name) > _MAX_ID_CHARS:
            return
        if self.leaf is not None:
            self.places.setdefault(name, self.leaf)
        elif self.box().tag == "li" and not self.box().children:
            self.places.setdefault(name, self.box())
        else:
            self.ids.append(name)

    # --- images and rules between texts

    def add_rule(self) -> None:
        """Add a rule where one can stand; whether it stays is decided with the next text."""
        if self.box().tag in {"article", "blockquote"}:
            self.doubt(self.open_leaf("hr"))
            self.leaf = None

    def doubt(self, leaf: Leaf) -> None:
        """Leave open whether `leaf`, which has no label, is kept."""
        self.doubtful.append((leaf, self.was_kept))

    def settle(self, kept: bool) -> None:
        """Decide about what stands between the last text and one that is `kept` or not."""
        if self.doubtful:
            for leaf, was_kept in self.doubtful:
                leaf.is_kept = leaf.label is not None or (was_kept and kept)
            self.doubtful.clear()
        self.was_kept = kept
