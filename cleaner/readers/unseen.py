"""The lines that are dropped for what they are in the tree, whatever they say.

Nearly all that a page holds is weighed, hidden boxes too: most of what they hold of an article is
wanted, tabs, answers, the rest of a text behind a button. Three kinds of lines are not:

* Numbers in front of lines of code, in a column of their own.
* "[edit]" that stands beside its heading.
* A box amid the paragraphs of a text that the page hides: the message that a form will show, a
  note to who edits. Of 19 such boxes on pages with a reference, one stands in it.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from cleaner.document.marks import BIT
from cleaner.document.outright import EDIT, HIDDEN, NUMBER
from cleaner.readers.beside_names import is_number, names_an_edit_link, names_numbers

if TYPE_CHECKING:
    from cleaner.document.tree import Tree
    from cleaner.readers.hiding import Hiding

MIN_PARAGRAPH_CHARS: Final = 65
"""Characters, white space left out, of a paragraph that shows that a hidden box beside it stands
amid text."""
MAX_BOX_CHARS: Final = 500
"""Characters of such a box; a longer one is a part of the text that can be shown."""
_STEPS: Final = 6
"""So many elements around a number or a mark may say what it is."""
_HIDDEN: Final = BIT["hidden"]


def look_for_unseen(texts: list[str], tree: Tree, hiding: Hiding) -> None:
    """Fill in `Tree.outright` of a tree that has just been read.

    Args:
        texts: its lines.
        tree: what they stand in.
        hiding: what the styles of the page hide.
    """
    if texts:
        look = _Look(texts, tree, hiding)
        look.at_numbers()
        look.at_edit_links()
        look.at_hidden_boxes()


class _Look:
    """The columns of a tree that are looked at."""

    def __init__(self, texts: list[str], tree: Tree, hiding: Hiding) -> None:
        """Take a page."""
        self.texts = texts
        self.different = tree.different
        self.parents = tree.parents
        self.signatures = tree.signatures
        self.marks = tree.marks
        self.blocks = tree.blocks
        self.elements = tree.elements
        self.chars = tree.visible_chars
        self.hiding = hiding
        self.unseen = tree.outright
        self.boxes = array("i", [-1]) * len(tree.parents)
        """For each element the outermost hidden one around it, or -1."""

    # --- beside code and headings

    def at_numbers(self) -> None:
        known: dict[int, bool] = {}
        for line in range(len(self.unseen)):
            text = self.texts[line]
            if text[0] <= "|" and self.chars[line] < _STEPS and is_number(text):
                gutter = self._gutter_around(line)
                if gutter < 0:
                    continue
                if gutter not in known:
                    known[gutter] = self._holds_numbers_only(gutter, line)
                if known[gutter]:
                    self.unseen[line] = NUMBER

    def _gutter_around(self, line: int) -> int:
        """Return the element around a line that is called after the numbers of code, or -1."""
        element = self.elements[line]
        for _ in range(_STEPS):
            names = self.different[self.signatures[element]][1]
            if names and names_numbers(names):
                return element
            element = self.parents[element]
        return -1

    def _holds_numbers_only(self, gutter: int, line: int) -> bool:
        if line and self._stands_in(line - 1, gutter):
            return False
        while line < len(self.unseen) and self._stands_in(line, gutter):
            if not is_number(self.texts[line]):
                return False
            line += 1
        return True

    def _stands_in(self, line: int, around: int) -> bool:
        element = self.elements[line]
        while element > around:
            element = self.parents[element]
        return element == around

    def at_edit_links(self) -> None:
        called = {
            number
            for number, (_, names) in enumerate(self.different)
            if "sec" in names and names_an_edit_link(names)
        }
        if not called:
            return
        for line in range(len(self.unseen)):
            element = self.elements[line]
            for _ in range(_STEPS):
                if self.signatures[element] in called:
                    self.unseen[line] = EDIT
                element = self.parents[element]

    # --- hidden boxes

    def at_hidden_boxes(self) -> None:
        if not self._find_hidden_boxes():
            return
        line = 0
        while line < len(self.unseen):
            first = line
            box = self.boxes[self.elements[first]]
            line += 1
            if box < 0:
                continue
            chars = self.chars[first]
            while line < len(self.unseen) and self.boxes[self.elements[line]] == box:
                chars += self.chars[line]
                line += 1
            around = self.parents[min(box, self.blocks[first])]
            is_amid_text = self._is_paragraph(first - 1, around) or self._is_paragraph(line, around)
            if chars <= MAX_BOX_CHARS and is_amid_text:
                for hidden in range(first, line):
                    self.unseen[hidden] = HIDDEN

    def _find_hidden_boxes(self) -> bool:
        """Fill in the boxes, and return whether there are any."""
        hides = [self.hiding.hides(names) for _, names in self.different]
        is_any = False
        for element in range(1, len(self.boxes)):
            box = self.boxes[self.parents[element]]
            if box < 0 and (self.marks[element] & _HIDDEN or hides[self.signatures[element]]):
                box = element
                is_any = True
            self.boxes[element] = box
        return is_any

    def _is_paragraph(self, line: int, around: int) -> bool:
        """Whether a line is a paragraph of some length that stands in the element `around`."""
        if line < 0 or line >= len(self.unseen) or self.chars[line] < MIN_PARAGRAPH_CHARS:
            return False
        block = self.blocks[line]
        return self.parents[block] == around and self.different[self.signatures[block]][0] == "p"
