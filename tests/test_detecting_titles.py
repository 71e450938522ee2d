"""detecting: what a title says, and what keeps one from being a title."""

import pytest

from timeline import pipeline, reading
from timeline.detecting.wording import Wording, tidy
from timeline.languages import load


def title(text: str) -> str:
    """The title of the only event of a text published on 1 June 2018."""
    events = pipeline.read(reading.document(text, "a.txt", "2018-06-01")).events
    assert len(events) == 1, [e.title for e in events]
    return events[0].title


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Who did it comes first, with the name that stands after the office.
        (
            "27 декабря 2012 года в пригороде Твери был застрелен заместитель мэра города 38-летний Пётр Громов.",
            "Заместитель мэра города Пётр Громов был застрелен в пригороде Твери",
        ),
        # What something lasted or cost stays, a date goes.
        (
            "В 2004 году Пётр Громов был приговорен к трем годам колонии за подрыв моста.",
            "Пётр Громов был приговорен к трем годам колонии за подрыв моста",
        ),
        # Of two names side by side each is its own, and so is a name after the thing whose head its bearer is.
        (
            "24 февраля 2018 года брат Фёдора Громова Павел Громов переизбран на пост председателя совета Твери.",
            "Брат Фёдора Громова Павел Громов переизбран на пост председателя совета Твери",
        ),
        (
            "Тверской суд 5 мая 2018 года приговорил к десяти годам лишения свободы бывшего начальника управления "
            "дорожного строительства Петра Громова.",
            "Тверской суд приговорил к десяти годам лишения свободы Петра Громова",
        ),
        (
            "5 мая 2018 года мэр города Сергиев Посад Евгений Громов открыл мост.",
            "Мэр города Сергиев Посад Евгений Громов открыл мост",
        ),
        # What a verb calls for stays, whatever else goes.
        (
            "5 мая 2018 года экс-руководитель тверского отделения партии «Степь» и бывший претендент на губернаторский пост "
            "Пётр Громов назначен и.о. заместителя министра культуры.",
            "Пётр Громов назначен и.о. заместителя министра культуры",
        ),
        # A number stands by what it counts.
        (
            "5 мая 2018 года журнал «Степь» оценил состояние Петра Громова в 37 миллиардов рублей.",
            "Журнал «Степь» оценил состояние Петра Громова в 37 миллиардов рублей",
        ),
        # Of all that one person is called his name is told.
        (
            "5 мая 2018 года в Твери скончался советский режиссёр и художник, народный артист России Пётр Громов.",
            "Пётр Громов скончался в Твери",
        ),
        # Which law it was, where that fits.
        (
            "1 июля 2017 года Пётр Громов подписал закон, позволяющий блокировать сайты пиратов.",
            "Пётр Громов подписал закон, позволяющий блокировать сайты пиратов",
        ),
        # What explains a name between two commas goes.
        ("Пётр Громов, основатель театра, родился 5 мая 1918 года в Твери.", "Пётр Громов родился в Твери"),
        (
            "17 мая 2018 года сборная Сербии выиграла у сборной Перу со счётом 1:0.",
            "Сборная Сербии выиграла у сборной Перу со счётом 1:0",
        ),
        # "Который" gives way to the thing it stands for.
        (
            "Пётр Громов читал книгу, которую Анна Белова написала 5 мая 1918 года.",
            "Анна Белова написала книгу",
        ),
        # A list that a comma opens stays whole, and so do both sides of what lies between two.
        (
            "5 мая 2018 года в Твери прошли переговоры между Петром Громовым и Анной Беловой.",
            "Прошли переговоры между Петром Громовым и Анной Беловой в Твери",
        ),
        # Which of many things it is stays, where it was adds to it, a pronoun goes.
        (
            "5 мая 2018 года в Твери открылась его выставка «Степь и море».",
            "Выставка «Степь и море» открылась в Твери",
        ),
        # Who has no nominative does nothing, and of two people a participle in the singular tells of the nearer.
        (
            "Вечер вели диджей Пётр Громов и телеведущая Анна Белова, завоевавшая титул «Мисс Тверь» 5 мая 2003 года.",
            "Телеведущая Анна Белова завоевала титул «Мисс Тверь»",
        ),
        # "Пока не" denies nothing.
        ("Пётр Громов жил в Твери, пока 5 мая 2011 года не переехал в Москву.", "Пётр Громов переехал в Москву"),
        # A number belongs to its sign, not to the date.
        (
            "5 мая 2018 года Пётр Громов госпитализирован в больницу № 2 Твери.",
            "Пётр Громов госпитализирован в больницу № 2 Твери",
        ),
        # Both sides of talks stay, whose offices go; who held them is told by the clause alone.
        (
            "В Твери 5 мая 2018 года состоялись переговоры между главой Военного комитета альянса Петром Громовым и начальником "
            "Генерального штаба Вооружённых сил России генералом Иваном Беловым.",
            "Переговоры между главой Военного комитета альянса Петром Громовым и Иваном Беловым в Твери",
        ),
        (
            "5 мая 2018 года Пётр Громов провёл телефонный разговор с начальником штаба Иваном Беловым.",
            "Пётр Громов провёл телефонный разговор с начальником штаба Иваном Беловым",
        ),
        # What a name stands beside says what it is.
        (
            "Губернатор сказал о председательстве на климатической конференции ООН COP29, которая пройдёт в Твери в ноябре "
            "2018 года.",
            "Климатическая конференция ООН COP29 пройдёт в Твери",
        ),
        # Who is told of twice says what follows.
        (
            "5 мая 2018 года председатель Военного комитета чешский генерал Пётр Громов сообщил журналистам в Твери, что завод и "
            "фабрика смогли сделать первые шаги.",
            "Пётр Громов: завод и фабрика смогли сделать первые шаги",
        ),
        # A title may end with the verb that brings its noun, or with the one whose thing stands before it.
        ("Выборы в Твери пройдут 2 июня 2018 года.", "Выборы в Твери пройдут"),
        ("Концерт Баха в Туле перенесли с 20 июня на 10 июля 2018 года.", "Концерт Баха в Туле перенесли"),
        # "Который" is of the noun it agrees with, and what no comma parts from its clause is in it; a date does nothing.
        (
            "Оба кандидата выходят во второй тур выборов, который состоится 25 января 2013 года.",
            "Второй тур выборов состоится",
        ),
        ("12 и 13 января 2013 года в Твери прошёл первый тур выборов мэра.", "Первый тур выборов мэра в Твери"),
        (
            "13 января 2013 года в Твери прошёл первый тур выборов мэра, в котором большинство голосов набрали учитель "
            "Пётр Громов и министр культуры Иван Белов.",
            "Первый тур выборов мэра в Твери",
        ),
        # What was held is told even where a slip of the pen has it in another case.
        (
            "Громов отметил проведённые в июле 2013 года в Твери международных командно-штабных учений «Гром-2013», в которых "
            "участвовали сапёры.",
            "Международные командно-штабные учения «Гром-2013»",
        ),
        # What somebody is sentenced to is told before what for.
        (
            "4 января 2013 года Федеральный суд Тверского округа приговорил россиянина Петра Громова к трем годам колонии "
            "за кибермошенничество и кражу персональных данных.",
            "Федеральный суд Тверского округа приговорил россиянина Петра Громова к трем годам колонии",
        ),
    ],
)
def test_a_title_says_who_did_what(text: str, wanted: str) -> None:
    assert title(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A pronoun gives way to no bare verb, and what hangs on a part of a name hangs on the person.
        (
            "Суд взыскал компенсацию с Петра Ивановича Громова, который признал вину в поджоге склада 5 мая 2009 года.",
            "Пётр Иванович Громов признал вину в поджоге склада",
        ),
        # What follows a gerund or "которые" is theirs.
        (
            "5 мая 2018 года Пётр Громов принёс присягу в Твери, сменив на этом посту Ивана Белова.",
            "Пётр Громов принёс присягу в Твери",
        ),
        # A report is told with what it says, else called one.
        (
            "10 января 2016 года губернатор Твери Пётр Громов подтвердил, что «вопрос о передаче Исаакиевского собора "
            "в пользование музея важен».",
            "Пётр Громов: вопрос о передаче Исаакиевского собора в пользование музея важен",
        ),
        ("Мост закрыт, сообщил 5 мая 2018 года губернатор Пётр Громов.", "Заявление губернатора Петра Громова"),
        # Who is told of stands in no other's brackets, and a coma is no pronoun.
        (
            "30 декабря 2013 года чемпион мира Пётр Громов впал в кому из-за травмы.",
            "Чемпион мира Пётр Громов впал в кому из-за травмы",
        ),
        # That it took place is said by the noun alone.
        (
            "Губернатор рассказал о проведённых в Твери 5 мая 2018 года международных командно-штабных учениях.",
            "Международные командно-штабные учения в Твери",
        ),
    ],
)
def test_a_title_tells_no_more_than_the_sentence(text: str, wanted: str) -> None:
    events = pipeline.read(reading.document(text, "a.txt", "2018-06-01")).events
    assert wanted in [e.title for e in events]


@pytest.mark.parametrize(
    ("text", "title_of_it"),
    [
        # A dash stands for a verb left out, with a date of its own.
        (
            "В 1935 году Пётр Громов окончил университет Твери, в 1939 — Тульский технологический институт.",
            "Пётр Громов окончил университет Твери",
        ),
        ("В 1987 году Пётр Громов стал чемпионом Твери, а в 1996 — тренером сборной.", "Пётр Громов стал чемпионом Твери"),
        # What is done goes on after a date in the midst.
        (
            "Протесты в Твери прекратились 6 мая 2018 года, но возобновились 10 мая 2018 года.",
            "Протесты в Твери возобновились",
        ),
        # A conjunction after a comma opens another deed.
        (
            "Пётр Громов подал в отставку 5 мая 2018 года, и на пост директора завода назначен Иван Белов.",
            "Пётр Громов подал в отставку",
        ),
        # A noun in the genitive closed none.
        ("В апреле 2018 года дело о смерти певицы закрыли.", "Дело о смерти певицы закрыли"),
    ],
)
def test_another_s_deed_is_not_told(text: str, title_of_it: str) -> None:
    assert title_of_it in [e.title for e in pipeline.read(reading.document(text, "a.txt", "2018-06-01")).events]


@pytest.mark.parametrize(
    "text",
    [
        "Церемония запланирована и состоится 5 мая",
        "Президент подписал указ о нём",
        "Болельщики проведут акцию в рамках",
        "В апреле вышел сборник стихов",
        "Что король стал старшим монархом",
    ],
)
def test_the_lint_refuses_dates_pronouns_and_cut_words(text: str) -> None:
    assert Wording.of(load("ru")).faults(text)


def test_latin_letters_in_russian_words_become_russian() -> None:
    wording = Wording.of(load("ru"))
    assert wording.plain("Bозобновление работы Франcиско") == "Возобновление работы Франсиско"
    assert wording.plain("IT-компания iPhone") == "IT-компания iPhone"


def test_signs_left_over_go() -> None:
    assert tidy("выставка '«Степь» ,, в Киеве .") == "Выставка «Степь», в Киеве"


@pytest.mark.parametrize(
    "text",
    [
        "Я окончил школу в Твери в 1990 году.",  # who speaks isn't named
        "Пётр Громов живёт в Туле. Была запущена 5 мая 2018 года в Твери.",  # nor does he agree with the verb
    ],
)
def test_without_who_did_it_nothing_is_told(text: str) -> None:
    assert not pipeline.read(reading.document(text, "a.txt", "2018-06-01")).events
