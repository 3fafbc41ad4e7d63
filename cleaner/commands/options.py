"""The options of cleaning, the same by the same names in every command.

There is one for each field of `cleaner.document.options.Options`; what the user gave becomes an
`Options` again by `options_in`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args

import click
from click.shell_completion import CompletionItem

from cleaner.api import check
from cleaner.document.options import LABELS_TO_CHOOSE, NAMES, Input, Mode, Options

if TYPE_CHECKING:
    from cleaner.site import Site

    _Names = click.ParamType[tuple[str, ...]]
else:  # in older versions of click it has no parameter
    _Names = click.ParamType

SETTINGS = {"help_option_names": ["-h", "--help"]}
"""What click is to know of every command."""
FILE = click.Path(dir_okay=False, readable=False, path_type=Path)
EXISTING_FILE = click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)
"""Whether it may be read is found when it is: then the others go on."""


class NameList(_Names):
    """Names from a list of known ones, with commas between them."""

    name = "names"

    def __init__(self, known: Sequence[str]) -> None:
        """Take the names that there are."""
        self.known = known

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the names one by one."""
        if not isinstance(value, str):
            return tuple(value)
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        for name in names:
            if name not in self.known:
                self.fail(f"{name!r} is none of {', '.join(self.known)}", param, ctx)
        return names

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the known names for the one that is being written."""
        before, comma, last = incomplete.rpartition(",")
        return [
            CompletionItem(f"{before}{comma}{name}") for name in self.known if name.startswith(last)
        ]


LABELS = NameList([str(label) for label in LABELS_TO_CHOOSE])

CLEANING: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "mode": click.option(
            "--mode",
            type=click.Choice(get_args(Mode)),
            default="balanced",
            show_default=True,
            help="Keep less, or keep more, where it is doubtful.",
        ),
        "input": click.option(
            "--input",
            type=click.Choice(get_args(Input)),
            default="auto",
            show_default=True,
            help="What the pages are.",
        ),
        "encoding": click.option(
            "--encoding",
            metavar="NAME",
            help="What the pages are encoded in, as in: windows-1251. It counts more than what "
            "they declare.",
        ),
        "language": click.option(
            "--language", metavar="CODE", help="Language of the pages, as in: en, de, fr."
        ),
        "url": click.option(
            "--url", metavar="URL", help="Where the page was saved from; its links start there."
        ),
        "keep": click.option(
            "--keep",
            metavar="LABEL,...",
            type=LABELS,
            default=(),
            help="Keep lines with these labels too, as in: comment,about.",
        ),
        "drop": click.option(
            "--drop",
            metavar="LABEL,...",
            type=LABELS,
            default=(),
            help="Drop lines with these labels, as in: caption,byline.",
        ),
        "keep_elements": click.option(
            "--keep-elements",
            metavar="SELECTOR",
            multiple=True,
            help="Keep all lines in these elements of HTML, as in: main .faq. May be repeated.",
        ),
        "drop_elements": click.option(
            "--drop-elements",
            metavar="SELECTOR",
            multiple=True,
            help="Drop all lines in them, as in: .related, #newsletter. May be repeated.",
        ),
        "site": click.option(
            "--site",
            metavar="FILE",
            type=EXISTING_FILE,
            help="What clean-page site learned from other pages of the host.",
        ),
        "second_opinion": click.option(
            "--second-opinion",
            is_flag=True,
            help="Ask trafilatura and readability-lxml too: HTML, for a truer confidence.",
        ),
        "max_chars": click.option(
            "--max-chars",
            type=click.IntRange(min=0),
            metavar="N",
            help="Judge no more than N characters of a page; the rest is dropped unjudged.",
        ),
        "max_seconds": click.option(
            "--max-seconds",
            type=click.FloatRange(min=0),
            metavar="S",
            help="Judge no more of a page than about S seconds allow.",
        ),
    }
)
"""The option for each field of `Options`."""


def cleaning_options(*, without: Sequence[str] = ()) -> Callable[[Any], Any]:
    """Return a decorator that gives a command the options of cleaning.

    Args:
        without: those that the command knows from elsewhere, such as the address of each page.
    """

    def decorate(command: Any) -> Any:
        for name in reversed([name for name in CLEANING if name not in without]):
            command = CLEANING[name](command)
        return command

    return decorate


def options_in(given: dict[str, Any]) -> Options:
    """Take the options of cleaning out of what a command was `given`.

    Raises:
        click.UsageError: they cannot be followed; the message says what is right.
    """
    values = {name: given.pop(name) for name in NAMES if name in given}
    values["site"] = site_in(values.get("site"))
    try:
        options = Options(**values)
        check(options)
    except ValueError as error:
        name, _, told = str(error).partition(" ")
        raise click.UsageError(f"--{name.replace('_', '-')} {told}") from None
    return options


def site_in(path: Path | None) -> Site | None:
    """Return the site that the file named by ``--site`` holds; None where none is named.

    Raises:
        click.UsageError: it holds none that can be read.
    """
    if path is None:
        return None
    from cleaner.site import Site

    try:
        return Site.load(path)
    except (OSError, ValueError) as error:
        raise click.UsageError(f"--site {path}: {error}") from None
