"""detecting: modality, negation, moving and calling off, one turn of phrase a row (`corpus/events/grammar.tsv`)."""

from pathlib import Path

import pytest

from timeline import analysing, dating, detecting, languages, resolving, tagging
from timeline.model import Document, Event

TABLE = Path(__file__).parent / "corpus" / "events" / "grammar.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def told(day: str, text: str) -> tuple[Event, ...]:
    document = Document(id="0" * 12, source="row", text=text, published=day, published_basis="given")
    parsed = analysing.parse(document, languages.load("ru"))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    return detecting.detect(parsed, tuple(resolving.resolve(parsed, mentions, publication, "tense")), publication)[0]


def test_the_statuses_of_the_events_found() -> None:
    found = [(text, wanted, " | ".join(event.status for event in told(day, text))) for day, text, wanted in ROWS]
    known = [row for row in found if row[1].count("|") == row[2].count("|") and row[2]]
    assert [row for row in known if row[1] != row[2]] == []
    assert len(known) >= 0.8 * len(found)


@pytest.mark.parametrize(
    ("text", "value", "old"),
    [
        ("Премьеру мюзикла передвинули с 14 на 28 июня.", "2024-06-28", "2024-06-14"),
        ("Концерт Баха в Туле перенесли с 20 декабря на 10 января 2025 года.", "2025-01-10", "2024-12-20"),
        ("Открытие моста в Туле перенесли на 1 июля.", "2024-07-01", None),
        ("Гастроли цирка в Омске, намеченные на 22 июня, перенесены на неопределённый срок.", "2024-06-22", "2024-06-22"),
        ("Учения НАТО в Польше начнутся вместо 20 июня 4 июля.", "2024-07-04", "2024-06-20"),
        ("Учения НАТО в Польше начнутся 4 июля, а не 20 июня.", "2024-07-04", "2024-06-20"),
    ],
)
def test_when_a_moved_event_is_and_was_to_be(text: str, value: str, old: str | None) -> None:
    [event] = told("2024-06-10", text)
    assert (event.status, event.edtf, event.moved_from) == ("postponed", value, old)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Неясно, состоится ли матч сборных России и Перу 5 июля.", "hypothetical"),
        ("Матч сборных России и Перу состоится 5 июля.", "scheduled"),
        ("Маловероятно, что саммит НАТО в Вильнюсе пройдёт 5 июля.", "hypothetical"),
        ("Запуск ракеты «Союз» с Байконура задерживается до 5 июля.", "postponed"),
        ("Концерт певицы Анны Беловой 5 июля под большим вопросом.", "hypothetical"),
        ("Есть шанс, что саммит НАТО в Вильнюсе пройдёт 5 июля.", "hypothetical"),
        ("Эксперты не верят, что выборы в Перу пройдут 5 июля.", "hypothetical"),
        ("Аналитики сомневаются, что саммит НАТО пройдёт 5 июля.", "hypothetical"),
        ("Сообщается о возможной отставке Ивана Петрова 5 июля.", "hypothetical"),
        ("Профсоюз пилотов грозит забастовкой 5 июля.", "hypothetical"),
        ("Концерт певицы, намеченный на 5 июля, может быть отменён.", "hypothetical"),
    ],
)
def test_a_question_or_a_doubt_leaves_an_event_open(text: str, status: str) -> None:
    assert {event.status for event in told("2024-06-26", text)} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Новым директором театра 25 июня назначен Сергей Орлов.", "occurred"),
        ("Выборы мэра Перми назначены на 5 июля.", "scheduled"),
        ("Губернатор Иван Петров смещён с поста 25 июня.", "occurred"),
        ("Судья отклонил просьбу о переносе слушания, назначенного на 5 июля.", "scheduled"),
        ("Соглашение между Перу и Чили должно быть подписано 5 июля.", "scheduled"),
        ("Мэрия не согласовала митинг профсоюзов 5 июля.", "cancelled"),
        ("Мэрия согласовала митинг профсоюзов 5 июля.", "scheduled"),
        ("Голосование в парламенте, намеченное на 5 июля, снято с повестки.", "cancelled"),
        ("Старт корабля «Союз» 5 июля невозможен.", "cancelled"),
        ("Презентация книги, намеченная на 5 июля, пройдёт позже.", "postponed"),
    ],
)
def test_what_is_set_barred_or_moved(text: str, status: str) -> None:
    assert [event.status for event in told("2024-06-26", text)] == [status]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("19 июня Иван Петров назвал реформу ошибкой.", "statement"),
        ("19 июня корабль назвали в честь адмирала Ивана Петрова.", "decision"),
        ("19 июня Иван Петров начал нападать на прохожих в Париже.", "attack"),
        ("19 июня экипаж Ивана Петрова отправится на МКС.", "launch"),
        ("19 июня Иван Петров отправился в Китай.", "visit"),
        ("19 июня в Москве прошло народное восстание.", "protest"),
        ("19 июня банда Ивана Петрова терроризировала посёлок.", "crime"),
        ("19 июня банк увеличивает ставку.", "economy"),
        ("19 июня Иван Петров покрасил забор в Париже.", "other"),
        ("19 июня король Иван объявил о переименовании страны.", "decision"),
        ("19 июня Иван Петров объявил о планах компании.", "statement"),
        ("19 июня Ивана Петрова взяли под стражу.", "crime"),
        ("19 июня дом Ивана Петрова выставлен на продажу.", "economy"),
        ("19 июня Ивана Петрова нашли мёртвым в Париже.", "death"),
        ("19 июня в Париже произошло столкновение автобуса и грузовика.", "accident"),
        ("Матч сборных России и Перу назначен на 22 июля.", "sport"),
        ("19 июня Иван Петров назначен министром финансов.", "appointment"),
        ("19 июня полномочия Ивана Петрова перешли к спикеру.", "decision"),
        ("19 июня драма Ивана Петрова получила «Золотую пальмовую ветвь» в Каннах.", "award"),
        ("19 июня фильм Ивана Петрова завоевал гран-при в Париже.", "award"),
    ],
)
def test_a_verb_names_the_kind_of_what_stands_beside_it(text: str, kind: str) -> None:
    assert kind in {event.kind for event in told("2024-06-26" if "отправился" in text else "2024-06-10", text)}


def test_a_sentence_about_how_long_something_lasted_is_dated_by_that_alone() -> None:
    found = told("2024-06-10", "Перу открыло посольство в Баку в 2017 году, но оно проработало всего два года.")
    assert sorted(event.edtf for event in found) == ["2017", "2019"]
