"""detecting: which of an article's events its headline tells, and is the title of."""

import pytest

import timeline
from tests.titles import titles


@pytest.mark.parametrize(
    "text",
    [
        "Глава Твери Пётр Громов ушёл в отставку\n\nМэр города Пётр Громов 31 мая 2018 года подал в отставку с поста главы "
        "Твери, сообщает пресс-служба.\n\nОн возглавлял город с 2010 года.",
        "В Твери по запросу полиции задержали режиссёра Анну Белову\n\nАнна Белова, которая с 2010 года ставила спектакли, "
        "задержана 31 мая 2018 года по запросу полиции в аэропорту Твери.\n\nЕё обвиняют в краже.",
        "В Твери пройдут досрочные выборы мэра города\n\n14 июня 2018 года в Твери пройдут выборы мэра, в городе их ждут.",
    ],
)
def test_the_headline_is_the_title_of_what_it_tells(text: str) -> None:
    assert titles(text).count(text.partition("\n")[0]) == 1


@pytest.mark.parametrize(
    "text",
    [
        # What was done before, of what is to come.
        "Партия назвала кандидата на выборах мэра Твери\n\n14 июня 2018 года в Твери пройдут выборы мэра города.",
        # Something else about the same person.
        "Пётр Громов получил премию «Степь»\n\nПётр Громов родился 5 мая 1960 года в Твери.",
        # A headline that no title could be: a pronoun, no words.
        "Он умер\n\nНародный артист России Пётр Громов скончался 31 мая 2018 года в Твери.",
        "«»!\n\nНародный артист России Пётр Громов скончался 31 мая 2018 года в Твери.",
    ],
)
def test_a_headline_is_not_the_title_of_another_event(text: str) -> None:
    assert text.partition("\n")[0] not in titles(text)


def test_one_event_has_the_headline_at_most() -> None:
    text = (
        "В Твери открыли мост через Волгу\n\nМост через Волгу открыли в Твери 31 мая 2018 года.\n\n"
        "Второй мост через Волгу откроют в Твери 5 мая 2019 года."
    )
    found = titles(text)
    assert found.count("В Твери открыли мост через Волгу") <= 1 < len(found)


def test_initials_of_a_headline_give_way_to_names() -> None:
    text = (
        "П.Громов назначил А.Белову главой совета\n\nГубернатор Пётр Громов 31 мая 2018 года назначил Анну Белову главой совета "
        "по культуре Твери.\n\nРанее Белова возглавляла театр."
    )
    assert "Пётр Громов назначил Анну Белову главой совета" in titles(text)


def test_a_title_that_says_who_it_was_stays() -> None:
    text = (
        "Министр культуры подал в отставку\n\nМинистр культуры Тверской области Пётр Громов подал в отставку 31 мая 2018 года."
        "\n\nОн возглавлял министерство с 2010 года."
    )
    assert "Министр культуры Тверской области Пётр Громов подал в отставку" in titles(text)
    assert "Министр культуры подал в отставку" not in titles(text)


@pytest.mark.parametrize(
    "text",
    [
        # The headline names him too, or says that she is the first.
        "Министр Пётр Громов подал в отставку\n\nМинистр культуры Твери Пётр Громов подал в отставку 31 мая 2018 года.",
        "Тверь впервые возглавила женщина\n\nТверь 31 мая 2018 года возглавила женщина.",
    ],
)
def test_a_headline_that_says_more_is_the_title(text: str) -> None:
    assert text.partition("\n")[0] in titles(text)


NEWS = "Завод в Рязани закрывается\n\nДиректор завода Пётр Лосев сообщил рабочим, что предприятие будет остановлено."


@pytest.mark.parametrize(
    "more",
    ["", " Профсоюз сообщил, что рабочие против.", " Рабочие заявили, что будут бастовать."],  # by itself, likelier than another
)
def test_a_report_is_the_news_where_nothing_else_is_what_the_headline_tells(more: str) -> None:
    [found] = timeline.read(NEWS.replace("сообщил рабочим", "заявил") + more, published="2017-09-03").events
    assert found.start == NEWS.index("сообщил")
    assert (found.title, found.edtf, found.basis) == ("Завод в Рязани закрывается", "2017-09-03", "published")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (NEWS.partition("\n\n")[2], "2017-09-03"),  # no headline
        (NEWS, None),  # nobody knows the day
        (
            NEWS.replace("\n\n", "\n\nЗавод в Рязани закрывается 1 сентября 2017 года. "),
            "2017-09-03",
        ),  # the headline's news has a day
    ],
)
def test_a_report_without_a_date_is_no_event_by_itself(text: str, published: str | None) -> None:
    assert "2017-09-03" not in [found.edtf for found in timeline.read(text, published=published).events]


REPORTED = "Завод в Рязани закрывается\n\nПредприятие останавливают. "


@pytest.mark.parametrize(
    "body",
    [
        *(f"Об этом 1 сентября 2017 года {told} директор Пётр Лосев." for told in ("сообщил", "заявил", "объявил", "рассказал")),
        "Директор завода объявил об этом в пятницу на встрече.",
        "Лосев заявил в пятницу, 1 сентября 2017 года, что он его остановит.",
        "1 сентября 2017 года его остановили.",
    ],
)
def test_what_has_no_title_of_its_own_has_the_headline(body: str) -> None:
    [found] = timeline.read(REPORTED + body, published="2017-09-03").events
    assert (found.title, found.edtf, found.basis) == ("Завод в Рязани закрывается", "2017-09-01", "mention")


@pytest.mark.parametrize(
    "text",
    [
        REPORTED.partition("\n\n")[2] + "Об этом 1 сентября 2017 года сообщил директор.",  # no headline
        REPORTED + "Об этом 1 марта 2015 года сообщил директор.",  # long ago
        REPORTED + "10 сентября 2017 года его остановят.",  # to come
        REPORTED.replace("Предприятие", "Завод в Рязани закрылся 3 сентября 2017 года. Его") + "Об этом 1 сентября сообщил он.",
    ],
)
def test_what_the_headline_does_not_tell_has_not(text: str) -> None:
    found = timeline.read(text, published="2017-09-03").events
    assert all(one.edtf == "2017-09-03" or one.title != "Завод в Рязани закрывается" for one in found)


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Громов уволил директора музея в Твери", "Пётр Громов уволил директора музея в Твери"),
        ("Директора музея в Твери уволил мэр Громов", "Директора музея в Твери уволил мэр Пётр Громов"),
        ("Мэр Твери Громов уволил директора музея", "Мэр Твери Пётр Громов уволил директора музея"),
        ("У Громова уволили директора музея в Твери", "У Петра Громова уволили директора музея в Твери"),
        ("Дело Громова: директора музея уволили", "Дело Петра Громова: директора музея уволили"),
        # Not where another name stands beside it.
        ("Ваня Громов уволил директора музея в Твери", "Ваня Громов уволил директора музея в Твери"),
        ("Челси Громов уволил директора музея в Твери", "Челси Громов уволил директора музея в Твери"),
        ("Дж.Громов уволил директора музея в Твери", "Дж.Громов уволил директора музея в Твери"),
    ],
)
def test_surnames_of_a_headline_give_way_to_names(headline: str, wanted: str) -> None:
    text = f"{headline}\n\nМэр Твери Пётр Громов 31 мая 2018 года уволил директора музея в Твери.\n\nЕго назначили в 2010 году."
    assert wanted in titles(text), titles(text)


@pytest.mark.parametrize(
    ("headline", "body", "wanted"),
    [
        (
            "Громов встретился с Беловой и Солошенко",
            "Мэр Твери Пётр Громов 31 мая 2018 года встретился с Анной Беловой и Юрием Солошенко.",
            "Пётр Громов встретился с Анной Беловой и Юрием Солошенко",
        ),
        (
            "Громов наградил Белову и Солошенко",
            "Мэр Твери Пётр Громов 31 мая 2018 года наградил Анну Белову и Юрия Солошенко.",
            "Пётр Громов наградил Анну Белову и Юрия Солошенко",
        ),
    ],
)
def test_full_names_stand_in_the_case_in_which_the_text_has_them(headline: str, body: str, wanted: str) -> None:
    assert titles(f"{headline}\n\n{body}") == [wanted]
