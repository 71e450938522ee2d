"""detecting: the kind of an event by its word and by what stands beside it; what looks alike and is of another kind too."""

import pytest
from attrs import evolve

from timeline import pipeline, reading
from timeline.detecting.lexicon import EventWords, lexicon
from timeline.languages import load
from timeline.model import KINDS, Event


def told(text: str) -> tuple[Event, ...]:
    return pipeline.read(evolve(reading.document(text, "a.txt"), published="2017-06-26", published_basis="given")).events


# What names the kind -> the kind, and the sentence without it.
TURNS = [
    ("Лидеры альянса соберутся в Омске 29 июня.", "summit", "Пенсионеры соберутся в Омске 29 июня.", "meeting"),
    ("Совет Безопасности обсудит доклад 29 июня.", "meeting", "Стороны обсудят поставки газа 29 июня.", "talks"),
    ("Иван Петров поставил подпись под письмом 19 июня.", "signing", "Завод поставил вагоны в Омск 19 июня.", "economy"),
    (
        "Профсоюз пришёл к соглашению с компанией «Восход» 19 июня.",
        "agreement",
        "Иван Петров пришёл к власти 19 июня.",
        "office",
    ),
    ("Перемирие вступило в силу 19 июня.", "agreement", "Закон о торговле вступил в силу 19 июня.", "decision"),
    ("Ночная стрельба пройдёт на полигоне 29 июня.", "exercise", "Стрельба произошла в школе Омска 19 июня.", "attack"),
    ("Комиссия пересчитала бюллетени 19 июня.", "election", "Студенты пересчитали медведей в Омске 19 июня.", "other"),
    ("Оппозиция одержала победу на выборах 19 июня.", "election", "Клуб «Восход» одержал победу 19 июня.", "sport"),
    ("Город утвердил преемницу директора 19 июня.", "appointment", "Город утвердил бюджет 19 июня.", "decision"),
    ("Новый парк появился в Омске 19 июня.", "opening", "Новая версия браузера появилась 19 июня.", "launch"),
    ("Занятия в школе прекращены 19 июня.", "closing", "Суд прекратил дело Ивана Петрова 19 июня.", "trial"),
    ("Ледокол «Восход» заложили 19 июня.", "launch", "Первый камень храма заложили 19 июня.", "opening"),
    ("Иван Петров ушёл на фронт 19 июня.", "war", "Иван Петров ушёл с поста директора 19 июня.", "resignation"),
    ("Последние солдаты покинули базу 19 июня.", "war", "Иван Петров покинул пост 19 июня.", "resignation"),
    ("Таксисты вышли на забастовку 19 июня.", "protest", "Сборная вышла в финал 19 июня.", "sport"),
    ("Ракета попала в жилой дом в Омске 19 июня.", "attack", "Иван Петров попал в больницу 19 июня.", "other"),
    ("Дамбу прорвало в Омске 19 июня.", "disaster", "Трубу прорвало в школе Омска 19 июня.", "accident"),
    ("Огонь уничтожил склад завода 19 июня.", "disaster", "Таможня уничтожила тонну сыра 19 июня.", "other"),
    ("Рубль и тенге упали к доллару 19 июня.", "economy", "Автобус упал в овраг 19 июня.", "accident"),
    ("Полиция нашла похищенную картину 19 июня.", "crime", "Учёные нашли скелет мамонта 19 июня.", "other"),
    ("Палата оставила решение в силе 19 июня.", "trial", "Иван Петров оставил пост директора 19 июня.", "resignation"),
    ("Роман «Восход» вошёл в шорт-лист премии 19 июня.", "award", "Иван Петров вошёл в правительство 19 июня.", "appointment"),
    ("Страна вступила в Совет Европы 19 июня.", "diplomacy", "Иван Петров вступил в брак 19 июня.", "other"),
    ("Хор школы выступит в Омске 29 июня.", "culture", "Премьер выступит с речью в Омске 29 июня.", "statement"),
    ("Фейерверк запустят в Омске 29 июня.", "culture", "Новый спутник запустят 29 июня.", "launch"),
    ("Сход жителей пройдёт в посёлке Громово 29 июня.", "meeting", "Сход вагонов с рельсов произошёл 19 июня.", "accident"),
    ("Делегация осмотрела завод в Омске 19 июня.", "visit", "Врачи осмотрели Ивана Петрова 19 июня.", "visit"),
    ("Иван Петров получил взятку 19 июня.", "crime", "Иван Петров получил премию 19 июня.", "award"),
    ("Клуб «Восход» вылетел из лиги 19 июня.", "sport", "Министр вылетел в Баку 19 июня.", "visit"),
    ("Партия «Восход» выиграла выборы 19 июня.", "election", "Иван Петров выиграл партию у Анны Беловой 19 июня.", "sport"),
    ("Фирма «Восход» выиграла тендер 19 июня.", "economy", "Анна Белова выиграла конкурс красоты 19 июня.", "award"),
    ("Суд продлил арест Ивана Петрова 19 июня.", "trial", "Парламент продлил договор 19 июня.", "decision"),
    ("Театр поставил пьесу Ивана Петрова 19 июня.", "culture", "Завод поставил танки 19 июня.", "economy"),
    ("Иван Петров стал заместителем губернатора 19 июня.", "appointment", "Иван Петров стал депутатом 19 июня.", "election"),
    ("Иван Петров стал владельцем клуба 19 июня.", "economy", "Иван Петров стал директором клуба 19 июня.", "appointment"),
    ("Певица Анна Белова прервала тур 19 июня.", "culture", "Второй тур голосования прошёл 19 июня.", "election"),
    ("Парламент утвердил правительство 19 июня.", "appointment", "Парламент утвердил бюджет 19 июня.", "decision"),
    ("Парламент начал работу 19 июня.", "meeting", "Иван Петров начал учёбу 19 июня.", "other"),
    ("Пилот потерял управление 19 июня.", "accident", "Иван Петров потерял паспорт 19 июня.", "other"),
    ("В посёлке ликвидировали пожар 19 июня.", "disaster", "Власти ликвидировали фирму 19 июня.", "closing"),
    ("На город обрушился ураган 19 июня.", "disaster", "В городе обрушился мост 19 июня.", "accident"),
    ("Пираты захватили танкер 19 июня.", "attack", "Повстанцы захватили Омск 19 июня.", "war"),
    ("Полиция накрыла казино 19 июня.", "crime", "Цунами накрыло посёлок 19 июня.", "disaster"),
    ("Иван Петров взял ответственность за ошибку 19 июня.", "statement", "Пираты взяли заложника 19 июня.", "crime"),
    ("Автомобиль въехал в толпу 19 июня.", "attack", "Автомобиль въехал в столб 19 июня.", "accident"),
    ("Канал закрыл сериал «Восход» 19 июня.", "culture", "Канал закрыл сделку с Анной Беловой 19 июня.", "economy"),
    ("Группа «Восход» распалась 19 июня.", "culture", "Коалиция партий распалась 19 июня.", "closing"),
    ("Вышла новая версия браузера 19 июня.", "launch", "Вышел новый роман Ивана Петрова 19 июня.", "culture"),
    ("Президент принял посла Перу 19 июня.", "meeting", "Парламент принял закон о торговле 19 июня.", "decision"),
    ("Министерство подготовило законопроект 19 июня.", "decision", "Иван Петров подготовил обед 19 июня.", "other"),
    ("Ивана Петрова нашли повешенным 19 июня.", "death", "Ивана Петрова нашли в лесу 19 июня.", "other"),
    ("Ивану Петрову отказали в иске 19 июня.", "trial", "Ивану Петрову отказали в визе 19 июня.", "decision"),
    ("Стороны обменялись пленными 19 июня.", "war", "Лидеры обменялись посланиями 19 июня.", "diplomacy"),
    ("Завод отозвал автомобили 19 июня.", "economy", "Посла Ивана Петрова отозвали 19 июня.", "diplomacy"),
    ("Певица Анна Белова приехала с концертом в Омск 19 июня.", "culture", "Министр приехал в Омск 19 июня.", "visit"),
    ("Клуб «Восход» расторг контракт с игроком 19 июня.", "sport", "Завод «Восход» расторг контракт 19 июня.", "agreement"),
    ("Суд арестовал Ивана Петрова 19 июня.", "trial", "Полиция арестовала Ивана Петрова 19 июня.", "crime"),
    ("Парламент утвердил правительство страны 19 июня.", "appointment", "Правительство утвердило план 19 июня.", "decision"),
    ("19 июня министр культуры Иван Петров назвал фильм ошибкой.", "statement", "Иван Петров снял фильм 19 июня.", "culture"),
    ("Посол Перу вручил орден Ивану Петрову 19 июня.", "award", "Иван Петров вручил ноту послу 19 июня.", "diplomacy"),
    ("Протесты возобновились в Омске 19 июня.", "protest", "Перу и Чили возобновили отношения 19 июня.", "diplomacy"),
    ("Генерал Иван Петров получил орден 19 июня.", "award", "Генерал Иван Петров получил взятку 19 июня.", "crime"),
    ("В Омске столкнулись два поезда 19 июня.", "accident", "Столкновения с полицией начались в Омске 19 июня.", "protest"),
    ("Встреча в верхах пройдёт в Омске 29 июня.", "summit", "Встреча с избирателями пройдёт в Омске 29 июня.", "meeting"),
    ("Праздничное шествие пройдёт в Омске 29 июня.", "culture", "Шествие оппозиции пройдёт в Омске 29 июня.", "protest"),
    ("Публичные слушания пройдут в Омске 29 июня.", "meeting", "Судебные слушания пройдут в Омске 29 июня.", "trial"),
    ("Последний звонок прозвучит в Омске 29 июня.", "other", "Телефонный звонок прозвучит в Омске 29 июня.", "call"),
    (
        "Агентство «Луч» подтвердило рейтинг завода 19 июня.",
        "economy",
        "Агентство «Луч» подтвердило новость 19 июня.",
        "statement",
    ),
    ("Фирму «Восход» объявили банкротом 19 июня.", "economy", "Фирму «Восход» объявили лучшей 19 июня.", "statement"),
    ("Спутник связи вышел из строя 19 июня.", "accident", "Сборник стихов Анны Беловой вышел 19 июня.", "culture"),
    ("Ракету вывезли на космодром 19 июня.", "launch", "Наркотики вывезли из порта Омска 19 июня.", "crime"),
    ("Камень нового храма заложили в Омске 19 июня.", "opening", "Бомбу у вокзала заложили в Омске 19 июня.", "crime"),
    ("Труппа театра сыграла «Грозу» 19 июня.", "culture", "Команда завода «Восход» сыграла вничью с «Зарёй» 19 июня.", "sport"),
    ("Иван Петров потерял отца 19 июня.", "death", "Иван Петров потерял кошелёк 19 июня.", "other"),
    ("Учебные стрельбы прошли под Омском 19 июня.", "exercise", "Уличная стрельба произошла в Омске 19 июня.", "attack"),
    ("Четвертьфинальная встреча пройдёт в Омске 29 июня.", "sport", "Дружеская встреча пройдёт в Омске 29 июня.", "meeting"),
    (
        "Президент Перу принял министра Ивана Петрова 19 июня.",
        "meeting",
        "Ивана Петрова приняли на работу 19 июня.",
        "appointment",
    ),
    ("Движение в Омске перекроют 29 июня.", "closing", "Протестующие перекрыли улицу в Омске 19 июня.", "protest"),
    ("Теплоход «Заря» сел на мель 19 июня.", "accident", "Анну Белову посадили на пять лет 19 июня.", "trial"),
    ("Отопительный сезон начнётся в Омске 29 июня.", "other", "Сезон в лиге начнётся в Омске 29 июня.", "sport"),
    ("Артист Иван Петров вышел на сцену 19 июня.", "culture", "Артист Иван Петров вышел из больницы 19 июня.", "other"),
    ("Приём документов начнётся в Омске 29 июня.", "other", "Приём граждан начнётся в Омске 29 июня.", "meeting"),
    ("Чтение бюджета пройдёт в Омске 29 июня.", "decision", "Тихоновские чтения пройдут в Омске 29 июня.", "conference"),
]


@pytest.mark.parametrize(("text", "kind", "alike", "other"), TURNS)
def test_what_is_done_to_what_tells_the_kind(text: str, kind: str, alike: str, other: str) -> None:
    assert {event.kind for event in told(text)} == {kind}
    assert {event.kind for event in told(alike)} == {other}


def test_of_a_verb_that_sets_a_day_the_event_may_stand_behind_its_noun() -> None:
    assert "talks" in {event.kind for event in told("Новый раунд переговоров назначен на 30 июня.")}
    assert "attack" not in {event.kind for event in told("19 июня, в день нападения, Иван Петров отправил жене письмо.")}


@pytest.mark.parametrize(
    ("event", "kind"),
    [("забеге", "sport"), ("шествии", "protest"), ("выставке", "culture"), ("выборах", "election"), ("переговорах", "talks")],
)
@pytest.mark.parametrize("verb", ["принял участие в", "принимал участие в", "участвовал в"])
def test_who_takes_part_does_what_the_event_is(verb: str, event: str, kind: str) -> None:
    assert kind in {one.kind for one in told(f"Иван Петров {verb} {event} в Омске 19 июня.")}


@pytest.mark.parametrize("who", ["посла Минска", "послов", "участников форума"])
def test_whom_somebody_receives_he_meets(who: str) -> None:
    assert {one.kind for one in told(f"Президент 19 июня примет в Омске {who}.")} <= {"meeting", "conference"}


@pytest.mark.parametrize("deed", ["посетит завод", "примет послов", "проведёт переговоры в Омске"])
def test_who_holds_an_office_does_what_the_verb_tells(deed: str) -> None:
    assert "office" not in {one.kind for one in told(f"Глава агентства Иван Петров 19 июня {deed}.")}


def test_what_else_is_taken_is_no_part_in_an_event() -> None:
    assert {event.kind for event in told("19 июня парламент принял закон о выборах.")} == {"decision"}


@pytest.mark.parametrize("years", ["60-летие", "80-летие", "100-летие"])
def test_how_old_something_is_is_an_anniversary_whatever_the_number(years: str) -> None:
    assert {event.kind for event in told(f"{years} Омска состоится 30 июня.")} == {"culture"}


def test_a_participle_is_told_by_what_it_stands_with() -> None:
    assert {event.kind for event in told("Суд рассмотрит иск, отозванный Иваном Петровым 19 июня.")} >= {"trial"}
    assert "diplomacy" in {event.kind for event in told("Посол, отозванный из Омска 19 июня, вернётся.")}


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        ("обворовал", "crime"), ("покалечился", "accident"), ("извинился", "statement"), ("протестировал двигатель", "launch"),
        ("арендовал склад", "economy"), ("нарисовал дом", "culture"), ("вылечился", "other"), ("поехал в Омск", "visit"),
    ],
)  # fmt: skip
def test_a_verb_that_names_no_event_by_itself_has_its_kind(verb: str, kind: str) -> None:
    assert {event.kind for event in told(f"Иван Петров {verb} 19 июня.")} <= {kind}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Губернатора Твери сняли 19 июня.", "resignation"),
        ("Президент 19 июня снял министра Петра Громова.", "resignation"),
        ("Паром сняли с мели у Твери 19 июня.", "other"),
        ("Мэр Твери ушёл в отставку 19 июня.", "resignation"),
        ("Мэр Твери ушёл в отпуск 19 июня.", "other"),
        ("Норвегия подала заявку на членство в союзе 19 июня.", "diplomacy"),
        ("Пётр Громов получил четыре года условно 19 июня.", "trial"),
        ("Двое сообщников получили по году исправительных работ 19 июня.", "trial"),
        ("Пётр Громов получил премию за роман 19 июня.", "award"),
        ("Пётр Громов 19 июня разгромил Ивана Лосева.", "sport"),
    ],
)
def test_a_verb_is_of_the_kind_that_its_words_tell(text: str, kind: str) -> None:
    assert kind in {event.kind for event in told(text)}


def test_what_is_of_no_kind_takes_none_from_its_clause() -> None:
    assert {event.kind for event in told("Певицу Анну Белову вылечили 19 июня после концерта в Омске.")} <= {"other", "culture"}


@pytest.mark.parametrize("verb", ["стала", "становится", "становилась"])
def test_both_aspects_of_a_verb_have_its_turns(verb: str) -> None:
    assert {event.kind for event in told(f"Анна Белова {verb} лучшей певицей страны 19 июня.")} <= {"award"}


def test_the_words_of_kinds_are_base_forms_of_one_kind() -> None:
    pack = load("ru")
    words = lexicon(pack)
    listed = {**words.nouns, **words.verbs}
    assert set(words.told.values()) <= set(KINDS)
    assert [word for word in words.told if word in listed] == []
    assert [word for word in words.likely if word in words.told] == []


# Words whose base form alone is read as another word's, but whose other forms are not.
AMBIGUOUS = {"вина", "граната", "гиннесс", "заплыв", "кювет", "летие", "разлив", "стража", "стрелок", "убой"}


def test_every_word_of_kinds_and_turns_is_the_base_form_that_words_are_read_as() -> None:
    pack = load("ru")
    written = pack.section("events", EventWords)
    listed = [f"{kind.nouns} {kind.verbs} {kind.told}" for kind in written.kinds]
    listed += [f"{turn.verbs} {turn.nouns} {turn.beside}" for turn in written.turns]
    words = {word for line in listed for word in line.split()} - AMBIGUOUS
    assert sorted(word for word in words if pack.morphology.word(word).lemma != word) == []


@pytest.mark.parametrize("years", ["10", "65", "270", "1150"])
def test_a_jubilee_of_any_number_is_one(years: str) -> None:
    assert [e.kind for e in told(f"Город Тверь отметит {years}-летие 5 июля.")] == ["culture"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Министры перерезали ленточку 19 июня.", "opening"), ("Театральный союз учреждён 19 июня.", "opening"),
        ("Оползень разрушил школу в Твери 19 июня.", "disaster"), ("Трамвай протаранил автобус в Твери 19 июня.", "accident"),
        ("Автобус загорелся под Тверью 19 июня.", "accident"), ("Парламент Чили проголосовал за налог 19 июня.", "decision"),
        ("Польша подала заявку на вступление 19 июня.", "diplomacy"), ("Иван Петров вернулся домой 19 июня.", "visit"),
        ("Суд смягчил меру пресечения Ивану Петрову 19 июня.", "trial"), ("Министры заслушали доклад 19 июня.", "meeting"),
        ("Город Увира в Конго пал 19 июня.", "war"), ("Иван Петров пал под Тверью 19 июня.", "death"),
        ("Депутаты Чили проведут голосование по мандату миссии 19 июня.", "decision"),
    ],
)  # fmt: skip
def test_turns_of_town_and_agency_news_have_their_kinds(text: str, kind: str) -> None:
    assert {event.kind for event in told(text)} == {kind}
