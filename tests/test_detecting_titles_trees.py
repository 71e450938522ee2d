"""detecting: what hangs on what in a sentence, as its titles show."""

import pytest

from tests.titles import titles
from timeline.languages import load


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A noun that calls for an infinitive has it, before its verb too.
        (
            "О своих планах завершить карьеру Пётр Громов сообщил руководству федерации 5 мая 2018 года.",
            "Пётр Громов сообщил руководству федерации о планах завершить карьеру",
        ),
        # A noun after a dash is what the name before it is called.
        (
            "5 мая 2018 года Пётр Громов (Peter Gromov) — бывшая звезда тверского хоккея — был найден мёртвым в Твери.",
            "Пётр Громов был найден мёртвым в Твери",
        ),
        # Two names with a dash between them are a pair.
        ("Матч Громов — Белов состоится в Твери 5 мая 2018 года.", "Матч Громов — Белов в Твери"),
        # Somebody in the nominative behind a noun is its name, not a second subject.
        (
            "5 мая 2018 года Анна Громова закончила Тверской университет государственного управления по специальности дизайнер.",
            "Анна Громова закончила Тверской университет управления по специальности дизайнер",
        ),
        # "самый" is no pronoun where an adjective follows.
        (
            "5 мая 2018 года Пётр Громов выиграл кубок самому ценному игроку турнира в Твери.",
            "Пётр Громов выиграл кубок самому ценному игроку турнира в Твери",
        ),
        # What stands behind a date in brackets is of another date.
        (
            "Пётр Громов награждён орденами «За заслуги» IV степени (2000) и «За отвагу» III степени (2005).",
            "Пётр Громов награждён орденом «За заслуги» IV степени",
        ),
        # A pronoun for what acts in the clause before is that thing, whoever is named.
        (
            "По словам Петра Громова, товарооборот растёт: в 2015 году он вырос на 23 процента.",
            "Товарооборот вырос на 23 процента",
        ),
        # Two before a verb of many are a list, though one may be an object.
        (
            "Тверское студенческое агентство и другие СМИ привели слова Громова 5 мая 2018 года.",
            "Тверское студенческое агентство и другие СМИ привели слова Громова",
        ),
        # A noun after "а" that nothing denies is of something left out.
        (
            "Анна Громова была захвачена 5 мая 2018 года на севере Твери, а области Торжка.",
            "Анна Громова была захвачена на севере Твери",
        ),
        # Whether a man or a woman was something, the verb says, not what it was.
        (
            "Анна Белова уехала в Торжок. Александр Громов родился в Твери. С февраля по сентябрь 2005 года был главой думы.",
            "Александр Громов был главой думы",
        ),
        # Somebody named acts, not the thing before the verb.
        (
            "5 мая 2018 года попытку побить рекорд предпринял 82-летний экс-министр Твери Пётр Громов.",
            "Экс-министр Твери Пётр Громов предпринял попытку побить рекорд",
        ),
        # Adjectives that count parts of one thing are a list.
        (
            "5 мая 2018 года одну серебряную и три бронзовые медали завоевал тверской гимнаст Пётр Громов.",
            "Тверской гимнаст Пётр Громов завоевал одну серебряную и три бронзовые медали",
        ),
        # An infinitive is what the nearest word calls for.
        (
            "СМИ сообщали, что за освобождение Громова город вынужден был 5 мая 2018 года отдать подворье в Твери.",
            "Город был вынужден отдать подворье в Твери за освобождение Громова",
        ),
        # A participle before its noun is that noun's, whatever date stands between.
        (
            "Музей открыт. Об этом говорится в опубликованном на сайте думы в среду, 16 мая 2018 года, указе.",
            "Указ опубликован на сайте думы",
        ),
        # A name that doesn't bend is still hers who stands before it.
        ("Звание перешло к женщине, Мисао Окава (大川), родившейся 5 мая 1898 года.", "Женщина Мисао Окава родилась"),
        # One of many is no attribute of what he is called after a dash.
        (
            "Пётр Громов был убит в 1980 году одним из его фанатов — 25-летним охранником Марком Беловым.",
            "Пётр Громов был убит одним из фанатов",
        ),
        # A name that doesn't bend stands in the case that its preposition calls for.
        (
            "Геннадий Онищенко жил в Твери. Договорённость была достигнута 5 мая 2018 года между Онищенко и Петром Громовым.",
            "Договорённость была достигнута между Геннадием Онищенко и Петром Громовым",
        ),
        # Of two kinds between which something is none goes alone.
        (
            "Сенат Перу отклонил 20 декабря 2010 года поправку о взаимосвязи между стратегическими наступательными и "
            "оборонительными вооружениями.",
            "Сенат Перу отклонил поправку о взаимосвязи",
        ),
        # "U.S." is nobody's initials.
        ("5 мая 2018 года Пётр Громов выиграл у Белова в финале U.S. Open.", "Пётр Громов выиграл у Белова в финале U.S. Open"),
        # An adverb of time goes with the age that it is about.
        (
            "Новая полнометражка 71-летнего ныне Петра Громова увидела свет в 1977 году.",
            "Новая полнометражка Петра Громова увидела свет",
        ),
    ],
)
def test_trees(text: str, wanted: str) -> None:
    found = titles(text)
    assert wanted in found, found


def test_a_superlative_stays_the_one_that_was_written() -> None:
    morphology = load("ru").morphology
    for form, wanted in (("лучшему", "лучшего"), ("высшем", "высшего"), ("наилучшему", "наилучшего")):
        assert morphology.inflect(form, "gent", "sing", "masc") == wanted


def test_a_report_of_what_was_told_before_is_no_event() -> None:
    found = titles("Дума приняла закон. Об этом 5 мая 2018 года сообщила в эфире тверского телеканала Анна Белова.")
    assert not any("сообщила" in t for t in found), found


@pytest.mark.parametrize("event", ["Концерты", "Матчи", "Выставки"])
def test_what_happens_does_nothing_to_anybody(event: str) -> None:
    found = titles(f"{event} идут ежедневно, 29 июня 2030 года гостей повезут на экскурсию к озеру Круглое.")
    assert not any(event in t and "повезут" in t for t in found), found


@pytest.mark.parametrize(
    ("verb", "thing"),
    [("пройдёт", "саммит лидеров"), ("пройдут", "выборы мэра"), ("пройдёт", "встреча министров"), ("пройдёт", "совещание судей")],
)
def test_what_takes_place_is_nothing_that_somebody_does(verb: str, thing: str) -> None:
    found = titles(f"Соглашение подписали Олег Громов и Иван Белов; 29 июня 2030 года в Омске {verb} {thing}.")
    assert found
    assert not any("Громов" in t and "пройд" in t for t in found), found


@pytest.mark.parametrize("verb", ["соберётся", "выступит", "победит"])
@pytest.mark.parametrize("time", ["два года", "пять лет", "долгое время"])
def test_a_title_tells_not_how_long_there_was_nothing_like_it(verb: str, time: str) -> None:
    for found in titles(f"Сборная Перу впервые за {time} {verb} 29 июня 2030 года в Омске."):
        assert found == f"Сборная Перу {verb} в Омске"


@pytest.mark.parametrize("since", ["с 1986 года", "с мая 1990 года"])
def test_nor_since_when(since: str) -> None:
    found = titles(f"Сборная Перу впервые {since} выступит 29 июня 2030 года в Омске.")
    assert "Сборная Перу выступит в Омске" in found, found


@pytest.mark.parametrize("again", ["впервые", "вновь", "снова"])
@pytest.mark.parametrize("verb", ["выступит", "победит", "соберётся"])
def test_but_that_it_is_the_first_time_or_another(again: str, verb: str) -> None:
    found = titles(f"Сборная Перу {again} {verb} 29 июня 2030 года в Омске.")
    assert f"Сборная Перу {again} {verb} в Омске" in found, found


@pytest.mark.parametrize("noun", ["иностранных дел", "внутренних дел", "чрезвычайных ситуаций"])
def test_what_is_one_thing_stays_so_in_a_short_title(noun: str) -> None:
    guests = f"участников встречи министров {noun} стран Союза озёрных государств"
    text = f"Президент Перу Олег Громов 29 июня 2030 года примет в Омске {guests}."
    assert not any(noun.split()[1] in t and noun not in t for t in titles(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Открыть новую школу планируется 29 июня 2030 года.", "Открыть новую школу планируется"),
        ("Подписать соглашение намечено 29 июня 2030 года в Омске.", "Соглашение намечено подписать в Омске"),
    ],
)
def test_what_is_planned_may_stand_before_its_plan(text: str, wanted: str) -> None:
    assert wanted in titles(text)


@pytest.mark.parametrize("part", ["раунд", "тур", "этап"])
def test_a_part_of_talks_is_talks(part: str) -> None:
    text = f"Второй {part} переговоров по нормализации отношений Омска и Тулы состоится 29 июня 2030 года."
    assert [t for t in titles(text) if t.startswith(f"Второй {part} переговоров")]


@pytest.mark.parametrize("errand", ["Визит", "Приезд"])
def test_a_visit_goes_nowhere_itself(errand: str) -> None:
    found = titles(f"{errand} завершается: 29 июня 2018 года он вылетит из Омска в Тулу.")
    assert not any("вылетит" in t and errand in t for t in found), found


@pytest.mark.parametrize(
    ("thing", "verb", "wanted"),
    [
        ("Итоги конкурса", "объявят", "Итоги конкурса будут объявлены"),
        ("Правила перевозки багажа", "опубликуют", "Правила перевозки багажа будут опубликованы"),
        ("Результаты переписи", "обнародуют", "Результаты переписи будут обнародованы"),
        ("Поправки к бюджету", "рассмотрят", "Поправки к бюджету будут рассмотрены"),
    ],
)
def test_what_nobody_is_said_to_do_will_be_done(thing: str, verb: str, wanted: str) -> None:
    assert wanted in titles(f"{thing} {verb} 29 июня 2030 года.")


@pytest.mark.parametrize("who", ["Власти Твери", "Компании группы", "Команды клуба"])
@pytest.mark.parametrize("verb", ["объявят", "опубликуют", "рассмотрят"])
def test_those_who_act_are_not_done_to(who: str, verb: str) -> None:
    assert not any("будут" in t for t in titles(f"{who} {verb} 29 июня 2030 года."))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Отчётность за квартал группа раскроет 29 июня 2030 года.", "Группа раскроет отчётность"),
        (
            "Новое правительство тверской парламент утвердил 5 мая 2018 года.",
            "Тверской парламент утвердил новое правительство",
        ),
        ("Группа отчётность области раскроет 29 июня 2030 года.", "Группа раскроет отчётность области"),
        ("Новый завод построил мост через Волгу 5 мая 2018 года.", "Новый завод построил мост через Волгу"),
    ],
)
def test_what_a_clause_opens_with_is_done_by_the_next(text: str, wanted: str) -> None:
    found = titles(text)
    assert any(t.startswith(wanted) for t in found), found


@pytest.mark.parametrize("initial", ["К", "С", "У", "О"])
def test_an_initial_is_no_preposition(initial: str) -> None:
    found = titles(f"Людмилу {initial} вызывают к следователю 29 июня 2030 года.")
    assert any(f"Людмилу {initial}" in t for t in found), found


@pytest.mark.parametrize("place", ["в нём", "на нём"])
def test_nothing_takes_place_in_somebody(place: str) -> None:
    found = titles(f"Пётр Громов построил причал в 2010 году. 5 мая 2018 года {place} прошла выставка картин Анны Беловой.")
    assert "Выставка картин Анны Беловой" in found, found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "«Дорога готова, и 29 июня 2030 года откроем движение по мосту», — заявил мэр Твери Пётр Громов.",
            "Пётр Громов: откроем движение по мосту",
        ),
        (
            "— Мы не рассчитывали на иное, но 29 июня 2030 года подадим иск о возмещении, — сказала Анна Белова.",
            "Анна Белова: подадим иск о возмещении",
        ),
        (
            "Певица Анна Белова приехала в Тверь. «29 июня 2030 года выпустим новый альбом», — сказала она.",
            "Анна Белова: выпустим новый альбом",
        ),
    ],
)
def test_what_somebody_says_he_will_do_is_told_in_his_words(text: str, wanted: str) -> None:
    found = titles(text)
    assert wanted in found, found


def test_what_nobody_knows_who_said_is_no_title() -> None:
    assert titles("«29 июня 2030 года откроем движение по новому мосту», — сказал он.") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Город построил музей, его откроют", "Музей откроют на площади Твери"),
        ("Город построил детскую школу; её откроют", "Детскую школу откроют на площади Твери"),
        ("Завод выкупил столовую, ее откроют", "Столовую откроют на площади Твери"),
    ],
)
def test_what_is_done_to_the_thing_before(text: str, wanted: str) -> None:
    found = titles(f"{text} на площади Твери 29 июня 2030 года.")
    assert wanted in found, found


@pytest.mark.parametrize("text", ["Город построил музей, её откроют", "Город построил школу и театр, её откроют"])
def test_what_a_pronoun_does_not_agree_with_it_is_not(text: str) -> None:
    found = titles(f"{text} на площади Твери 29 июня 2030 года.")
    assert not any("откроют" in t and ("музей" in t.lower() or "театр" in t.lower()) for t in found), found


@pytest.mark.parametrize("sum_", ["17,6 млрд рублей", "2,5 миллиона рублей", "0,9 тонны золота"])
def test_the_comma_in_a_number_parts_nothing(sum_: str) -> None:
    assert f"Журнал оценил состояние банкира в {sum_}" in titles(f"Журнал 5 мая оценил состояние банкира в {sum_}, назвав его.")


@pytest.mark.parametrize("whose", ["", " тренера", " главного тренера", " Петра Громова"])
def test_what_completes_a_noun_stands_behind_whose_it_is(whose: str) -> None:
    found = titles(f"Контракт{whose} с «Зарёй» рассчитан на три года и 5 мая вступит в силу.")
    assert f"Контракт{whose} с «Зарёй» вступит в силу" in found, found


def test_what_completes_a_verb_stays_its_own() -> None:
    assert "Тренер Пётр Громов встретился с «Зарёй»" in titles("Тренер Пётр Громов с «Зарёй» встретился 5 мая.")


@pytest.mark.parametrize(("verb", "thing"), [("открыли", "новый театр"), ("освятили", "новый храм")])
@pytest.mark.parametrize(
    "clause", ["его посетил губернатор Громов", "автобус осмотрел министр Громов", "цену назвал министр Громов"]
)
def test_what_stands_behind_a_comma_before_the_second_verb_is_not_the_first_ones(verb: str, thing: str, clause: str) -> None:
    assert titles(f"В Твери 2 мая {verb} {thing}, {clause}.")[0] == f"{thing.capitalize()} {verb} в Твери"


def test_what_stands_between_two_verbs_before_and_is_the_first_ones() -> None:
    assert "Завод «Вектор» выпустил новый автобус" in titles("Завод «Вектор» 3 мая выпустил новый автобус и продал его в Тверь.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Построить мост через Волгу городские власти планируют 5 июня.",
            "Городские власти планируют построить мост через Волгу",
        ),
        ("Провести концерт в Твери организаторы планируют в июле.", "Организаторы планируют провести концерт в Твери"),
        ("Чтобы построить мост через Волгу, городские власти купят в июле завод.", "Городские власти купят завод"),
    ],
)
def test_an_infinitive_that_opens_a_clause_is_called_for_by_its_verb(text: str, wanted: str) -> None:
    assert wanted in titles(text)


@pytest.mark.parametrize("bound", ["не раньше", "не ранее", "не позднее", "не позже"])
@pytest.mark.parametrize(
    ("when", "than"),
    [
        ("пятницы", "в пятницу"),
        ("5 июня", "5 июня"),
        ("июня", "в июне"),
        ("осени", "осенью"),
        ("2019 года", "в 2019 году"),
        ("конца года", "в конце года"),
    ],
)
def test_words_that_bound_a_time_go_with_it(bound: str, when: str, than: str) -> None:
    for words in (when, f"чем {than}"):
        assert titles(f"Новый мост в Твери откроют {bound} {words}.") == ["Новый мост в Твери откроют"]


@pytest.mark.parametrize("name", ["Аккую", "Строю", "Лечу", "Вектор"])
def test_a_word_alone_in_quotes_is_a_name_whatever_it_ends_like(name: str) -> None:
    wanted = f"«Росатом» загрузит топливо в реактор станции «{name}»"
    assert titles(f"«Росатом» загрузит топливо в реактор станции «{name}» 5 июля.") == [wanted]
