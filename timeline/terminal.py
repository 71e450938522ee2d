"""What a person sees in the terminal: progress, the closing summary, tables. Nothing an article says can steer it."""

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from timeline.api import Built
from timeline.correcting import Remark
from timeline.model import Failure, Record, Story
from timeline.telling import Told

_STEERING = ("Cc", "Cs", "Cn", "Zl", "Zp")
_PICTURE = 0.1  # seconds that a picture of the progress stands
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def safe(text: str) -> str:
    """The text on one line with all that could steer a terminal shown instead of sent: controls, escapes, lone surrogates."""
    return "".join(c if _is_plain(c) else " " if c in "\t\n\r" else f"\\u{ord(c):04x}" for c in text)


def safe_lines(text: str) -> str:
    """The same, with its lines kept."""
    return "\n".join(safe(line) for line in text.replace("\r\n", "\n").split("\n"))


def _is_plain(char: str) -> bool:
    # Format characters but the soft hyphen and joiners could turn the line's direction round.
    return unicodedata.category(char) not in _STEERING and char not in _TURNING


def complain(text: str) -> None:
    """One line on standard error, after the program's name."""
    line = f"timeline: {safe(text)}\n"
    sys.stderr.buffer.write(line.encode("utf-8", "replace"))
    sys.stderr.flush()


def failed(failure: Failure) -> None:
    """A document that was not read: which, and why."""
    where = f"{failure.source} ({failure.locator})" if failure.locator else failure.source
    complain(f"{where}: {failure.reason}")


class Watch:
    """Progress on a terminal, nothing in a pipe; keeps what failed."""

    def __init__(self, progress: Progress | None) -> None:
        self.failures: list[Failure] = []
        self._progress = progress
        self._task = progress.add_task("reading", total=None) if progress else None
        self._drawn = 0.0

    def done(self, outcome: object) -> None:
        if isinstance(outcome, Failure):
            self.failures.append(outcome)
        if self._progress and self._task is not None:
            source = outcome.source if isinstance(outcome, Failure) else getattr(getattr(outcome, "source", ""), "source", "")
            name = safe(str(source)).rsplit("/", 1)[-1]
            late = (now := self._progress.get_time()) - self._drawn > _PICTURE
            self._drawn = now if late else self._drawn
            self._progress.update(self._task, advance=1, description=f"[dim]{escape(name[:40])}[/dim]", refresh=late)


@contextmanager
def watching() -> Iterator[Watch]:
    """A progress line on standard error where that is a terminal; at the end it is gone, and each failure is named."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), MofNCompleteColumn(), BarColumn(24), TimeElapsedColumn(), TextColumn("{task.description}"))
    # Without a thread of its own: beside one no process can be copied.
    progress = Progress(*columns, console=console, transient=True, auto_refresh=False) if console.is_terminal else None
    watch = Watch(progress)
    try:
        with progress or nullcontext():
            yield watch
    finally:
        for failure in watch.failures:
            failed(failure)


def show(what: RenderableType) -> None:
    """On standard output, in colour where that is a terminal."""
    Console(highlight=False, markup=False, soft_wrap=False).print(what)


def summary(built: Built) -> None:
    """What a build read, found and left out, and where to look."""
    told, failures = built.told, built.failures
    shown = [story for story in built.stories if not story.withdrawn]
    several = sum(len(story.sources) > 1 for story in shown)
    rows = [
        ("documents", str(len(told)), _bases(told) + _copies(shown)),
        ("events", str(sum(one.events for one in told)), "dated, as the documents tell them"),
        ("stories", str(len(shown)), f"{several} told by more than one document" if several else "each told by one document"),
        ("ahead", str(built.ahead), "begin today or later"),
        ("feeds", str(built.feeds), "calendars to subscribe to"),
    ]
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(justify="left")
    table.add_column(justify="right", style="bold")
    table.add_column(style="dim")
    for row in rows:
        table.add_row(*row)
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(table)
    for line in _left_out(told, failures, len(built.stories) - len(shown)):
        console.print(Text(f"left out   {line}"))
    console.print(Text(f"written    {safe(str(built.out / 'index.html'))}"))


def _bases(told: Sequence[Told]) -> str:
    """How the documents' days are known, the commonest first."""
    bases = Counter(one.source.published_basis for one in told)
    return "published " + ", ".join(f"{basis} {count}" for basis, count in sorted(bases.items(), key=lambda b: (-b[1], b[0])))


def _copies(stories: Sequence[Story]) -> str:
    """How many documents have the text of another; none is not worth a word."""
    found = {(c.source.source, c.source.locator) for story in stories for t in story.tellings for c in t.copies}
    return f"; {len(found)} with the text of another" if found else ""


def _left_out(told: Sequence[Told], failures: Sequence[Failure], withdrawn: int) -> Iterator[str]:
    def count(number: int, one: str, more: str) -> str:
        return f"{number} {one if number == 1 else more}"

    if failures:
        yield f"{count(len(failures), 'document', 'documents')} not read (each named above)"
    if number := sum(one.events == 0 for one in told):
        yield f"{count(number, 'document', 'documents')} without a dated event"
    if number := sum(one.source.published is None for one in told):
        yield f"{count(number, 'document', 'documents')} whose day of publication is unknown: relative dates there stay open"
    if number := sum(one.unresolved for one in told):
        yield f"{count(number, 'date', 'dates')} that the text leaves open"
    if number := sum(one.teasers for one in told):
        yield f"{count(number, 'block', 'blocks')} of teasers for other news"
    if withdrawn:
        yield f"{count(withdrawn, 'story', 'stories')} no longer told, withdrawn from the calendars"


def corrections(remarks: Sequence[Remark]) -> None:
    """A line a correction: where it stands, and what it does or why it doesn't."""
    console = Console(highlight=False, markup=False, soft_wrap=True)
    for remark in remarks:
        console.print(Text(safe(str(remark)), style="bold" if remark.trouble else ""))
    if not remarks:
        console.print("no correction names these articles")


def table(record: Record) -> RenderableType:
    """A record for people: its document and day, then a row an event."""
    publication = record.publication
    document = record.document
    head = Text(safe(document.source), style="bold")
    if document.locator:
        head.append(f" ({safe(document.locator)})")
    sure = "" if publication.sure or not publication.day else ", not sure"
    head.append(f"  published {publication.day or 'unknown'} ({publication.basis}{sure})", style="not bold dim")
    if document.locator and document.headline:  # of several in a file: which
        head.append(f"\n  {safe(document.headline)}", style="not bold")
    rows = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    for style in ("cyan", "bold", "dim"):
        rows.add_column(style=style, overflow="fold")
    for event in record.events:
        about = ", ".join(filter(None, (event.kind, event.status, safe(event.place), f"{event.confidence:.2f}")))
        rows.add_row(*map(Text, (event.edtf, safe(event.title), about)))
    if not record.events:
        rows.add_row("", Text("no dated event", style="dim"), "")
    return Group(head, rows, Text())
