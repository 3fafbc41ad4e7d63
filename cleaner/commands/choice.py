"""The options that choose among pages."""

from __future__ import annotations

from typing import Any

import click

from cleaner.batch.choice import FIELDS, Choice
from cleaner.commands.options import NameList
from cleaner.document.languages import check_language

LANGUAGES = click.option(
    "--language",
    metavar="CODE,...",
    help="Language of the pages, as in: de. Several, or one with a comma, leave out pages in all "
    "others, as in: de,fr.",
)
ONLY_WITH = click.option(
    "--only-with",
    metavar="FIELD,...",
    type=NameList(FIELDS),
    default=(),
    help="Leave out pages that lack one of these, as in: title,published.",
)


def choice_in(given: dict[str, Any]) -> Choice:
    """Take out of what a command was `given` what chooses; one language alone is stated.

    Raises:
        click.UsageError: one of several languages is no code.

    >>> choice_in({"language": "de,fr", "only_with": ()}).languages
    ('de', 'fr')
    >>> choice_in(given := {"language": "de", "only_with": ("title",)}), given
    (Choice(languages=(), fields=('title',)), {'language': 'de'})
    """
    fields = given.pop("only_with")
    written = given["language"]
    if written is None or "," not in written:
        return Choice((), fields)
    given["language"] = None
    codes = tuple(filter(None, (code.strip().lower() for code in written.split(","))))
    try:
        for code in codes:
            check_language(code)
    except ValueError as error:
        raise click.UsageError(f"--{error}") from None
    return Choice(codes, fields)
