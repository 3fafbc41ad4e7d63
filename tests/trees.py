"""Trees of any size, made without a parser."""

from array import array

from cleaner.document.tree import Head, Tree


def tree_of(parents: list[int], elements: list[int], signatures: int = 1) -> Tree:
    """Return the tree with these `parents` of elements, and a line in each of `elements`."""
    size, lines = len(parents), len(elements)
    nothing = array("i", bytes(4 * lines))
    return Tree(
        different=tuple(("div", f"n{number}") for number in range(signatures)),
        parents=array("i", parents),
        signatures=array("i", [number % signatures for number in range(size)]),
        positions=array("i", [1] * size),
        marks=array("Q", bytes(8 * size)),
        marks_around=array("Q", bytes(8 * size)),
        blocks=array("i", elements),
        elements=array("i", elements),
        visible_chars=array("i", [100] * lines),
        linked_chars=nothing,
        bold_chars=nothing,
        links=nothing,
        pictures=nothing,
        some_marks=array("Q", bytes(8 * lines)),
        outright=nothing,
        head=Head(),
    )


def chain_of(depth: int, lines: int) -> Tree:
    """Return a tree in which every element stands in the one before, the lines in the last."""
    return tree_of([max(number - 1, 0) for number in range(depth)], [depth - 1] * lines)
