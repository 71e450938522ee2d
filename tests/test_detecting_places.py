"""Where events took place: names of places, which of them is meant, and where it lies."""

import pytest

import timeline
from tests.test_detecting_names import RU, event, names
from timeline.detecting.entities.gazetteer import gazetteer
from timeline.languages.morphology import Word


def test_a_city_of_several_names_lies_where_each_of_them_says() -> None:
    """Of more names than are kept, those that are a first name too are left out: "Питер"."""
    known = [gazetteer(RU).spot(name) for name in ("Санкт-Петербург", "Петербург", "Ленинград", "Питер")]
    assert known == [known[0], known[0], known[0], None]
    found = event("7 августа в Санкт-Петербурге прошла встреча министров.")
    assert (found.country, found.coordinates) == ("RU", (59.94, 30.31))


@pytest.mark.parametrize(
    ("told", "place"),
    [("В Баку прошёл форум.", "Баку"), ("Бакинский форум закрылся.", ""), ("Мэр Баку вышел к людям.", "")],
)
def test_a_deed_of_no_kind_takes_only_a_governed_place_from_another_sentence(told: str, place: str) -> None:
    assert event(f"{told} 7 августа Иван Петров перекрасил забор.").place == place
    assert event("Бакинский форум закрылся. 7 августа суд приговорил Ивана Петрова к году тюрьмы.").place == "Баку"


@pytest.mark.parametrize(("who", "place"), [("Президент Парагвая", "Парагвай"), ("Мэр Асунсьона", "")])
def test_a_deed_of_no_kind_is_done_in_the_country_that_an_article_plays_in(who: str, place: str) -> None:
    text = f"{who} назначил министра\n\n{who} сменил министра. 7 августа Иван Громов перенёс операцию."
    assert timeline.read(text, "2024-08-09").events[-1].place == place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Летом 2010 года Иван Громов не смог найти себе клуб и поехал играть в Италию.", ["Италия"]),
        ("Иван Громов играл в Твери (2001—2003), в Уфе (2004—2005).", ["Тверь", "Уфа"]),
        ("Иван Громов участвовал в боях в районе Ржева (май 2014), в Твери (июнь 2015).", ["Ржев", "Тверь"]),
        # Not where the title leaves it out.
        ("Летом 2010 года Анна Громова сообщила, что не нашла работу и уедет в Чили.", [""]),
        ("Летом 2010 года Анна Громова не нашла работу и уехала учиться в Чили.", ["", "Чили"]),
    ],
)
def test_what_a_title_says_an_event_was_in_is_where_it_was(text: str, places: list[str]) -> None:
    assert [found.place for found in timeline.read(text, "2024-08-09").events] == places


@pytest.mark.parametrize(
    ("before", "building", "place"),
    [
        ("В Казани прошёл митинг.", "Театре Громова", "Театр Громова, Казань"),
        ("В Санкт-Петербурге прошёл митинг. В Петербурге шумно.", "Театре Громова", "Театр Громова, Петербург"),
        # By which it is named, whatever else is told.
        ("В Казани прошёл митинг.", "Пермском театре", "Пермский театр, Пермь"),
        ("", "московском театре «Лес»", "московский театр «Лес», Москва"),
        # Not where several are told, or only whose mayor somebody is, nor what it already says.
        ("В Казани прошёл митинг. В Твери прошёл митинг.", "Театре Громова", "Театр Громова"),
        ("Мэр Казани молчит.", "Театре Громова", "Театр Громова"),
        ("В Дагестане прошёл митинг.", "Театре Громова", "Театр Громова"),
        ("В Казани прошёл митинг.", "Восточной Казани", "Восточная Казань"),
    ],
)
def test_a_building_is_told_with_the_town_that_it_is_in(before: str, building: str, place: str) -> None:
    assert event(f"{before} 7 августа в {building} прошла встреча министров.").place == place


@pytest.mark.parametrize(
    ("line", "where", "place"),
    [
        ("БРЮССЕЛЬ, 7 августа. /ТАСС/.", "в среду", "Брюссель"),
        ("БАЙКОНУР (Казахстан), 7 августа — РИА Новости.", "в среду", "Байконур"),
        ("НОВО-ГРОМОВО, 7 августа. /ТАСС/.", "в среду", "Ново-Громово"),
        ("Ташкент. 7 августа. REPORT.AZ/", "в среду", "Ташкент"),
        # Not where agencies write of everything, where the text tells a place, nor where something was long ago.
        ("МОСКВА, 7 августа — РИА Новости.", "в среду", ""),
        ("БРЮССЕЛЬ, 7 августа. /ТАСС/.", "в среду в Твери", "Тверь"),
        ("БРЮССЕЛЬ, 7 августа. /ТАСС/.", "5 мая 2010 года", ""),
        ("", "в среду", ""),
    ],
)
def test_what_is_new_took_place_where_its_report_was_sent_from(line: str, where: str, place: str) -> None:
    assert event(f"{line} Министры {where} заслушали доклад Ивана Громова.").place == place


TOLD = [
    "В 2012 году Ивана Петрова назначили министром.",
    "В 2012 году суд приговорил Ивана Петрова к штрафу.",
    "7 августа 2012 года Иван Петров подал в отставку.",
]


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize(
    ("inside", "place"), [("в Дагестане", "Дагестан"), ("в Казахстане", "Казахстан"), ("в Твери", ""), ("в Самаре", "")]
)
def test_a_country_or_region_right_before_says_where_something_was(inside: str, place: str, told: str) -> None:
    assert event(f"Цены {inside} растут. {told}").place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # Where the article tells the place of nothing else, by the deed's own word or one that only tells of such a deed.
        ("7 августа полиция задержала Ивана Громова. Задержания прошли в Твери.", "Тверь"),
        ("7 августа Иван Громов доставлен в больницу. Он жив. Его доставили в клинику в Твери.", "Тверь"),
        ("7 августа полиция задержала Ивана Громова. Он был пойман на западе Твери.", "Тверь"),
        ("7 августа Иван Громов разбился. Самолёт разбился в Тверской области, в городе Ржев.", "Ржев"),
        # Not where something else is told, another day, or too late.
        ("7 августа полиция задержала Ивана Громова. Он родился в Твери.", ""),
        ("7 августа полиция задержала Ивана Громова. Брата задержали 9 мая 2009 года в Твери.", ""),
        ("7 августа полиция задержала Ивана Громова. Он молчит. Он спит. Его задержали в Твери.", ""),
    ],
)
def test_a_deed_told_again_says_where_it_was_done(text: str, place: str) -> None:
    first = "Газета вышла утром. В ней много новостей. Погода хорошая. Ветер слабый. Читатели довольны. "
    [found, *_] = timeline.read(first + text, "2024-08-09").events
    assert found.place == place


@pytest.mark.parametrize("adjective", sorted(gazetteer(RU).adjectives))
def test_an_adjective_of_a_country_is_read_as_it_stands_and_names_what_the_gazetteer_has(adjective: str) -> None:
    """In some form, with a capital or without."""
    lemmas = {w.lemma for ending in ("ий", "ого", "ом", "ая", "ой") for w in read(adjective, ending)}
    shown = gazetteer(RU).adjectives[adjective]
    assert adjective in lemmas
    assert gazetteer(RU).knows(shown.lower()) or gazetteer(RU).city(shown)


def read(adjective: str, ending: str) -> tuple[Word, ...]:
    return RU.morphology.readings(adjective[:-2] + ending) if adjective.endswith("ий") else RU.morphology.readings(adjective)


def test_a_country_is_told_by_its_adjective_or_all_its_words() -> None:
    for adjective, country in [("сингапурский", "Сингапур"), ("катарский", "Катар"), ("южноафриканский", "ЮАР")]:
        assert gazetteer(RU).adjectives[adjective] == country
    for text, country in [
        ("Выборы прошли в Соединенных Штатах.", "США"),
        ("Он посетит Соединённые Штаты Америки.", "США"),
        ("Министры Объединённых Арабских Эмиратов ушли.", "ОАЭ"),
        ("Бои шли в Боснии и Герцеговине.", "Босния и Герцеговина"),
    ]:
        assert names(text) == [("country", country)]
    assert not names("Соединённые вместе города спорят.")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7 августа катарские власти вызвали посла Громова.", "Катар"),
        ("7 августа Верховный суд Катара вынес приговор Ивану Громову.", "Катар"),
        ("Премия учреждена правительством Катара 7 августа.", "Катар"),
        ("7 августа Верховный суд Катара подтвердил приговор, вынесенный Апелляционным судом Лондона.", "Катар"),
        # Not where somebody from there does it, or where it is told besides where it is done.
        ("7 августа катарский тренер вызвал Ивана Громова.", ""),
        ("7 августа катарские власти задержали Ивана Громова в Лондоне.", "Лондон"),
    ],
)
def test_what_an_authority_does_is_done_where_it_is_one(text: str, place: str) -> None:
    assert event(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Матч сыграли на «Громия Арена».", "«Громия Арена»"),
        ("Матч сыграли на «Громия Арене».", "«Громия Арена»"),
        ("Обыски прошли в «Громов-центре».", "«Громов-центр»"),
        ("Звезда лежит на «Аллее славы».", "«Аллея славы»"),
        ("Авария случилась на трассе М-100 «Лесная».", "трасса М-100 «Лесная»"),
        ("Её нашли в ванне отеля «Громли».", "отель «Громли»"),
        ("Имя стоит на поверхности мемориала «Зеркало».", "мемориал «Зеркало»"),
    ],
)
def test_a_building_is_told_by_a_noun_for_one_in_its_name(text: str, place: str) -> None:
    assert ("place", place) in names(text)


@pytest.mark.parametrize(
    "text", ["Улицу переименовали в «Площадь Громова».", "Он служит в «Театре».", "Он вступил в «Единый Город»."]
)
def test_what_something_becomes_or_is_called_is_no_building(text: str) -> None:
    assert not [base for sort, base in names(text) if sort == "place"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7 августа Иван Петров перешёл в «Шанхай Громхуа».", ""),
        ("7 августа Анна Петрова выиграла титул «Мисс Россия».", ""),
        ("7 августа в газете «Московский громовец» появилась заметка.", ""),
        ("7 августа Иван Петров погиб на трассе «Тверь — Ржев».", "трасса «Тверь — Ржев»"),
        ("7 августа он заявил: «В Твери прошёл митинг».", "Тверь"),
    ],
)
def test_a_title_in_quotes_tells_no_place(text: str, place: str) -> None:
    assert event(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7 августа в столице Норвегии прошёл митинг.", "Осло"),
        ("7 августа в норвежской столице прошёл митинг.", "Осло"),
        ("7 августа министр Громов прибыл в столицу Казахстана.", "Астана"),
        ("7 августа в столице США прошёл митинг.", "Вашингтон"),
        # Not where the city is named, where it is no country's, or another kind of capital.
        ("7 августа в столице Норвегии Осло прошёл митинг.", "Осло"),
        ("7 августа в столице Норвегии — городе Громстад — прошёл митинг.", "Громстад"),
        ("7 августа в культурной столице Норвегии прошёл митинг.", "Норвегия"),
        ("7 августа в столице прошёл митинг.", ""),
    ],
)
def test_a_countrys_capital_is_known(text: str, place: str) -> None:
    assert event(text).place == place


def test_a_capital_is_a_city_that_lies_in_its_country() -> None:
    places = gazetteer(RU)
    assert len(places.capitals) > 180
    assert all(
        (spot := places.spot(name)) and spot.coordinates or name.lower() in places.countries for name in places.capitals.values()
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7 августа в одной из клиник Твери умер Иван Петров.", "Тверь"),
        ("7 августа в одном из небольших госпиталей Греции умер Иван Петров.", "Греция"),
        ("7 августа Иван Петров умер в одной из Пермских больниц.", "Пермь"),
        # A city's adjective says so in every gender and case.
        ("7 августа Ивана Петрова избрали депутатом Винницкой городской думы.", "Винница"),
        ("7 августа Винницкое городское собрание приняло решение о бюджете.", "Винница"),
    ],
)
def test_one_of_several_is_where_they_are_and_an_organisation_where_its_adjective_says(text: str, place: str) -> None:
    assert event(text).place == place


@pytest.mark.parametrize("native", ["уроженец", "уроженца"])
def test_where_somebody_was_born_is_not_where_he_does_anything(native: str) -> None:
    text = "уроженец Твери стал начальником связи" if native == "уроженец" else "уроженца Твери назначили начальником связи"
    assert event(f"7 августа {text}.").place == ""


@pytest.mark.parametrize(
    ("told", "region", "country"),
    [
        ("в ХМАО", "ХМАО", "RU"),
        ("в Ханты-Мансийском автономном округе", "Ханты-Мансийский автономный округ", "RU"),
        ("в Карагандинской области", "Карагандинская область", "KZ"),
        ("в Гродненской области", "Гродненская область", "BY"),
    ],
)
def test_a_region_lies_in_its_country(told: str, region: str, country: str) -> None:
    found = event(f"7 августа {told} прошли выборы.")
    assert (found.place, found.country) == (region, country)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7 августа президент Сальвадора ушёл в отставку.", "Сальвадор"),
        ("7 августа Сальвадора Громова нашли в Твери.", "Тверь"),
        ("7 августа брат Сальвадора ушёл в отставку.", ""),
    ],
)
def test_a_country_called_as_people_are_is_told_by_who_rules_it(text: str, place: str) -> None:
    assert event(text).place == place


@pytest.mark.parametrize(
    ("told", "place"),
    [
        # A building by its number, or by a common noun that belongs to its name; an abbreviation of one with what it is called.
        ("в школе № 7", "школа № 7"),
        ("в лицее №21", "лицей №21"),
        ("в Доме радио", "Дом радио"),
        ("во Дворце молодёжи", "Дворец молодёжи"),
        ("в ДК «Громовец»", "ДК «Громовец»"),
        ("в ТЦ «Весна»", "ТЦ «Весна»"),
        # Gardens, hills and the like by an adjective of their own; a village by both its words, in whatever case.
        ("в Александровском саду", "Александровский сад"),
        ("на Громовой горе", "Громовая гора"),
        ("на Крымском валу", "Крымский вал"),
        ("в селе Нижняя Каменка", "Нижняя Каменка"),
        ("в селе Нижней Громовке", "Нижняя Громовка"),
        ("в посёлке Верхний Громов", "Верхний Громов"),
        # What a building was or is thought of is not its name.
        ("в престижном Громовском университете", "Громовский университет"),
        ("на территории бывшего Громовского кладбища", "Громовское кладбище"),
        ("в саду", ""),
        ("на горе", ""),
        ("в школе", ""),
    ],
)
def test_buildings_and_grounds_are_told_by_their_whole_names(told: str, place: str) -> None:
    assert event(f"7 августа {told} прошёл праздник.").place == place


@pytest.mark.parametrize("short", ["г.", "с.", "пос."])
@pytest.mark.parametrize(("told", "place"), [("Громово", "Громово"), ("Нижняя Каменка", "Нижняя Каменка"), ("Твери", "Тверь")])
def test_a_short_form_says_what_kind_of_place_follows(short: str, told: str, place: str) -> None:
    assert event(f"7 августа в {short} {told} прошла встреча министров.").place == place
    assert ("place", place) in names(f"Жители {short} {told} перекрыли трассу.")


def test_a_year_is_no_town() -> None:
    assert names("В мае 2010 г. Громово утихло.") == []


def test_what_somebody_is_let_into_is_no_building() -> None:
    assert event("7 августа Анна Громова вошла в Зал славы шахмат.").place == ""


def test_the_villagers_are_told_by_their_village_though_its_noun_may_be_a_verb() -> None:
    assert ("place", "Нижняя Каменка") in names("Жители села Нижняя Каменка перекрыли трассу.")
    assert ("place", "Громово") in names("Жители села Громово перекрыли трассу.")


def test_what_names_an_organisation_is_no_town_of_that_name() -> None:
    assert not [base for sort, base in names("Он обратился в Думу.") if sort == "place"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("в стране пройдут досрочные выборы.", "Чехия"),
        ("выборы в стране, как ждут, пройдут досрочно.", "Чехия"),
        ("в этой стране пройдут досрочные выборы.", ""),
        ("в стране Громовии пройдут досрочные выборы.", ""),
        ("пройдут досрочные выборы, меняющие в стране всё.", ""),
        ("в Праге и в стране пройдут досрочные выборы.", "Прага"),
    ],
)
def test_the_country_that_an_article_plays_in_is_the_land(text: str, place: str) -> None:
    opening = "Чехия ждёт. О Чехии пишут газеты. Суд Милана молчит. Погода хорошая. Ветер слабый. "
    assert timeline.read(f"{opening}7 октября {text}", "2024-08-09").events[-1].place == place


@pytest.mark.parametrize("after", ["имени Чехова", "им. Чехова", "имени А. П. Чехова"])
def test_whom_a_building_is_named_after_is_no_town(after: str) -> None:
    assert "Чехов" not in event(f"7 августа в театре {after} прошёл концерт.").place.split(", ")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("В 1905 году завод построили в Твери, в 1940 году Громов купил его у города.", ["Тверь", ""]),
        ("В 1998 году завод открыли в Твери, а в 2002 году Громов купил его у города.", ["Тверь", ""]),
        ("Анна Громова, родившаяся в Твери 3 мая 1963 года, 7 августа возглавила банк.", ["Тверь", ""]),
        # Not a country, nor what opens it all, nor where the other time may hold this one, nor where what is told of it was.
        ("В 2001 году границы закрыли в Чили, а в 2002 году прошли выборы.", ["Чили", "Чили"]),
        ("В 2001 году в Твери закрыли музей, а в 2002 году прошли выборы.", ["Тверь", "Тверь"]),
        ("В 2002 году завод открыли в Твери, а 5 мая 2002 года он сгорел.", ["Тверь", "Тверь"]),
        ("7 августа Анна Громова прилетела в Тверь, где 8 августа откроется выставка.", ["Тверь", "Тверь"]),
    ],
)
def test_what_another_time_has_is_where_that_was(text: str, places: list[str]) -> None:
    assert [found.place for found in timeline.read(text, "2024-08-09").events] == places


@pytest.mark.parametrize("verb", ["вылетел", "отправился", "прибыл", "приехал", "полетел"])
def test_an_unknown_name_behind_a_verb_of_going_is_a_place(verb: str) -> None:
    assert event(f"Министр {verb} 7 августа в Громабад.").place == "Громабад"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7 августа в швейцарском Громштадте открылся форум.", "Громштадт"),
        ("7 августа в белгородской Громовке открылся форум.", "Громовка"),
        ("7 августа в сирийском Гром-Абаде прогремел взрыв.", "Гром-Абад"),
        ("7 августа у разъезда Жулан столкнулись два поезда.", "Жулан"),
        ("7 августа ракета стартовала с космодрома Куру.", "Куру"),
        ("7 августа на Громовской ГЭС произошла авария.", "Громовская ГЭС"),
        ("7 августа на верфи «Громовец» произошла авария.", "верфь «Громовец»"),
        ("7 августа в фойе Музея искусств прошёл концерт.", "Музей искусств"),
        ("7 августа в Белом зале Дома кино прошёл концерт.", "Белый зал Дома кино"),
        ("7 августа в Шымкенте открылся форум.", "Шымкент"),
        ("7 августа в Чимкенте открылся форум.", "Чимкент"),
        # No place goes with a verb that leads nowhere, nor is an adjective one.
        ("Министр обратился 7 августа в Громнадзор.", ""),
        ("Министр отправился 7 августа в Громский район.", "Громский район"),
    ],
)
def test_names_that_no_list_has_are_places_by_what_stands_before_them(text: str, place: str) -> None:
    assert event(text).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Министр вылетел в Тверь. Выступление Громова запланировано там на 12 августа.", "Тверь"),
        ("Громова тревожит обстановка в Чечне. Он надеется вывести оттуда войска до 12 августа.", "Чечня"),
        # Not where the clause says it itself.
        ("Министр вылетел в Тверь. 12 августа в Уфе там откроется форум.", "Уфа"),
    ],
)
def test_what_stands_for_a_place_is_the_one_told_last(text: str, place: str) -> None:
    assert timeline.read(text, "2024-08-09").events[-1].place == place


@pytest.mark.parametrize("verb", ["посетил", "посетила", "посещал", "навестил"])
@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Академию вооружённых сил", "Академия вооружённых сил"),
        ("Аллею почётного захоронения", "Аллея почётного захоронения"),
        ("Громовскую галерею", "Громовская галерея"),
    ],
)
def test_what_is_visited_is_where_that_was(verb: str, told: str, place: str) -> None:
    found = event(f"7 августа гость {verb} {told}.")
    assert (found.place, found.participants) == (place, ())


def test_an_adjective_in_quotes_tells_no_place() -> None:
    assert event("7 августа Иван Громов, осуждённый по «тверскому делу», покинул Россию.").place == "Россия"
    assert event("7 августа Ивана Громова осудил тверской суд.").place == "Тверь"
