"""``clean-page``: pages in, articles out.

The article goes to stdout, everything else to stderr. Exit codes: 0 done, 1 a file
failed, 2 wrong usage, 3 no main content found, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import IO, TYPE_CHECKING, Any

import click

from cleaner.writers.visible import on_one_line, visible, without_surrogates

if TYPE_CHECKING:
    from cleaner.page import Page
    from cleaner.report import Sheet
    from cleaner.site import Site

DONE, FAILED, USAGE, NOTHING_FOUND, INTERRUPTED = 0, 1, 2, 3, 130
STDIN = "-"
PROGRAM = "clean-page"
EXAMPLE = "example.txt"

FORMATS = {
    "json": "One JSON document: an object for one page, a list for several.",
    "jsonl": 'One JSON object a line, with its file as "source".',
    "markdown": "The article as Markdown.",
    "html": "The article as HTML.",
    "labels": "Every line of the page with its label: label, tab, line.",
    "explain": "Every line with its label, its probability and the main reason.",
}
TEXT = "text"
NOTHING = "nothing"
"""Nothing is printed: only the report was asked for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the options say."""

    form: str
    """One of `FORMATS`, or `TEXT`, or `NOTHING`."""
    mode: str
    input: str
    language: str | None
    output: Path | None
    quiet: bool
    verbose: bool
    links: bool = True
    images: bool | None = None
    """None: as the format has them if nobody says anything."""
    second_opinion: bool = False
    report: Path | None = None
    site: Site | None = None
    max_chars: int | None = None
    max_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A page to clean: its name for messages and output, and how to read it."""

    name: str
    read: Callable[[], bytes]


class UnreadableError(Exception):
    """A page cannot be read or cleaned; says why and what to do."""


def _format_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, text in reversed(FORMATS.items()):
        command = click.option(f"--{name}", is_flag=True, help=text)(command)
    return command


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from cleaner import __version__

        click.echo(f"{PROGRAM} {__version__}")
        context.exit()


# The options of cleaning, which other commands have too.
MODE = click.option(
    "--mode",
    type=click.Choice(["precision", "balanced", "recall"]),
    default="balanced",
    show_default=True,
    help="Keep less, or keep more, where it is doubtful.",
)
INPUT = click.option(
    "--input",
    "kind",
    type=click.Choice(["auto", "text", "html"]),
    default="auto",
    show_default=True,
    help="What the pages are.",
)
LANGUAGE = click.option(
    "--language", metavar="CODE", help="Language of the pages, as in: en, de, fr."
)
SECOND_OPINION = click.option(
    "--second-opinion",
    is_flag=True,
    help="Ask trafilatura and readability-lxml too: HTML, for a truer confidence.",
)


@click.command(
    name=PROGRAM,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
    Exit codes: 0 done, 1 a file failed, 2 wrong usage, 3 no main content found.
    Commands: clean-page batch, check, label, site; each tells more with --help.""",
)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=str))
@_format_options
@MODE
@INPUT
@click.option(
    "--links/--no-links", default=True, help="Keep links in --markdown and --html, or their words."
)
@click.option(
    "--images/--no-images",
    default=None,
    help="Show images in --markdown and --html; without either, HTML has them.",
)
@LANGUAGE
@click.option(
    "--site",
    "site_file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What clean-page site learned from other pages of the host.",
)
@SECOND_OPINION
@click.option(
    "--max-chars",
    type=click.IntRange(min=0),
    metavar="N",
    help="Judge no more than N characters of a page; the rest is dropped unjudged.",
)
@click.option(
    "--max-seconds",
    type=click.FloatRange(min=0),
    metavar="S",
    help="Judge no more of a page than about S seconds allow.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write here instead of to stdout.",
)
@click.option(
    "--report",
    metavar="FILE.html",
    type=click.Path(dir_okay=False, path_type=Path),
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
    help="Show the version and exit.",
)
@click.pass_context
def main(
    context: click.Context,
    /,
    files: tuple[str, ...],
    *,
    mode: str,
    kind: str,
    language: str | None,
    output: Path | None,
    report: Path | None,
    quiet: bool,
    verbose: bool,
    links: bool,
    images: bool | None,
    second_opinion: bool,
    site_file: Path | None,
    max_chars: int | None,
    max_seconds: float | None,
    example: bool,
    **formats: bool,
) -> None:
    """Separate the article of saved pages from everything else on them.

    Without FILE, or when FILE is -, the page is read from stdin.
    """
    chosen = [f"--{name}" for name, wanted in formats.items() if wanted]
    if len(chosen) > 1:
        raise click.UsageError(f"{' and '.join(chosen)} exclude each other: choose one")
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other: choose one")
    if example and files:
        raise click.UsageError("--example has a page of its own: leave the files out")
    for written in filter(None, (output, report)):
        if written.exists() and any(_is_same_file(written, name) for name in files):
            raise click.UsageError(f"{written} is a page to clean: write to another file")
    form = chosen[0].removeprefix("--") if chosen else NOTHING if report and not output else TEXT
    settings = Settings(
        form=form,
        mode=mode,
        input=kind,
        language=language,
        output=output,
        quiet=quiet,
        verbose=verbose,
        links=links,
        images=images,
        second_opinion=second_opinion,
        report=report,
        site=_site(site_file),
        max_chars=max_chars,
        max_seconds=max_seconds,
    )
    sources = [_example()] if example else [_source(name) for name in files or (STDIN,)]
    try:
        code = clean_all(sources, settings)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever reads our output has enough of it, as `head` has.
        _forget_stdout()
        code = DONE
    context.exit(code)


def clean_all(sources: list[Source], settings: Settings) -> int:
    """Clean and print the pages one after the other, and return the exit code."""
    sheets: list[Sheet] = []
    try:
        with _output(settings.output) as stream, _progress(sources, settings) as steps:
            printer = _Printer(stream, settings, several=len(sources) > 1)
            codes = {_clean_one(source, settings, printer, sheets) for source in steps}
            printer.finish()
    except BrokenPipeError:
        raise
    except OSError as error:
        where = settings.output or "stdout"
        say(f"{where}: cannot be written: {error.strerror or error}; not all pages are done")
        return FAILED
    if settings.report and sheets:
        codes.add(_write_report(settings.report, sheets, settings.quiet))
    # One page without content is nothing to worry about among others that have some.
    return next(code for code in (FAILED, DONE, NOTHING_FOUND) if code in codes)


def _clean_one(source: Source, settings: Settings, printer: _Printer, sheets: list[Sheet]) -> int:
    start = perf_counter()
    try:
        content = _content(source)
        with _one_page_at_fault():
            page = _cleaned(content, settings)
            seconds = perf_counter() - start
            text = printer.rendered(source.name, page)
            report = f"{summary(page)}, {seconds:.2f} s" if settings.verbose else ""
            if settings.report:
                sheets.append(_sheet(_shown(source.name), content, settings))
    except UnreadableError as error:
        say(f"{_shown(source.name)}: {error}")
        return FAILED
    printer.print(source.name, text)
    if report:
        say(f"{_shown(source.name)}: {report}")
    if page.truncated and not settings.quiet:
        say(f"{_shown(source.name)}: only a part was judged: it goes beyond the limit")
    if page.found:
        return DONE
    if not settings.quiet:
        say(f"{_shown(source.name)}: no main content found")
    return NOTHING_FOUND


@contextmanager
def _one_page_at_fault() -> Iterator[None]:
    """Turn whatever goes wrong into the failure of one page, which must not stop the others.

    Raises:
        UnreadableError: something went wrong.
    """
    try:
        yield
    except Exception as error:
        raise UnreadableError(
            f"cannot be cleaned: {type(error).__name__}: {error}; please report this page"
        ) from error


# --- reading


def _site(path: Path | None) -> Site | None:
    """Return the site that `path` holds.

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


def _source(name: str) -> Source:
    if name == STDIN:
        return Source(STDIN, _read_stdin)
    return Source(name, partial(_read_file, name))


def _example() -> Source:
    from importlib.resources import files

    return Source(EXAMPLE, files("cleaner").joinpath(EXAMPLE).read_bytes)


def _is_same_file(output: Path, name: str) -> bool:
    return name != STDIN and Path(name).exists() and output.samefile(name)


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else name


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise OSError("stdin is closed")
    if sys.stdin.isatty():
        say("reading the page from the terminal; Ctrl-D on a line of its own ends it")
    return sys.stdin.buffer.read()


def _read_file(name: str) -> bytes:
    path = Path(name)
    if path.is_dir():
        raise UnreadableError(f"is a directory: name the files in it, as in {path / '*.txt'}")
    return path.read_bytes()


def _content(source: Source) -> bytes:
    """Read one page.

    Raises:
        UnreadableError: it could not be read.
    """
    try:
        return source.read()
    except FileNotFoundError:
        raise UnreadableError("no such file: check its name and folder") from None
    except PermissionError:
        raise UnreadableError("may not be read: check its permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableError(f"cannot be read: {error}") from None


def _cleaned(content: bytes, settings: Settings) -> Page:
    from cleaner import clean

    return clean(
        content,
        input=settings.input,  # type: ignore[arg-type]
        language=settings.language,
        mode=settings.mode,  # type: ignore[arg-type]
        second_opinion=settings.second_opinion,
        site=settings.site,
        max_chars=settings.max_chars,
        max_seconds=settings.max_seconds,
    )


def _sheet(name: str, content: bytes, settings: Settings) -> Sheet:
    from cleaner.report import sheet_of

    return sheet_of(
        name,
        content,
        input=settings.input,
        language=settings.language,
        mode=settings.mode,  # type: ignore[arg-type]
        second_opinion=settings.second_opinion,
        site=settings.site,
        max_chars=settings.max_chars,
        max_seconds=settings.max_seconds,
    )


def summary(page: Page) -> str:
    """Say how many lines were kept and dropped, by label, and how sure that is."""
    return (
        f"{_counted(page, True)}; {_counted(page, False)}; "
        f"confidence {page.confidence:.2f}, language {page.language or 'unknown'}"
    )


def _counted(page: Page, kept: bool) -> str:
    labels = Counter(line.label for line in page.lines if line.kept is kept and line.text.strip())
    parts = ", ".join(f"{count} {label}" for label, count in labels.most_common())
    return f"{labels.total()} {'kept' if kept else 'dropped'}" + (f" ({parts})" if parts else "")


# --- writing


class _Printer:
    """Prints pages in one format, and what stands between them."""

    def __init__(self, stream: IO[bytes], settings: Settings, several: bool) -> None:
        self.stream = stream
        self.settings = settings
        self.several = several
        self.on_terminal = stream.isatty()
        self.count = 0

    def print(self, name: str, text: str) -> None:
        """Print the `text` of the page that `name` holds."""
        form = self.settings.form
        if form == NOTHING:
            return
        if form == "json" and self.several:
            self._write("[\n" if self.count == 0 else ",\n")
        elif self.several and form != "jsonl":
            self._write("\n" if self.count else "")
            self._write(f"==> {on_one_line(_shown(name))} <==\n" if form in _HEADED else "")
        self._write(text, is_safe=form == "explain")
        self.stream.flush()
        self.count += 1

    def finish(self) -> None:
        """Print what stands behind the last page."""
        if self.settings.form == "json" and self.several:
            self._write("\n]\n" if self.count else "[]\n")

    def rendered(self, name: str, page: Page) -> str:
        """Return the `page` in the format that is wanted."""
        from cleaner.writers.json import dumps

        match self.settings.form:
            case "json":
                if self.several:
                    return dumps({"source": name, **page.to_dict()}, indent=2)
                return page.to_json(indent=2) + "\n"
            case "jsonl":
                return dumps({"source": name, **page.to_dict()}) + "\n"
            case "markdown":
                return page.to_markdown(links=self.settings.links, **self._images())
            case "html":
                return page.to_html(links=self.settings.links, **self._images())
            case "labels":
                from cleaner.writers.labels import to_labels

                return to_labels(page)
            case "explain":
                return self._explained(page)
            case "nothing":
                return ""
            case _:
                return page.text + "\n" if page.found else ""

    def _images(self) -> dict[str, bool]:
        return {} if self.settings.images is None else {"images": self.settings.images}

    def _explained(self, page: Page) -> str:
        from cleaner.writers.terminal import to_terminal

        if not self.on_terminal:
            return to_terminal(page)
        from shutil import get_terminal_size

        return to_terminal(page, get_terminal_size().columns, colour=_has_colour())

    def _write(self, text: str, is_safe: bool = False) -> None:
        if self.on_terminal and not is_safe:
            text = visible(text)
        self.stream.write(without_surrogates(text).encode())


_HEADED = frozenset({TEXT, "labels", "explain"})
"""The formats in which a line like that of head(1) tells the pages apart."""


def _has_colour() -> bool:
    """Whether the user and the terminal want it: https://no-color.org."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def _output(path: Path | None) -> Iterator[IO[bytes]]:
    if path is None:
        if sys.stdout is None:
            raise OSError("it is closed")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with path.open("wb") as file:
            yield file


def _write_report(path: Path, sheets: list[Sheet], quiet: bool) -> int:
    """Write the report and say so; return an exit code."""
    from cleaner.report import to_report

    try:
        path.write_bytes(to_report(sheets).encode())
    except OSError as error:
        say(f"{path}: cannot be written: {error.strerror or error}")
        return FAILED
    if not quiet:
        pages = f"{len(sheets)} page{'' if len(sheets) == 1 else 's'}"
        say(f"{path}: a report on {pages}; open it in a browser")
    return DONE


def _forget_stdout() -> None:
    """Let nothing be flushed into the closed pipe when the program ends."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def say(message: str) -> None:
    """Print a `message` of the program on stderr, on one line."""
    if sys.stderr is None:
        return
    print(f"{PROGRAM}: {on_one_line(without_surrogates(message))}", file=sys.stderr, flush=True)


def _progress(
    sources: list[Source], settings: Settings
) -> AbstractContextManager[Iterable[Source]]:
    """Return a context that gives the sources, with a bar on stderr where it disturbs nothing."""
    is_wanted = (
        len(sources) > 1
        and not settings.quiet
        and sys.stderr is not None
        and sys.stderr.isatty()
        and (settings.output is not None or not sys.stdout.isatty())
    )
    return _bar(sources) if is_wanted else nullcontext(sources)


@contextmanager
def _bar(sources: list[Source]) -> Iterator[Iterable[Source]]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield progress.track(sources, description="Cleaning")
