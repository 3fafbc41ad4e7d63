"""``clean-page site``: learn the pages of a host, look at what was learned, put parts together."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

import cleaner
from cleaner.commands.console import plain
from cleaner.commands.options import (
    EXISTING_FILE,
    FILE,
    SETTINGS,
    cleaning_options,
    options_in,
)
from cleaner.commands.progress import learning
from cleaner.document.labels import SCORED
from cleaner.page import Page
from cleaner.site.site import MAX_PAGES, Site
from cleaner.writers.visible import visible, without_surrogates

NOT_HERE = ("url", "keep", "drop", "keep_elements", "drop_elements", "site", "second_opinion")
"""Options that make no difference to the labels of lines; and a site is learned without one."""
OUTPUT = click.option(
    "-o",
    "--output",
    type=FILE,
    required=True,
    help="Write the site into this file.",
)


@click.group(context_settings=SETTINGS)
def main() -> None:
    """Learn from the pages of one host what comes again on them."""


@main.command()
@click.argument(
    "pages",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PAGE...",
)
@OUTPUT
@cleaning_options(without=NOT_HERE)
@click.pass_context
def learn(
    context: click.Context, /, pages: tuple[Path, ...], output: Path, **cleaning: Any
) -> None:
    """Learn from pages of one host: files, and folders with all files in them."""
    site, failed = Site(), False
    files = list(_files(pages))
    if not files:
        raise click.ClickException(f"no pages in {', '.join(map(plain, pages))}")
    options = options_in(cleaning).keywords()
    for path in learning(files):
        try:
            page = cleaner.clean(path.read_bytes(), **options)
        except OSError as error:
            click.echo(f"{plain(path)}: cannot be read: {error.strerror}", err=True)
            failed = True
        else:
            site = site.merge(Site.of(page))
    with _naming(output):
        site.save(output)
    click.echo(f"{plain(output)}: {site.pages} pages remembered", err=True)
    context.exit(int(failed))


@main.command()
@click.argument("file", type=EXISTING_FILE)
@click.argument("page", required=False, type=EXISTING_FILE)
@cleaning_options(without=NOT_HERE)
def show(file: Path, page: Path | None, **cleaning: Any) -> None:
    """Show how many lines come again, or which of PAGE do: no words are remembered."""
    with _naming(file):
        site = Site.load(file)
    if page is None:
        click.echo("\n".join(_summary(site)))
        return
    with _naming(page):
        cleaned = cleaner.clean(page.read_bytes(), **options_in(cleaning).keywords())
    for row in recurring(site, cleaned):
        click.echo(visible(without_surrogates(row)) if sys.stdout.isatty() else row)


@main.command()
@click.argument("files", nargs=-1, required=True, type=EXISTING_FILE, metavar="SITE...")
@OUTPUT
def merge(files: tuple[Path, ...], output: Path) -> None:
    """Put sites together that were learned from parts of one host, in whatever order."""
    site = Site()
    for file in files:
        with _naming(file):
            site = site.merge(Site.load(file))
    with _naming(output):
        site.save(output)
    click.echo(f"{plain(output)}: {site.pages} pages remembered", err=True)


def _summary(site: Site) -> Iterator[str]:
    """Yield what is remembered, and how many lines come again as what."""
    times, labels = site.table.times, site.table.labels
    yield f"{site.pages} pages remembered, {MAX_PAGES} at the most"
    yield f"{len(site.table.digests)} different lines"
    yield f"{int((times > 1).sum())} of them on two pages or more, mostly as"
    mostly = Counter(SCORED[row.argmax()] for row in labels[times > 1])
    for label, count in mostly.most_common():
        yield f"{label}\t{count}"


def recurring(site: Site, page: Page) -> Iterator[str]:
    """Yield pages, label and words of each line of `page` that stands on other pages of `site`."""
    lines = [line for line in page.lines if line.text.strip()]
    seen = site.seen([line.text for line in lines])
    for line, times, labels in zip(lines, seen.times.tolist(), seen.labels, strict=True):
        if times:
            words = plain(line.text.strip())
            yield f"{times}/{seen.pages}\t{SCORED[labels.argmax()]}\t{words}"


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files among `paths` and in the folders among them, but for hidden ones."""
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob("*"))
            yield from (
                found
                for found in inside
                if found.is_file()
                and not any(part.startswith(".") for part in found.relative_to(path).parts)
            )
        else:
            yield path


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Name the file that could not be read, written or understood."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"{plain(path)}: {error.strerror or error}") from None
    except ValueError as error:
        raise click.ClickException(f"{plain(path)}: {error}") from None
