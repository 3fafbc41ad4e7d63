"""The options that several commands have, the same by the same names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from cleaner.api import Input
from cleaner.decoding import Mode
from cleaner.document.languages import check_language

if TYPE_CHECKING:
    from cleaner.site import Site

SETTINGS = {"help_option_names": ["-h", "--help"]}
"""What click is to know of every command."""
FILE = click.Path(dir_okay=False, readable=False, path_type=Path)
EXISTING_FILE = click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)
"""Whether it may be read is found when it is: then the others go on."""

MODE = click.option(
    "--mode",
    type=click.Choice(get_args(Mode)),
    default="balanced",
    show_default=True,
    help="Keep less, or keep more, where it is doubtful.",
)
INPUT = click.option(
    "--input",
    "kind",
    type=click.Choice(get_args(Input)),
    default="auto",
    show_default=True,
    help="What the pages are.",
)


def _language(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    try:
        check_language(code)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return code


LANGUAGE = click.option(
    "--language",
    metavar="CODE",
    callback=_language,
    help="Language of the pages, as in: en, de, fr.",
)
SECOND_OPINION = click.option(
    "--second-opinion",
    is_flag=True,
    help="Ask trafilatura and readability-lxml too: HTML, for a truer confidence.",
)
SITE = click.option(
    "--site",
    "site_file",
    metavar="FILE",
    type=EXISTING_FILE,
    help="What clean-page site learned from other pages of the host.",
)
MAX_CHARS = click.option(
    "--max-chars",
    type=click.IntRange(min=0),
    metavar="N",
    help="Judge no more than N characters of a page; the rest is dropped unjudged.",
)
MAX_SECONDS = click.option(
    "--max-seconds",
    type=click.FloatRange(min=0),
    metavar="S",
    help="Judge no more of a page than about S seconds allow.",
)


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
