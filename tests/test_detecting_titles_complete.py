"""detecting: a title keeps what its words call for, and says whose a thing is."""

import pytest

from tests.titles import titles


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What is the own of who acts is told so, where nothing else says which it is, and of people in any case.
        ("Пётр Громов 5 мая 2018 года покинул свой дом.", "Пётр Громов покинул свой дом"),
        ("Пётр Громов родился 5 мая 2018 года на даче своего деда в Твери.", "Пётр Громов родился на даче своего деда в Твери"),
        ("5 мая 2018 года мэр Твери объявил Петра Громова своим преемником.", "Мэр Твери объявил Петра Громова своим преемником"),
        # Where it is says nothing of whose it is.
        ("Пётр Громов 5 мая 2018 года покинул свой дом в Твери.", "Пётр Громов покинул свой дом в Твери"),
        ("5 мая 2018 года Пётр Громов продал свою дачу на Волге.", "Пётр Громов продал свою дачу на Волге"),
        # Not where nobody is told, an adjective or a genitive says which it is, or a name does.
        ("Пётр Громов 5 мая 2018 года признал свою вину в краже.", "Пётр Громов признал вину в краже"),
        ("5 мая 2018 года провели свой матч на первенство мира в Твери.", "Матч на первенство мира в Твери"),
        ("Пётр Громов 5 мая 2018 года снял свой первый фильм «Мост».", "Пётр Громов снял первый фильм «Мост»"),
        ("Пётр Громов 5 мая 2018 года объявил о своей отставке.", "Пётр Громов объявил об отставке"),
        ("Пётр Громов 5 мая 2018 года продал свою долю акций завода.", "Пётр Громов продал долю акций завода"),
        ("Пётр Громов 5 мая 2018 года сменил своего брата Ивана Громова.", "Пётр Громов сменил Ивана Громова"),
    ],
)
def test_whose_own_it_is(text: str, wanted: str) -> None:
    found = titles(text)
    assert wanted in found, found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What the one of the highest rank is, and which place it was, stays.
        (
            "В 2008 году самым пожилым человеком, покорившим Казбек, стал житель Твери Пётр Громов, который поднялся на вершину.",
            "Житель Твери Пётр Громов стал самым пожилым человеком, покорившим Казбек",
        ),
        (
            "Анна Белова 5 мая 2018 года заняла первое место в открытом голосовании читателей тверских журналов и газет как "
            "«Лучшая певица».",
            "первое место",
        ),
        # A genitive between a noun and the verb is the noun's.
        (
            "Жители города в возрасте более 80 лет собрались в музее 5 мая 2018 года.",
            "Жители города в возрасте более 80 лет собрались в музее",
        ),
        # A pronoun gives way to a name in the case that its verb calls for.
        (
            "Анна Белова, которой 5 мая 2018 года исполняется 32 года, стала чемпионкой.",
            "Анне Беловой исполняется 32 года",
        ),
        (
            "Судья Анна Белова вернулась. 5 мая 2018 года мэр Твери выдвинул её на должность директора музея.",
            "Мэр Твери выдвинул Анну Белову на должность директора музея",
        ),
        # A participle goes with the pronoun that completes it.
        ("Пётр Громов скончался 5 мая 2018 года в арендованном им доме в Твери.", "Пётр Громов скончался в доме в Твери"),
        # What a passive verb mostly has it has though the tree says otherwise.
        (
            "В 2018 году в области медицины премии были удостоены учёные из Твери Пётр Громов и Анна Белова.",
            "Учёные из Твери Пётр Громов и Анна Белова были удостоены премии",
        ),
        # A hyphen between spaces is the dash of what goes on without its verb.
        (
            "В 1970 году Пётр Громов окончил Тверское училище, в 1980 году - Военную академию имени Суворова, в 1990 году - "
            "Военную академию генерального штаба.",
            "Пётр Громов окончил Тверское училище",
        ),
        # What stands in brackets parts no verb from its object.
        (
            "Видео певицы тверского канала (сейчас певица работает в Твери) 48-летний Пётр Громов сделал ещё в мае 2008 года в "
            "Рязани.",
            "Пётр Громов сделал видео певицы тверского канала в Рязани",
        ),
    ],
)
def test_what_words_call_for(text: str, wanted: str) -> None:
    found = titles(text)
    assert any(wanted in t for t in found), found


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Стоит отметить, что предыдущий матч состоялся 5 мая 2018 года.", "Отметить"),
        ("Закон с 2013 года вводит «налог для богачей» % ставкой доход граждан.", "%"),
    ],
)
def test_no_title(text: str, refused: str) -> None:
    assert not any(refused in t for t in titles(text)), titles(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What the subject did meanwhile is his.
        (
            "Анна Белова готовится к выборам. 5 мая 2018 года на встрече с избирателями в Рязани она потеряла сознание.",
            "Встреча Анны Беловой с избирателями в Рязани",
        ),
        (
            "Анна Белова рассказала об этом в лекции. Сразу после возвращения из Рязани в мае 2018 года она заболела.",
            "Возвращение Анны Беловой из Рязани",
        ),
        (
            "Пётр Громов рассказал о планах мэру Твери после возвращения из Рязани 5 мая 2018 года.",
            "Возвращение Петра Громова из Рязани",
        ),
        # A quotation is its bearer's; nobody is named by it.
        (
            "Пётр Громов живёт в Твери. В 2009 году награждён премией Суворова в категории «Технические и научные исследования».",
            "Пётр Громов награждён премией Суворова",
        ),
        # "Который" stands for no word of "в виде", and a participle goes with its date.
        (
            "Речь идёт о кредите в виде покупки акций, который Россия выдала Кубе в мае 2018 года.",
            "Россия выдала кредит в виде покупки акций Кубе",
        ),
        ("5 мая 2018 года в Твери прошёл показ фильма по написанному в 1960 году роману «Степь».", "по роману «Степь»"),
    ],
)
def test_whose_and_of_what(text: str, wanted: str) -> None:
    found = titles(text)
    assert any(wanted in t for t in found), found


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        # What somebody only tells of is not his.
        ("Пётр Громов сообщил о встрече с избирателями 5 мая 2018 года в Рязани.", "Встреча Петра Громова"),
        # Where to somebody was taken says of nothing else where it was.
        ("5 мая 2018 года приступ повторился и врачи увезли Громова в Тверскую областную больницу.", "повторился в"),
    ],
)
def test_not_his_and_not_there(text: str, strange: str) -> None:
    found = titles(text)
    assert not any(strange in t for t in found), found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What stands before "который" does it, though the sentence has no other verb.
        (
            "В планах Анны повторить рекорд, принадлежащий теннисистке Марии Беловой, которая в 1960 году одержала 24 победы в "
            "турнирах «Степь».",
            "Мария Белова одержала 24 победы в турнирах «Степь»",
        ),
        # What is the own of who acts says nothing twice.
        (
            "Пётр Громов стал мэром Твери. Из-за преследовавших его травм в мае 2005 года он закончил свою спортивную карьеру.",
            "Пётр Громов закончил спортивную карьеру из-за травм",
        ),
        # A clause with "где" keeps what is its own.
        (
            "Пётр Громов 5 мая 2018 года удостоен награды за лучшую роль в фильме «Степь», где он сыграл пожилого вдовца, "
            "который живёт в Твери.",
            "Пётр Громов удостоен награды за лучшую роль в фильме «Степь»",
        ),
        # What only points elsewhere goes.
        (
            "5 мая 2018 года в Твери скончался предыдущий глава области Пётр Громов.",
            "Глава области Пётр Громов скончался в Твери",
        ),
        ("Напомним, предыдущие выборы прошли в Эстонии в 2011 году.", "Выборы в Эстонии"),
        # What somebody says that another will do is told with whose it is.
        (
            "Анна Белова 5 мая 2018 года сообщила, что мэр Твери Пётр Громов покинет свой пост.",
            "Анна Белова: мэр Твери Пётр Громов покинет свой пост",
        ),
    ],
)
def test_who_and_no_more(text: str, wanted: str) -> None:
    found = titles(text)
    assert wanted in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Завод появился в Твери 27 марта 2018 года на основании закона от 1 октября 1990 года.",
        "Мэр был свергнут с поста колониальной администрацией 5 мая 2018 года.",
        "Народный артист Российской Федерации с 2010 года.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    found = titles(text)
    assert not any(t.startswith(("Основание", "Колониальная администрация", "Российская Федерация")) for t in found), found


def test_what_something_does_is_told_rather_than_its_name() -> None:
    found = titles("5 мая 2018 года городское собрание Рязани приняло решение о названии площади.")
    assert found == ["Городское собрание Рязани приняло решение о названии площади"]
    assert "Заседание совета Рязани" in titles("5 мая 2018 года состоялось заседание совета Рязани.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What somebody is told stays behind him, whatever stands between.
        (
            "Пётр Громов 5 мая 2018 года уведомил членов комитета, что он намерен принять участие в выборах.",
            "Пётр Громов уведомил членов комитета, что намерен принять участие в выборах",
        ),
        # Whose a post was isn't which post it is.
        (
            "Пётр Громов сменил на этом посту Ивана Белова, который занимает этот пост с 5 мая 2018 года.",
            "Иван Белов занимает пост",
        ),
        # An adjective without which somebody is another stays, another goes first.
        (
            "Полиция 5 мая 2018 года арестовала бывшего морского пехотинца по обвинению в подготовке взрыва на вокзале Твери.",
            "Полиция арестовала бывшего морского пехотинца по обвинению в подготовке взрыва",
        ),
        # Who tells of it before a date and a colon has that colon still.
        (
            "Голос Твери 2018-05-05: Болезнь Громова вносит неопределенность в будущее Рязани.",
            "Голос Твери: болезнь Громова вносит неопределенность в будущее Рязани",
        ),
        # A noun that wants another after it is cut off where the sentence is, and not where it ends.
        ("В 2018 году Пётр Громов закончил магистратуру на факультете", "Пётр Громов закончил магистратуру"),
        ("В 2018 году Пётр Громов закончил магистратуру на факультете.", "Пётр Громов закончил магистратуру на факультете"),
        # A participle with words of its own behind its noun has its commas; people who are called by one have none.
        (
            "5 мая 2018 года Пётр Громов ударил Белова в ходе конфликта возникшего между соседями.",
            "Пётр Громов ударил Белова в ходе конфликта, возникшего между соседями",
        ),
        (
            "5 мая 2018 года тысячи протестующих по всей стране вышли на улицы.",
            "Тысячи протестующих по всей стране вышли на улицы",
        ),
        # Where a surname that nobody known bears stands before it, "его" is nobody else's.
        (
            "Сергей Громов стал министром. 5 мая 2018 года полиция провела обыск дома у Зубкаева и в его рабочем кабинете.",
            "Полиция провела обыск дома у Зубкаева и в рабочем кабинете",
        ),
        # Two things of a list were given, or both are told.
        (
            "5 мая 2018 года предоставил своей бывшей подруге дом стоимостью несколько миллионов, автомобиль и ежемесячное "
            "денежное довольствие в несколько тысяч.",
            "Предоставлены дом стоимостью несколько миллионов, автомобиль и довольствие",
        ),
    ],
)
def test_nothing_lost(text: str, wanted: str) -> None:
    found = titles(text)
    assert any(t.startswith(wanted) for t in found), found


@pytest.mark.parametrize("adjective", ["бывшего", "будущего", "мнимого", "несостоявшегося", "потенциального"])
def test_an_adjective_that_makes_another_of_somebody_stays(adjective: str) -> None:
    found = titles(
        f"5 мая 2018 года областная прокуратура обвинила {adjective} чиновника городской администрации Твери Громова в получении "
        "взяток от подрядчиков."
    )
    assert found
    assert all("чиновника" not in t or adjective in t for t in found), found


@pytest.mark.parametrize("times", ["два раза", "семь раз", "12 раз", "двадцать раз"])
def test_how_often_is_told_before_the_verb(times: str) -> None:
    found = titles(f"В 2012 году Анна Белова {times} выигрывала турнир в Твери.")
    assert found == [f"Анна Белова {times} выигрывала турнир в Твери"]


@pytest.mark.parametrize("which", ["второй", "пятый", "двадцатый", "последний"])
def test_which_time_it_was_is_told(which: str) -> None:
    found = titles(f"В 2012 году Анна Белова в {which} раз выиграла турнир в Твери.")
    assert found == [f"Анна Белова в {which} раз выиграла турнир в Твери"]
    found = titles(f"{which.capitalize()} раз Анна Белова выиграла турнир в Твери в 2012 году.")
    assert found == [f"Анна Белова {which} раз выиграла турнир в Твери"]


@pytest.mark.parametrize("time", ["на этот раз", "в этот раз", "ещё раз", "в очередной раз", "в тот момент"])
def test_what_only_points_to_a_time_is_not(time: str) -> None:
    assert titles(f"В 2012 году Анна Белова {time} выиграла турнир в Твери.") == ["Анна Белова выиграла турнир в Твери"]


@pytest.mark.parametrize("who", ["МИД", "ЦИК", "НАТО", "ФАС"])
def test_an_abbreviation_is_somebody(who: str) -> None:
    assert f"{who} опубликовал приказ № 432" in titles(f"12 мая 2018 года {who} опубликовал приказ № 432 от 19.04.2018.")
    assert not titles("12 мая 2018 года он опубликовал приказ.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Somebody's, of whom a list's first thing tells, is no one else's.
        ("5 мая 2018 года полиция Твери задержала директора завода «Заря» и его жену.", "директора завода «Заря» и его жену"),
        ("5 мая 2018 года прошли переговоры между мэром Тулы и его тверским коллегой.", "мэром Тулы и его тверским коллегой"),
        ("5 мая 2018 года в аварии погибли учительница и её сын.", "Учительница и её сын погибли в аварии"),
        # Not where it isn't of that gender, or a thing.
        ("5 мая 2018 года полиция задержала мэра Тулы и её мужа.", "мэра Тулы и мужа"),
        ("5 мая 2018 года суд закрыл завод и его музей.", "завод и музей Петра Громова"),
    ],
)
def test_the_first_of_a_list_is_whose_the_second_is(text: str, wanted: str) -> None:
    found = titles(f"Пётр Громов живёт в Туле. {text}")
    assert any(wanted in title for title in found), found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Пётр Громов был избран на пост мэра Твери. Он живёт в Туле. 5 мая 2018 года он переизбран на эту должность.",
            "Пётр Громов переизбран на должность мэра Твери",
        ),
        (
            "После отставки Ивана Белова с поста вице-президента Перу 5 мая 2018 года на этот пост был назначен Пётр Громов.",
            "Пётр Громов был назначен после отставки Ивана Белова на пост вице-президента Перу",
        ),
        (
            "Дело Ивана Белова закрыто. 5 мая 2018 года Пётр Громов осуждён по этому делу.",
            "Пётр Громов осуждён по делу Ивана Белова",
        ),
        (
            "Губернатор Тверской области Иван Белов ушёл. 5 мая 2018 года Пётр Громов был назначен исполняющим обязанности "
            "губернатора.",
            "Пётр Громов был назначен исполняющим обязанности губернатора Тверской области",
        ),
    ],
)
def test_what_points_to_a_thing_told_of_is_told_by_its_name(text: str, wanted: str) -> None:
    found = titles(text)
    assert wanted in found, found


@pytest.mark.parametrize("which", ["такому", "похожему", "другому"])
def test_what_doesn_t_point_to_a_thing_is_not_told_by_its_name(which: str) -> None:
    found = titles(f"Дело Ивана Белова закрыто. 5 мая 2018 года Пётр Громов осуждён по {which} делу.")
    assert all("осуждён по делу Ивана" not in title for title in found), found


@pytest.mark.parametrize(
    "why", ["из-за тумана", "ввиду непогоды", "по техническим причинам", "по решению судьи", "по просьбе зрителей"]
)
@pytest.mark.parametrize("said", ["отменён", "отложен", "перенесён на 14 июня"])
def test_why_an_event_is_off_is_no_part_of_what_it_is(why: str, said: str) -> None:
    assert titles(f"Матч «Ротор» — «Вектор» 10 июня {said} {why}.") == ["Матч «Ротор» — «Вектор»"]


def test_where_it_takes_place_is() -> None:
    assert titles("Матч «Ротор» — «Вектор» 10 июня состоится в Твери.") == ["Матч «Ротор» — «Вектор» в Твери"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("А вот концерта группы «Мост» 14 июня не будет.", ["Концерт группы «Мост»"]),
        ("Прилёт делегации Перу 14 июня отменён.", ["Прилёт делегации Перу"]),
    ],
)
def test_a_title_says_what_it_is(text: str, wanted: list[str]) -> None:
    assert titles(text) == wanted


def test_nobody_did_what_was_not_done() -> None:
    assert "Признано" not in " ".join(titles("Здание музея 10 июня 2016 года так и не признали аварийным."))


@pytest.mark.parametrize(
    "text",
    ["Он открыл магазин 5 мая 2016 года и закрыл его 9 мая.", "Учения начались 12 мая 2016 года, завершить их планируют 30 мая."],
)
def test_nothing_does_something_to_itself(text: str) -> None:
    for title in titles(text):
        assert len({word[:5] for word in title.lower().split()}) == len(title.split()), title


@pytest.mark.parametrize("who", ["Пашинян", "Громанян", "Арешинян"])
@pytest.mark.parametrize("order", ["Алиев и {}", "{} и Алиев"])
def test_a_surname_that_reads_as_inhabitants_of_a_town_is_one(who: str, order: str) -> None:
    both = order.format(who)
    assert titles(f"{both} 16 мая 2016 года встретились в Тиране.") == [f"{both} встретились в Тиране"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10 мая выслали из страны посла Петра Громова.", "Посла Петра Громова выслали из страны"),
        ("10 мая не пустили Петра Громова в Тверь.", "Петра Громова не пустили в Тверь"),
        ("10 мая в Твери украли из музея две картины.", "Две картины украли из музея в Твери"),
        ("10 мая у певицы Анны Беловой нашли пистолет.", "У певицы Анны Беловой нашли пистолет"),
        # Who acts comes first.
        ("10 мая врачи обнаружили рак у Петра Громова.", "Врачи обнаружили рак у Петра Громова"),
    ],
)
def test_what_nobody_known_does_is_told_from_what_it_is_done_to(text: str, wanted: str) -> None:
    assert wanted in titles(text), titles(text)
