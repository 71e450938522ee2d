"""rereading: forms that morphology takes for a noun's or an adverb's, read as their sentence has them."""

import pytest
from attrs import evolve

from timeline import analysing, pipeline, reading
from timeline.languages import load
from timeline.model import Document, Event

PACK = load("ru")


def told(text: str, published: str = "2024-11-05") -> tuple[Event, ...]:
    return pipeline.read(evolve(reading.document(text, "a.txt"), published=published, published_basis="given")).events


def read(text: str, word: str) -> str:
    """What part of speech a word of a sentence is read as."""
    parsed = analysing.parse(Document("0" * 12, "a.txt", text), PACK)
    return next(t.word.pos for t in parsed.tokens(parsed.sentence_at(0)) if t.text == word)


@pytest.mark.parametrize("time", ["в пятницу", "1 ноября", "накануне вечером"])
@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Спасатели {} прибыли в Тверь.", "прибыли"),
        ("Поезда {} прибыли в Тверь.", "прибыли"),
        ("Двое послов {} прибыли в Тверь.", "прибыли"),
        ("Прокуратура {} начала проверку.", "начала"),
        ("Полиция Твери {} начала искать водителя.", "начала"),
        ("Министерство обороны {} начало вывод войск.", "начало"),
        ("Министры {} вели переговоры.", "вели"),
        ("Яхта «Волна» {} села на мель.", "села"),
        ("Судно «Волна» {} село на мель.", "село"),
        ("Стороны {} сели за стол переговоров.", "сели"),
        ("Адвокаты {} отмели обвинения.", "отмели"),
        ("Движение по новому мосту {} открыто.", "открыто"),
        ("В городе {} убито двенадцать человек.", "убито"),
        ("Ведомство {} забрало лицензию у клиники.", "забрало"),
    ],
)
def test_a_verbs_form_is_read_as_one(sentence: str, word: str, time: str) -> None:
    assert read(sentence.format(time), word) in ("VERB", "PRTS")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Завод 1 ноября объявил о росте прибыли.", "прибыли"),
        ("Чистой прибыли завод не показал.", "прибыли"),
        ("Объём прибыли за год.", "прибыли"),
        ("После начала саммита двери закрыли.", "начала"),
        ("Дата начала приёма заявок перенесена на 2 декабря.", "начала"),
        ("Дата начала приёма заявок — 2 декабря.", "начала"),
        ("Это только начало.", "начало"),
        ("Начало матча перенесли на пятницу.", "Начало"),
        ("Концерт пройдёт 5 мая, начало в 19:00.", "начало"),
        ("Жители села Громово собрались на сход.", "села"),
        ("Вертолёт нашёл село не сразу.", "село"),
        ("Он открыто выступил против реформы.", "открыто"),
        ("Новые правила с субботы.", "правила"),
        ("Суд не нашёл нарушений правил торговли.", "правил"),
    ],
)
def test_a_nouns_form_stays_one(text: str, word: str) -> None:
    assert read(text, word) in ("NOUN", "ADVB")


@pytest.mark.parametrize("form", ["экстрадировал", "экстрадировала", "экстрадировало", "экстрадировали", "экстрадируют"])
def test_what_no_dictionary_has_is_a_verb_that_ends_so(form: str) -> None:
    assert {(w.pos, w.lemma) for w in PACK.morphology.readings(form)} == {("VERB", "экстрадировать")}


@pytest.mark.parametrize("form", ["экстрадирован", "экстрадирована", "экстрадировано", "экстрадированы"])
def test_so_are_its_participles(form: str) -> None:
    assert {(w.pos, w.tense) for w in PACK.morphology.readings(form)} == {("PRTS", "past")}


def test_its_events_are_found_with_their_day_and_title() -> None:
    assert [(e.edtf, e.title) for e in told("Наблюдатели прибыли в субботу в Бишкек.")] == [
        ("2024-11-02", "Наблюдатели прибыли в Бишкек")
    ]
    assert [(e.edtf, e.title) for e in told("Полиция Вены 3 ноября начала расследование.")] == [
        ("2024-11-03", "Полиция Вены начала расследование")
    ]
    assert [(e.kind, e.title) for e in told("Власти Испании экстрадировали 1 ноября в США бывшего министра.")] == [
        ("trial", "Власти Испании экстрадировали в США бывшего министра")
    ]


@pytest.mark.parametrize("name", ["Мандела", "Зидан", "Монти", "Винник", "Небензя", "Царнаев", "28-е"])
def test_what_no_dictionary_has_and_begins_with_a_capital_or_a_digit_is_no_verb(name: str) -> None:
    assert PACK.morphology.word(name).pos == "NOUN"
    assert PACK.morphology.word("Экстрадировали").pos == "VERB"


@pytest.mark.parametrize("form", ["Пошёл", "Умер", "Задержан"])
def test_a_known_verb_that_opens_a_sentence_stays_one(form: str) -> None:
    assert PACK.morphology.word(form).pos in ("VERB", "PRTS")
