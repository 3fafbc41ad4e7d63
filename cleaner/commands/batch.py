"""``clean-page batch``: folders, archives and tables in, one table or folder out.

Nothing goes to stdout. Exit codes: 0 done, 1 a page failed or the output cannot be written,
2 wrong usage, 3 no page with main content found, 130 interrupted.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from cleaner.batch.errors import BatchError, MissingExtraError, NoPagesError, WorkersError
from cleaner.batch.extras import require
from cleaner.batch.inputs.sources import KINDS, modules_of, sources_of
from cleaner.batch.inputs.streams import modules_for, plain_name
from cleaner.batch.journal import JOURNAL, open_journal, remove_journal
from cleaner.commands.choice import LANGUAGES, ONLY_WITH, choice_in
from cleaner.commands.console import DONE, FAILED, INTERRUPTED, NOTHING_FOUND, USAGE, say
from cleaner.commands.options import FILE, SETTINGS, cleaning_options, options_in
from cleaner.writers.whole_file import write_whole

if TYPE_CHECKING:
    from cleaner.batch.run import Job


NOT_HERE = ("url",)
"""What the sources say of each page."""


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@click.command(
    context_settings=SETTINGS,
    epilog="""\b
    Examples:
      clean-page batch saved-pages -o articles --markdown
      clean-page batch crawl/*.warc.gz -o articles.parquet --drop caption
    \b
    Exit codes: 0 done, 1 a page failed, 2 wrong usage, 3 no main content found,
    130 interrupted.""",
)
@click.argument("names", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="NAME.jsonl, NAME.csv, NAME.tsv, each also as .gz or .zst, NAME.parquet, or a folder of "
    "articles.",
)
@cleaning_options(without=(*NOT_HERE, "language"))
@LANGUAGES
@ONLY_WITH
@click.option("--markdown", is_flag=True, help="Give the articles as Markdown too.")
@click.option("--lines", is_flag=True, help="Give every line of each page with its label too.")
@click.option("--comments", is_flag=True, help="Give the comments of readers too.")
@click.option("--content-column", metavar="NAME", help="Column that holds the page.")
@click.option("--id-column", metavar="NAME", default="id", show_default=True, help="Its name.")
@click.option("--url-column", metavar="NAME", default="url", show_default=True, help="Its address.")
@click.option("--rejects", type=FILE, help="Write what is dropped and what failed, as JSONL.")
@click.option("--summary", type=FILE, help="Write the counts of the end as JSON.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=_cores,
    show_default="one for each core",
    help="Processes that clean.",
)
@click.option(
    "--page-seconds",
    type=click.FloatRange(0, min_open=True),
    default=60.0,
    show_default=True,
    help="A page that takes longer fails.",
)
@click.option(
    "--page-bytes",
    type=click.IntRange(1),
    default=20_000_000,
    show_default=True,
    help="A page that is larger fails.",
)
@click.option("--restart", is_flag=True, help="Start over, and write OUT anew if it is there.")
@click.option("-q", "--quiet", is_flag=True, help="Only say what failed.")
@click.pass_context
def main(context: click.Context, /, **options: Any) -> None:
    """Clean many pages at once.

    SOURCE is a folder, a pattern, a page as text or HTML, JSONL, Parquet, WARC or WET, each also
    as .gz or .zst; - is JSONL on stdin. A run that was cut off goes on when the same command is
    given again.
    """
    try:
        code = _run(options)
    except (MissingExtraError, NoPagesError, WorkersError) as error:
        say(str(error))
        code = FAILED
    except BatchError as error:
        say(str(error))
        code = USAGE
    except OSError as error:
        where = error.filename or options["output"]
        say(f"{where}: {error.strerror or error}; what is done is kept")
        code = FAILED
    except KeyboardInterrupt:
        code = INTERRUPTED
    context.exit(code)


def _run(options: dict[str, Any]) -> int:
    """Do what was asked for and return the exit code."""
    require(["orjson"])
    from cleaner.batch.run import run
    from cleaner.commands.progress import watching

    job, quiet = _job(options), options["quiet"]
    _make_way(job, restart=options["restart"])
    started = perf_counter()
    with open_journal(job.parts, job.header) as journal:
        done_before = journal.tally.pages
        if done_before and not quiet:
            say(f"going on after {done_before:,} pages that are done")
        try:
            with watching(job.sources, journal.place, job.workers, quiet=quiet) as watch:
                tally = run(job, journal, watch=watch)
        except KeyboardInterrupt:
            say(
                f"interrupted: {journal.tally.pages:,} pages are done and kept in {job.parts}; "
                "the same command goes on from there"
            )
            return INTERRUPTED
    seconds = perf_counter() - started
    rate = (tally.pages - done_before) / seconds
    if options["summary"] is not None:
        values = {**tally.to_dict(), "seconds": round(seconds, 3), "pages_a_second": round(rate, 2)}
        text = json.dumps(values, indent=1, ensure_ascii=False)
        write_whole(options["summary"], f"{text}\n".encode())
    remove_journal(job.parts)
    if not quiet:
        for line in (*tally.to_text().split("\n"), f"{seconds:.1f} s, {rate:.1f} pages a second"):
            say(line)
    if tally.failed:
        return FAILED
    return DONE if tally.found or not tally.pages else NOTHING_FOUND


def _job(options: dict[str, Any]) -> Job:
    """Check what was asked for before anything is read or written.

    Raises:
        BatchError: there is no such source or form of output, or a package is missing.
        click.UsageError: the outputs cannot be written.
    """
    from cleaner.batch.inputs.reading import Reading
    from cleaner.batch.rows import Wanted
    from cleaner.batch.run import Job, parts_of
    from cleaner.batch.sinks import sink_of
    from cleaner.batch.work import Cleaning

    output, rejects, summary = options["output"], options["rejects"], options["summary"]
    wanted = Wanted(**{name: options[name] for name in ("markdown", "lines", "comments")})
    choice = choice_in(options)
    cleaning = Cleaning(options_in(options), wanted, choice, rejects=rejects is not None)
    sink = sink_of(output, wanted)
    written = [path for path in (output, parts_of(output), rejects, summary) if path is not None]
    _check_outputs(written, rejects)
    sources = sources_of(options["names"], written)
    if not sources:
        named, endings = ", ".join(options["names"]), ", ".join(KINDS)
        raise NoPagesError(f"no pages in {named}: there is no file that ends in {endings}")
    require([*modules_of(sources), *sink.modules, *modules_for(rejects.name if rejects else "")])
    reading = ("page_bytes", "content_column", "id_column", "url_column")
    return Job(
        sources,
        output,
        sink,
        Reading(**{name: options[name] for name in reading}),
        cleaning,
        rejects,
        options["workers"],
        options["page_seconds"],
    )


def _check_outputs(written: Sequence[Path], rejects: Path | None) -> None:
    """Refuse outputs that are one file, or lie in no folder, before anything is read."""
    if len({path.absolute() for path in written}) < len(written):
        raise click.UsageError("two outputs have one name: give each a file of its own")
    for path in written:
        if not path.absolute().parent.is_dir():
            raise click.UsageError(f"{path}: there is no folder {path.parent}: make it first")
    if rejects is not None and not plain_name(rejects.name.lower()).endswith(".jsonl"):
        raise click.UsageError(
            f"--rejects {rejects}: its name must end in .jsonl, .gz or .zst may follow"
        )


def _make_way(job: Job, *, restart: bool) -> None:
    """See to what an earlier run left; nothing of value is removed unasked.

    Raises:
        click.UsageError: the output is there already.
        RefusedError: the folder to work in is somebody else's.
    """
    output = job.output
    goes_on = (job.parts / JOURNAL).exists() and not restart
    if output.exists() and not goes_on:
        if output.is_dir() != job.sink.is_folder or (output.is_dir() and any(output.iterdir())):
            what = "a folder" if output.is_dir() else "a file"
            raise click.UsageError(f"{output} is {what}: write to another name")
        if output.is_file() and not restart:
            raise click.UsageError(f"{output} is there already: --restart writes it anew")
    if restart:
        remove_journal(job.parts)
