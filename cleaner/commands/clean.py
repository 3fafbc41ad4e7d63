"""``clean-page``: pages in, articles out.

The article goes to stdout, everything else to stderr. Exit codes: 0 done, 1 a file
failed, 2 wrong usage, 3 no main content found, 130 interrupted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from cleaner.batch.choice import ALL, Choice
from cleaner.commands.choice import LANGUAGES, ONLY_WITH, choice_in
from cleaner.commands.console import (
    DONE,
    FAILED,
    INTERRUPTED,
    NOTHING_FOUND,
    PROGRAM,
    counted,
    forget_stdout,
    output_to,
    say,
)
from cleaner.commands.options import FILE, SETTINGS, cleaning_options, options_in
from cleaner.commands.printer import NOTHING, TEXT, Format, Printer, format_options, told_of
from cleaner.commands.progress import cleaning as cleaning_bar
from cleaner.commands.reading import (
    STDIN,
    Source,
    UnreadableError,
    content_of,
    example_page,
    is_same_file,
    refuse_no_page,
    source_of,
)
from cleaner.document.options import NO_LABELS, Options
from cleaner.writers.whole_file import write_whole

if TYPE_CHECKING:
    from cleaner.page import Page
    from cleaner.report import Sheet


@dataclass(frozen=True, slots=True)
class Settings:
    """What the options say."""

    cleaning: Options
    form: Format
    choice: Choice = ALL
    output: Path | None = None
    report: Path | None = None
    quiet: bool = False
    verbose: bool = False


@dataclass(slots=True)
class Run:
    """What comes of the pages, one after the other."""

    settings: Settings
    printer: Printer
    sheets: list[Sheet] = field(default_factory=list)
    """The pages of the report, if one is wanted."""


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from cleaner import __version__
        from cleaner.compiled import how_it_runs

        click.echo(f"{PROGRAM} {__version__}, {how_it_runs()}")
        context.exit()


@click.command(
    name=PROGRAM,
    context_settings=SETTINGS,
    epilog="""\b
    Examples:
      clean-page page.html
      clean-page --markdown --front-matter --url https://gull.example/a page.html
      clean-page --jsonl --only-with title,published -o articles.jsonl pages/*.html
      clean-page --keep comment --drop caption page.html
      clean-page --drop-elements ".related, #newsletter" page.html
    \b
    Exit codes: 0 done, 1 a file failed, 2 wrong usage, 3 no main content found.
    Commands: clean-page batch, check, completion, label, site; each tells more
    with --help.""",
)
@click.argument(
    "files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=str, readable=False)
)
@format_options
@cleaning_options(without=("language",))
@LANGUAGES
@ONLY_WITH
@click.option("-o", "--output", type=FILE, help="Write here instead of to stdout.")
@click.option(
    "--report",
    metavar="FILE.html",
    type=FILE,
    help="Write a page to look at: what was kept, what was dropped, and why.",
)
@click.option("-q", "--quiet", is_flag=True, help="Only say what failed.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was kept and dropped of each page.")
@click.option("--example", is_flag=True, help="Clean the page that ships with the program.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version, say whether the core is compiled, and exit.",
)
@click.pass_context
def main(
    context: click.Context,
    /,
    files: tuple[str, ...],
    *,
    output: Path | None,
    report: Path | None,
    quiet: bool,
    verbose: bool,
    links: bool,
    images: bool | None,
    tables: bool,
    comments: bool,
    front_matter: bool,
    reasons: bool,
    summary: int,
    keywords: int,
    example: bool,
    **others: Any,
) -> None:
    """Separate the article of saved pages from everything else on them.

    Without FILE, or when FILE is -, the page is read from stdin.
    """
    choice = choice_in(others)
    cleaning = options_in(others)
    chosen = [f"--{name}" for name, wanted in others.items() if wanted]
    if len(chosen) > 1:
        raise click.UsageError(f"{' and '.join(chosen)} exclude each other: choose one")
    if reasons and not {"--json", "--jsonl"} & set(chosen):
        raise click.UsageError("--reasons needs --json or --jsonl")
    in_short = summary or keywords
    if in_short and ((comments and not chosen) or not {"--json", "--jsonl"}.issuperset(chosen)):
        raise click.UsageError("--summary and --keywords are for --json, --jsonl and plain text")
    if front_matter and "--markdown" not in chosen:
        raise click.UsageError("--front-matter needs --markdown")
    if cleaning.url is not None and len(files) > 1:
        raise click.UsageError("--url is the address of one page: clean the files one by one")
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other: choose one")
    if example and files:
        raise click.UsageError("--example has a page of its own: leave the files out")
    for written in filter(None, (output, report)):
        if written.exists() and any(is_same_file(written, name) for name in files):
            raise click.UsageError(f"{written} is a page to clean: write to another file")
    unsaid = NOTHING if report and not (output or in_short) else TEXT
    form = chosen[0].removeprefix("--") if chosen else unsaid
    settings = Settings(
        cleaning=cleaning,
        form=Format(
            form, links, images, tables, comments, front_matter, reasons, summary, keywords
        ),
        choice=choice,
        output=output,
        report=report,
        quiet=quiet,
        verbose=verbose,
    )
    sources = [example_page()] if example else [source_of(name) for name in files or (STDIN,)]
    try:
        code = clean_all(sources, settings)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever reads our output has enough of it, as `head` has.
        forget_stdout()
        code = DONE
    context.exit(code)


def clean_all(sources: Sequence[Source], settings: Settings) -> int:
    """Clean and print the pages one after the other, and return the exit code."""
    try:
        with (
            output_to(settings.output) as stream,
            cleaning_bar(
                sources, to_file=settings.output is not None, quiet=settings.quiet
            ) as steps,
        ):
            run = Run(settings, Printer(stream, settings.form, several=len(sources) > 1))
            codes = {_clean_one(source, run) for source in steps}
            run.printer.finish()
    except BrokenPipeError:
        raise
    except OSError as error:
        if settings.output is None:
            forget_stdout()
        where = settings.output or "stdout"
        say(f"{where}: cannot be written: {error.strerror or error}; not all pages are done")
        return FAILED
    if settings.report and run.sheets:
        codes.add(_write_report(settings.report, run.sheets, settings.quiet))
    # One page without content is nothing to worry about among others that have some.
    return next(code for code in (FAILED, DONE, NOTHING_FOUND) if code in codes)


def _clean_one(source: Source, run: Run) -> int:
    settings = run.settings
    start = perf_counter()
    try:
        content = content_of(source)
        refuse_no_page(content, settings.cleaning)
        with _one_page_at_fault():
            page = _cleaned(content, settings)
            seconds = perf_counter() - start
            missing = settings.choice.missing(page)
            if missing is not None:
                if not settings.quiet:
                    say(f"{source.display_name}: left out: {missing}")
                return NOTHING_FOUND
            text = run.printer.rendered(source.name, page)
            report = f"{told_of(page)}, {seconds:.2f} s" if settings.verbose else ""
            if settings.report:
                run.sheets.append(_sheet(source.display_name, content, settings))
    except UnreadableError as error:
        say(f"{source.display_name}: {error}")
        return FAILED
    run.printer.print(source.display_name, text)
    if report:
        say(f"{source.display_name}: {report}")
    if page.truncated and not settings.quiet:
        say(f"{source.display_name}: only a part was judged: it goes beyond the limit")
    if page.found:
        return DONE
    if not settings.quiet:
        say(f"{source.display_name}: no main content found")
    return NOTHING_FOUND


@contextmanager
def _one_page_at_fault() -> Iterator[None]:
    """Turn whatever goes wrong into the failure of one page, which must not stop the others.

    Raises:
        UnreadableError: something went wrong.
    """
    try:
        yield
    except ImportError as error:  # what was asked for needs an extra; the message names it
        raise UnreadableError(str(error)) from error
    except Exception as error:
        raise UnreadableError(
            f"cannot be cleaned: {type(error).__name__}: {error}; please report this page"
        ) from error


def _cleaned(content: bytes, settings: Settings) -> Page:
    from cleaner import clean

    return clean(content, **settings.cleaning.keywords())


def _sheet(name: str, content: bytes, settings: Settings) -> Sheet:
    from cleaner.report import sheet_of

    # What the caller chose is applied last, and explained by nothing that a report shows.
    options = replace(
        settings.cleaning, keep=NO_LABELS, drop=NO_LABELS, keep_elements=(), drop_elements=()
    )
    return sheet_of(name, content, **options.keywords())


def _write_report(path: Path, sheets: list[Sheet], quiet: bool) -> int:
    """Write the report and say so; return an exit code."""
    from cleaner.report import to_report

    try:
        write_whole(path, to_report(sheets).encode())
    except OSError as error:
        say(f"{path}: cannot be written: {error.strerror or error}")
        return FAILED
    if not quiet:
        say(f"{path}: a report on {counted(len(sheets), 'page')}; open it in a browser")
    return DONE
