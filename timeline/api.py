"""The Python interface: the command line's three commands as functions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Literal

from attrs import evolve, field, frozen

from timeline import batch, checking, correcting, databases, edtf, keeping, pipeline, publishing, reading, telling
from timeline.correcting import Corrections, Remark
from timeline.errors import EdtfError, ReadingError
from timeline.keeping import Shown
from timeline.model import SHOWN, Dated, Document, Failure, Options, Record, Story, Telling
from timeline.publishing.options import Site
from timeline.reading import Fetch, Given
from timeline.store import History
from timeline.telling import Told
from timeline.workers import Workers

Prefer = Literal["tense", "past", "future"]
Names = Literal["rules", "neural"]


@frozen
class Built:
    """What one build did: `told` has an entry a document, in the order of the inputs, `failures` one for each not read.

    `stories` are those shown and, marked `withdrawn`, those lately called off; `ahead` counts those that begin
    today or later and are not cancelled, as the page does. `remarks` has the outcome of each correction.
    """

    out: Path
    told: tuple[Told, ...]
    failures: tuple[Failure, ...]
    stories: tuple[Story, ...]
    ahead: int
    feeds: int
    warnings: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def events(self) -> int:
        return sum(told.events for told in self.told)


def parse(phrase: str, published: str | date | None = None, *, prefer: Prefer = "tense") -> Dated | None:
    """The value of one temporal phrase, its first where it holds several; None where it holds none.

    `published` is the day, month or year that "yesterday" counts from. Both ends of an interval told as two dates ("с 2019 по
    2023 год") are one value. Raises UsageError naming an argument that is none, such as a `published` that is no date.
    """
    document = reading.document(checking.text(phrase, "phrase"), published=checking.published(published))
    mentions = pipeline.read(evolve(document, blocks=()), checking.options(Options(prefer))).mentions
    if not mentions:
        return None
    first = mentions[0]
    return first if first.joined is None else _joined(phrase, first, mentions[first.joined])


def read(
    text: str,
    published: str | date | None = None,
    *,
    source: str = "",
    prefer: Prefer = "tense",
    min_confidence: float = SHOWN,
    names: Names = "rules",
) -> Record:
    """All that one article gives: its day, dates and events. Offsets point into `text`.

    Events less sure than `min_confidence` are left out; `names` says how names are found ("neural": by slovnet, where that is
    installed). Raises UsageError as `parse` does, and ReadingError naming the language of a text that no pack reads; one of fewer
    than 40 words is taken for Russian.
    """
    options = checking.options(Options(prefer, min_confidence, names))
    day, code = checking.published(published), reading.language_of(checking.text(text, "text"))
    return pipeline.read(reading.document(text, checking.text(source, "source"), day, code), options)


def build(
    inputs: Iterable[str | Path],
    out: str | Path,
    *,
    today: date,
    title: str = "",
    language: str = "ru",
    base_url: str | None = None,
    history: str | Path | None = None,
    extracts: str | Path | None = None,
    given: Given | None = None,
    options: Options | None = None,
    jobs: int = 1,
    progress: Callable[[Told | Failure], None] | None = None,
    corrections: Iterable[str | Path] | None = None,
    fetch: Fetch | None = None,
    timeout: float | None = None,
) -> Built:
    """Write the site, feeds and data of the articles in `inputs` (files and folders) into `out`.

    `today` parts what lies ahead from what is past; it has no default, for the same call is to write the same bytes on any day.
    `title`, `language` and `base_url` are the site's: its name, the language of its own words ("ru" or "en", not that of the
    stories), and where it will be served, without which addresses are relative. `given` (`timeline.reading.Given`) is known of
    articles from outside: `published` for all, `by_name` for single ones, and the columns of tables. `options`
    (`timeline.model.Options`) has what `read` takes as `prefer`, `min_confidence` and `names`. `history` is a file that keeps the
    stories' ids over builds; None keeps nothing. `extracts` is a file that keeps what articles gave, so that the next build reads
    those only that are new or changed; it may be deleted at any time. `progress` is called with each document done. More than
    one of `jobs` are processes: then the calling script needs its `if __name__ == "__main__"`, but on Linux without threads.
    `corrections` are files that editors wrote; None means each `timeline.toml` beside the articles. `fetch` brings what an
    address holds; None means that addresses are not read. A document that takes more than `timeout` seconds of processor time is
    a failure.

    Raises UsageError naming an argument that is none, or what is wrong in a file of corrections, before anything is read; and
    ReadingError, its notes the reasons, where no article could be read. The site then stays as it was.
    """
    checking.day(today, "today")
    checking.language(language)
    site = Site(today=today, title=checking.text(title, "title"), language=language, base_url=base_url)
    publishing.refuse_foreign(Path(out))
    for kept in (history, extracts):
        if kept is not None:
            databases.refuse_foreign(Path(kept))
    paths = _checked(inputs, given, options, jobs, timeout)
    edited = corrections_of(paths, None if corrections is None else checking.paths(corrections, "corrections"))
    with Workers(jobs, pipeline.prepare) as workers:
        with keeping.kept(extracts, given, options, edited) as memory:
            read = _Read(batch.run(paths, telling.tell, given, options, workers, edited, fetch, timeout, memory), progress)
            merged = pipeline.merge(read.tellings())
        told, failures = read.told, read.failures
        if not told:
            left = f"{out} stays as it was" if Path(out).exists() else "nothing was written"
            raise _unread(f"no article could be read; {left}", failures)
        Path(out).mkdir(parents=True, exist_ok=True)
        with ExitStack() as remembering:  # what isn't shown in the end isn't remembered either
            stories = remembering.enter_context(History(history).updated(correcting.shown(merged), today))
            shown = _shown(stories, site, Path(out), workers, extracts, remembering.close)
    ahead = sum(
        not story.withdrawn and story.first is not None and story.first >= today and story.status != "cancelled"
        for story in stories
    )
    remarks = correcting.remarks(edited, (heard for one in told for heard in one.heard), paths, merged)
    return Built(Path(out), tuple(told), tuple(failures), stories, ahead, shown.feeds, shown.warnings, remarks)


def _shown(
    stories: Sequence[Story],
    site: Site,
    out: Path,
    workers: Workers,
    extracts: str | Path | None,
    ready: Callable[[], None],
) -> Shown:
    """The site of these stories stands in `out`: written, unless nothing is new and nobody touched what was written. `ready` is
    called before anything there changes."""
    if extracts is None:
        return _written(stories, site, out, workers, ready)
    path, made_of = Path(extracts), keeping.made_of(stories, site)
    known = keeping.shown(path, out, made_of, publishing.seal(out))
    if known is None:
        known = _written(stories, site, out, workers, ready)
        keeping.show(path, out, made_of, publishing.seal(out), known)
    return known


def _written(stories: Sequence[Story], site: Site, out: Path, workers: Workers, ready: Callable[[], None]) -> Shown:
    published = publishing.publish(stories, site, out, workers.map, ready)
    return Shown(len(published.feeds), published.warnings)


def corrections_of(inputs: Sequence[str], files: Iterable[str | Path] | None = None) -> Corrections:
    """What these files say, or, where they are None, each `timeline.toml` beside the articles."""
    return correcting.read(correcting.beside(inputs) if files is None else map(str, files))


def check(
    inputs: Iterable[str | Path],
    *,
    given: Given | None = None,
    options: Options | None = None,
    jobs: int = 1,
    progress: Callable[[Told | Failure], None] | None = None,
    corrections: Iterable[str | Path] | None = None,
    fetch: Fetch | None = None,
    timeout: float | None = None,
) -> tuple[Remark, ...]:
    """What a `build` of these articles would make of each correction; nothing is written. Raises as `build` does."""
    paths = _checked(inputs, given, options, jobs, timeout)
    edited = corrections_of(paths, None if corrections is None else checking.paths(corrections, "corrections"))
    with Workers(jobs, pipeline.prepare) as workers:
        read = _Read(batch.run(paths, telling.tell, given, options, workers, edited, fetch, timeout), progress)
        merged = pipeline.merge(read.tellings())
    if not read.told:
        raise _unread("no article could be read", read.failures)
    return correcting.remarks(edited, (heard for one in read.told for heard in one.heard), paths, merged)


@frozen
class _Read:
    """What of the outcomes of a run came already: what was read, and what was not."""

    outcomes: Iterable[Told | Failure]
    progress: Callable[[Told | Failure], None] | None
    told: list[Told] = field(factory=list)
    failures: list[Failure] = field(factory=list)

    def tellings(self) -> Iterator[Telling]:
        """Those of each document as it comes."""
        for outcome in self.outcomes:
            if isinstance(outcome, Failure):
                self.failures.append(outcome)
            else:
                self.told.append(outcome)
                yield from outcome.tellings
            if self.progress:
                self.progress(outcome)


def _unread(what: str, failures: Iterable[Failure]) -> ReadingError:
    error = ReadingError(what)
    for failure in failures:
        error.add_note(f"{failure.source}: {failure.reason}")
    return error


def _checked(
    inputs: Iterable[str | Path], given: Given | None, options: Options | None, jobs: int, timeout: float | None
) -> list[str]:
    """The paths of the inputs; raises UsageError for what is wrong of these arguments."""
    checking.kind(given, "given", Given)
    checking.kind(options, "options", Options)
    checking.options(options or Options())
    checking.number(jobs, "jobs", 1)
    checking.number(0 if timeout is None else timeout, "timeout", 0)
    return checking.paths(inputs, "inputs")


def _joined(phrase: str, first: Dated, last: Dated) -> Dated:
    """Two mentions that are the ends of one interval, as one."""
    try:
        ends = edtf.parse(first.edtf), edtf.parse(last.edtf)
        start = ends[0].start if isinstance(ends[0], edtf.Interval) else ends[0]
        end = ends[1].end if isinstance(ends[1], edtf.Interval) else ends[1]
        value = str(edtf.Interval(start, end))
    except EdtfError:
        return first
    text = phrase[first.start : last.end]
    return evolve(first, end=last.end, text=text, edtf=value, last=last.last, why=first.why + last.why, joined=None)


__all__ = ["Built", "Document", "build", "parse", "read"]
