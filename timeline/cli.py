"""The command line: arguments, progress, exit codes. It alone knows the clock."""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from timeline import api, batch, correcting, drafting, explaining, pipeline, records, terminal
from timeline.choosing import JOBS, Chosen, reading_options
from timeline.errors import TimelineError, UsageError
from timeline.languages import wording
from timeline.model import Failure, Heard, Record
from timeline.publishing.options import address
from timeline.workers import Workers

T = TypeVar("T")
SELDOM = (50_000, 20, 100)
_SEEDS = "seeds"
_HISTORY = ".history.sqlite"
_EXTRACTS = ".extracts.sqlite"
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 some documents failed or nothing could be done, 2 wrong use, 130 interrupted.

    Never a traceback.
    """
    # Records are many and form no circles: the collector of those would look through all of them again and again.
    gc.set_threshold(*SELDOM)
    for stream in (sys.stdout, sys.stderr):
        # What we write is UTF-8 wherever we run; a character that can't be written is no reason to stop.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    code = _run(arguments)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _deafen()
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        return int(cli(args=arguments, prog_name="timeline", standalone_mode=False) or 0)
    except click.ClickException as error:
        where = getattr(getattr(error, "ctx", None), "command_path", "timeline").removeprefix("timeline").strip()
        terminal.complain(f"{where}: {error.format_message()}" if where else error.format_message())
        return error.exit_code
    except click.exceptions.Exit as done:
        return done.exit_code
    except UsageError as error:
        for line in (str(error), *getattr(error, "__notes__", ())):
            terminal.complain(line)
        return 2
    except TimelineError as error:
        terminal.complain(str(error))
        return 1
    except BrokenPipeError:
        _deafen()
        return 1
    except (KeyboardInterrupt, click.Abort):
        terminal.complain("interrupted; what stood there before is untouched")
        return 130
    except OSError as error:
        terminal.complain(f"{error.filename or 'writing'}: {(error.strerror or str(error)).lower()}")
        return 1
    except Exception as error:
        if os.environ.get("TIMELINE_DEBUG"):
            raise
        terminal.complain(f"a fault of this program: {type(error).__name__}: {error} (TIMELINE_DEBUG=1 shows where)")
        return 1


def _deafen() -> None:
    """Nobody reads us any longer (`timeline … | head`): let the last flush at exit go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    context_settings=_CONTEXT,
    epilog="`timeline COMMAND --help` explains a command and shows examples.",
    invoke_without_command=True,
)
@click.version_option(package_name="timeline")
@click.pass_context
def cli(context: click.Context) -> None:
    """Read news articles, find the dated events in them, and write a timeline people can trust and calendars to subscribe to.

    \b
      timeline build                         seeds/ -> site/
      timeline build news/ --out timeline/   a folder of articles
      timeline extract article.txt           what one article gives, as JSON
      timeline explain article.txt           why each date is what it is
      timeline check news/                   what becomes of the corrections in news/timeline.toml
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


class _Day(click.ParamType[date]):
    """A day, written 2024-08-09."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else _day(value)
        except ValueError:
            self.fail(f"not a day: {value!r} (write 2024-08-09)", param, ctx)


def _day(text: str) -> date:
    if len(text) != 10:
        raise ValueError(text)
    return date.fromisoformat(text)


def _served(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return address(value)
    except UsageError as error:
        raise click.BadParameter(str(error), context, parameter) from None


def _named(inputs: tuple[str, ...]) -> tuple[str, ...]:
    """The inputs, or where there are none the folder that is read then. Raises UsageError where that isn't there."""
    if not inputs and not Path(_SEEDS).exists():
        raise UsageError(f"no INPUT: name files or folders (without one it is {_SEEDS}/, and there is none here)")
    return inputs or (_SEEDS,)


@cli.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option("--out", default="site", show_default=True, metavar="FOLDER", help="Where the site is written.")
@click.option(
    "--base-url",
    metavar="URL",
    callback=_served,
    help="Where it will be served: makes addresses and subscribe links absolute.",
)
@click.option("--title", default="", metavar="TEXT", help="The site's title.")
@click.option(
    "--site-language",
    type=click.Choice(wording.available()),
    default="ru",
    show_default=True,
    help="The language of the site's own words; the stories keep theirs.",
)
@click.option(
    "--today", type=_Day(), metavar="DAY", help="The day that parts past from ahead. [default: SOURCE_DATE_EPOCH, else now]"
)
@click.option("--history", metavar="FILE|none", help=f"Keeps ids and changes over builds. [default: OUT/{_HISTORY}]")
@click.option(
    "--extracts", metavar="FILE|none", help=f"Keeps what each article gave, to read only new ones. [default: OUT/{_EXTRACTS}]"
)
@reading_options
@JOBS
def build(
    inputs: tuple[str, ...],
    out: str,
    base_url: str | None,
    title: str,
    site_language: str,
    today: date | None,
    history: str | None,
    extracts: str | None,
    chosen: Chosen,
    jobs: int,
) -> int:
    """Read articles and write the timeline site, its calendar feeds and its data.

    INPUT is a file, an archive or a folder (its files of known kinds, README left out); none means seeds/. Known are text,
    HTML pages, RSS and Atom, JSON Lines, CSV, and .zip, .tar.gz and WARC files of them; `-` is standard input. With
    --fetch it may be the address of a page or feed. What else lies in the output folder is never touched, and a build that
    fails leaves the old site as it was. Corrections in timeline.toml beside the articles hold; one that applies to nothing is
    named.

    \b
    Examples:
      timeline build
      timeline build news/ --out public/ --base-url https://example.org/timeline/ --title "Наша хроника"
      timeline build --fetch https://example.org/rss https://example.org/2024/08/07/article.html
      timeline build a.txt b.txt --today 2024-08-12 --history none
    """
    if not out:
        raise UsageError("--out is empty: name a folder")
    with terminal.watching() as watch:
        built = api.build(
            chosen.checked(_named(inputs)),
            out,
            today=today or _today(),
            title=title,
            language=site_language,
            base_url=base_url,
            history=None if history == "none" else history or Path(out) / _HISTORY,
            extracts=None if extracts == "none" else extracts or Path(out) / _EXTRACTS,
            jobs=jobs,
            progress=watch.done,
            **chosen.reading,
        )
    chosen.notes()
    for warning in (*(str(remark) for remark in built.remarks if remark.trouble), *built.warnings):
        terminal.complain(warning)
    terminal.summary(built)
    return 1 if built.failures else 0


def _today() -> date:
    """The day of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else of the clock, here."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch!r}") from None


@cli.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table", "toml"]),
    default="jsonl",
    show_default=True,
    help="One JSON record a line, a table of events for people, or entries to correct them by in timeline.toml.",
)
@reading_options
@JOBS
def extract(
    inputs: tuple[str, ...],
    form: str,
    chosen: Chosen,
    jobs: int,
) -> int:
    """Print what each article gives: its day of publication, dates and events, with offsets into its text.

    One record a document, in the order given. A file that can't be read is named on standard error, the others go on.

    \b
    Examples:
      timeline extract article.txt
      timeline extract news/*.txt --published-map days.tsv > records.jsonl
      timeline extract article.txt --format table --min-confidence 0.8
      timeline extract article.txt --format toml >> timeline.toml
    """
    kept = _Kept(inputs, chosen)
    if form == "table":
        for record in kept.of(_outcomes(_itself, chosen, kept, jobs)):
            terminal.show(terminal.table(record))
    else:
        for text in kept.of(_outcomes(_draft if form == "toml" else _line, chosen, kept, jobs)):
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
    chosen.notes()
    return kept.code


@cli.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--language",
    type=click.Choice(wording.available()),
    default="ru",
    show_default=True,
    help="The language the reasons are worded in.",
)
@reading_options
def explain(
    inputs: tuple[str, ...],
    language: str,
    chosen: Chosen,
) -> int:
    """Show an article with its dates and events marked, and the reason for each value.

    A date is followed by its value in ⟨⟩, an event by its number; headline, stamp, teasers of other news and the page's own
    lines are set apart from the body.

    \b
    Examples:
      timeline explain article.txt
      timeline explain article.txt --language en --published 2024-08-09
    """
    kept = _Kept(inputs, chosen)
    for record in kept.of(_outcomes(_itself, chosen, kept)):
        terminal.show(explaining.explain(record, wording.load(language)))
    chosen.notes()
    return kept.code


@cli.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@reading_options
@JOBS
def check(
    inputs: tuple[str, ...],
    chosen: Chosen,
    jobs: int,
) -> int:
    """Show what a build would make of each correction in timeline.toml; nothing is written.

    INPUT as for build. Exit code 1 where a correction doesn't apply, or wants looking at.

    \b
    Examples:
      timeline check news/
      timeline check news/ --corrections editors.toml
    """
    with terminal.watching() as watch:
        remarks = api.check(
            chosen.checked(_named(inputs)),
            jobs=jobs,
            progress=watch.done,
            **chosen.reading,
        )
    chosen.notes()
    terminal.corrections(remarks)
    return 1 if watch.failures or any(remark.trouble for remark in remarks) else 0


class _Kept:
    """What was read of a run. What was not is named on standard error, and the exit code says so; then corrections that apply
    to nothing in the articles they name."""

    def __init__(self, inputs: Sequence[str], chosen: Chosen) -> None:
        self.code = 0
        self.inputs = chosen.checked(inputs)
        self.corrections = api.corrections_of(self.inputs, chosen.corrections)

    def of(self, outcomes: Iterable[tuple[T, tuple[Heard, ...]] | Failure]) -> Iterator[T]:
        heard: list[Heard] = []
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                terminal.failed(outcome)
                self.code = 1
            else:
                heard += outcome[1]
                yield outcome[0]
        for remark in correcting.remarks(self.corrections, heard, self.inputs):
            if remark.trouble:
                terminal.complain(str(remark))


def _outcomes(reduce: Callable[[Record], T], chosen: Chosen, kept: _Kept, jobs: int = 1) -> Iterator[T | Failure]:
    with Workers(jobs, pipeline.prepare) as workers:
        yield from batch.run(
            kept.inputs, reduce, chosen.given, chosen.options, workers, kept.corrections, chosen.fetch, chosen.timeout
        )


def _itself(record: Record) -> tuple[Record, tuple[Heard, ...]]:
    return record, record.heard


def _line(record: Record) -> tuple[str, tuple[Heard, ...]]:
    return records.line(record), record.heard


def _draft(record: Record) -> tuple[str, tuple[Heard, ...]]:
    return drafting.draft(record), record.heard
