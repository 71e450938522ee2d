"""Births and deaths in brackets behind a name: "Пётр Громов (5 мая 1950, Тверь — 7 июня 2001)", "(1962 года рождения)"."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from timeline import edtf
from timeline.detecting.bracketing.reading import Bracket, Fact, Page
from timeline.detecting.clauses import DASHES
from timeline.detecting.entities.declining import inside
from timeline.detecting.entities.people import Person

_YEARS = range(15, 111)  # that somebody of whom news tells lived
_LONG = 25  # years more than that for who held an office
_GROWN = timedelta(days=5000)  # from his birth to the article


def told(page: Page) -> Iterator[Fact]:
    """What the brackets of a sentence tell of when those were born or died who are named before them."""
    return (fact for bracket in page.brackets for fact in _lived(page, bracket))


def _lived(page: Page, bracket: Bracket) -> Iterator[Fact]:
    name = next((n for n in page.people if n.last == bracket.first - 1), None)
    if name is None or name.person is None or not name.person.gender or " " not in name.person.base:
        return
    words, laid = page.words, page.laid
    fact = partial(_fact, page, name.person)
    says = {laid.tokens[i].word.form for i in bracket.rest}
    (value, mentions), *more = bracket.times
    at = laid.mention.index(mentions[0])
    if len(mentions) == 1 and "/" in value and not bracket.rest:
        born, died = value.split("/")
        held = name.first > 0 and laid.tokens[name.first - 1].word.lemma in words.offices
        years = _YEARS[_LONG:] if held else _YEARS  # "президент Пётр Громов (1990—2010)"
        if born[:4].isdigit() and died[:4].isdigit() and int(died[:4]) - int(born[:4]) in years:
            yield fact("birth", born, mentions)
            yield fact("death", died, mentions)
    elif len(more) == 1 and "/" not in value + more[0][0]:
        end = laid.mention.index(more[0][1][0])
        dashed = any(laid.tokens[i].text in DASHES and laid.mention[i] < 0 for i in range(at, end))
        if dashed and int(more[0][0][:4]) - int(value[:4]) in _YEARS:
            yield fact("birth", value, mentions)
            yield fact("death", *more[0])
    elif not more and "/" not in value and len(mentions) == 1:
        if says & words.born or _introduced(page, bracket, value):
            yield fact("birth", value, mentions)
        elif says & words.died:
            yield fact("death", value, mentions)


def _fact(page: Page, person: Person, kind: str, value: str, mentions: tuple[int, ...]) -> Fact:
    """That somebody was born or died, where the bracket tells that too: "Анна Белова родилась в Твери"."""
    desk, at, where = page.desk, page.laid.mention.index(mentions[0]), _where(page, mentions[0])
    title = f"{person.base} {page.did(page.words.birth if kind == 'birth' else page.words.death, person)}"
    place = page.laid.words(*where) if where is not None else ""
    if place and desk.directory.gazetteer.spot(place) is not None:
        title = f"{title} {inside(desk.words.morphology, desk.wording, place)}".rstrip()
    return Fact(at, at, kind, title, person, value, mentions, where)


def _where(page: Page, mention: int) -> tuple[int, int] | None:
    """The place that is told behind a time in brackets: "5 мая 1950, Тверь, Россия"."""
    laid = page.laid
    first = last = len(laid.tokens) - laid.mention[::-1].index(mention) + 1
    if first >= len(laid.tokens) or laid.tokens[first - 1].text != "," or not laid.tokens[first].text[0].isupper():
        return None
    while laid.tokens[last + 1].is_word and laid.mention[last + 1] < 0:
        last += 1
    return (first, last) if laid.tokens[last + 1].text in ",)—–-" else None


def _introduced(page: Page, bracket: Bracket, value: str) -> bool:
    """Whether a day long ago stands behind a name before it is said who bears it: "Пётр Громов (5 мая 1950, Тверь) — поэт"."""
    day, (_, last) = page.desk.publication.exact, edtf.bounds(value)
    long_ago = len(value) == len("1950-05-05") and day is not None and last is not None and day - last > _GROWN
    died = {page.laid.tokens[i].word.form for i in bracket.rest} & page.words.died
    after = page.laid.tokens[bracket.last + 1 :][:1]
    return long_ago and not died and bool(after) and after[0].text in DASHES
