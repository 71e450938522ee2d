"""detecting: dates that belong to something else than the event, and those at which it ends."""

import pytest

from timeline import pipeline, reading


def dates(text: str) -> set[tuple[str, str]]:
    """The word that names each event of a text published on 1 June 2018, with its date."""
    events = pipeline.read(reading.document(text, "a.txt", "2018-06-01")).events
    return {(text[e.start : e.end].split()[0], e.edtf) for e in events}


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        # Who somebody was.
        ("Бывший кандидат на пост мэра на выборах 14 мая Пётр Громов назначен министром.", "назначен", "2018-05-14"),
        # What somebody is charged with.
        ("Актёр Пётр Громов обвинил Олега Белова в нападении в 1986 году.", "обвинил", "1986"),
        ("Пётр Громов был признан виновным в убийстве соседки в 2009 году.", "признан", "2009"),
        # What takes years is not what was signed.
        ("Мэром было подписано распоряжение об установке памятника в 2010-2011 годах.", "подписано", "2010/2011"),
        # What had brought somebody there.
        ("Пётр Громов умер 5 мая 2018 года в Твери, куда приехал на гастроли из Германии.", "приехал", "2018-05-05"),
        # After what an event is counted.
        ("В Перу пройдут шестые выборы после завершения диктатуры Громова в феврале 1989 года.", "выборы", "1989-02"),
    ],
)
def test_another_things_date_is_not_the_events(text: str, word: str, edtf: str) -> None:
    assert (word, edtf) not in dates(text)


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("5 мая 2018 года Пётр Громов обвинил Олега Белова в нападении.", "обвинил", "2018-05-05"),
        ("Пётр Громов обвинил 5 мая 2018 года Олега Белова в нападении.", "обвинил", "2018-05-05"),
        ("Пётр Громов умер 5 мая 2018 года в Твери, куда приехал на гастроли из Германии.", "умер", "2018-05-05"),
        ("На выборах 14 мая 2018 года победил Пётр Громов.", "выборах", "2018-05-14"),
        ("Со 2 мая Громов и Белов находятся в СИЗО «Лефортово», куда были доставлены из колоний.", "доставлены", "2018-05-02"),
        ("В 2010-2011 годах Пётр Громов руководил банком в Твери.", "руководил", "2010/2011"),
    ],
)
def test_its_own_date_is(text: str, word: str, edtf: str) -> None:
    assert (word, edtf) in dates(text)


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Пётр Громов занимал пост министра обороны до 2007 года.", "занимал", "../2007"),
        ("Пётр Громов построил дом в Твери до 2007 года.", "построил", "2007"),
        ("Пётр Громов работал в банке в 2007 году.", "работал", "2007"),
    ],
)
def test_what_lasted_ends_by_a_time(text: str, word: str, edtf: str) -> None:
    assert (word, edtf) in dates(text)
