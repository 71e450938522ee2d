"""Examples to learn where events take place and who takes part from: what was read by hand, and what NEREL says.

`event_who.tsv` beside this file has every event of some articles with its place and participants. NEREL marks of many more events
where they take place and who takes part: its relations teach how sentences put it, and count less. Who takes part is learned from
the events of the sets that were looked at and of the project's own texts too (`event_apart.tsv`, `tests/corpus/agency`).
"""

import re
from collections import defaultdict
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import articles
from articles import looked_at, rows
from attrs import evolve
from event_examples import Article, Example, Told, naming, opened, span

from timeline.detecting.arguments import parties, placing
from timeline.detecting.gathering import Desk, fresh, staged
from timeline.detecting.kinds import kind_of
from timeline.model import Span

_ROOT = 5  # letters that words of one name begin with, roughly
_OWN = ("form", "kind", "sort", "width", "way", "else", "first")  # what NEREL's readers may have taken otherwise
_WHERE = ("TAKES_PLACE_IN",)
_WHO = ("AGENT", "INANIMATE_INVOLVED", "PARTICIPANT_IN")
MARKED = 0.3  # what an event that NEREL marks counts beside one read by hand: .1 teaches less


Examples = tuple[list[Example], list[Example]]  # of places, and of participants


def told(nerel: Path) -> Examples:
    """Those of the events that were read by hand."""
    return _told([Event(*row) for row in rows("event_who.tsv")], nerel)


def taking_part(nerel: Path) -> list[Example]:
    """Those who take part in the events of the sets that were looked at once measured, the project's own texts among them."""
    known = {name for name, *_ in rows("event_who.tsv")}
    more = (e for e in looked_at() if e.name not in known)
    return _told([Event(e.name, e.published, e.words, e.edtf, e.place, e.who) for e in more], nerel)[1]


class Event(NamedTuple):
    """An event that was read by hand: its article and the publication day, its words, its time, its place, who takes part."""

    name: str
    published: str
    words: str
    edtf: str
    place: str
    who: str


def _told(events: list[Event], nerel: Path) -> Examples:
    found: Examples = ([], [])
    for (name, published), told in groupby(sorted(events, key=lambda e: e.name), key=lambda e: (e.name, e.published)):
        article = opened(Path(articles.path(name, nerel)), published)
        desk = article.desk()
        for one in told:
            _add(found, _examples(article, desk, span(one.words), one.edtf, (one.place, one.who)))
    return found


def marked(nerel: Path) -> Examples:
    """Those of the events that NEREL marks, but for articles kept apart, by sentences alone: without time."""
    apart = articles.apart("kept_apart.txt")
    found: Examples = ([], [])
    for path in sorted(nerel.glob("*.ann")):
        if path.stem not in apart:
            article = opened(path.with_suffix(".txt"), None)
            desk = article.desk()
            for words, where, who in _annotated(path):
                wanted = ["; ".join(article.parsed.text[a:b] for a, b in spans) for spans in (where, who)]
                made = _examples(article, desk, words, "", (wanted[0], wanted[1]))
                _add(found, ([_foreign(one) for one in made[0]], [_foreign(one) for one in made[1]]))
    return found


def _add(found: Examples, more: Examples) -> None:
    for all_, some in zip(found, more, strict=True):
        all_ += some


def _foreign(one: Example) -> Example:
    """An example as NEREL's readers see it, with what they may have taken otherwise said once more."""
    again = [f"nerel|{f}" for f in one.features if f.partition("=")[0] in _OWN]
    return one._replace(features=[*one.features, "nerel", *again], weight=MARKED)


def _examples(article: Article, desk: Desk, words: Span, value: str, wanted: tuple[str, str]) -> Examples:
    """All that may be the place of the event that some words name, or take part in it; `wanted` are those that are and do."""
    setting = desk.setting(article.parsed.sentence_at(words[0]))
    named = naming(setting, Told(words, value, None, 1))
    if not named:
        return [], []
    laid, tree = setting.laid, desk.parsed.tree(setting.laid.sentence)
    trigger = evolve(named[0], kind=kind_of(desk.words, laid, named[0], tree))
    time = placing.Time(value, fresh(desk, value))
    places = placing.weighed(placing.Question(desk.directory, desk.wording, laid, trigger, time, desk.told))
    who = parties.weighed(staged(desk, laid, trigger, placing.Place()), time)
    return (
        [Example(article.name, features, _alike(one.base, wanted[0])) for one, features in places],
        [Example(article.name, features, _alike(one.base, wanted[1])) for one, features in who],
    )


def _alike(a: str, b: str) -> bool:
    """Whether two names share a word, by the letters it begins with."""
    x, y = ({word[:_ROOT] for word in re.findall(r"\w{2,}", text.lower())} for text in (a, b))
    return bool(x & y)


def _annotated(path: Path) -> list[tuple[Span, list[Span], list[Span]]]:
    """The events that a file of NEREL's marks, each with its places and with those who take part."""
    spans: dict[str, Span] = {}
    events: list[str] = []
    links: dict[tuple[str, bool], list[Span]] = defaultdict(list)
    related = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, what, *_ = (*line.split("\t"), "")
        if key[0] == "T":
            sort, *ends = what.replace(";", " ").split()
            spans[key] = (int(ends[0]), int(ends[-1]))
            events += [key] if sort == "EVENT" else []
        elif key[0] == "R":
            related.append([part.rpartition(":")[2] for part in what.split()])
    for name, one, other in related:
        event, thing = (other, one) if name == "PARTICIPANT_IN" else (one, other)
        if name in _WHERE + _WHO:
            links[event, name in _WHERE].append(spans[thing])
    return [(spans[e], links[e, True], links[e, False]) for e in sorted(events, key=lambda e: spans[e])]
