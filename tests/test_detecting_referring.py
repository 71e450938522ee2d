"""detecting: whom a pronoun or a missing subject stands for; rather nobody than another."""

import pytest

from tests.titles import titles


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Кандидатура Громова была предложена Дмитрием Беловым, а 5 мая 2018 года он был утверждён мэром. Пётр Громов рад.",
            "Пётр Громов был утверждён мэром",
        ),
        (
            "Пётр Громов играл в Твери (другие — Белов, Олег Серов). 5 мая 2018 года он уехал из Твери в Москву.",
            "Пётр Громов уехал из Твери в Москву",
        ),
        (
            "Умер актёр Пётр Громов. Глава театра имени Олега Белова сказала, что 5 мая 2018 года он играл в Твери.",
            "Пётр Громов играл в Твери",
        ),
        (
            "Пётр Громов бежал, когда был убит Олег Белов. Пётр Громов скрывался. Громов бежал, а Белов был убит. "
            "5 мая 2018 года он был арестован.",
            "Пётр Громов был арестован",
        ),
        (
            "Анна Белова ушла. После концертов в городах «Ленинград» отправится в Ниццу и завершит тур 5 июля в Твери.",
            "«Ленинград» завершит тур в Твери",
        ),
        (
            "Анна Белова в Израиле. Как сообщили власти, 5 мая 2018 года она была посажена на рейс в Москву.",
            "Анна Белова была посажена на рейс в Москву",
        ),
    ],
)
def test_who_is_meant(text: str, wanted: str) -> None:
    found = titles(text)
    assert wanted in found, found


@pytest.mark.parametrize(
    ("text", "not_he"),
    [
        ("Прокурор Пётр Громов сообщил о деле. 5 мая 2018 года он одобрял атаку на музей, сказал чиновник.", "Громов"),
        ("Мать Ольга Громова сообщила следующее:\nМашину она купила 5 мая 2018 года в Твери.", "Громова"),
        ("По словам Петра Громова, между странами «растёт товарооборот: в прошлом году он вырос на 23 процента».", "Громов"),
    ],
)
def test_nobody_is_meant_rather_than_another(text: str, not_he: str) -> None:
    found = titles(text)
    assert not any(f"{not_he} одобрял" in t or f"{not_he} купила" in t or f"{not_he} вырос" in t for t in found), found


@pytest.mark.parametrize("who", ["У футболиста", "У боксёра", "У певца", "Один из бегунов ранен, у него"])
def test_whom_the_sentence_tells_of_without_a_name_is_nobody_else(who: str) -> None:
    text = (
        f"Праздник в Твери открыл мэр Пётр Громов. {who} болела нога, и 5 мая 2018 года в Омске ему сделали операцию на колене."
    )
    assert not [t for t in titles(text) if "операци" in t and "Громов" in t]


def test_whom_the_article_calls_so_is_he() -> None:
    found = titles(
        "Вратарь Пётр Громов из Твери. У вратаря болела нога, и 5 мая 2018 года в Омске ему сделали операцию на колене."
    )
    assert [t for t in found if "операция" in t and "Петру Громову" in t], found


@pytest.mark.parametrize("own", ["брату Олегу", "старому другу Олегу", "сыну Олегу Громову", "помощнику Олегу Белову"])
def test_the_article_goes_on_about_somebody_rather_than_about_his_own(own: str) -> None:
    found = titles(
        f"Завод возглавил Пётр Громов. Обязанности он передал своему {own}. 5 мая 2018 года он ушёл с поста директора."
    )
    assert "Пётр Громов ушёл с поста директора" in found, found


def test_a_surname_that_looks_like_a_word_opens_a_sentence_where_the_article_has_no_such_word() -> None:
    banker = "Банк закрыт. Его директор Пётр Солодов уехал."
    assert titles(f"{banker} Солодов был задержан 5 мая 2018 года на вокзале.")[-1] == "Пётр Солодов был задержан на вокзале"
    malt = titles(f"{banker} Цены солодов растут. Солодов было куплено 5 мая 2018 года две тонны.")
    assert not any("Пётр" in t for t in malt)
