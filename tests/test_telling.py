"""What is kept of a record for the stories."""

import timeline
from timeline.telling import tell


def test_a_date_of_another_sentence_is_named_with_its_reason(seeds):
    tellings = tell(timeline.read(seeds["002"])).tellings
    (call,) = [t for t in tellings if t.event.kind == "call"]
    assert "марте 2017 года" not in call.quote
    assert call.marks == ()
    assert [(reason.rule, reason.phrase) for reason in call.why] == [("explicit", "марте 2017 года")]


def test_a_date_of_the_quoted_sentence_is_marked_and_not_said_again():
    (telling,) = tell(timeline.read("Встреча президентов прошла в Баку 9 августа 2024 года.")).tellings
    assert [telling.quote[a:b] for a, b in telling.marks] == ["9 августа 2024 года"]
    assert [reason.phrase for reason in telling.why] == [""]


def test_an_event_is_quoted_by_the_sentence_of_its_own_word() -> None:
    text = (
        "7 сентября 2024 года состоялась их встреча в Баку. "
        "7 сентября 2024 года в Баку состоялись переговоры между Иваном Петровым и Валерием Герасимовым."
    )
    (told,) = tell(timeline.read(text)).tellings
    assert len(told.event.evidence) == 2
    assert told.quote == text[text.index("7 сентября 2024 года в Баку") :]
    assert told.start == text.index(told.quote)
    assert [told.quote[a:b] for a, b in told.marks] == ["7 сентября 2024 года"]
