"""detecting: who and where. Base forms of people, organisations, places, and where these lie."""

import pytest

import timeline
from timeline.analysing import parse
from timeline.detecting.clauses import lay
from timeline.detecting.entities.declining import Declining
from timeline.detecting.entities.gazetteer import gazetteer
from timeline.detecting.entities.names import Directory
from timeline.detecting.lexicon import lexicon
from timeline.languages import load
from timeline.model import Document, Event

RU = load("ru")


def names(text: str) -> list[tuple[str, str]]:
    """Every name of a text: what it names, and its base form."""
    parsed = parse(Document(id="0" * 12, source="a.txt", text=text), RU)
    directory = Directory(parsed)
    laid = (lay(parsed, sentence, (), lexicon(RU)) for sentence in parsed.sentences)
    return [(name.sort, name.base) for sentence in laid for name in directory.names(sentence)]


def people(text: str) -> set[str]:
    return {base for sort, base in names(text) if sort == "person"}


def event(text: str, published: str = "2024-08-09") -> Event:
    [found] = timeline.read(text, published).events
    return found


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Суд встретился с Милошем Земаном. Милошу Земану вручили приз.", "Милош Земан"),
        ("Полиция задержала Луку Траини. Дело против Луки Траини начато.", "Лука Траини"),
        ("Полиция искала Адама Ганижева и говорила с Адамом Ганижевым.", "Адам Ганижев"),
        ("В госпиталь к Нельсону Манделе приехал сын. О здоровье Нельсона Манделы сообщил врач.", "Нельсон Мандела"),
        ("Дочь увезла Нааму Иссахар домой. Наама Иссахар рада.", "Наама Иссахар"),
        ("Прощание с Героем Советского Союза Анатолием Громовым прошло в Твери.", "Анатолий Громов"),
        ("Умер дважды Герой Социалистического Труда Анна Белова. Анну Белову знали все.", "Анна Белова"),
        ("Дважды Герой Советского Союза Виталий Стахов умер.", "Виталий Стахов"),
        ("Речь идёт о Пан Ги Муне. За Пан Ги Муна голосовали все.", "Пан Ги Мун"),
        ("Премия вручена Кате Гарсия. Катя Гарсия рада.", "Катя Гарсия"),
        ("Телеграмма Мигелю Диас-Канелю отправлена. Мигеля Диаса-Канеля избрали.", "Мигель Диас-Канель"),
        ("Он сын Джона Хантсмена-старшего.", "Джон Хантсмен-старший"),
        ("Приговор Анне Петровой отменён. С Анной Петровой говорил врач.", "Анна Петрова"),
        ("Дом Анны Карловны Бенуа цел.", "Анна Карловна Бенуа"),
        ("Папа Бенедикт XVI выступил. О Бенедикте XVI писали.", "Бенедикт XVI"),
        ("Министр обороны — Фумио Кисида.", "Фумио Кисида"),
        ("Бингу ва Мутарика стал президентом. В четверг Мутарика умер.", "Бингу ва Мутарика"),
        ("Его крестили с именем Жан-Батист Ндахиндурва.", "Жан-Батист Ндахиндурва"),
        ("Звание перешло к женщине, Мисао Окава, родившейся весной.", "Мисао Окава"),
        ("Глава банка Жан-Клод Трише уйдёт. Взгляды Жан-Клода Трише известны.", "Жан-Клод Трише"),
        ("В эстафете бежит (впервые) Антонина Кривошапка (Россия).", "Антонина Кривошапка"),
        ("Президент Майя Санду приехала. Майе Санду вручили приз. С Санду говорил мэр.", "Майя Санду"),
        ("Министр Майю Санду поздравил.", "Майя Санду"),
        ("Мэр Анну Громову поздравил.", "Анна Громова"),
        ("Фильм снял Пётр Тодоровский. Картина Петра Тодоровского вышла.", "Пётр Тодоровский"),
        ("Сняли фильм Петра Тодоровского.", "Пётр Тодоровский"),
        ("По пьесе Надежды Птушкиной ставят спектакль.", "Надежда Птушкина"),
        ("Суд оправдал Вячеслава Громова.", "Вячеслав Громов"),
    ],
)
def test_a_persons_base_form_is_what_all_mentions_agree_on(text: str, base: str) -> None:
    assert people(text) == {base}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Пётр Громов поёт. Пётр рад.", {"Пётр Громов"}),
        ("Пётр Громов поёт. Пётр Белов пляшет. Пётр рад.", {"Пётр Громов", "Пётр Белов", "Пётр"}),
        ("Громов Пётр уехал. Пётр Громов рад. Пётр спит.", {"Пётр Громов"}),
        ("Иван Тула поёт. Тула уехал.", {"Иван Тула"}),
        ("Кирилл Громов и Анна Белова поют. С Кириллом Анна познакомилась в Твери.", {"Кирилл Громов", "Анна Белова"}),
    ],
)
def test_a_forename_is_its_only_bearers(text: str, found: set[str]) -> None:
    assert people(text) == found


def test_a_name_with_initials_or_a_patronymic_is_the_same_persons() -> None:
    text = "Пётр Ильич Сомов выступил. Говорил Пётр Сомов. П. Сомов уехал. Пётр Сомов рад."
    assert people(text) == {"Пётр Сомов"}


def test_two_people_of_one_surname_stay_two() -> None:
    assert people("Пётр Сомов выступил. Анна Сомова молчала. Пётр Сомов уехал.") == {"Пётр Сомов", "Анна Сомова"}


@pytest.mark.parametrize(
    ("text", "base", "gender"),
    [
        ("Победила американка Серена Уильямс.", "Серена Уильямс", "femn"),
        ("Поражение Анны Уильямс удивило.", "Анна Уильямс", "femn"),
        ("Главный редактор Евгения Альбац спорит.", "Евгения Альбац", "femn"),
        ("Полузащитник «Турбине» Фатмире Байрамай, победившая в мае, рада.", "Фатмире Байрамай", "femn"),
        ("Приехал Си Цзиньпин.", "Си Цзиньпин", "masc"),
        ("Космонавт Роман Романенко рад.", "Роман Романенко", "masc"),
        ("Спорит Виктория Азаренко.", "Виктория Азаренко", "femn"),
    ],
)
def test_a_name_is_a_mans_or_a_womans(text: str, base: str, gender: str) -> None:
    parsed = parse(Document(id="0" * 12, source="a.txt", text=text), RU)
    directory = Directory(parsed)
    found = [n.person for sentence in parsed.sentences for n in directory.names(directory.laid(sentence)) if n.person]
    assert [(p.base, p.gender) for p in found] == [(base, gender)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Начальник управления Генпрокуратуры Юрий Синдеев ушёл.", {"Юрий Синдеев"}),
        ("Глава Госстроя Владимир Коган ушёл.", {"Владимир Коган"}),
        ("Пётр Громов молчит. Адвокат Громова Алексей Белов спорит.", {"Пётр Громов", "Алексей Белов"}),
        ("Депутат созыва Кирилла Громова Валерий Белов ушёл.", {"Кирилл Громов", "Валерий Белов"}),
        ("Каспаров сказал: «Если Топалов выиграет, он рад».", {"Каспаров", "Топалов"}),
        ("Сын герцога Кембриджского Уильяма Громова мал.", {"Уильям Громов"}),
        ("Приехал Бэ Чжун Хо.", {"Бэ Чжун Хо"}),
        ("Дождь шёл в Южной Осетии. Путин молчал.", {"Путин"}),
    ],
)
def test_what_stands_before_a_name_is_none_of_it(text: str, found: set[str]) -> None:
    assert people(text) == found


@pytest.mark.parametrize("name", ["Тони Холл", "Роман Романенко", "Линн Рэмси"])
def test_a_name_that_is_not_declined_is_one(name: str) -> None:
    assert people(f"Режиссёр {name} вернулся домой.") == {name}


def test_a_place_that_is_somebodys_name_is_a_person() -> None:
    assert names("Владимир Кириллович Голицын умер.") == [("person", "Владимир Кириллович Голицын")]
    assert ("place", "Владимир") in names("Поезд прибыл во Владимир.")
    assert ("place", "Даллас") not in names("Сын Сиви Даллас победил. Даллас доволен.")
    assert ("place", "Даллас") in names("Сын Сиви Даллас победил в Далласе.")


@pytest.mark.parametrize(
    ("base", "gender", "case", "form"),
    [
        ("Мандела", "masc", "gent", "Манделы"),
        ("Чайка", "masc", "gent", "Чайки"),
        ("Машел", "femn", "ablt", "Машел"),
        ("Квирикашвили", "masc", "datv", "Квирикашвили"),
        ("Бобошикова", "femn", "accs", "Бобошикову"),
        ("Хантсман-младший", "masc", "gent", "Хантсмана-младшего"),
    ],
)
def test_surnames_decline_by_their_gender_and_end(base: str, gender: str, case: str, form: str) -> None:
    assert Declining.of(RU).bend(base, gender, case, last=True) == form


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Заявление сделало Министерство обороны США.", "Министерство обороны США"),
        ("Об этом говорит полиция Белиза.", "полиция Белиза"),
        ("Иск подал Конституционный суд Молдавии.", "Конституционный суд Молдавии"),
        ("Об этом говорит МВД РФ.", "МВД РФ"),
        ("Об этом говорит глава ОВС НАТО.", "ОВС НАТО"),
        ("Как передаёт Lenta.ru, матч отложен.", "Lenta.ru"),
        ("Он возглавил партию «Грузинская мечта».", "Грузинская мечта"),
        ("Завод принадлежит ОАО «Уралкалий».", "Уралкалий"),
        ("Он ушёл из компании Standard Bank.", "Standard Bank"),
        ("Ответственность взяло Исламское государство.", "Исламское государство"),
    ],
)
def test_an_organisation_is_found_in_full(text: str, base: str) -> None:
    assert ("organisation", base) in names(text)


def test_what_names_no_organisation_gives_none() -> None:
    for text in (
        "Правительство решило иначе.",
        "Она получила Нобелевскую премию.",
        "По данным ВС, потерь нет.",
        "Это ООО и ОАО.",
    ):
        assert not [base for sort, base in names(text) if sort == "organisation"]


def test_an_abbreviation_in_brackets_joins_two_names() -> None:
    text = "Исламское государство (ИГ) взяло город. Против ИГ воюют. Заседает Европейский футбольный союз (УЕФА)."
    found = {base for sort, base in names(text) if sort == "organisation"}
    assert found == {"Исламское государство", "УЕФА"}
    # What only the article calls so goes by its full name.
    text = "Заседает Конституционный суд Молдавии (КС). Решение КС ждут."
    assert {base for sort, base in names(text) if sort == "organisation"} == {"Конституционный суд Молдавии"}


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Он родился в селе Чиндяново.", "Чиндяново"),
        ("Взрыв прогремел в провинции Логар.", "Логар"),
        ("Парад прошёл на Красной площади.", "Красная площадь"),
        ("Указ подписал губернатор Приморского края.", "Приморский край"),
        ("Матч сыграли на стадионе «Самара Арена».", "стадион «Самара Арена»"),
        ("Панихида прошла в театре имени Камала.", "театр имени Камала"),
        ("Пожар начался в Претории.", "Претория"),
        ("Президент отдыхал в Мармарисе.", "Мармарис"),
        ("Прокурор работает в Буэнос Айресе.", "Буэнос-Айрес"),
    ],
)
def test_a_place_is_found_by_what_stands_before_it(text: str, base: str) -> None:
    assert ("place", base) in names(text)


@pytest.mark.parametrize(
    "text",
    ["Приехал его брат Владимир.", "Министр Южной Кореи ушёл в отставку.", "Его старший сын Айдар учится."],
)
def test_a_forename_or_an_adjective_is_no_city(text: str) -> None:
    assert "place" not in {sort for sort, _ in names(text)}


@pytest.mark.parametrize(
    ("adjective", "city"),
    [
        ("московский", "Москва"),
        ("лондонский", "Лондон"),
        ("минский", "Минск"),
        ("донецкий", "Донецк"),
        ("бакинский", "Баку"),
        ("Химкинский", "Химки"),
        ("кировский", "Киров"),
        ("винницкий", "Винница"),
        ("тульский", "Тула"),
        ("венецианский", "Венеция"),
        ("французский", ""),
        ("советский", ""),
        ("королевский", ""),
        ("горский", ""),
        ("приморский", ""),
    ],
)
def test_an_adjective_is_made_from_a_city(adjective: str, city: str) -> None:
    assert gazetteer(RU).city_of(adjective) == city


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7 августа в Музее Гетманства в Киеве открылась выставка керамики.", "Музей Гетманства, Киев"),
        ("7 августа в Музее Гетманства открылась выставка керамики.", "Музей Гетманства"),
        ("7 августа пожар начался на улице Льва Громова в Твери.", "улица Льва Громова, Тверь"),
        ("7 августа пожар начался на улице Лесной в Твери.", "улица Лесная, Тверь"),
        ("7 августа пожар начался в районе Громово на юге Твери.", "Громово, Тверь"),
        ("7 августа пожар начался в Китае, в городе Ухань.", "Ухань"),
        ("7 августа пожар начался в Ухане (Китай).", "Ухань"),
        ("7 августа пожар начался в деревне Громово под Тверью.", "Громово"),
        ("7 августа спектакль показали на сцене Театра имени Ивана Громова в Твери.", "Театр имени Ивана Громова, Тверь"),
        ("7 августа пожар начался в центре Твери.", "Тверь"),
        ("7 августа певец выступил в зале Громсон-сквер (Gromson Square) в Твери.", "зал Громсон-сквер, Тверь"),
        ("Иван Петров показал робота на конференции «Светлое будущее», которая прошла 7 августа в Твери.", "Тверь"),
        ("7 августа Ивана Петрова избрали депутатом Винницкого городского совета.", "Винница"),
        ("7 августа суд Ленинского района Твери арестовал Ивана Петрова.", "Тверь"),
        ("7 августа авиация нанесла удар по северным районам Ливана.", "Ливан"),
        ("7 августа Иван Петров перешёл в «Спартак».", ""),
        ("7 августа Иван Петров погиб в ДТП.", ""),
        ("7 августа в столице Венгрии Будапеште прошёл митинг учителей.", "Будапешт"),
        ("7 августа в центре Тбилиси прошёл митинг учителей.", "Тбилиси"),
        ("7 августа полиция арестовала Ивана Петрова в Греции за кражу, его вышлют в США.", "Греция"),
        ("7 августа суд Гонконга приговорил Ивана Петрова к году тюрьмы.", "Гонконг"),
        ("7 августа Пермский краевой суд приговорил Ивана Петрова к году тюрьмы.", "Пермь"),
        ("7 августа губернатор Приморского края Иван Петров ушёл в отставку.", "Приморский край"),
        ("7 августа на Ново-Дивеевском кладбище Нью-Йорка похоронят Ивана Петрова.", "Ново-Дивеевское кладбище, Нью-Йорк"),
    ],
)
def test_an_event_took_place_at_the_finest_place_told(text: str, place: str) -> None:
    assert event(text).place == place


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("7 августа глава комитета НАТО Петр Павел прибыл в Баку.", {"Петр Павел"}),
        ("7 августа Иван Петров получил гражданство Франции.", {"Иван Петров"}),
        ("7 августа подписан договор между Россией и Китаем о границе.", {"Россия", "Китай"}),
        ("7 августа по данным МВД России Иван Петров прибыл в Баку.", {"Иван Петров"}),
        ("7 августа Эстония вступила в НАТО.", {"Эстония", "НАТО"}),
        ("Перу открыло посольство в Баку 7 августа.", {"Перу"}),
        ("7 августа шейх Салман бин Ибрагим Аль Халифа прибыл в Баку.", {"Салман бин Ибрагим Аль Халифа"}),
        ("7 августа в Монровилле умерла писательница Харпер Ли.", {"Харпер Ли"}),
        ("7 августа Урсула фон дер Ляйен прибыла в Минск.", {"Урсула фон дер Ляйен"}),
        ("7 августа Перу открыло посольство в Баку.", {"Перу"}),
        ("7 августа сайт Change.org опубликовал петицию.", {"Change.org"}),
        ("7 августа НАТО заморозила отношения с РФ.", {"НАТО", "Россия"}),
        ("7 августа произошёл взрыв на границе с Польшей.", set()),
        ("Меморандум Чили, Перу и Кубы, подписанный 7 августа в Баку, опубликован.", {"Чили", "Перу", "Куба"}),
    ],
)
def test_who_takes_part_and_who_is_only_named(text: str, parties: set[str]) -> None:
    assert set(event(text).participants) == parties


def test_what_befalls_nobody_named_befalls_the_one_the_article_is_about() -> None:
    text = "Анна Сомова поёт. Анна Сомова пишет песни. Критики хвалят Анну Сомову. 7 августа в Баку вышел первый альбом певицы."
    assert event(text).participants == ("Анна Сомова",)
    assert event("Анна Сомова поёт. 7 августа в Баку вышел первый альбом группы.").participants == ()


def test_countries_that_sign_together_are_no_place() -> None:
    found = event("7 августа министры Чили, Перу и Кубы подписали меморандум.")
    assert (found.place, set(found.participants)) == ("", {"Чили", "Перу", "Куба"})
    assert event("7 августа министры Чили и Перу подписали меморандум в Гаване.").place == "Гавана"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7 августа умер Иван Петров (9 августа по московскому времени).", ""),
        ("Иван Петров умер 7 августа в больнице Гаваны (3:00 по московскому времени).", "Гавана"),
        ("7 августа лондонский «Арсенал» уволил тренера Ивана Петрова.", ""),
        ("7 августа лондонский суд оштрафовал Ивана Петрова.", "Лондон"),
        ("7 августа Иван Петров стал гражданином Украины.", ""),
        ("7 августа гражданина Украины Ивана Петрова арестовали в Праге.", "Прага"),
        # A league is no place, a space station is one; nor where somebody holds an office.
        ("7 августа Иван Петров забил гол в НХЛ.", ""),
        ("7 августа Иван Петров прилетел на МКС.", "МКС"),
        ("До 7 августа Иван Петров занимал пост в Министерстве юстиции РФ.", ""),
        # Nor is whose a title or a currency is.
        ("7 августа пост занял Иван Петров, граф Ливерпуля.", ""),
        ("7 августа Иван Петров купил фирму за миллион долларов США.", ""),
        # Where somebody moved, not from where; a forename is no region's.
        ("7 августа Иван Петров переехал во Францию из города Аргун.", "Франция"),
        ("7 августа губернатора Кемеровской области Амана Тулеева отправили в отставку.", "Кемеровская область"),
    ],
)
def test_what_only_says_whose_something_is_tells_no_place(text: str, place: str) -> None:
    assert event(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # Names of no dictionary: that end in "-о", of two parts with capitals, after the kind of place they are.
        ("Школу открыли в Громолово.", "Громолово"),
        ("Дом стоит в Громли-Хиллз.", "Громли-Хиллз"),
        ("Он родился в местечке Громада-де-Лакава.", "Громада-де-Лакава"),
        ("Митинг прошёл на площади Гхарир.", "площадь Гхарир"),
        ("Певец выступил в концертном зале Громсон-сквер-гарден.", "концертный зал Громсон-сквер-гарден"),
        # Names with a noun for a place in them, and quoted after one.
        ("Концерт прошёл в лондонском Гайд-парке.", "Гайд-парк"),
        ("Он въехал в дом на Громинг-стрит.", "Громинг-стрит"),
        ("Самолёт сел на авиабазе «Эль-Гром».", "авиабаза «Эль-Гром»"),
        ("Его держат в СИЗО «Лесное».", "СИЗО «Лесное»"),
        ("Митинг прошёл по улице Генерала Громова.", "улица Генерала Громова"),
        ("Запуск состоялся на площадке насосной станции «Лесная».", "площадка насосной станции «Лесная»"),
        # Two words that both bend; what is listed with a place.
        ("Убит мэр Сергиева Посада.", "Сергиев Посад"),
        ("Бои шли в Лексингтоне и Конкорде.", "Конкорд"),
        # A place before somebody's name, and one that an adjective goes on.
        ("Победил мэр Флоренции Маттео Громци.", "Флоренция"),
        ("Он родился в Загорске Московской области.", "Загорск"),
    ],
)
def test_a_place_is_told_by_what_stands_around_it(text: str, place: str) -> None:
    assert ("place", place) in names(text)


@pytest.mark.parametrize(
    "text",
    [
        # A city's name alone in quotes is a team's or a band's.
        "В сообщении «Милана» об этом ни слова.",
        "На концерте «Ленинграда» она пела.",
        # A common word that opens a sentence, or has a capital for once, is no town's.
        "Шумиха улеглась.",
        "Пара пришла вовремя.",
        "Усы он сбрил.",
        "Он читал об этом в Сети.",
        "Он жил на вилле своего деда.",
        "Бени Громц ушёл.",
        # A town that is called like somebody the article names.
        "Дело Данилова закрыто. Валентин Данилов рад.",
    ],
)
def test_what_is_written_like_a_town_is_none(text: str) -> None:
    assert "place" not in {sort for sort, _ in names(text)}


def test_a_court_has_the_region_it_is_told_with() -> None:
    assert ("organisation", "Городской суд Московской области") in names("Дело ведёт Городской суд Московской области.")


def test_an_adjective_of_a_street_is_no_city() -> None:
    assert ("place", "Мале") not in names("Пётр Громов играл в театре на Малой Бронной.")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7 августа Анна Громова родила дочь. Роды прошли в клинике в Твери.", "Тверь"),
        ("7 августа Ивана Громова убили. Трагедия произошла в районе Лесном на юге Твери.", "Лесной, Тверь"),
        ("7 августа мужчина ранил ножом пять прохожих. Он напал на них в Твери.", "Тверь"),
        ("7 августа Иван Громов погиб в аварии. Авария произошла на трассе в Тверской области.", "Тверская область"),
        # Not where something else happened, where the event tells its own place, or where only somebody spoke of it.
        ("7 августа Ивана Громова убили. Похожая трагедия произошла 9 мая 2009 года в Твери.", ""),
        ("7 августа в Баку убили Ивана Громова. Трагедия произошла в Твери.", "Баку"),
        ("7 августа Ивана Громова убили. Он родился в Твери.", ""),
        ("7 августа Иван Громов заявил, что он уйдёт. Встреча прошла в Твери.", ""),
    ],
)
def test_the_next_sentence_may_tell_where_it_took_place(text: str, place: str) -> None:
    first = "Газета вышла утром. В ней много новостей. Погода хорошая. Ветер слабый. Читатели довольны. "
    [found, *_] = timeline.read(first + text, "2024-08-09").events
    assert found.place == place


def test_a_place_lies_where_the_gazetteer_is_certain() -> None:
    found = event("7 августа в Баку прошла встреча министров.")
    assert (found.country, found.coordinates) == ("AZ", (40.38, 49.89))
    assert gazetteer(RU).spot("Кировск") is None  # there are two
    spot = gazetteer(RU).spot("Приморский край")
    assert spot is not None
    assert (spot.country, spot.coordinates) == ("RU", None)


def test_a_building_lies_in_the_city_beside_it() -> None:
    found = event("7 августа в Музее Гетманства в Киеве открылась выставка керамики.")
    assert (found.place, found.country, found.coordinates) == ("Музей Гетманства, Киев", "UA", (50.45, 30.52))


def test_a_city_that_the_text_puts_into_another_country_has_no_coordinates() -> None:
    found = event("7 августа в Лондоне (Канада) прошла встреча министров.")
    assert (found.place, found.country, found.coordinates) == ("Лондон", "CA", None)


def test_the_gazetteer_says_where_its_data_come_from_and_holds_only_points_on_earth() -> None:
    text = RU.data("places.tsv").decode()
    assert "GeoNames" in text.splitlines()[1]
    assert "CC BY 4.0" in text.splitlines()[1]
    spots = [s for s in gazetteer(RU).spots.values() if s.coordinates]
    assert len(spots) > 4000
    assert all(
        len(s.country) == 2 and abs(s.coordinates[0]) <= 90 and abs(s.coordinates[1]) <= 180 for s in spots if s.coordinates
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Whose friend he is: the surname of another before a full name.
        ("Мэр Пётр Громов рад. Приятель Громова Робел Филлипос задержан.", {"Пётр Громов", "Робел Филлипос"}),
        ("Певица Мария Алёхина рада. Защитник Алёхиной Александр Подрабинёк болен.", {"Мария Алёхина", "Александр Подрабинёк"}),
        # His own surname before, or a name of three parts.
        ("Пётр Громов рад. Задержан Громов Иван Петрович.", {"Пётр Громов", "Громов Иван Петрович"}),
        ("Певец Ли Ким рад. Ким Чен Ын болен.", {"Ли Ким", "Ким Чен Ын"}),
    ],
)
def test_a_surname_before_a_full_name_is_anothers(text: str, wanted: set[str]) -> None:
    assert people(text) == wanted
