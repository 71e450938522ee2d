"""How a person names an event: by words of an article's sentence, the event's own among them where the sentence tells several.

It is found again by the same rule. Words outlive what numbers and offsets don't: a rebuild without history, an edit elsewhere in
the article, a program that reads better by then.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from timeline.model import Document, Event, Source, Span

_WORD = re.compile(r"(?:\w[\u0300-\u036f]*)+")  # letters may stand as a letter and a mark
_FEWEST, _USUAL = 4, 7  # words that name an event: enough to say which, few enough to outlive an edit beside them
ALIKE = 0.75  # the share of the words that a changed sentence must still have, in their order
_LOOSE = 2  # a changed sentence's stretch may be this many times as long as the words


class _Found(NamedTuple):
    """A stretch of a sentence that matches: the share of the words it has, and where it lies in the text."""

    share: float
    start: int
    end: int


class _Cut(NamedTuple):
    """A sentence in words, folded as they are compared, with where each begins and ends in the text."""

    words: list[str]
    spans: list[Span]


class Sentences:
    """The sentences that a document's events rest on, each cut into words once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[Span, _Cut] = {}

    def _cut(self, span: Span) -> _Cut:
        if span not in self._known:
            found = list(_WORD.finditer(self._text, *span))
            self._known[span] = _Cut([_folded(word[0]) for word in found], [word.span() for word in found])
        return self._known[span]

    def has(self, words: str) -> bool:
        """Whether the text has these words in a row, anywhere."""
        wanted = [_folded(word) for word in _WORD.findall(words)]
        there = [_folded(word) for word in _WORD.findall(self._text)]
        return any(there[at : at + len(wanted)] == wanted for at in range(len(there) - len(wanted) + 1))

    def named(self, events: Sequence[Event], words: str, was: str = "") -> list[Event]:
        """The events that the words name: one, none, or several that they can't tell apart.

        Of the sentences the one most like the words counts, and in it the events whose own word is among them; then those
        that `was` dates, "" being any date; then the first. Where none has its own word there, it is the dated event of such a
        sentence, or the one that `was` dates.
        """
        wanted = [_folded(word) for word in _WORD.findall(words)]
        ranks = [(max(self._ranks(event, wanted), default=(0.0, 0)), event) for event in events]
        ranks = [(rank, event) for rank, event in ranks if rank[0] >= ALIKE]
        best = max((rank for rank, _ in ranks if rank[1]), default=None)
        if best is None:
            best = max((rank for rank, _ in ranks), default=None)
            there = [event for rank, event in ranks if was or rank == best]
            return [e for e in there if date_read(e) == was] if was else [e for e in there if e.edtf] or there
        found = [event for rank, event in ranks if rank == best]
        found = [event for event in found if date_read(event) == was] or found
        first = min(event.start for event in found)
        return [event for event in found if event.start == first]

    def told(self, events: Sequence[Event]) -> str:
        """The own words of these events with their dates, for a person to choose from."""
        return ", ".join(f"«{self._text[e.start : e.end]}» {date_read(e)}".rstrip() for e in events)

    def _ranks(self, event: Event, wanted: list[str]) -> Iterator[tuple[float, int]]:
        """How well each sentence of an event matches: 2 with the event's own word among the words, 1 for another sentence that
        tells it, 0 with the word elsewhere."""
        for span in event.evidence or ((event.start, event.end),):
            own = span[0] <= event.start < span[1]
            for found in self._found(span, wanted):
                yield found.share, 2 if own and found.start <= event.start < found.end else 0 if own else 1

    def _found(self, span: Span, wanted: list[str]) -> Iterator[_Found]:
        there, spans = self._cut(span)
        many = len(wanted)
        exact = [at for at, word in enumerate(there) if word == wanted[0] and there[at : at + many] == wanted] if wanted else []
        for at in exact:
            yield _Found(1.0, spans[at][0], spans[at + many - 1][1])
        if wanted and not exact and len(set(wanted) & set(there)) >= ALIKE * len(set(wanted)):
            blocks = [b for b in SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks() if b.size]
            first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
            if last - first <= _LOOSE * many:
                # The likeness stays below that of the very words.
                share = min(sum(b.size for b in blocks) / many, 0.99)
                yield _Found(share, spans[first][0], spans[last - 1][1])

    def name(self, event: Event, events: Sequence[Event]) -> str:
        """Words that name this event among the document's `events`, as they stand in the text: from its own word on, few of
        them; more where few would name another."""
        spans = self._cut(own_sentence(event)).spans
        own = next((i for i, (_, end) in enumerate(spans) if end > event.start), 0)
        start = max(min(own, len(spans) - _FEWEST), 0)
        for first, last in ((start, min(own + _USUAL, len(spans))), (own, len(spans)), (start, len(spans)), (0, len(spans))):
            words = " ".join(self._text[spans[first][0] : spans[last - 1][1]].split()) if spans else ""
            if [id(e) for e in self.named(events, words, date_read(event))] == [id(event)]:
                return words
        return words


def own_sentence(event: Event) -> Span:
    """Of the sentences that tell an event the one with its own word, rather than one that takes it up again."""
    return next((s for s in event.evidence if s[0] <= event.start < s[1]), (event.start, event.end))


def date_read(event: Event) -> str:
    """The event's date as the article gives it, whatever an editor made of it."""
    return next((edit.was for edit in event.edits if edit.of == "date"), event.edtf)


def article_keys(source: str, locator: str | None, url: str | None, identity: str) -> Iterator[str]:
    """Under which keys an article is looked for: a name given to it is the same as one of these, or ends one after a slash."""
    path, inner = _path(source), _path(locator or "")
    yield identity
    if url:
        yield address(url)
    for whole in (path, f"{path} ({inner})" if inner else "", inner if "/" in inner or "." in inner else ""):
        if whole:
            yield whole


def address(text: str) -> str:
    """An address as compared: without scheme and last slash."""
    return re.sub(r"^https?://", "", unicodedata.normalize("NFC", text)).rstrip("/")


def names(article: str, key: str) -> bool:
    """Whether the name given to an article fits one of its keys."""
    name = address(article).removeprefix("./")
    return key == name or key.endswith("/" + name)


def file_named(article: str) -> str:
    """The file that the name given to an article is of; "" where it is an address or an id."""
    return "" if re.match(r"https?://|[0-9a-f]{12}$", article) else _path(re.sub(r" \(.*\)$", "", article))


def article_name(source: Source | Document) -> str:
    """What to call an article in a correction: its file's name; its address where the file holds several."""
    name = _path(source.source).rpartition("/")[2]
    if source.locator is None:
        return name
    return source.url or f"{name} ({_path(source.locator)})"


def article_entry(article: Source | Document, published: str | None) -> str:
    """An entry of a `timeline.toml` for an article's day of publication, all of it behind a #."""
    return f"# [[article]]\n# article = {quoted(article_name(article))}\n# published = {quoted(published or '')}"


def entry(article: Source | Document, event: Event, words: str) -> str:
    """An entry of a `timeline.toml` that names an event, with what may be changed of it, as it is now, behind a #."""
    was = date_read(event)
    lines = ["[[event]]", f"article = {quoted(article_name(article))}", f"words = {quoted(words)}"]
    lines += [f"was = {quoted(was)}"] if was else []
    values = {"title": event.title, "date": event.edtf, "place": event.place, "status": event.status}
    return "\n".join([*lines, *(f"# {name} = {quoted(value)}" for name, value in values.items()), "# hide = true"])


def quoted(text: str) -> str:
    """The text as a string of TOML."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")


def _path(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\\", "/"))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()
