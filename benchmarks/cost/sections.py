"""What can be measured, one file each, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from benchmarks.cost import (
    answers,
    beside,
    busy,
    growth,
    install,
    long,
    plain,
    starts,
    tasks,
    workers,
)
from benchmarks.cost.pages import Work
from benchmarks.measure.sheets import Sheet

Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that is measured."""

    title: str
    measured: Callable[[Work], dict[str, Any]]
    sheet: Callable[[Figures], Sheet]
    by_default: bool = True


SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        "text": Section("Text", partial(beside.measured, kind="text"), beside.sheet),
        "html": Section("HTML", partial(beside.measured, kind="html"), beside.sheet),
        "tasks": Section("What people ask for", tasks.measured, beside.sheet),
        "dict": Section("Everything, as a dict", answers.measured, answers.sheet),
        "busy": Section("On a busy machine", busy.measured, busy.sheet),
        "start": Section("Import and first call", starts.measured, starts.sheet),
        "long": Section("Long pages", long.measured, long.sheet),
        "growth": Section("Growth", growth.measured, growth.sheet),
        "workers": Section("Threads and processes", workers.measured, workers.sheet),
        "plain": Section("Uncompiled", plain.measured, plain.sheet),
        "install": Section(
            "Building from source", install.measured, install.sheet, by_default=False
        ),
    }
)


def named_sections(only: str | None, *, with_install: bool = False) -> list[str]:
    """Return the names of the sections that are asked for, in order.

    Args:
        only: names with commas between them; None for all that are measured by default.
        with_install: whether the package is to be built from source as well.

    Raises:
        ValueError: there is no section of such a name.

    >>> named_sections("html, text"), named_sections("text", with_install=True)
    (['text', 'html'], ['text', 'install'])
    """
    if only is None:
        names = {name for name, section in SECTIONS.items() if section.by_default}
    else:
        names = {name.strip() for name in only.split(",")}
    unknown = names - set(SECTIONS)
    if unknown:
        raise ValueError(f"not one of {', '.join(SECTIONS)}: {', '.join(sorted(unknown))}")
    return [name for name in SECTIONS if name in names or (with_install and name == "install")]
