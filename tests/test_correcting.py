"""Corrections by people, in real builds: they hold over rebuilds, show as edited, and are named where they apply to nothing."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import timeline
from tests.conftest import ROOT
from tests.ical_lint import calendar, findings
from timeline import api
from timeline.model import Options, Story

FIRST, LATER, LAST = date(2024, 9, 1), date(2024, 9, 2), date(2024, 9, 3)
MEETING = "Встреча президентов Азербайджана и Казахстана прошла в Баку 9 августа 2024 года.\n"
SIGNING = "Главы МИД Турции и Грузии подписали меморандум о транзите в Тбилиси 12 августа 2024 года.\n"
FIRE = "Пожар на складе в Сумгаите произошёл 20 августа 2024 года.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(MEETING + SIGNING)
    (folder / "b.txt").write_text("Президенты Азербайджана и Казахстана встретились в Баку 9 августа 2024 года.\n")
    (folder / "c.txt").write_text(FIRE)
    return folder


@pytest.fixture
def build(news: Path) -> Callable[..., api.Built]:
    def built(corrections: str | None = None, today: date = FIRST, **more: object) -> api.Built:
        if corrections is not None:
            (news / "timeline.toml").write_text(corrections)
        return timeline.build([news], news.parent / "site", today=today, history=news.parent / "history", **more)

    return built


def troubles(built: api.Built) -> list[str]:
    return [str(remark).split("timeline.toml:")[1] for remark in built.remarks if remark.trouble]


def told(built: api.Built, *words: str) -> Story:
    """The one story shown with these words in its title."""
    (found,) = [s for s in built.stories if not s.withdrawn and all(word in s.title.casefold() for word in words)]
    return found


def held(news: Path) -> dict[str, bytes]:
    site = news.parent / "site"
    return {str(p.relative_to(site)): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def on_page(news: Path, story: Story) -> tuple[str, dict]:
    site = news.parent / "site"
    (found,) = [s for s in json.loads((site / "timeline.json").read_text())["stories"] if s["id"] == story.id]
    return (site / found["path"]).read_text(), found


def entry(news: Path, story: Story) -> dict[str, str]:
    """The story's entry in the calendar."""
    data = (news.parent / "site" / "all.ics").read_bytes()
    assert findings(data) == []
    found = [{p.name: p.value for p in part.properties} for part in calendar(data).parts]
    (one,) = [values for values in found if story.id in values.get("UID", "")]
    return one


EVENT = '[[event]]\narticle = "a.txt"\nwords = "встреча президентов азербайджана и казахстана"\n'


def test_a_day_of_publication_comes_before_all_else(news, build):
    (news / "d.txt").write_text("Концерт прошёл в Гяндже вчера.\n")
    assert not [s for s in build().stories if "онцерт" in s.title]
    built = build('[[article]]\narticle = "d.txt"\npublished = 2024-08-20\n', LATER, given=api.Given("2024-01-01"))
    concert = told(built, "онцерт")
    assert (concert.edtf, troubles(built)) == ("2024-08-19", [])
    page, data = on_page(news, concert)
    assert data["tellings"][0]["published_basis"] == "edited"
    assert (
        "День публикации исправлен вручную: 20\u00a0августа 2024" in page
        or "День публикации исправлен вручную: 20 августа 2024" in page
    )


def test_an_event_is_retitled_dated_and_placed(news, build):
    before = told(build(), "президент")
    text = EVENT + 'title = "Саммит в Шуше"\ndate = "2024-08-10"\nplace = "Шуша"\n'
    built = build(text, LATER)
    after = told(built, "саммит в шуше")
    assert troubles(built) == []
    assert (after.id, after.edtf, after.place, after.basis) == (before.id, "2024-08-10", "Шуша", "edited")
    assert (before.country, before.coordinates) == ("AZ", (40.38, 49.89))
    assert (after.country, after.coordinates) == ("", None)  # nobody said where Шуша lies
    assert {t.source.source[-5:] for t in after.tellings} == {"a.txt", "b.txt"}
    assert (after.sequence, after.changed, after.conflicts) == (1, LATER.isoformat(), ())
    page, data = on_page(news, after)
    read = "Встреча президентов Азербайджана и Казахстана в Баку"
    assert data["edits"] == [{"of": "date", "was": "2024-08-09"}, {"of": "place", "was": "Баку"}, {"of": "title", "was": read}]
    assert "Исправлено вручную" in page
    values = entry(news, after)
    assert (values["SEQUENCE"], values["LAST-MODIFIED"]) == ("1", "20240902T000000Z")
    assert "Исправлено вручную: дата\\, место\\, название" in values["DESCRIPTION"]
    again = told(build(today=LAST), "саммит в шуше")
    assert again == after


def test_a_status_is_set_and_the_history_has_a_line_of_it(news, build):
    before = told(build(), "президент")
    after = told(build(EVENT + 'status = "cancelled"\n', LATER), "президент")
    assert (after.id, after.status, after.sequence, after.conflicts) == (before.id, "cancelled", 1, ())
    assert entry(news, after)["STATUS"] == "CANCELLED"
    assert "прочитано: Состоялось" in on_page(news, after)[0]
    with closing(sqlite3.connect(news.parent / "history")) as history:
        lines = history.execute("select day, what, before, after from history where story = ? order by n", [after.id]).fetchall()
    assert lines[1] == (LATER.isoformat(), "status", "occurred", "cancelled")


def test_what_all_articles_say_is_no_change(news, build):
    before = told(build(), "президент")
    for said in ('status = "occurred"\n', "date = 2024-08-09\n", 'place = "Баку"\n', 'status = "occurred"\nplace = "Баку"\n'):
        built = build(EVENT + said, LATER)
        after = told(built, "президент")
        assert (after.edits, after.sequence, after.changed) == ((), 0, before.changed), said
        assert (after.basis, after.coordinates) == ("mention", before.coordinates), said
        (remark,) = built.remarks
        assert not remark.trouble
        assert ":1: changes nothing, the articles say so too: a.txt «" in str(remark)
        page, data = on_page(news, after)
        assert data["edits"] == []
        assert "справлено вручную" not in page
    built = build(EVENT + 'status = "occurred"\nplace = "Шуша"\n', LATER)
    assert ([edit.of for edit in told(built, "президент").edits], built.remarks[0].idle) == (["place"], False)


def test_what_one_article_says_may_be_held_against_the_others(news, build):
    before = told(build(), "президент")
    (other,) = {telling.event.title for telling in before.tellings if telling.source.source.endswith("a.txt")}
    assert before.title != other
    built = build(f'{EVENT}title = "{other}"\n', LATER)
    after = told(built, "президент")
    assert (after.title, [edit.of for edit in after.edits]) == (other, ["title"])
    assert not built.remarks[0].idle


def test_a_day_of_publication_that_an_editor_confirms_is_the_events_own(news, build):
    (news / "d.txt").write_text("10 августа 2024\n\nСуд в Гяндже отпустил журналиста под подписку.\n")
    event = told(build(), "журналист")
    built = build(f'[[event]]\narticle = "d.txt"\nwords = "отпустил журналиста"\ndate = "{event.edtf}"\n', LATER)
    assert (event.basis, told(built, "журналист").basis, built.remarks[0].idle) == ("published", "edited", False)


def test_an_event_without_a_date_is_given_one(news, build):
    (news / "d.txt").write_text("Азербайджан готовится к COP29. Делегации приедут со всего мира.\n")
    assert not [s for s in build().stories if "COP29" in s.title]
    text = '[[event]]\narticle = "d.txt"\nwords = "COP29"\n'
    unseen = "1: the event has no date, so that nothing shows it; give it one"
    assert troubles(build(text + 'title = "Конференция COP29"\n')) == [unseen]
    built = build(text + 'date = "2024-11-11/2024-11-22"\n', LATER)
    assert (told(built, "cop29").edtf, troubles(built)) == ("2024-11-11/2024-11-22", [])
    assert [edit.was for edit in told(built, "cop29").edits] == [""]


def test_redated_it_joins_those_of_the_new_day_and_keeps_those_of_the_old(news, build):
    (news / "d.txt").write_text("Встреча президентов Азербайджана и Казахстана прошла в Баку 19 августа 2024 года.\n")
    assert len([s for s in build().stories if "президент" in s.title.casefold()]) == 2
    built = build(EVENT + "date = 2024-08-19\n", LATER)
    with_new = next(s for s in built.stories if "a.txt" in {t.source.source[-5:] for t in s.tellings} and s.edits)
    assert {"a.txt", "d.txt"} <= {t.source.source[-5:] for t in with_new.tellings}
    assert (with_new.edtf, with_new.conflicts) == ("2024-08-19", ())


def test_what_an_editor_had_in_hand_is_shown_however_unsure(news, build):
    sure = build(options=Options(min_confidence=0.999))
    assert sure.stories == ()
    built = build(CHANGES, LATER, options=Options(min_confidence=0.999))
    assert [s.title for s in built.stories] == ["Саммит"]


def test_taken_back_it_is_as_before(news, build):
    before = told(build(), "президент")
    build(EVENT + "date = 2024-08-10\n", LATER)
    after = told(build("", LAST), "президент")
    assert (after.id, after.edtf, after.edits, after.sequence) == (before.id, before.edtf, (), 2)


def test_a_hidden_event_is_called_off_with_all_its_tellings(news, build):
    before = told(build(), "президент")
    built = build(EVENT + "hide = true\n", LATER)
    assert troubles(built) == []
    (gone,) = [s for s in built.stories if s.withdrawn]
    assert gone.id == before.id
    assert entry(news, before)["STATUS"] == "CANCELLED"
    assert before.id not in (news.parent / "site" / "index.html").read_text()
    assert told(build("", LAST), "президент").id == before.id


CHANGES = EVENT + 'title = "Саммит"\n'


@pytest.mark.parametrize(
    "edited",
    [
        "Обновлено.\n" + MEETING + SIGNING,
        SIGNING + "\n" + MEETING,
        MEETING.replace("прошла", "состоялась") + SIGNING,
        MEETING.replace("Встреча президентов", "Встреча\nпрезидентов") + SIGNING,
        MEETING.replace("президентов Азербайджана", "глав Азербайджана") + SIGNING,
    ],
)
def test_it_survives_an_edit_of_the_article(news, build, edited):
    build(CHANGES)
    (news / "a.txt").write_text(edited)
    built = build(today=LATER)
    assert troubles(built) == []
    assert told(built, "саммит").edits[0].of == "title"


def test_it_survives_another_folder_and_no_history(news, build, tmp_path):
    build(CHANGES)
    moved = news.rename(tmp_path / "elsewhere")
    built = timeline.build([moved], tmp_path / "other", today=LATER, history=None)
    assert told(built, "саммит").edits
    assert troubles(built) == []


def test_what_applies_to_nothing_is_named_and_the_rest_goes_on(news, build):
    (news / "d.txt").write_text(
        "За год поднялись цены.\n"
        "Министры подписали меморандум 17 августа 2024 года, а президент прибыл в Баку 18 августа 2024 года.\n"
    )
    built = build(
        '[[article]]\narticle = "z.txt"\npublished = 2024\n'
        '[[event]]\narticle = "a.txt"\nwords = "выборы в парламент"\nhide = true\n'
        '[[event]]\narticle = "a.txt"\nwords = "12 августа"\nwas = 2024-08-13\nhide = true\n'
        '[[event]]\narticle = "b.txt"\nwords = "9 августа"\nplace = "Баку"\n'
        '[[event]]\narticle = "d.txt"\nwords = "августа 2024 года"\nhide = true\n'
        '[[event]]\narticle = "d.txt"\nwords = "поднялись цены"\nhide = true\n'
        '[[event]]\narticle = "c.txt"\nwords = "пожар на складе"\nwas = 2024-08-21\ntitle = "Пожар"\n' + CHANGES
    )
    assert troubles(built) == [
        "1: no article 'z.txt' among those read",
        "4: a.txt has no event in the words 'выборы в парламент'",
        "8: '12 августа' names no event of a.txt dated 2024-08-13; there is «подписали» 2024-08-12",
        "17: 'августа 2024 года' may name several events of d.txt: give the own word of one among its words, or its date as was: "
        "«подписали» 2024-08-17, «прибыл» 2024-08-18",
        "21: d.txt has the words 'поднялись цены', but in no sentence that tells an event",
        "25: applied, but c.txt now gives 2024-08-20 as the date of 'пожар на складе', no longer 2024-08-21: look again",
    ]
    assert told(built, "саммит")
    assert told(built, "пожар").title == "Пожар"


def test_any_words_of_a_sentence_with_one_event_name_it(news, build):
    built = build('[[event]]\narticle = "c.txt"\nwords = "августа 2024 года"\ntitle = "Огонь"\n')
    assert (told(built, "огонь").edtf, troubles(built)) == ("2024-08-20", [])


def test_two_that_disagree_leave_it_as_it_was(news, build):
    before = told(build(), "президент")
    one, other = EVENT + 'title = "Саммит"\nplace = "Шуша"\n', EVENT + 'title = "Приём"\n'
    built = build(one + other, LATER)
    assert [line.partition(",")[0] for line in troubles(built)] == ["1: not applied", "6: not applied"]
    after = told(built, "президент")
    assert (after.title, after.place) == (before.title, "Шуша")


def test_two_that_disagree_by_different_articles_are_named(news, build):
    other = '[[event]]\narticle = "b.txt"\nwords = "президенты азербайджана и казахстана встретились"\n'
    built = build(EVENT + 'title = "Саммит"\n' + other + 'title = "Приём"\n')
    (trouble,) = troubles(built)
    assert trouble.startswith("1: not applied, for the same event is given another value: ")
    assert told(built, "приём").edits


SAME = """
[[same]]
[[same.event]]
article = "a.txt"
words = "подписали меморандум о транзите"
[[same.event]]
article = "c.txt"
words = "Пожар на складе"
"""
DIFFERENT = """
[[different]]
event = [
  { article = "a.txt", words = "Встреча президентов" },
  { article = "b.txt", words = "встретились в Баку" },
]
"""


def test_two_stories_are_the_same(news, build):
    before = build()
    fire = told(before, "ожар")
    signing = told(before, "еморандум")
    built = build(SAME, LATER)
    (one,) = [s for s in built.stories if {"a.txt", "c.txt"} == {t.source.source[-5:] for t in s.tellings}]
    assert troubles(built) == []
    assert (one.id, *one.former) in [(fire.id, signing.id), (signing.id, fire.id)]
    assert [edit.of for edit in one.edits] == ["same"]
    assert not [s for s in built.stories if s.withdrawn]
    apart = build("", LAST)
    assert {told(apart, "ожар").id, told(apart, "еморандум").id} == {fire.id, signing.id}


def test_one_story_is_two(news, build):
    whole = told(build(), "президент")
    assert len(whole.tellings) == 2
    built = build(DIFFERENT, LATER)
    parts = [s for s in built.stories if {t.source.source[-5:] for t in s.tellings} & {"b.txt"} or s.id == whole.id]
    assert len(parts) == 2
    assert all([edit.of for edit in s.edits] == ["different"] for s in parts)
    assert troubles(built) == []
    again = told(build("", LAST), "президент")
    assert whole.id in (again.id, *again.former)


def test_different_stands_above_the_same(news, build):
    built = build(DIFFERENT + DIFFERENT.replace("different", "same"))
    (trouble,) = troubles(built)
    assert trouble.endswith("not applied, for other corrections say that these events are different")
    assert [[edit.of for edit in story.edits] for story in built.stories if story.edits] == [["different"], ["different"]]


def test_neither_the_order_of_entries_nor_the_number_of_workers_counts(news, build):
    parts = [CHANGES, SAME, DIFFERENT, '[[event]]\narticle = "c.txt"\nwords = "пожар"\nplace = "Баку"\n']
    build("".join(parts))
    once = held(news)
    build("# a comment\n" + "".join(reversed(parts)), jobs=2)
    assert held(news) == once


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "timeline", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, encoding="utf-8")


@pytest.fixture
def copies(news: Path) -> Path:
    """The same wire story in two articles, beside the rest."""
    wire = (
        "Министр энергетики Азербайджана и глава Еврокомиссии подписали соглашение о поставках газа в Баку 15 августа 2024 года. "
        "Документ предусматривает рост поставок по Южному газовому коридору вдвое до конца десятилетия, сообщили в министерстве. "
        "Стороны также обсудили строительство новых электростанций на Каспии и прокладку кабеля по дну Чёрного моря. "
        "Эксперты считают, что договорённости укрепят позиции страны на рынке энергоносителей Европы.\n"
    )
    for name in ("wire-1.txt", "wire-2.txt"):
        (news / name).write_text(wire if name == "wire-1.txt" else wire + "Подробности позже.\n")
    return news


def of_wire(number: int, says: str) -> str:
    return f'[[event]]\narticle = "wire-{number}.txt"\nwords = "подписали соглашение о поставках газа"\n{says}\n'


def test_what_is_said_of_any_copy_holds(copies, build):
    whole = told(build(), "газа")
    assert [len(t.copies) for t in whole.tellings] == [1]
    built = build(of_wire(1, 'title = "Газ"') + of_wire(2, "date = 2024-08-16") + of_wire(2, 'place = "Шуша"'), LATER)
    one = told(built, "газ")
    assert (one.id, one.title, one.edtf, one.place, troubles(built)) == (whole.id, "Газ", "2024-08-16", "Шуша", [])
    hidden = build(of_wire(1, 'title = "Газ"') + of_wire(2, "hide = true"), LAST)
    assert [s.id for s in hidden.stories if s.withdrawn] == [whole.id]
    assert troubles(hidden) == []


def test_two_that_disagree_by_copies_are_named(copies, build):
    (trouble,) = troubles(build(of_wire(1, 'title = "Газ"') + of_wire(2, 'title = "Соглашение"')))
    assert "not applied, for the same event is given another value" in trouble


def test_copies_can_be_told_apart(copies, build):
    parted = "\n[[different]]\n" + of_wire(1, "").replace("[[event]]", "[[different.event]]")
    built = build(parted + of_wire(2, "").replace("[[event]]", "[[different.event]]"))
    assert len([s for s in built.stories if "газа" in s.title]) == 2
    assert troubles(built) == []


class TestCommands:
    def test_explain_shows_what_was_changed_and_what_is_hidden(self, news):
        signing = '[[event]]\narticle = "a.txt"\nwords = "подписали меморандум"\nhide = true\n'
        (news / "timeline.toml").write_text(CHANGES + signing)
        found = run("explain", news / "a.txt", "--language", "en").stdout
        assert "Edited by hand: title" in " ".join(found.split())
        assert "hidden" in found

    def test_extract_finds_the_file_beside_the_article(self, news):
        (news / "timeline.toml").write_text(CHANGES)
        found = run("extract", news / "a.txt")
        record = json.loads(found.stdout)
        assert record["events"][0]["title"] == "Саммит"
        assert [edit["of"] for edit in record["events"][0]["edits"]] == ["title"]
        assert (found.returncode, found.stderr) == (0, "")
        assert json.loads(run("extract", news / "a.txt", "--corrections", "none").stdout)["events"][0]["edits"] == []

    @pytest.mark.parametrize("command", ["extract", "explain", "check", "build"])
    def test_of_one_file_of_a_folder_only_what_is_told_to_be_stale_is_named(self, news, tmp_path, command):
        (news / "2024").mkdir()
        (news / "2024" / "d.csv").write_text("text\nПожар.\n")
        elsewhere = [EVENT.replace("a.txt", name) + "hide = true\n" for name in ("b.txt", "2024/d.csv", "d.csv (line 2)")]
        unknown = [EVENT.replace("a.txt", name) + "hide = true\n" for name in ("https://example.org/1", "0123456789ab")]
        gone = CHANGES.replace("встреча", "выборы и") + EVENT.replace("a.txt", "z.txt") + "hide = true\n"
        lost = DIFFERENT.replace("Встреча президентов", "нет таких слов")
        (news / "timeline.toml").write_text("".join([CHANGES, *elsewhere, *unknown, SAME, DIFFERENT, gone, lost]))
        rest = ("--out", tmp_path / "site") if command == "build" else ()
        found = run(command, news / "a.txt", *rest)
        named = (found.stdout if command == "check" else found.stderr).splitlines()
        assert [line.partition("timeline.toml:")[2].partition(": ")[2] for line in named if "applies: " not in line] == [
            "a.txt has no event in the words 'выборы и президентов азербайджана и казахстана'",
            "no article 'z.txt' among those read",
            "a.txt has no event in the words 'нет таких слов'",
        ]
        assert sum("applies: " in line for line in named) == (command == "check")

    def test_corrections_from_elsewhere_speak_of_what_lies_beside_the_article_too(self, news, tmp_path):
        (tmp_path / "editors.toml").write_text("".join(EVENT.replace("a.txt", n) + "hide = true\n" for n in ("b.txt", "z.txt")))
        found = run("extract", news / "a.txt", "--corrections", tmp_path / "editors.toml")
        assert found.stderr == f"timeline: {tmp_path}/editors.toml:5: no article 'z.txt' among those read\n"

    def test_a_hidden_event_is_set_apart_in_the_record(self, news):
        (news / "timeline.toml").write_text(EVENT + "hide = true\n")
        record = json.loads(run("extract", news / "a.txt").stdout)
        assert [e["edits"] for e in record["hidden"]] == [[{"of": "hidden", "was": ""}]]
        assert record["hidden"][0]["id"] not in {e["id"] for e in record["events"]}

    def test_the_draft_names_each_event_so_that_it_is_found(self, news):
        draft = run("extract", news / "a.txt", "--format", "toml").stdout
        count = draft.count("[[event]]")
        assert count >= 2
        (news / "timeline.toml").write_text(draft.replace("# hide", "hide"))
        found = run("check", news)
        assert (found.returncode, found.stdout.count(": applies: ")) == (0, count)
        assert json.loads(run("extract", news / "a.txt").stdout)["events"] == []

    def test_check_says_what_becomes_of_each_and_writes_nothing(self, news):
        (news / "timeline.toml").write_text(CHANGES + EVENT.replace("a.txt", "z.txt") + "hide = true\n")
        found = run("check", news)
        assert found.returncode == 1
        assert found.stdout.splitlines() == [
            f"{news}/timeline.toml:1: applies: a.txt «встреча президентов азербайджана и казахстана»: title Саммит",
            f"{news}/timeline.toml:5: no article 'z.txt' among those read",
        ]
        assert [path.name for path in news.parent.iterdir()] == ["news"]

    def test_check_says_of_how_many_articles_a_name_holds(self, news):
        (news / "d.csv").write_text(f'text\n"{MEETING.strip()}"\n"{FIRE.strip()}"\n"{SIGNING.strip()}"\n')
        fire = '[[event]]\narticle = "d.csv"\nwords = "пожар на складе"\ntitle = "Огонь"\n'
        (news / "timeline.toml").write_text('[[article]]\narticle = "d.csv"\npublished = 2024-08-21\n' + fire)
        assert run("check", news).stdout.splitlines() == [
            f"{news}/timeline.toml:1: applies: d.csv: published 2024-08-21 (3 articles)",
            f"{news}/timeline.toml:4: applies: d.csv «пожар на складе»: title Огонь",
        ]

    def test_build_names_what_applies_to_nothing_and_goes_on(self, news):
        (news / "timeline.toml").write_text(EVENT.replace("a.txt", "z.txt") + "hide = true\n")
        found = run("build", news, "--out", news.parent / "site")
        assert (found.returncode, found.stderr) == (0, f"timeline: {news}/timeline.toml:1: no article 'z.txt' among those read\n")

    def test_a_wrong_file_stops_before_anything_is_written(self, news):
        (news / "timeline.toml").write_text("[[event]]\narticle = 'a.txt'\nhide = 1\n")
        found = run("build", news, "--out", news.parent / "site")
        assert (found.returncode, found.stdout) == (2, "")
        assert found.stderr == (
            f"timeline: {news}/timeline.toml:1: words is missing\n"
            f"timeline: {news}/timeline.toml:3: hide is neither true nor false: 1\n"
        )
        assert not (news.parent / "site").exists()
