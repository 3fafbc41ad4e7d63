"""Make a value refuse every change in the same words, also of what it works out when asked.

A frozen dataclass with slots refuses to change a field; where a property of a class above is set,
`super` fails in it with words that help nobody (a known fault of `dataclasses`).
"""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import NoReturn, TypeVar

Value = TypeVar("Value")


def frozen_throughout(value_class: type[Value]) -> type[Value]:
    """Return the class of a frozen dataclass, whose values refuse whatever is set or deleted.

    >>> from dataclasses import dataclass
    >>> @frozen_throughout
    ... @dataclass(frozen=True, slots=True)
    ... class Cup:
    ...     of: str
    >>> Cup("tea").size = 3
    Traceback (most recent call last):
    dataclasses.FrozenInstanceError: size of Cup cannot be set: its values never change
    """
    for name, refuse in (("__setattr__", _refuse_to_set), ("__delattr__", _refuse_to_delete)):
        setattr(value_class, name, refuse)
    return value_class


def _refuse_to_set(value: object, name: str, _: object) -> NoReturn:
    raise FrozenInstanceError(
        f"{name} of {type(value).__name__} cannot be set: its values never change"
    )


def _refuse_to_delete(value: object, name: str) -> NoReturn:
    raise FrozenInstanceError(
        f"{name} of {type(value).__name__} cannot be deleted: its values never change"
    )
