"""One text in several articles: read once, counted as several sources, whatever order they come in."""

import json
import random
from datetime import date
from pathlib import Path

import pytest

from timeline import alike, api, reading, telling, terminal
from timeline.api import Built
from timeline.model import Story

TODAY = date(2024, 8, 20)
LEAD = "Президенты Азербайджана и Казахстана встретились в Баку в пятницу и подписали соглашение о транзите нефти."
BODY = (
    LEAD,
    "Стороны обсудили развитие Транскаспийского маршрута, поставки зерна и сотрудничество в области энергетики и связи.",
    "По итогам переговоров приняты 12 документов, в том числе программа культурного обмена между двумя странами.",
    "Следующая встреча глав государств пройдёт в Астане 7 сентября, сообщает пресс-служба президента Казахстана.",
    "Накануне делегации посетили порт Алят, где завершается строительство второго терминала для контейнеров.",
)
CUT = BODY[:3]
ADDED = (*BODY[:4], "Выставка прикладного искусства откроется в Гяндже 15 октября 2024 года.", BODY[4])


def article(folder: Path, name: str, body: tuple[str, ...] = BODY, day: str | None = "2024-08-10", headline: str = "") -> Path:
    """A text file with what is known of it beside it."""
    (folder / f"{name}.txt").write_text("\n\n".join(filter(None, (headline, *body))), encoding="utf-8")
    about = {"url": f"https://{name}.example/1", "outlet": name.title(), **({"published": day} if day else {})}
    (folder / f"{name}.json").write_text(json.dumps(about), encoding="utf-8")
    return folder / f"{name}.txt"


def build(folder: Path, *paths: Path, **options: object) -> Built:
    return api.build([str(path) for path in paths] or [folder], folder / ".site", today=TODAY, **options)  # type: ignore[arg-type]


def main(built: Built) -> Story:
    """The story of what the first sentence tells."""
    return next(story for story in built.stories if any("соглашение о транзите" in each.quote for each in story.told))


def names(story: Story) -> list[str]:
    return [source.outlet or "" for source in story.sources]


@pytest.fixture
def five(tmp_path: Path) -> Path:
    article(tmp_path, "trend", headline="Соглашение о транзите подписано в Баку")
    article(tmp_path, "apa", headline="Баку и Астана договорились", day="2024-08-11")
    article(tmp_path, "tass", ("БАКУ, 10 августа. /ТАСС/. " + LEAD, *BODY[1:]))
    article(tmp_path, "report", CUT)
    article(tmp_path, "azertac", ADDED, day="2024-08-11")
    return tmp_path


def test_one_story_counts_each_article_that_tells_it_and_trusts_it_as_one(five):
    alone = build(five, five / "trend.txt")
    built = build(five)
    assert len(built.told) == 5
    for one in alone.stories:
        (same,) = [story for story in built.stories if (story.edtf, story.kind) == (one.edtf, one.kind)]
        assert (same.confidence, len(same.tellings)) == (one.confidence, len(one.tellings))
    assert len(built.stories) == len(alone.stories) + 1  # the exhibition that one copy tells beyond the others


def test_each_sentence_names_the_articles_that_have_it(five):
    built = build(five)
    assert sorted(names(main(built))) == ["Apa", "Azertac", "Report", "Tass", "Trend"]
    (next_meeting,) = [story for story in built.stories if story.edtf == "2024-09-07"]
    assert sorted(names(next_meeting)) == ["Apa", "Azertac", "Tass", "Trend"]  # the paragraph that Report cut
    (exhibition,) = [story for story in built.stories if story.edtf == "2024-10-15"]
    assert names(exhibition) == ["Azertac"]


def test_the_article_published_first_tells_it_of_those_of_a_day_the_first_by_name(five):
    first = main(build(five)).tellings[0]
    assert first.source.outlet == "Report"
    article(five, "zerkalo", day="2024-08-09")
    assert main(build(five)).tellings[0].source.outlet == "Zerkalo"


def test_a_day_that_is_not_known_comes_last(tmp_path):
    body = (LEAD.replace("в пятницу", "9 августа 2024 года"), *BODY[1:])
    article(tmp_path, "aaa", body, day=None)
    article(tmp_path, "bbb", body)
    told = [names(story) for story in build(tmp_path).stories]
    assert len(told) >= 2
    assert all(found == ["Bbb", "Aaa"] for found in told)


def test_a_copy_printed_later_gives_no_second_day(tmp_path):
    """ "В пятницу" of an article of the 10th is the 9th, wherever and whenever else it is printed."""
    article(tmp_path, "first")
    article(tmp_path, "later", day="2024-08-12")
    story = main(build(tmp_path))
    assert (story.edtf, story.conflicts, len(story.sources)) == ("2024-08-09", (), 2)


def test_the_order_of_the_inputs_is_of_no_account(five):
    paths = sorted(five.glob("*.txt"))
    before = build(five, *paths).stories
    for seed in range(4):
        random.Random(seed).shuffle(paths)
        assert build(five, *paths).stories == before


def test_the_same_file_twice_is_one_source_and_the_same_text_at_two_places_is_two(tmp_path):
    one = article(tmp_path, "one")
    other = article(tmp_path, "other")
    assert names(main(build(tmp_path, one, one))) == ["One"]
    assert names(main(build(tmp_path, one, other))) == ["One", "Other"]


def test_an_article_read_from_two_places_is_no_copy_of_itself(tmp_path):
    one = article(tmp_path, "one")
    saved = tmp_path / "saved.txt"
    saved.write_text(one.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (tmp_path / "saved.json").write_text((tmp_path / "one.json").read_text(encoding="utf-8"), encoding="utf-8")
    assert len(main(build(tmp_path, one, saved)).sources) == 1


def test_notices_of_one_pattern_are_no_copies(tmp_path):
    def notice(day: int, rate: str) -> tuple[str, ...]:
        return (
            f"Центральный банк завтра введёт официальный курс доллара в {rate} рубля, сообщила пресс-служба регулятора.",
            "Курс рассчитан по итогам торгов на межбанковском рынке и действует для всех видов операций в стране.",
            "Выборы в совет директоров пройдут завтра, участие примут представители всех крупных банков страны.",
        )

    article(tmp_path, "monday", notice(5, "85"), day="2024-08-05")
    article(tmp_path, "tuesday", notice(6, "86"), day="2024-08-06")
    elections = [story.edtf for story in build(tmp_path).stories if story.kind == "election"]
    assert elections == ["2024-08-06", "2024-08-07"]


def test_the_notice_of_next_week_is_no_copy(tmp_path):
    notice = ("Выборы главы посёлка пройдут завтра, голосовать можно с раннего утра до позднего вечера.",)
    article(tmp_path, "one", notice, "2024-08-05")
    article(tmp_path, "two", notice, "2024-08-12")
    assert [story.edtf for story in build(tmp_path).stories] == ["2024-08-06", "2024-08-13"]


def test_history_keeps_the_id_when_an_earlier_article_with_the_text_is_found(tmp_path):
    article(tmp_path, "later", day="2024-08-11")
    before = main(build(tmp_path, history=tmp_path / "h.sqlite"))
    article(tmp_path, "earlier", ADDED, day="2024-08-10")
    article(tmp_path, "same", day="2024-08-11")
    after = main(build(tmp_path, history=tmp_path / "h.sqlite"))
    assert after.tellings[0].source.outlet == "Earlier"
    assert after.id == before.id
    assert main(build(tmp_path, history=tmp_path / "h.sqlite")) == after


def test_what_an_editor_said_of_a_copy_holds(five):
    words = "встретились в Баку"
    (five / "timeline.toml").write_text(
        f'[[event]]\narticle = "apa.txt"\nwords = "{words}"\ntitle = "Подписано соглашение о транзите"\n', encoding="utf-8"
    )
    built = build(five)
    assert [str(remark) for remark in built.remarks if remark.trouble] == []
    assert main(built).title == "Подписано соглашение о транзите"
    assert len(names(main(built))) == 5


def test_a_place_that_an_editor_gave_a_copy_lies_not_where_the_old_one_did(five):
    assert main(build(five)).coordinates is not None
    named = '[[event]]\narticle = "{}.txt"\nwords = "встретились в Баку"\n{}\n'
    corrections = named.format("trend", 'title = "Подписано соглашение"') + named.format("apa", 'place = "Загульба"')
    (five / "timeline.toml").write_text(corrections, encoding="utf-8")
    story = main(build(five))
    assert (story.place, story.country, story.coordinates) == ("Загульба", "", None)


def test_a_sentence_is_known_to_stand_in_a_text():
    long = alike.sketch(
        [*BODY, *(f"{word} {n} раз повторено в тексте номер {n * 7}" for n in range(40) for word in ("Слово", "Дело"))]
    )
    for whole in (alike.sketch(BODY), long):
        assert alike.holds(whole, BODY[1])
        assert not alike.holds(whole, BODY[1].replace("зерна", "хлопка").replace("связи", "транспорта"))
        assert not alike.holds(whole, "Стороны обсудили развитие")  # too short to be sure of


def test_what_one_of_five_takes_for_news_of_the_day_is_not_told_and_what_an_editor_touched_is(five):
    assert not [story for story in build(five).stories if story.kind == "talks"]
    said = '[[event]]\narticle = "report.txt"\nwords = "Стороны обсудили"\ntitle = "Обсуждение маршрута в Баку"\n'
    (five / "timeline.toml").write_text(said, encoding="utf-8")
    assert "Обсуждение маршрута в Баку" in [story.title for story in build(five).stories]


def test_the_summary_says_how_many_documents_are_copies(five, capsys):
    terminal.summary(build(five))
    assert "published metadata 5; 4 with the text of another" in capsys.readouterr().out
    terminal.summary(build(five, five / "apa.txt"))
    assert "the text of another" not in capsys.readouterr().out


def test_pages_data_and_calendars_say_where_else_the_text_is(five):
    built = build(five)
    story = main(built)
    page = next(p for p in (five / ".site").rglob("*.html") if story.id in p.name or story.id in p.parent.name)
    html = page.read_text(encoding="utf-8")
    assert "Тот же текст:" in html
    assert "https://apa.example/1" in html
    assert "ещё 4 статьи" in (five / ".site" / "index.html").read_text(encoding="utf-8").replace("\xa0", " ")
    data = json.loads((five / ".site" / "timeline.json").read_bytes())
    (told,) = [s for s in data["stories"] if s["id"] == story.id]
    assert [copy["outlet"] for copy in told["tellings"][0]["copies"]] == ["Tass", "Trend", "Apa", "Azertac"]
    calendars = "".join(p.read_bytes().decode().replace("\r\n ", "") for p in (five / ".site").rglob("*.ics"))
    assert "тот же текст: Tass\\, Trend\\, Apa\\, Azertac" in calendars


class TestSketches:
    """What is kept of a text, and when two are alike."""

    def like(self, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        return alike.alike(alike.sketch(a), alike.sketch(b))

    def test_signs_case_and_yo_are_of_no_account(self):
        assert self.like(BODY, tuple(part.upper().replace("Ё", "Е").replace(",", " –") for part in BODY))

    def test_two_texts_of_one_event_are_not_alike(self):
        other = ("В Баку прошла встреча глав Азербайджана и Казахстана, которые договорились о транзите нефти.", *BODY[4:])
        assert not self.like(BODY, other)

    def test_numbers_in_other_words_are_no_sign_of_a_pattern(self):
        assert self.like((*BODY, "Подписано 5 соглашений."), (*BODY, "Обсуждено ещё 9 вопросов повестки."))

    def test_a_number_in_place_of_another_is(self):
        assert not self.like(BODY, tuple(part.replace("12", "14") for part in BODY))

    @pytest.mark.parametrize("text", ["", "слово", "два слова", "\ud800 и текст"])
    def test_texts_of_few_words_have_a_sketch(self, text):
        assert alike.share(alike.sketch([text]), alike.sketch([text])) == (1.0 if text else 0.0)

    def test_it_is_small_however_long_the_text(self):
        found = alike.sketch([f"слово{n} и {n}" for n in range(100_000)])
        assert (len(found.runs), len(found.numbers)) == (alike.KEPT, 100)

    def test_no_two_articles_of_the_corpus_are_taken_for_one(self, shared):
        """739 different articles of news; none is a copy of another."""
        paths = sorted((shared / "nerel" / "train").glob("*.txt"))
        texts = [reading.document(path.read_bytes().decode(), str(path)) for path in paths]
        sketches = [alike.sketch(telling.body(document)) for document in texts]
        runs: dict[int, list[int]] = {}
        for number, found in enumerate(sketches):
            for run in found.runs:
                runs.setdefault(run, []).append(number)
        pairs = {(a, b) for its in runs.values() for a in its for b in its if a < b}
        assert len(sketches) > 700
        assert max(alike.share(sketches[a], sketches[b]) for a, b in pairs) < 0.35

    def test_a_text_without_its_last_paragraph_is_alike(self, shared):
        paths = sorted((shared / "nerel" / "train").glob("*.txt"))
        whole = [[part for part in path.read_text(encoding="utf-8").split("\n") if part.strip()] for path in paths]
        parted = [parts for parts in whole if len(parts) > 2]
        found = sum(self.like(tuple(parts), tuple(parts[:-1])) for parts in parted)
        assert found / len(parted) >= 0.98
