"""Sentences, tokens and tense of a document."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import analysing
from timeline.languages import load
from timeline.model import Block, Document


def parsed(text: str, *blocks: Block) -> analysing.Parsed:
    return analysing.parse(Document("0" * 12, "a.txt", text, blocks=blocks), load("ru"))


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Стороны встретились [в пятницу].", "past"),
        ("[В пятницу] стороны встретятся в Омске.", "future"),
        ("Переговоры состоятся [в мае].", "future"),
        ("Мост откроют [в мае], сообщил мэр.", "future"),
        ("Мэр планирует встретиться с послом [в мае].", "future"),
        ("Встреча намечена на [май].", "future"),
        ("Выборы назначены на [5 мая].", "future"),
        ("Его назначили министром [5 мая].", "past"),
        ("Он был назначен послом [в мае].", "past"),
        ("Мост будет открыт [5 мая].", "future"),
        ("Подписанный [в пятницу] указ вступит в силу завтра.", "past"),
        ("Подписанный в пятницу указ вступит в силу [завтра].", "future"),
        ("Он отметил проведённые [в июле] учения.", "past"),
        ("Саммит, который пройдёт [в ноябре], готовят давно.", "future"),
        ("Музей работает [в мае].", "present"),
        ("Парад [9 мая].", None),
        ("Стороны намерены встретиться [в мае].", "future"),
        ("Заводы обязаны сменить трубы [в мае].", "future"),
        ("Суд велел заводу сменить трубы [в мае].", "either"),
        ("Суд велел заводу сменить трубы до [5 мая].", "future"),
        ("Суд [в мае] велел заводу сменить трубы.", "past"),
        ("Депутаты решили провести выборы [в мае].", "either"),
        ("Провести выборы решено [в мае].", "either"),
        ("Провести выборы было решено [в мае].", "past"),
        ("Вопрос решён [в мае].", "past"),
        ("Принято решение провести выборы [в мае].", "either"),
        ("Решение принято [в мае].", "past"),
        ("Ему удалось провести выборы [в мае].", "past"),
        ("Визит планировался на [май].", "either"),
        ("Её приезд, намечавшийся на [май], отменён.", "either"),
        ("Приезд, который намечался на [5 мая], был перенесён.", "either"),
        ("Визит планировался ещё [в мае].", "past"),
        ("Концерт, который готовили на [5 мая], отменён.", "either"),
        ("Гостей теперь ждут [5 мая].", "future"),
        ("Прибытие, ожидавшееся [в январе], не состоится.", "either"),
        ("Прибытие, обещанное [в январе], не состоится.", "past"),
        ("Предполагалось, что концерт состоится [5 мая].", "either"),
        ("Мэр сказал, что концерт состоится [5 мая].", "future"),
        ("Наконец, [5 мая], после службы в храме, побывав на кладбище, посол покинет город.", "future"),
        ("[5 мая], побывав на кладбище, посол покинул город.", "past"),
        ("На [5 мая] у мэра была назначена встреча.", "future"),
        ("«Новый срок запуска — [5 мая]», — сказал мэр.", None),
        ("Новый срок запуска, [5 мая], назвал мэр.", "past"),
    ],
)
def test_the_tense_of_a_phrase_is_its_verbs(text: str, tense: str | None) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert parsed(text.replace("[", "").replace("]", "")).tense(start, end) == tense


def test_a_line_that_breaks_a_sentence_where_a_link_stood_does_not_end_it() -> None:
    text = "Еще в январе в Баку\n\nсостоялась\n\nвстреча послов.\nЗаголовок\nДругое дело."
    assert [text[s.start : s.end] for s in parsed(text).sentences] == [
        "Еще в январе в Баку\n\nсостоялась\n\nвстреча послов.",
        "Заголовок",
        "Другое дело.",
    ]


def test_no_sentence_crosses_the_border_of_a_block() -> None:
    text = "date 2025-12-15 Азербайджан выразил интерес."
    assert [text[s.start : s.end] for s in parsed(text, Block(0, 15, "stamp")).sentences] == [
        "date 2025-12-15",
        "Азербайджан выразил интерес.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Пётр Громов (род. 5 мая 1950, Тверь) — поэт.",
        "Пётр Громов (Леший; 5 мая 1950 года, Тверь) — поэт.",
        "Вышел сборник «Лес» (в пер. на рус. «Роща» 1990 г.) и другие.",
        "Снялась в фильмах «Ура!» (1975), «Кто там?» (1976).",
    ],
)
def test_a_bracket_parts_no_sentence(text: str) -> None:
    assert [text[s.start : s.end] for s in parsed(text).sentences] == [text]


def test_a_bracket_may_hold_sentences_or_be_one() -> None:
    text = "Он умер. (Ему было 80 лет. Жил он в Твери.) Это был поэт."
    assert [text[s.start : s.end] for s in parsed(text).sentences][:2] == ["Он умер.", "(Ему было 80 лет."]


@given(st.text(max_size=200))
def test_sentences_and_tokens_lie_inside_the_text_in_order(text: str) -> None:
    document = parsed(text)
    last = 0
    for sentence in document.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        last = sentence.end
        for token in document.tokens(sentence):
            assert text[token.start : token.end] == token.text
    for offset in range(0, len(text), 7):
        document.sentence_at(offset)


@given(st.text(alphabet="аи-‑ ,.9\n\xa0", max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(1, 5))
def test_the_tokens_of_a_stretch_are_all_that_is_no_white_space_and_the_first_and_last_of_them_its_ends(
    text: str, start: int, end: int, most: int
) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    document = parsed(text)
    tokens = document.tokens_between(start, end)
    assert "".join(t.text for t in tokens) == "".join(text[start:end].split())
    assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert document.tokens_between(start, end, most) == tokens[:most]
    assert document.tokens_between(start, end, -most) == tokens[-most:]


@given(st.permutations(range(5)))
def test_the_tense_of_a_phrase_is_the_same_whichever_is_asked_first(order: list[int]) -> None:
    text = "В мае открыли мост. В июне откроют дом. В июле его закроют. В августе он работает. В сентябре снесли."
    starts = [text.index(word) for word in ("В мае", "В июне", "В июле", "В августе", "В сентябре")]
    document = parsed(text)
    found = {n: document.tense(starts[n], starts[n] + 5) for n in order}
    assert [found[n] for n in range(5)] == ["past", "future", "future", "present", "past"]


def test_of_two_grammemes_of_a_class_a_word_has_its_forms_own_whatever_the_hash_seed() -> None:
    readings = load("ru").morphology.readings("Кентукки")
    assert {(reading.case, reading.animacy) for reading in readings} >= {("accs", "inan"), ("nomn", "anim")}


def test_what_may_tell_or_command_tells() -> None:
    morphology = load("ru").morphology
    assert [morphology.word(form).lemma for form in ("нашли", "пришли", "перешли")] == ["найти", "прийти", "перейти"]
    assert "impr" in morphology.word("пришлите").grammemes


@pytest.mark.parametrize(("word", "ending"), [("дом", "дом"), ("дом,", ","), ("лес, дом;", ";"), ("дом" * 900, "")])
def test_what_is_longer_than_any_sentence_is_cut_behind_a_sign_or_a_word(word: str, ending: str) -> None:
    text = " ".join([word] * 1500)
    told = [text[s.start : s.end] for s in parsed(text).sentences]
    assert all(len(part) <= 2000 for part in told)
    assert all(part.endswith(ending) for part in told)
    assert "".join(told).replace(" ", "") == text.replace(" ", "")


def test_a_long_sentence_stays_whole() -> None:
    text = ", ".join(["который построил дом"] * 70) + "."
    assert [text[s.start : s.end] for s in parsed(text).sentences] == [text]


@pytest.mark.parametrize("marker", ["1. ", "12) ", "• ", "🔹 ", "⚡️⚡️ ", "❗️", "📍 "])
def test_what_a_line_of_a_list_opens_with_is_no_word_of_its_sentence(marker: str) -> None:
    text = f"Главное к вечеру:\n\n{marker}В Твери открыли мост. Мэр поехал в Омск.\n{marker}«Волга» выиграла."
    found = [text[s.start : s.end] for s in parsed(text).sentences]
    assert found == ["Главное к вечеру:", "В Твери открыли мост.", "Мэр поехал в Омск.", "«Волга» выиграла."]


@pytest.mark.parametrize("opening", ["5 мая в Твери", "12.05.2020 в Твери", "3 человека", "— Да", "1. мая", "2.5 млн рублей"])
def test_but_a_number_that_tells_something_is(opening: str) -> None:
    assert [s.start for s in parsed(f"{opening} нашли клад.").sentences] == [0]


@pytest.mark.parametrize("text", ["🔹", "• • •", "⚡️⚡️ "])
def test_markers_alone_are_no_sentence_of_another_kind(text: str) -> None:
    assert [text[s.start : s.end] for s in parsed(text).sentences] == [text.strip()]
