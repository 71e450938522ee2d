"""detecting: from dated phrases to events."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import edtf, pipeline, reading
from timeline.analysing import parse
from timeline.detecting import detect
from timeline.detecting.retelling import join
from timeline.detecting.wording import Wording
from timeline.languages import load
from timeline.model import Block, Dated, Document, Event, Publication, Reason

DAY = Publication("2024-08-09", "given", True)
NEVER = Publication(None, "none", False)


def events(
    text: str, *phrases: tuple[str, str], blocks: tuple[Block, ...] = (), published: Publication = DAY
) -> tuple[Event, ...]:
    """The events of a text in which each phrase is a date of the given value, in text order."""
    dated, start = [], 0
    for phrase, value in phrases:
        start = text.index(phrase, start)
        first, last = edtf.bounds(value)
        dated.append(Dated(start, start + len(phrase), phrase, "DATE", value, first, last, (Reason("given"),)))
        start += len(phrase)
    document = Document(id="0" * 12, source="a.txt", text=text, blocks=blocks)
    return detect(parse(document, load("ru")), tuple(dated), published)[0]


def test_a_verb_with_a_date_in_its_clause_is_an_event() -> None:
    text = "В понедельник министр сообщил о планах. Перу открыло посольство в Баку в 2017 году, как писала газета."
    [event] = events(text, ("2017 году", "2017"))
    assert (text[event.start : event.end], event.edtf, event.kind, event.status) == ("открыло", "2017", "opening", "occurred")
    assert event.title == "Перу открыло посольство в Баку"
    assert (event.first, event.last) == (date(2017, 1, 1), date(2017, 12, 31))
    assert [text[a:b] for a, b in event.evidence] == ["Перу открыло посольство в Баку в 2017 году, как писала газета."]


def test_a_light_verb_hands_its_date_to_its_noun() -> None:
    text = "Напомним, что еще в январе в Баку состоялась встреча Кертиса Скапарротти и Валерия Герасимова."
    [event] = events(text, ("январе", "2024-01"))
    assert (text[event.start : event.end], event.kind) == ("встреча", "meeting")
    assert event.title == "Встреча Кертиса Скапарротти и Валерия Герасимова в Баку"
    assert event.place == "Баку"


def test_dates_in_teasers_and_stamps_give_nothing() -> None:
    text = "Саммит в Астане открылся 9 августа. 22 ноября в Баку прошла встреча министров."
    cut = text.index("22 ноября")
    assert len(events(text, ("9 августа", "2024-08-09"), ("22 ноября", "2024-11-22"))) == 2
    for role in ("teaser", "stamp", "furniture"):
        found = events(text, ("9 августа", "2024-08-09"), ("22 ноября", "2024-11-22"), blocks=(Block(cut, len(text), role),))
        assert [e.edtf for e in found] == ["2024-08-09"]


def test_a_mention_without_a_value_gives_nothing() -> None:
    assert events("Вчера в Баку прошла встреча министров.", ("Вчера", "")) == ()


@pytest.mark.parametrize(
    ("season", "told"),
    [(season, True) for season in ("сезона 2010—2011 года", "сезона 2017/2018", "2017 года")] + [("мая 2018 года", False)],
)
def test_a_season_says_no_other_day_of_what_the_lead_tells(season: str, told: bool) -> None:
    text = "Громов признан лучшим игроком\n\nБаскетболист Пётр Громов признан лучшим игроком страны по итогам "
    assert any(e.basis == "published" for e in timeline.read(f"{text}{season}.", published="2018-06-11").events) is told


def test_an_undated_main_event_takes_the_publication_day_where_that_is_sure() -> None:
    text = "Путин назначил Ивана Петрова послом\n\nПрезидент России Владимир Путин назначил Ивана Петрова послом в Перу."
    [event] = events(text)
    assert (event.edtf, event.basis, event.mentions) == ("2024-08-09", "published", ())
    assert event.kind == "appointment"
    for day in (
        Publication("2024-08-09", "inferred", False),
        Publication("2024-08", "inferred", False),
        Publication(None, "none", False),
    ):
        assert events(text, published=day) == ()
    assert [e.edtf for e in events(text, published=Publication("2024-08", "given", False))] == ["2024-08"]


def test_what_is_done_at_once_from_a_day_on_was_done_that_day() -> None:
    text = "С 2009 года Иван Петров объявлен властями Таиланда в международный розыск."
    assert [e.edtf for e in events(text, ("2009 года", "2009/.."))] == ["2009"]
    text = "С 2009 года Иван Петров возглавляет министерство культуры Таиланда."
    assert [e.edtf for e in events(text, ("2009 года", "2009/.."))] == ["2009/.."]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("О дороге стороны спорят с 2009 года, когда предложение о ней прозвучало на конференции в Твери.", "2009"),
        ("О дороге стороны спорят с 2009 года, когда три области вступили в союз.", "2009"),
        ("С 2009 года три области вступили в союз.", "2009/.."),
    ],
)
def test_what_happened_when_something_began_lasts_no_longer(text: str, value: str) -> None:
    assert value in [e.edtf for e in events(text, ("2009 года", "2009/.."))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *((f"С мая 2009 года Иван Петров {verb} театром в Твери.", []) for verb in ("руководил", "заведовал", "управлял")),
        *((f"Олег Белов уволил Анну Петрову, {which} с мая 2009 года пост мэра.", []) for which in ("занимавшую", "исполнявшую")),
        # What goes on, what is over at a time that is told, and what began.
        *((f"С мая 2009 года Иван Петров {verb} театром в Твери.", ["2009-05/.."]) for verb in ("руководит", "заведует")),
        ("Иван Петров руководил театром в Твери до мая 2009 года.", ["../2009-05"]),
        ("С мая 2009 года Иван Петров назначен директором театра в Твери.", ["2009-05"]),
    ],
)
def test_a_state_that_is_over_and_has_no_end_is_no_event(text: str, found: list[str]) -> None:
    value = "2009-05" if " до " in text else "2009-05/.."
    assert [e.edtf for e in events(text, ("мая 2009 года", value)) if e.basis == "mention"] == found


def test_a_relative_pronoun_goes_with_no_noun() -> None:
    text = "Речь идёт о кредите, который Россия выдала Украине в декабре 2013 года во время президентства Ивана Петрова."
    titles = [e.title for e in events(text, ("декабре 2013 года", "2013-12"))]
    assert titles
    assert all(t.startswith("Россия выдала") for t in titles)


def test_one_of_several_may_be_a_subject() -> None:
    text = "Сообщается, что 11 марта один из обвиняемых по делу сбежал из тюрьмы в Дели."
    [event] = events(text, ("11 марта", "2013-03-11"))
    assert event.title == "Один из обвиняемых по делу сбежал из тюрьмы в Дели"


def test_nothing_but_the_main_event_falls_back_on_the_publication_day() -> None:
    text = "Посол Словакии прибыл в Лиму 7 августа. Затем президент подписал указ о сотрудничестве двух стран."
    assert [e.edtf for e in events(text, ("7 августа", "2024-08-07"))] == ["2024-08-07"]


def test_a_main_event_told_again_with_its_date_stays_one() -> None:
    text = "Президент Владимир Путин подписал закон о музеях. Путин подписал закон о музеях 7 августа."
    assert [(e.edtf, e.basis) for e in events(text, ("7 августа", "2024-08-07"))] == [("2024-08-07", "mention")]


def test_how_long_something_lasted_dates_its_end() -> None:
    text = "Перу открыло посольство в Баку в 2017 году, но оно проработало всего два года."
    year, length = text.index("2017 году"), text.index("два года")
    dated = (
        Dated(year, year + 9, "2017 году", "DATE", "2017", *edtf.bounds("2017"), (Reason("given"),)),
        Dated(length, length + 8, "два года", "DURATION", "P2Y", None, None, (Reason("given"),)),
    )
    parsed = parse(Document(id="0" * 12, source="a.txt", text=text), load("ru"))
    found, _ = detect(parsed, dated, DAY)
    assert [(e.edtf, e.kind, e.mentions) for e in found] == [("2017", "opening", (0,)), ("2019", "closing", (0, 1))]
    assert found[1].title == "Посольство Перу в Баку прекратило работу"


def test_a_pair_of_mentions_is_one_interval() -> None:
    text = "Он напомнил о роли Азербайджана как председателя Движения неприсоединения с 2019 по 2023 год."
    first, second = text.index("2019"), text.index("2023 год")
    dated = (
        Dated(first, first + 4, "2019", "DATE", "2019", *edtf.bounds("2019"), (Reason("given"),), joined=1),
        Dated(second, second + 8, "2023 год", "DATE", "2023", *edtf.bounds("2023"), (Reason("given"),)),
    )
    found, _ = detect(parse(Document(id="0" * 12, source="a.txt", text=text), load("ru")), dated, DAY)
    assert [(e.edtf, e.kind, e.mentions) for e in found] == [("2019/2023", "office", (0, 1))]


def test_a_report_never_hides_the_gathering_it_was_made_at() -> None:
    text = "Ильхам Алиев заявил об этом 9 августа, выступая на консультативной встрече глав государств Азии в Астане."
    found = {e.kind: e for e in events(text, ("9 августа", "2024-08-09"))}
    assert found["meeting"].title == "Консультативная встреча глав государств Азии в Астане"
    assert "statement" not in found or found["statement"].confidence < found["meeting"].confidence


def test_a_named_event_without_a_date_stands_beside() -> None:
    text = "Азербайджан готов поддержать эти инициативы в рамках председательства в COP29."
    found, undated = detect(
        parse(Document(id="0" * 12, source="a.txt", text=text), load("ru")), (), Publication(None, "none", False)
    )
    assert found == ()
    assert [(e.name, e.edtf) for e in undated] == [("COP29", "")]


def test_an_event_told_twice_is_one_with_all_its_evidence() -> None:
    text = (
        "7 сентября в Баку состоялись переговоры между Иваном Петровым и Валерием Герасимовым. "
        "Переговоры Ивана Петрова и Валерия Герасимова в Баку прошли 7 сентября."
    )
    [event] = events(text, ("7 сентября", "2024-09-07"), ("7 сентября", "2024-09-07"))
    assert event.mentions == (0, 1)
    assert len(event.evidence) == 2
    assert event.participants == ("Иван Петров", "Валерий Герасимов")


def test_a_place_that_only_the_second_telling_has_comes_with_where_it_lies() -> None:
    text = "7 сентября в Баку состоялись переговоры Ивана Петрова и Валерия Герасимова."
    [named] = events(text, ("7 сентября", "2024-09-07"))
    nowhere = evolve(named, place="", place_at=None, country="", coordinates=None)
    [event] = join([nowhere, evolve(named, participants=(), participants_at=())])
    assert named.coordinates is not None
    assert (event.place, event.place_at, event.country, event.coordinates) == (
        named.place,
        named.place_at,
        named.country,
        named.coordinates,
    )


def test_offsets_cut_what_they_name() -> None:
    text = "19 апреля глава Генштаба Валерий Герасимов прибыл с рабочим визитом в Баку."
    [event] = events(text, ("19 апреля", "2024-04-19"))
    assert text[event.start : event.end] == "прибыл"
    assert event.place_at is not None
    assert text[slice(*event.place_at)] == "Баку"
    assert "Валерий Герасимов" in [text[a:b] for a, b in event.participants_at]


def test_the_rest_of_a_series_shares_the_day_of_its_first() -> None:
    text = (
        "26 января жюри фестиваля «Сандэнс» присудило главный приз Ивану Петрову. "
        "Картина Анны Крыловой о детстве в горах получила награду зрителей. "
        "Я получила награду за роль в театре."
    )
    found = events(text, ("26 января", "2013-01-26"), published=NEVER)
    assert [(e.edtf, e.kind) for e in found] == [("2013-01-26", "award"), ("2013-01-26", "award")]
    assert found[1].confidence < found[0].confidence


@pytest.mark.parametrize("opening", ["Ранее", "Тогда", "Впоследствии", "За это время", "В своё время"])
def test_what_happened_at_another_time_is_none_of_the_series(opening: str) -> None:
    text = (
        "26 января жюри фестиваля «Сандэнс» присудило главный приз Ивану Петрову. Награду за музыку вручили Олегу Белову. "
        f"{opening} картина Анны Крыловой о детстве в горах получила награду зрителей."
    )
    titles = [e.title for e in events(text, ("26 января", "2013-01-26"), published=NEVER)]
    assert not any("Крыловой" in title for title in titles), titles


def test_what_may_be_given_is_none_of_the_series() -> None:
    text = "26 января жюри фестиваля «Сандэнс» присудило главный приз Ивану Петрову. Наград могут быть удостоены актёры."
    assert len(events(text, ("26 января", "2013-01-26"), published=NEVER)) == 1


def test_an_operation_is_a_war_beside_an_army_only() -> None:
    [event] = events("7 мая в клинике Берлина прошла операция на сердце Ивана Петрова.", ("7 мая", "2024-05-07"))
    assert event.kind == "other"
    [event] = events("7 мая на границе Ирака прошла военная операция армии Турции.", ("7 мая", "2024-05-07"))
    assert event.kind == "war"


def test_no_title_asks_whose_or_ends_before_its_noun() -> None:
    assert Wording.of(load("ru")).faults("Чья смертная казнь была запланирована в Токио") == ["pronoun"]
    text = "7 мая Иван Петров назначен председателем комитета по внешним."
    assert not any(e.title.endswith("внешним") for e in events(text, ("7 мая", "2024-05-07")))


@given(st.text(alphabet=st.sampled_from('абвАБВ «»".,;:()—-1 \n')) | st.text(), st.data())
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it(text: str, data: st.DataObject) -> None:
    dated = []
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        dated.append(Dated(start, end, text[start:end], "DATE", "2024-08-01", *edtf.bounds("2024-08-01"), (Reason("given"),)))
    found, undated = detect(parse(Document(id="0" * 12, source="a.txt", text=text), load("ru")), tuple(dated), DAY)
    for event in (*found, *undated):
        assert 0 <= event.start < event.end <= len(text)
        assert 0 <= event.confidence <= 1
    assert all(20 <= len(e.title) <= 90 for e in found)


def test_what_goes_along_with_a_dated_deed_or_report_shares_its_date() -> None:
    text = "13 октября подозреваемый Алексей Петров задержан в Москве и дал показания следователям."
    assert {text[e.start : e.end] for e in events(text, ("13 октября", "2023-10-13"))} >= {"задержан", "дал показания"}
    text = "13 октября министр сообщил, что послом России в Перу назначен Иван Петров."
    assert "назначен" in {text[e.start : e.end] for e in events(text, ("13 октября", "2023-10-13"))}
    text = "Послом России в Перу назначен Иван Петров, сообщил 13 октября министр."
    assert "назначен" in {text[e.start : e.end] for e in events(text, ("13 октября", "2023-10-13"))}
    text = "13 октября министр сообщил, что послом России в Перу станет Иван Петров."
    assert "станет" not in {text[e.start : e.end] for e in events(text, ("13 октября", "2023-10-13"))}


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Министр Иван Петров подал в отставку. Об этом 13 октября сообщила пресс-служба.", True),
        ("Министр Иван Петров подал в отставку. Об этом решении сообщила пресс-служба 13 октября.", True),
        ("Министр Иван Петров подал в отставку. Это произошло 13 октября.", True),
        ("Министр Иван Петров подал в отставку. Соответствующее решение было принято 13 октября.", True),
        ("Министр Иван Петров подал в отставку. Решение о его замене было принято 13 октября.", False),
        ("Министр Иван Петров подал в отставку. Это решение обсудят 13 октября.", False),
        ("Министр Иван Петров подаст в отставку. Об этом 13 октября сообщила пресс-служба.", False),  # still ahead
        ("Министр Иван Петров не подал в отставку. Об этом 13 октября сообщила пресс-служба.", False),
        ("Министр Иван Петров подал в отставку. О музее 13 октября рассказала пресс-служба.", False),
    ],
)
def test_what_the_next_sentence_takes_up_has_the_day_it_tells(text: str, dated: bool) -> None:
    found = [e for e in events(text, ("13 октября", "2023-10-13")) if text[e.start : e.end].startswith("пода")]
    assert ("2023-10-13" in [e.edtf for e in found]) is dated


def test_what_is_taken_up_is_told_once() -> None:
    text = "В Рязани автобус Ивана Петрова врезался в столб. Инцидент произошёл 13 октября около вокзала."
    assert [text[e.start : e.end] for e in events(text, ("13 октября", "2023-10-13"))] == ["врезался"]


def test_a_verb_both_light_and_an_event_keeps_its_deed() -> None:
    text = "Генерал Дэвид Петров 9 августа назначен на пост главы разведки Перу."
    assert "назначен" in {text[e.start : e.end] for e in events(text, ("9 августа", "2024-08-09"))}
    text = "Выборы президента Перу назначены на 10 сентября."
    assert [text[e.start : e.end] for e in events(text, ("10 сентября", "2024-09-10"))] == ["Выборы"]


def test_of_two_tellings_as_full_the_one_that_says_it_took_place_is_kept() -> None:
    text = "7 сентября в Баку состоялись переговоры Ивана Петрова и Валерия Герасимова."
    [said] = events(text, ("7 сентября", "2024-09-07"))
    aside = evolve(said, id="f" * 12, start=said.start + 1, confidence=said.confidence + 0.01)
    assert [e.start for e in join([said, aside])] == [aside.start]
    assert [e.start for e in join([said, aside], {aside.id})] == [said.start]


def test_of_tellings_with_and_without_a_date_that_with_one_is_kept_of_those_without_the_first() -> None:
    text = "7 сентября в Баку состоялись переговоры Ивана Петрова и Валерия Герасимова."
    [dated] = events(text, ("7 сентября", "2024-09-07"))
    lead = evolve(dated, id="e" * 12, start=dated.start - 2, basis="published", participants=(), participants_at=())
    later = evolve(dated, id="f" * 12, start=dated.start + 1, basis="published", confidence=dated.confidence + 0.01)
    assert [e.start for e in join([later, lead])] == [lead.start]
    assert [e.start for e in join([lead, later, dated])] == [dated.start]
    assert [e.start for e in join([lead, later, dated], above={dated.id})] == [lead.start]


def test_a_day_that_something_is_put_off_to_dates_no_report() -> None:
    text = "Перенос выставки в Туле на 15 сентября подтвердила галерея."
    assert [e.kind for e in events(text, ("15 сентября", "2024-09-15"))] == ["culture"]


def test_a_contest_is_no_object_of_taking_part_in_it() -> None:
    text = "Анна Петрова примет участие в конкурсе «Голос года», который пройдёт 26 ноября в Туле."
    assert "Конкурс «Голос года» в Туле" in [e.title for e in events(text, ("26 ноября", "2024-11-26"))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Сборная Твери впервые с 1986 года победила в первой игре.", 0),
        ("Тверь получила первое с 1940 года коалиционное правительство.", 0),
        ("Пётр Громов стал самым молодым мэром с 1912 года.", 0),
        ("Это первая победа команды с 2004 года.", 0),
        ("Пётр Громов стал самым молодым мэром с 1912 года, когда этот пост занял Фёдор Белов.", 1),
        ("С 1996 года Пётр Громов впервые возглавляет завод.", 1),
        ("Пётр Громов впервые выступил с речью в 1991 году.", 1),
        ("Пётр Громов работает первым заместителем с 2011 года.", 1),
    ],
)
def test_a_time_since_which_there_was_nothing_like_it_dates_nothing(text: str, count: int) -> None:
    assert len(pipeline.read(reading.document(text, "a.txt")).events) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Парламент Перу принял закон о возвращении конституции 2004 года.", ["принял закон 2014-06-10"]),
        ("Парламент Италии одобрил закон о государственном бюджете на 2015 год.", ["одобрил 2014-06-10"]),
        ("Стратегия развития легла в основу программы развития области до 2020 года.", ["легла 2014-06-10"]),
        ("Иван Петров назначен заместителем губернатора Тверской области после выборов 14 октября.", ["выборов 2013-10-14"]),
        ("7 ноября 2012 года академия объявила в Париже лауреата Гонкуровской премии 2012 года.", ["объявила 2012-11-07"]),
        ("Выставка художника первой половины XX века открылась в Твери 5 июня.", ["открылась 2014-06-05"]),
        ("Сборная Твери победила на чемпионате мира 2012 года.", ["победила 2012"]),
        ("Завод Ивана Петрова построят в Твери до 2020 года.", ["построят ../2020"]),
        ("Запуск спутника Тверского университета запланирован на 2015 год.", ["Запуск 2015"]),
    ],
)
def test_a_date_that_belongs_to_another_noun_dates_nothing_else(text: str, found: list[str]) -> None:
    document = evolve(reading.document(text, "a.txt"), published="2014-06-10", published_basis="given")
    assert [f"{text[e.start : e.end]} {e.edtf}" for e in pipeline.read(document).events] == found


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Выборы президента Перу должны состояться в течение полугода.", {"2014-06-10/2014-12-10"}),
        ("Президент Перу посетит Тверь в течение недели.", {"2014-06-10/2014-06-17"}),
        ("Суд в Твери рассмотрит иск Ивана Петрова в ближайшие два месяца.", {"2014-06-10/2014-08-10"}),
        ("Фонд Ивана Петрова вложит 3 млрд рублей в музей в течение ближайших десяти лет.", {"2014/2024"}),
        ("Президент Перу посетит Тверь в ближайшие дни.", {"2014-06"}),
        ("Операторы должны хранить записи разговоров в течение полугода.", set()),
        ("Иван Петров был в Твери в течение недели.", set()),
    ],
)
def test_what_is_to_come_in_a_length_of_time_lies_in_it_from_the_publication_on(text: str, times: set[str]) -> None:
    document = evolve(reading.document(text, "a.txt"), published="2014-06-10", published_basis="given")
    assert {e.edtf for e in pipeline.read(document).events if e.status == "scheduled"} == times
