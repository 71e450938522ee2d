"""detecting: from dated phrases to events."""

from datetime import date

from timeline import edtf
from timeline.analysing import parse
from timeline.detecting import detect
from timeline.languages import load
from timeline.model import Block, Dated, Document, Event, Publication, Reason

DAY = Publication("2024-08-09", "given", True)


def events(
    text: str, *phrases: tuple[str, str], blocks: tuple[Block, ...] = (), published: Publication = DAY
) -> tuple[Event, ...]:
    """The events of a text in which each phrase is a date of the given value, in text order."""
    dated, start = [], 0
    for phrase, value in phrases:
        start = text.index(phrase, start)
        first, last = edtf.bounds(value)
        dated.append(Dated(start, start + len(phrase), phrase, "DATE", value, first, last, (Reason("given"),)))
        start += len(phrase)
    document = Document(id="0" * 12, source="a.txt", text=text, blocks=blocks)
    return detect(parse(document, load("ru")), tuple(dated), published)[0]


def test_a_verb_with_a_date_in_its_clause_is_an_event() -> None:
    text = "В понедельник министр сообщил о планах. Перу открыло посольство в Баку в 2017 году, как писала газета."
    [event] = events(text, ("2017 году", "2017"))
    assert (text[event.start : event.end], event.edtf, event.kind, event.status) == ("открыло", "2017", "opening", "occurred")
    assert event.title == "Перу открыло посольство в Баку"
    assert (event.first, event.last) == (date(2017, 1, 1), date(2017, 12, 31))
    assert [text[a:b] for a, b in event.evidence] == ["Перу открыло посольство в Баку в 2017 году, как писала газета."]


def test_a_light_verb_hands_its_date_to_its_noun() -> None:
    text = "Напомним, что еще в январе в Баку состоялась встреча Кертиса Скапарротти и Валерия Герасимова."
    [event] = events(text, ("январе", "2024-01"))
    assert (text[event.start : event.end], event.kind) == ("встреча", "meeting")
    assert event.title == "Встреча Кертиса Скапарротти и Валерия Герасимова в Баку"
    assert event.place == "Баку"


def test_dates_in_teasers_and_stamps_give_nothing() -> None:
    text = "Саммит в Астане открылся 9 августа. 22 ноября в Баку прошла встреча министров."
    cut = text.index("22 ноября")
    assert len(events(text, ("9 августа", "2024-08-09"), ("22 ноября", "2024-11-22"))) == 2
    for role in ("teaser", "stamp", "furniture"):
        found = events(text, ("9 августа", "2024-08-09"), ("22 ноября", "2024-11-22"), blocks=(Block(cut, len(text), role),))
        assert [e.edtf for e in found] == ["2024-08-09"]


def test_a_mention_without_a_value_gives_nothing() -> None:
    assert events("Вчера в Баку прошла встреча министров.", ("Вчера", "")) == ()
