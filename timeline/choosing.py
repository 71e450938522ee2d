"""The options that every command shares: how articles are read."""

import math
import os
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click
from attrs import frozen

from timeline import api, correcting, reading, terminal
from timeline.errors import UsageError
from timeline.model import SHOWN, Options
from timeline.reading import Fetch, Given

if TYPE_CHECKING:
    from timeline.fetching.fetcher import Fetcher

T = TypeVar("T")


class Reading(TypedDict):
    """What `api.build` and `api.check` both take."""

    given: Given
    options: Options
    corrections: tuple[str, ...] | None
    fetch: Fetch | None
    timeout: float


@frozen
class Chosen:
    """What these options say. `corrections` are files, None for those beside the articles."""

    given: Given
    options: Options
    corrections: tuple[str, ...] | None
    timeout: float
    fetcher: "Fetcher | None"

    @property
    def fetch(self) -> Fetch | None:
        """Brings what an address holds, where that is wanted."""
        return self.fetcher.item if self.fetcher else None

    @property
    def reading(self) -> Reading:
        """The options as the functions of `api` that read articles take them."""
        return Reading(
            given=self.given, options=self.options, corrections=self.corrections, fetch=self.fetch, timeout=self.timeout
        )

    def checked(self, inputs: Sequence[str]) -> Sequence[str]:
        """The inputs. Raises UsageError for an address where none are to be fetched."""
        if not self.fetcher and (address := next(filter(reading.is_address, inputs), None)):
            raise UsageError(f"{address}: an address, which is read only with --fetch")
        return inputs

    def notes(self) -> None:
        """Say what a person should know of what was fetched."""
        for note in self.fetcher.notes if self.fetcher else ():
            terminal.complain(note)


def _number(context: click.Context, parameter: click.Parameter, value: float | None) -> float | None:
    """No "nan", which lies in every range and is less than nothing."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("nan is no number.", context, parameter)
    return value


JOBS = click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, metavar="N", help="Processes to read and write with."
)


_READING: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option("--published", metavar="DATE", help="When the articles were published: a day, a month or a year."),
    click.option("--published-map", metavar="FILE", help="The same for each: lines `file name TAB date`."),
    click.option(
        "--fields", default="", metavar="NAMES", help="Columns of JSON Lines and CSV: text=body,published=day,url=link."
    ),
    click.option(
        "--prefer",
        type=click.Choice(["tense", "past", "future"]),
        default="tense",
        show_default=True,
        help="Which side a date without a year lies on where the text doesn't say; tense: what the verb says.",
    ),
    click.option(
        "--names",
        type=click.Choice(["rules", "neural"]),
        default="rules",
        show_default=True,
        help="How names are found; neural: by slovnet, where that is installed.",
    ),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        callback=_number,
        default=SHOWN,
        show_default=True,
        metavar="X",
        help="Leave out events less sure than this (0 to 1).",
    ),
    click.option(
        "--corrections",
        multiple=True,
        metavar="FILE|none",
        help=f"What editors corrected; may be given again. [default: {correcting.NAME} beside the articles]",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(0, min_open=True),
        callback=_number,
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="Set a document aside that takes more of the processor's time.",
    ),
    click.option("--fetch", is_flag=True, help="Let INPUT be addresses too: pages and feeds of http and https."),
    click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too."),
    click.option("--cache", metavar="FOLDER|none", help="Keeps copies of what is fetched. [default: ~/.cache/timeline]"),
)


def reading_options(command: Callable[..., T]) -> Callable[..., T]:
    """Give a command these options, and what they say as its argument `chosen`."""

    @wraps(command)
    def choosing(
        *,
        published: str | None,
        published_map: str | None,
        fields: str,
        prefer: api.Prefer,
        names: api.Names,
        min_confidence: float,
        corrections: tuple[str, ...],
        timeout: float,
        fetch: bool,
        allow_private: bool,
        cache: str | None,
        **others: Any,
    ) -> T:
        if not fetch and (allow_private or cache):
            raise UsageError(f"--{'allow-private' if allow_private else 'cache'} says how addresses are read: only with --fetch")
        chosen = Chosen(
            given=_given(published, published_map, fields),
            options=Options(prefer, min_confidence, names),
            corrections=_files(corrections),
            timeout=timeout,
            fetcher=_fetcher(cache, allow_private) if fetch else None,
        )
        return command(**others, chosen=chosen)

    for option in reversed(_READING):
        choosing = option(choosing)
    return choosing


def _given(published: str | None, published_map: str | None, fields: str) -> Given:
    by_name = reading.read_map(published_map) if published_map else {}
    if published is not None:
        reading.checked(published, "--published")
    return Given(published, by_name, reading.read_fields(fields))


def _files(corrections: tuple[str, ...]) -> tuple[str, ...] | None:
    """The files of corrections named; None where those beside the articles are meant."""
    return tuple(file for file in corrections if file != "none") if corrections else None


def _fetcher(cache: str | None, private: bool) -> "Fetcher":
    """The folder of copies is that of the XDG Base Directory Specification where none is named."""
    from timeline.fetching.cache import Cache
    from timeline.fetching.fetcher import Fetcher
    from timeline.fetching.getting import Limits  # only for those who ask for the net

    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = None if cache == "none" else Path(cache or Path(home) / "timeline")
    return Fetcher(Cache(folder), Limits(private=private))
