"""detecting: what is elected stands in the title of an election that says only where it was."""

import pytest
from attrs import evolve

from timeline import analysing, dating, detecting, languages, reading, resolving, tagging
from timeline.detecting import ballots


def shown(text: str, title: str = "Выборы в Чехии") -> str:
    """The title of the last event of a text as an election of this title."""
    parsed = analysing.parse(reading.document(text, "a.txt", "2018-06-01"), languages.load("ru"))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    dated = resolving.resolve(parsed, mentions, publication, "tense")
    events, _ = detecting.detect(parsed, dated, publication)
    event = evolve(events[-1], title=title, kind="election")
    return ballots.told(detecting.at_desk(parsed, dated, publication), (event,))[0].title


@pytest.mark.parametrize(
    ("wanted", "adjective", "of", "become"),
    [
        ("Президентские выборы в Чехии", "президентские", "президента", "президентом"),
        ("Парламентские выборы в Чехии", "парламентские", "парламента", "депутатом"),
        ("Губернаторские выборы в Чехии", "губернаторские", "губернатора", "губернатором"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "На выборах 5 мая 2018 года Громов избран {become} Чехии.",
        "Чехия готова, скоро {adjective} выборы. Пётр Громов родился 5 мая 2018 года.",
        "Чехия ждала выборов {of}. Пётр Громов родился 5 мая 2018 года.",
    ],
)
def test_an_election_says_what_is_elected(wanted: str, adjective: str, of: str, become: str, text: str) -> None:
    assert shown(text.format(adjective=adjective, of=of, become=become)) == wanted


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (
            "Белову предложили баллотироваться в президенты Чехии на выборах 5 июля 2018 года.",
            "Предыдущие выборы в Чехии",
            "Президентские выборы в Чехии",
        ),
        (
            "Импичмент 5 мая 2018 года объявили президенту, избранному на прошлых выборах.",
            "Выборы в Чехии прошли",
            "Президентские выборы в Чехии прошли",
        ),
    ],
)
def test_what_somebody_stood_for_or_was_elected(text: str, title: str, wanted: str) -> None:
    assert shown(text, title) == wanted


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Президент Чехии сказал о выборах 5 мая 2018 года.", "Выборы в Чехии"),  # who only talks
        ("Президентские выборы ждут, парламентские выборы прошли 5 мая 2018 года.", "Выборы в Чехии"),  # two sorts
        ("Президентские выборы в союзе прошли 5 мая 2018 года.", "Выборы в Твери"),  # no country's
        ("Президентские выборы прошли 5 мая 2018 года.", "Досрочные выборы мэра в Чехии"),
    ],
)
def test_no_sort_where_another_can_be_meant(text: str, title: str) -> None:
    assert shown(text, title) == title
