"""detecting: organisations whose name is one word, or opens a sentence."""

import pytest

from timeline.analysing import parse
from timeline.detecting.entities.names import Directory
from timeline.languages import load
from timeline.model import Document

RU = load("ru")


def names(text: str) -> list[tuple[str, str]]:
    """Every name of a text: what it names, and its base form."""
    parsed = parse(Document(id="0" * 12, source="a.txt", text=text), RU)
    directory = Directory(parsed)
    return [(n.sort, n.base) for sentence in parsed.sentences for n in directory.names(directory.laid(sentence))]


AUTHORITIES = ["Росавиация", "Росгвардия", "Ространснадзор", "Минцифры", "Минприроды", "Минпромторг", "Мосгорсуд", "Ростех"]


@pytest.mark.parametrize("name", AUTHORITIES)
@pytest.mark.parametrize("text", ["{} закрыла школу.", "Школу закрыла {}.", "Об этом сообщает {}, а школа закрыта."])
def test_an_authority_of_clipped_words_is_an_organisation(name: str, text: str) -> None:
    assert ("organisation", name) in names(text.format(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Глава Росавиации уехал.", "Росавиация"),
        ("Он служит в Росгвардии и Росимуществе.", "Росимущество"),
        ("Об этом просили Мосгорсуд.", "Мосгорсуд"),
        ("С Росреестром говорил мэр.", "Росреестр"),
        ("Саммит Евросоюза пройдёт в Твери.", "Евросоюз"),
        ("Поставки в Евросоюз начнутся.", "Евросоюз"),
        ("Евросоюз и Ваза подпишут договор.", "Евросоюз"),
        ("Мажилис принял закон.", "Мажилис"),
        ("Ленинский районный суд вынес приговор.", "Ленинский районный суд"),
        ("Таганский межрайонный суд вынес приговор.", "Таганский межрайонный суд"),
    ],
)
def test_an_organisation_is_found_in_any_case_and_where_a_sentence_opens(text: str, name: str) -> None:
    assert [base for sort, base in names(text) if sort == "organisation"][-1] == name


@pytest.mark.parametrize("whose", ["Ростеха", "Росавиации", "Минтранса", "Росимущества"])
def test_an_authority_before_a_name_is_none_of_it(whose: str) -> None:
    assert [base for sort, base in names(f"Мэр встретился с главой {whose} Сергеем Громовым.") if sort == "person"] == [
        "Сергей Громов"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Новый городской суд открыли.",
        "Местный районный суд открыли.",
        "Городской арбитражный суд открыли.",
        "Российский военный суд открыли.",
        "Конгресс открылся.",
        "Минареты видны.",
        "Россыпи видны.",
    ],
)
def test_a_common_noun_or_adjective_that_opens_a_sentence_names_no_organisation(text: str) -> None:
    assert not [base for sort, base in names(text) if sort == "organisation"]


TEAMS = [("Ротор", "Ротора", "Ротором"), ("Красная Звезда", "Красной Звезды", "Красной Звездой"), ("Волга", "Волги", "Волгой")]
TEAMS += [("Крылья Советов", "Крыльев Советов", "Крыльями Советов")]


@pytest.mark.parametrize(("name", "genitive", "instrumental"), TEAMS)
def test_a_name_in_quotes_is_told_in_its_base_form(name: str, genitive: str, instrumental: str) -> None:
    for text in (
        f"Победа «{genitive}» порадовала всех.",
        f"Тренер «{genitive}» уехал.",
        f"Команда из Твери сыграла с «{instrumental}».",
        f"Матч с «{instrumental}» отменили.",
        f"Поражение от «{genitive}» огорчило всех.",
        f"Клуб «{name}» уехал.",
        f"«{name}» уехал.",
    ):
        assert [base for sort, base in names(text) if sort == "organisation"] == [name], text


@pytest.mark.parametrize("text", ["Показ «Тихого Дона» прошёл.", "Премьера «Грозы» прошла.", "Ждали встречу «Грозы»."])
def test_a_work_in_quotes_behind_a_noun_is_no_organisation(text: str) -> None:
    assert not [base for sort, base in names(text) if sort == "organisation"]
