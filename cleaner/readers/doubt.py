"""Whether an element that the standard calls inline, or does not know, is a part of a sentence.

Buttons, labels and elements of a site's own making stand in the middle of sentences ("tied to a
<x-source>lower risk</x-source> of cold feet"), and as often they are boxes: menus of buttons,
forms, the frame of a whole page (<app-root>). No list of tags can tell. What can:

* It is a box if it holds a block or a line break, or more than a few elements.
* It is a part of a sentence if words of the same block stand on both sides of it, and neither a
  block nor a line break nor another element in doubt comes between.
* In a paragraph, where blocks cannot stand, words on one side are enough for an element that
  the standard does not know. (A button on one side may belong to the paragraph as a whole.)

With words on one side only, everywhere, twenty times as many lines of real pages would change,
and nearly all of them wrongly: "Menu", "Close", "2 years ago" beside a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleaner.document.marks import (
    BLOCK,
    BREAK,
    IN_DOUBT,
    INLINE,
    INLINE_BY_THE_STANDARD,
    LEFT_OUT,
    READING,
)
from cleaner.readers.canonical import (
    end_of_name,
    end_of_raw,
    end_of_tag,
    is_blank,
    past_comment,
    start_of_next,
)

if TYPE_CHECKING:
    from cleaner.readers.opened import OpenElement
    from cleaner.readers.tags import Tag, Tags

MAX_ELEMENTS: Final = 30
"""So many elements are looked at, in an element in doubt and after it; so all takes no longer
than reading the page."""


class Doubt:
    """An element in doubt, and the page around it."""

    html: str
    tags: Tags
    stack: list[OpenElement]
    """The elements that it stands in, ..."""
    depth: int
    """... the innermost of them at this place of the stack."""

    def __init__(self, html: str, tags: Tags, stack: list[OpenElement]) -> None:
        """Take a page that is being read."""
        self.html = html
        self.tags = tags
        self.stack = stack
        self.depth = 0

    def is_in_sentence(self, tag: Tag, start: int, depth: int, words_before: bool) -> bool:
        """Whether the element `tag`, whose content begins at `start`, is a part of a sentence.

        It stands in the element at `depth` of the stack.
        """
        self.depth = depth
        if not words_before and not self._is_enough(tag):
            return False
        end = self.end_of_content(start)
        if end < 0:
            return False
        return (words_before and self._is_enough(tag)) or self.has_words_after(end, depth)

    def _is_enough(self, tag: Tag) -> bool:
        """Whether words on one side are enough."""
        around = self.stack[self.stack[self.depth].block]
        return around.tag.name == "p" and tag.name not in INLINE_BY_THE_STANDARD

    def end_of_content(self, position: int) -> int:
        """Return where an element ends whose content begins at `position`; -1 if it is a box."""
        html = self.html
        depth = 1
        count = 0
        while depth:
            start = start_of_next(html, position)
            if start >= len(html):
                return -1
            if html.startswith("</", start):
                depth -= 1
                position = end_of_name(html, start) + 1
            elif html.startswith(("<!", "<?"), start):
                position = past_comment(html, start)
            else:
                name_end = end_of_name(html, start + 1)
                tag = self.tags.named(html[start + 1 : name_end])
                count += 1
                if count > MAX_ELEMENTS or BLOCK <= tag.meaning <= BREAK:
                    return -1
                position = self._past_start(tag, name_end)
                depth += self._is_entered(tag)
        return position

    def has_words_after(self, position: int, above: int) -> bool:
        """Whether words come after `position` before anything else that matters.

        It is in the element at `above` of the stack.
        """
        html = self.html
        depth = 0
        for _ in range(2 * MAX_ELEMENTS):
            start = start_of_next(html, position)
            if start >= len(html):
                return False
            if not is_blank(html, position, start):
                return True
            if html.startswith("</", start):
                if depth:
                    depth -= 1
                elif above < 0 or self.stack[above].meaning > INLINE:
                    return False
                else:
                    above -= 1
                position = end_of_name(html, start) + 1
            elif html.startswith(("<!", "<?"), start):
                position = past_comment(html, start)
            else:
                name_end = end_of_name(html, start + 1)
                tag = self.tags.named(html[start + 1 : name_end])
                if tag.meaning == IN_DOUBT or BLOCK <= tag.meaning <= BREAK:
                    return False
                position = self._past_start(tag, name_end)
                depth += self._is_entered(tag)
        return False

    def _is_entered(self, tag: Tag) -> bool:
        """Whether the content of an element is looked at."""
        return not tag.is_void and tag.meaning != LEFT_OUT and tag.meaning != READING

    def _past_start(self, tag: Tag, name_end: int) -> int:
        """Return where to go on after a start tag, or after the whole of what is left out."""
        end = end_of_tag(self.html, name_end)
        if not tag.is_void and not self._is_entered(tag):
            return end_of_raw(self.html, tag.name, end) + len(tag.name) + 3
        return end
