"""detecting: what a sentence says in its own words titles an event that no frame fits."""

import pytest

from timeline import analysing, dating, detecting, languages, resolving, tagging
from timeline.model import Document


def titles(text: str) -> list[str]:
    document = Document(id="0" * 12, source="a.txt", text=text, published="2024-06-10", published_basis="given")
    parsed = analysing.parse(document, languages.load("ru"))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    dated = tuple(resolving.resolve(parsed, mentions, publication, "tense"))
    return [event.title for event in detecting.detect(parsed, dated, publication)[0]]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Если погода позволит, ракета стартует 2 июля.", "Если погода позволит, ракета стартует"),
        ("Следователь допустил, что обвинение предъявят 19 июня.", "Следователь допустил, что обвинение предъявят"),
        ("Организаторы отменили форум, который планировался на 25 июня.", "Организаторы отменили форум"),
    ],
)
def test_a_short_clause_takes_what_it_hangs_on(text: str, title: str) -> None:
    assert titles(text) == [title]


def test_what_points_outside_itself_is_no_title() -> None:
    assert titles("Его отпустят 19 июня.") == []
    assert titles("Мы начнём работу 19 июня.") == []
