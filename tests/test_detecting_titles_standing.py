"""detecting: a title names whom a sentence names behind a sign, and says of the dead who they were."""

import pytest

from tests.titles import titles


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A name that a sign parts from what its bearer is called stands in the title.
        (
            "5 мая в Твери скончался прежний настоятель — почётный митрополит Пётр Громов.",
            "Прежний настоятель Пётр Громов скончался",
        ),
        ("Лидер группы «Степь», музыкант Пётр Громов 5 мая уехал в Тверь.", "Лидер группы «Степь» Пётр Громов уехал в Тверь"),
        # Not that of somebody else whom the other name only tells of.
        ("Мэр Твери Пётр Громов, сын художника Ивана Громова, 5 мая уехал в Омск.", "Мэр Твери Пётр Громов уехал в Омск"),
        # Who somebody was is told of who died, by the first of what he is called, and rather than how far the rest goes.
        (
            "5 мая в Твери умер известный физик и математик Пётр Громов, лауреат премии.",
            "Известный физик Пётр Громов умер в Твери",
        ),
        (
            "5 мая в городской больнице Твери после долгой борьбы с тяжёлой болезнью умер "
            "советский и российский поэт Пётр Громов.",
            "Поэт Пётр Громов умер в городской больнице Твери после долгой борьбы с тяжёлой болезнью",
        ),
        # Of who won a prize it needn't be.
        (
            "5 мая в большом зале городской больницы Твери знаменитый советский и российский поэт Пётр Громов "
            "получил почётную награду.",
            "Пётр Громов получил почётную награду",
        ),
    ],
)
def test_who_it_was(text: str, wanted: str) -> None:
    found = titles(text)
    assert any(title.startswith(wanted) for title in found), found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Пётр Громов живёт в Твери. Единственная его попытка баллотироваться в Сенат в 2004 году окончилась неудачей.",
            "Единственная попытка Петра Громова баллотироваться в Сенат",
        ),
    ],
)
def test_who_it_was_is_told(text: str, wanted: str) -> None:
    found = titles(text)
    assert any(title.startswith(wanted) for title in found), found


def test_a_name_keeps_its_capital_behind_a_sign() -> None:
    found = titles("Анна Белова живёт в Твери. Анна Белова, поэт. Анна Белова — поэт, лауреат Нобелевской премии мира 1993.")
    assert not any("нобелевск" in title for title in found), found


def test_what_goes_on_is_not_over() -> None:
    found = titles("Пётр Громов болен. 5 мая 2018 года в ходе совещания, проводимого в своём доме, потерял сознание Пётр Громов.")
    assert not any("проводимо" in title for title in found), found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Мэр Твери наградил {him} медалью 5 мая 2018 года.", "Мэр Твери наградил {whom} медалью"),
        (
            "Мэр Твери назначил {him} главой департамента культуры 5 мая 2018 года.",
            "Мэр Твери назначил {whom} главой департамента",
        ),
        ("Жюри признало {him} лучшим автором года 5 мая 2018 года.", "Жюри признало {whom} лучшим автором года"),
        # What is done to a thing of theirs is done to that.
        ("Мэр Твери занял {his} должность 5 мая 2018 года.", "Мэр Твери занял должность {whose}"),
    ],
)
@pytest.mark.parametrize(
    ("name", "him", "whom", "whose"),
    [
        ("Пётр Громов", "его", "Петра Громова", "Петра Громова"),
        ("Анна Белова", "её", "Анну Белову", "Анны Беловой"),
    ],
)
def test_whom_it_is_done_to(text: str, wanted: str, name: str, him: str, whom: str, whose: str) -> None:
    told = text.format(him=him, his=him)
    found = titles(f"{name} живёт в Туле. {told}")
    assert any(title.startswith(wanted.format(whom=whom, whose=whose)) for title in found), found


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("Президент встретился с {} 5 мая 2018 года.", "Президент встретился с Анной Беловой"),
        ("Президент встретился с А. {} 5 мая 2018 года.", "Президент встретился с Анной Беловой"),
        ("Завод подписал контракт с {} 5 мая 2018 года.", "Завод подписал контракт с Анной Беловой"),
        ("Суд Твери отказал {} в иске 5 мая 2018 года.", "Суд Твери отказал Анне Беловой в иске"),
        ("Песня об актрисе {} вышла 5 мая 2018 года.", "Песня об актрисе Анне Беловой вышла"),
    ],
)
def test_a_surname_with_one_form_for_cases_has_the_one_that_its_place_says(told: str, wanted: str) -> None:
    found = titles(f"Анна Белова живёт в Туле. {told.format('Беловой')}")
    assert wanted in found, found


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Рейсы в Твери, анонсированные на 5 июня, авиакомпания запускать не будет.", "анонсированы авиакомпания"),
        ("Первая попытка забора, 5 мая, была прервана автоматикой станции, вторую, назначенную на июнь, отменили.", ", вторую"),
        ("Спутник серии «Степь» вышел из строя 5 мая 2018 года, не выработав и трети ресурса.", "не выработав"),
    ],
)
def test_what_a_title_may_not_end_or_go_on_with(text: str, unwanted: str) -> None:
    assert not any(unwanted in title for title in titles(text)), titles(text)


def test_what_befell_somebody_is_not_he() -> None:
    text = "Пётр Громов поёт в Твери. 5 мая 2018 года у Петра Громова случился инфаркт и он госпитализирован в клинику Твери."
    assert not any("нфаркт госпитализирован" in title for title in titles(text)), titles(text)


def test_what_stands_behind_a_pronoun_and_its_verb_does_it() -> None:
    found = titles("Пётр Громов живёт в Туле. Его арестовал суд Твери 5 мая 2018 года.")
    assert "Суд Твери арестовал Петра Громова" in found, found


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("С {} 5 мая 2018 года расторг контракт театр «Степь».", "Театр «Степь» расторг контракт с Анной Беловой"),
        ("К {} 5 мая 2018 года приехал министр культуры.", "Министр культуры приехал к Анне Беловой"),
        ("У {} 5 мая 2018 года диагностировали рак.", "У Анны Беловой диагностировали рак"),
        ("В неё 5 мая 2018 года бросили помидор.", "Помидор бросили в Анну Белову"),
        ("За неё 5 мая 2018 года проголосовали депутаты думы.", "Депутаты думы проголосовали за Анну Белову"),
        ("Под неё 5 мая 2018 года создали новый фонд.", "Новый фонд создали под Анну Белову"),
    ],
)
def test_a_name_put_for_a_pronoun_has_the_case_that_its_preposition_calls_for(told: str, wanted: str) -> None:
    found = titles(f"Анна Белова живёт в Туле. {told.format('неё' if told.startswith('У') else 'ней')}")
    assert wanted in found, found


def test_a_club_is_not_the_one_it_beats() -> None:
    found = titles("Футболист Иван Громов забил гол. Его клуб 5 мая 2018 года обыграл «Зарю» со счётом 3:1.")
    assert any("обыграл «Зарю»" in title and title.count("«") == 1 for title in found), found


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("Иск «Степи» к газете «Рубеж» суд рассмотрит 18 июня.", "Суд рассмотрит иск «Степи» к газете «Рубеж»"),
        ("Общественные слушания городские власти проведут 18 июня.", "Городские власти проведут общественные слушания"),
        ("Теннисистка Мирра Громова 5 мая проиграла в финале турнира.", "Теннисистка Мирра Громова проиграла в финале турнира"),
        ("Мирра Громова 5 мая проиграла в финале турнира.", "Мирра Громова проиграла в финале турнира"),
    ],
)
def test_who_acts_is_who_can(told: str, wanted: str) -> None:
    assert wanted in titles(told), titles(told)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (
            "Завод «Вега» построен в 2001 году. Его директор 3 ноября 2017 года задержан за взятку.",
            "Директор завода «Вега» задержан",
        ),
        (
            "Завод «Вега» построен в 2001 году. Его рабочие 3 ноября 2017 года объявили голодовку.",
            "Рабочие завода «Вега» объявили",
        ),
        ("Корабль «Рубин» вышел в море. 3 ноября 2017 года его экипаж спасли рыбаки.", "Рыбаки спасли экипаж корабля «Рубин»"),
        # Somebody's is rather somebody's, and a thing without a name says no more than none.
        ("Пётр Громов строил завод «Вега». Его сын 3 ноября 2017 года стал мэром Твери.", "Сын Петра Громова стал мэром Твери"),
        ("Завод построен в 2001 году. Его рабочие 3 ноября 2017 года объявили голодовку.", "Рабочие объявили голодовку"),
    ],
)
def test_whose_it_is_where_that_is_a_thing(told: str, wanted: str) -> None:
    found = titles(told)
    assert any(title.startswith(wanted) for title in found), found


def test_who_succeeds_whom() -> None:
    found = titles("Тимур Громов уходит. Его сменит на посту Анна Белова 5 декабря 2018 года.")
    assert "Анна Белова сменит Тимура Громова на посту" in found, found
