"""Small mistakes that a program can have, made one at a time.

Each is one thing in one place: ``<`` for ``<=``, a number that is off by one, ``and`` for ``or``,
``+`` for ``-``, ``min`` for ``max``, a condition turned round, a function that returns nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType, MappingProxyType
from typing import Any

_OTHERS: MappingProxyType[type, type] = MappingProxyType(
    {
        ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
        ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
        ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
        ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
        ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv, ast.LShift: ast.RShift,
        ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    }
)  # fmt: skip
"""What stands in place of each operator."""
_OTHER_NAMES = MappingProxyType({"min": "max", "max": "min"})
_NUMBERS = frozenset({"float", "int", "bool"})
"""Functions that say they return one of these return 0 instead."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one mistake."""

    line: int
    function: str
    """Where it is: ``Claim.of``, or nothing for the module itself."""
    before: str
    after: str
    code: CodeType
    """The module as it runs."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """One field of a node that gets another value."""

    node: ast.AST
    field: str
    value: Any
    shown: ast.AST
    """What is written down of it, before and after."""
    function: str


def mutants_of(source: str, file: str) -> Iterator[Mutant]:
    """Yield each mutant of the module with this `source`, outer things first.

    >>> [(it.before, it.after) for it in mutants_of("n < 2 or n", "n.py")]
    [('n < 2 or n', 'n < 2 and n'), ('n < 2', 'n <= 2'), ('n < 2', 'n < 3')]
    """
    tree = ast.parse(source)
    for edit in _edits(tree, tree, ""):
        before = _written(edit.shown)
        kept = getattr(edit.node, edit.field)
        setattr(edit.node, edit.field, edit.value)
        after = _written(edit.shown)
        code = compile(ast.fix_missing_locations(tree), file, "exec")
        setattr(edit.node, edit.field, kept)
        yield Mutant(getattr(edit.shown, "lineno", 0), edit.function, before, after, code)


def _written(node: ast.AST) -> str:
    """Return a node as source, of a statement with others inside its first line."""
    return ast.unparse(node).partition("\n")[0]


def _edits(node: ast.AST, around: ast.AST, function: str) -> Iterator[_Edit]:
    """Yield what can be mistaken in a node and in those inside."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        function = f"{function}.{node.name}" if function else node.name
    for field, value in _mistakes(node):
        shown = around if isinstance(node, ast.Constant | ast.operator) else node
        yield _Edit(node, field, value, shown, function)
    if isinstance(node, ast.FunctionDef) and _name_of(node.returns) in _NUMBERS:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Return) and not isinstance(inner.value, ast.Constant):
                yield _Edit(inner, "value", ast.Constant(0), inner, function)
    below = around if _is_shown_with_what_is_around(node) else node
    for child in _parts(node):
        yield from _edits(child, below, function)


def _is_shown_with_what_is_around(node: ast.AST) -> bool:
    """Tell whether a mistake in a node could be any of several: ``-1``, ``array("i", [0]) * 9``."""
    return isinstance(node, ast.UnaryOp | ast.List) or "array" in (
        _name_of(node), _name_of(getattr(node, "left", None)),
    )  # fmt: skip


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in a node and runs, but for the sizes of arrays: longer ones do as well."""
    if _name_of(node) == "bytes":
        return
    is_array = isinstance(node, ast.BinOp) and _name_of(node.left) == "array"
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list") or (is_array and field == "right"):
            continue
        yield from (it for it in (value if isinstance(value, list) else [value]) if _runs(it))


def _runs(part: object) -> bool:
    is_for_types = isinstance(part, ast.If) and _name_of(part.test) == "TYPE_CHECKING"
    return isinstance(part, ast.AST) and not is_for_types


def _name_of(node: ast.AST | None) -> str:
    """Return the name that an expression is or calls."""
    if isinstance(node, ast.Call):
        node = node.func
    return node.id if isinstance(node, ast.Name) else ""


def _mistakes(node: ast.AST) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a node that can be mistaken, with their other value."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield "value", _other_number(node.value)
    elif isinstance(node, ast.Compare):
        for place, op in enumerate(node.ops):
            yield "ops", [*node.ops[:place], _OTHERS[type(op)](), *node.ops[place + 1 :]]
    elif isinstance(node, ast.BinOp | ast.AugAssign | ast.BoolOp) and type(node.op) in _OTHERS:
        if _name_of(getattr(node, "left", None)) != "array":
            yield "op", _OTHERS[type(node.op)]()
    elif isinstance(node, ast.Call) and _name_of(node) in _OTHER_NAMES:
        yield "func", ast.Name(_OTHER_NAMES[_name_of(node)], ast.Load())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "operand", ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.If | ast.While | ast.IfExp) and not isinstance(
        node.test, ast.Compare | ast.BoolOp | ast.UnaryOp
    ):
        yield "test", ast.UnaryOp(ast.Not(), node.test)


def _other_number(number: float) -> float:
    """Return the number next to another: a limit moved by one, a share halved."""
    if isinstance(number, bool):
        return not number
    return number / 2 if 0 < abs(number) < 1 else number + 1
