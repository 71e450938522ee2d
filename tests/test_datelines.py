"""Where a report's text begins behind its dateline, and that the dateline's day is no event's."""

from itertools import product
from time import process_time

import pytest

from timeline import pipeline
from timeline.datelines import origin, text_start
from timeline.model import Block, Document, Options
from timeline.reading import Given
from timeline.reading import documents as read_documents

_DAYS = ("5 мая", "18 августа", "3 окт", "14 июл.", "5 мая 2024", "29 ноября 2023 года")
_SHAPES = (
    "БАКУ, {}. /ТАСС/. ",
    "Баку. {}. REPORT.AZ/ ",
    "БАКУ, {} — РИА Новости. ",
    "БАКУ, {} — РИА Новости, Антон Громов. ",
    "БАЙКОНУР (Казахстан), {} — РИА Новости. ",
    "Баку, {}, АПА. ",
    "НЬЮ-ЙОРК, {}. (ИТАР-ТАСС). ",
    "Баку, {}. Trend – ",
    "Нур-Султан. {}. ИНТЕРФАКС - ",
    "САНКТ-ПЕТЕРБУРГ, {}. ",
)
_TEXT = "Министр Громов подписал в порту соглашение о мосте."


def _document(text: str, *blocks: Block) -> Document:
    return Document(id="1", source="x.txt", text=text, language="ru", blocks=blocks)


@pytest.mark.parametrize(("shape", "day"), list(product(_SHAPES, _DAYS)))
def test_a_text_begins_behind_its_dateline(shape: str, day: str) -> None:
    line = shape.format(day).replace(".. ", ". ")
    assert text_start(_document(line + _TEXT)) == len(line)


@pytest.mark.parametrize("shape", _SHAPES)
def test_a_dateline_opens_with_a_place(shape: str) -> None:
    document = _document(shape.format("5 мая") + _TEXT)
    start, end = origin(document) or (0, 0)
    assert document.text[start:end].title() in {"Баку", "Байконур", "Нью-Йорк", "Нур-Султан", "Санкт-Петербург"}
    assert origin(_document(_TEXT)) is None


def test_a_headline_stands_before_the_dateline() -> None:
    line = "БАКУ, 5 мая. /ТАСС/. "
    text = f"Подписано соглашение\n\n{line}{_TEXT}"
    assert text_start(_document(text, Block(0, 20, "headline"))) == text.index("Министр")


@pytest.mark.parametrize(
    "text",
    [
        "Баку, 17 мая Азербайджан подписал соглашение.",
        "Москва. 5 мая в столице прошёл парад.",
        "В Москве 5 мая — День памяти. Люди несут цветы.",
        "Президент США, 5 мая посетивший Баку, улетел. Он доволен.",
        "ООН, 5 мая объявившая о начале работы, молчит. Она ждёт.",
        "Суббота, 29 августа. Концерт на площади.",
        "Пётр Громов. 5 мая — Москва. Он споёт.",
        "Министр прибыл в Баку, 17 мая. Он встретился с послом.",
        "",
        "БАКУ, 5 мая. /ТАСС/.",
    ],
)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert text_start(_document(text)) == 0


@pytest.mark.parametrize("part", ["А", "А.", "АБ ", "А-", " ", ".", "(", "5 ", "—"])
def test_a_line_of_one_thing_repeated_takes_no_time(part: str) -> None:
    began = process_time()
    for opening in ("", "БАКУ, 5 мая. ", "БАКУ, 5 мая — ", "Баку (", "БАКУ, 5 мая. /"):
        assert text_start(_document(opening + part * 200_000)) <= len(opening)
    assert process_time() - began < 2


@pytest.mark.parametrize("line", ["БАКУ, 5 мая. /ТАСС/. ", "Баку. 5 мая. REPORT.AZ/ ", "БАКУ, 5 мая — РИА Новости. "])
def test_what_follows_a_dateline_happened_on_the_day_of_publication(line, tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Подписано соглашение о мосте\n\n{line}{_TEXT} Мост построят за два года.", encoding="utf-8")
    (document,) = read_documents([str(path)], Given("2024-05-05"))
    record = pipeline.read(document, Options())
    assert [(e.edtf, e.kind) for e in record.events] == [("2024-05-05", "signing")]
    assert "подписал" in record.events[0].title or "Подписано" in record.events[0].title


def _told(tmp_path, text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    path = tmp_path / "b.txt"
    path.write_text(text, encoding="utf-8")
    (document,) = read_documents([str(path)], Given("2024-05-05"))
    return [(e.edtf, e.title, tuple(e.participants)) for e in pipeline.read(document, Options()).events]


def test_who_reports_is_nobody_of_the_report(tmp_path) -> None:
    line = "БАКУ, 5 мая — РИА Новости, Антон Громов. "
    told = _told(tmp_path, f"{line}Первый поезд отправился утром в воскресенье из Баку в Тбилиси. В среду он вернётся в Баку.")
    assert [day for day, *_ in told][:1] == ["2024-05-05"]
    assert not any("Громов" in title or "Антон Громов" in who for _, title, who in told)


@pytest.mark.parametrize("thing", ["могиле", "памятнику", "мавзолею", "бюсту"])
def test_who_is_remembered_does_nothing_himself(tmp_path, thing) -> None:
    went = f"В субботу посол возложил венки к {thing} президента Петра Громова."
    told = _told(tmp_path, f"{went} В среду он отправится в Тулу и откроет школу.")
    assert not any(title.startswith(("Пётр Громов", "Петр Громов")) for _, title, _ in told)


def test_who_is_visited_may_do_something_next(tmp_path) -> None:
    told = _told(tmp_path, "В субботу посол встретил президента Петра Громова. В среду он отправится в Тулу и откроет школу.")
    assert any("Громов отправится в Тулу" in title for _, title, _ in told)
