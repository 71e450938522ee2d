"""History: a story keeps its name through rebuilds, and what changed of it is counted."""

import sqlite3
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import edtf
from timeline.errors import TimelineError
from timeline.model import Event, Source, Story, Telling
from timeline.store import FAREWELL, History

MONDAY, TUESDAY, WEDNESDAY = (date(2024, 8, day) for day in (5, 6, 7))


def telling(document="a", start=10, title="Встреча министров в Баку", when="2024-08-09", quote="", **more):
    first, last = edtf.bounds(when)
    event = Event(
        id=f"{document}{start}", start=start, end=start + 7, title=title, edtf=when, first=first, last=last, kind="meeting",
        status="scheduled", basis="mention", confidence=0.9,
    )  # fmt: skip
    source = Source(document, more.pop("source", f"{document}.txt"), "2024-08-04", True, "stamp", **more)
    return Telling(source, event, quote or f"{title} пройдёт на этой неделе.", start, (), ())


def story(*tellings, id="", **more):
    event = tellings[0].event
    return Story(
        id=id or event.id.rjust(12, "0"), title=event.title, edtf=event.edtf, first=event.first, last=event.last,
        kind=event.kind, status=event.status, basis="mention", confidence=0.9, tellings=tellings,
        created="2024-08-04", changed="2024-08-04",
    ) if not more else evolve(story(*tellings, id=id), **more)  # fmt: skip


@pytest.fixture
def history(tmp_path):
    return History(tmp_path / "deep" / "history.sqlite")


def one(stories):
    (found,) = stories
    return found


def test_without_memory_stories_are_as_merging_made_them():
    a, b = story(telling("a")), story(telling("b", when="2024-07"))
    assert History(None).update([a, b], MONDAY) == (b, a)


def test_a_story_first_seen_today(history):
    seen = one(history.update([story(telling())], MONDAY))
    assert (seen.created, seen.changed, seen.sequence) == ("2024-08-05", "2024-08-05", 0)


def test_nothing_new_changes_nothing(history):
    seen = history.update([story(telling())], MONDAY)
    assert history.update([story(telling())], TUESDAY) == seen


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Министры встретятся в Баку"},
        {"edtf": "2024-08-10", "first": date(2024, 8, 10), "last": date(2024, 8, 10)},
        {"status": "cancelled"},
        {"place": "Баку"},
        {"moved_from": "2024-08-08"},
    ],
)
def test_what_a_reader_acts_on_raises_the_sequence(history, change):
    history.update([story(telling())], MONDAY)
    now = one(history.update([story(telling(), **change)], WEDNESDAY))
    assert (now.created, now.changed, now.sequence) == ("2024-08-05", "2024-08-07", 1)


def test_another_source_is_a_change_that_asks_nothing_of_the_reader(history):
    history.update([story(telling())], MONDAY)
    now = one(history.update([story(telling(), telling("b"))], WEDNESDAY))
    assert (now.changed, now.sequence) == ("2024-08-07", 0)


@pytest.mark.parametrize("again", [telling("a2", start=52, source="a.txt"), telling("a", source="archive/a.txt")])
def test_what_changes_elsewhere_in_the_article_or_where_it_lies_is_no_change_of_the_story(history, again):
    first = one(history.update([story(telling("a"))], MONDAY))
    now = one(history.update([story(again)], WEDNESDAY))
    assert (now.id, now.changed, now.sequence) == (first.id, "2024-08-05", 0)


@pytest.mark.parametrize(
    "shown",
    [
        {"published": "2024-08-03"},
        {"published_sure": False},
        {"published_basis": "inferred"},
        {"url": "https://a.example/1"},
        {"outlet": "Репорт"},
        {"headline": "Министры"},
        {"source": "b.txt"},
    ],
)
def test_what_is_shown_of_an_article_is(history, shown):
    seen = telling("a")
    history.update([story(seen)], MONDAY)
    now = one(history.update([story(evolve(seen, source=evolve(seen.source, **shown)))], WEDNESDAY))
    assert (now.changed, now.sequence) == ("2024-08-07", 0)


def test_the_clock_going_back_turns_no_day_back(history):
    history.update([story(telling())], WEDNESDAY)
    assert one(history.update([story(telling(), place="Баку")], MONDAY)).changed == "2024-08-07"


def test_the_id_outlives_the_telling_it_came_from(history):
    first = one(history.update([story(telling("a"), telling("b"))], MONDAY))
    assert one(history.update([story(telling("b"))], TUESDAY)).id == first.id
    assert one(history.update([story(telling("c"), telling("b"))], TUESDAY)).id == first.id


def test_an_article_read_anew_keeps_its_stories(history):
    """Edited: another text, other offsets, the same file; the title is worded a little otherwise."""
    first = one(history.update([story(telling("a", source="news.txt"))], MONDAY))
    edited = telling("a2", start=52, source="news.txt", title="Встреча министров обороны в Баку", quote=first.tellings[0].quote)
    assert one(history.update([story(edited)], TUESDAY)).id == first.id


def test_an_article_moved_to_another_file_keeps_its_stories(history):
    first = one(history.update([story(telling("a"))], MONDAY))
    assert one(history.update([story(telling("a", source="archive/a.txt"), id="f" * 12)], TUESDAY)).id == first.id


def test_an_article_at_the_same_address_keeps_its_stories(history):
    first = one(history.update([story(telling("a", url="https://example.org/1"))], MONDAY))
    saved = telling("b", start=80, url="https://example.org/1")
    assert one(history.update([story(saved)], TUESDAY)).id == first.id


def test_another_event_of_the_same_sentence_is_another_story(history):
    quote = "После встречи министров в Баку стороны подпишут соглашение о поставках."
    met = telling("a", source="n.txt", quote=quote)
    signed = evolve(
        telling("a2", start=40, source="n.txt", title="Подписание соглашения о поставках", quote=quote),
        event=evolve(telling("a2", start=40, title="Подписание соглашения о поставках").event, kind="signing"),
    )
    first = one(history.update([story(met)], MONDAY))
    now = history.update([story(signed)], TUESDAY)
    assert [s.withdrawn for s in now if s.id == first.id] == [True]


def test_of_two_halves_the_greater_keeps_the_id_and_the_other_gets_a_new_one(history):
    """The half left over would by itself get the very id that is taken."""
    a, b, c = telling("a"), telling("b"), telling("c")
    first = one(history.update([story(a, b, c, id="a" * 12)], MONDAY))
    now = {s.tellings[0].source.document: s for s in history.update([story(a, id="a" * 12), story(b, c, id="b" * 12)], TUESDAY)}
    assert now["b"].id == first.id
    assert now["a"].id not in ("a" * 12, "b" * 12)
    assert now["a"].created == "2024-08-06"
    assert history.update([story(a, id="a" * 12), story(b, c, id="b" * 12)], WEDNESDAY) == tuple(
        sorted(now.values(), key=lambda s: s.order)
    )


def test_of_two_joined_stories_one_stays_and_the_other_is_not_called_off(history):
    a, b, c = telling("a"), telling("b"), telling("c")
    history.update([story(a, id="a" * 12), story(b, c, id="b" * 12)], MONDAY)
    now = one(history.update([story(a, b, c, id="a" * 12)], TUESDAY))
    assert (now.id, now.former) == ("b" * 12, ("a" * 12,))
    assert one(history.update([story(a, b, c, id="a" * 12)], WEDNESDAY)) == now


def test_a_joined_story_parted_again_is_itself_again(history):
    a, b, c = telling("a"), telling("b"), telling("c")
    parted = [story(a, id="a" * 12), story(b, c, id="b" * 12)]
    first = history.update(parted, MONDAY)
    history.update([story(a, b, c, id="a" * 12)], TUESDAY)
    again = history.update(parted, WEDNESDAY)
    assert [(s.id, s.created, s.former) for s in again] == [(s.id, s.created, ()) for s in first]


def test_what_was_joined_twice_is_known_by_all_its_ids(history):
    a, b, c, d = (telling(each) for each in "abcd")
    history.update([story(a, id="a" * 12), story(b, c, id="b" * 12), story(d, telling("e"), telling("f"), telling("g"))], MONDAY)
    history.update([story(a, b, c, id="a" * 12), story(d, telling("e"), telling("f"), telling("g"))], TUESDAY)
    last = one(history.update([story(d, a, b, c, telling("e"), telling("f"), telling("g"))], WEDNESDAY))
    assert last.former == ("a" * 12, "b" * 12)


def test_a_story_told_no_longer_is_called_off_for_a_month(history):
    history.update([story(telling(), place="Баку", participants=("Иван Петров",))], MONDAY)
    gone = one(history.update([], TUESDAY))
    assert gone.withdrawn
    assert gone.tellings == ()
    assert (gone.title, gone.edtf, gone.place, gone.participants) == (
        "Встреча министров в Баку", "2024-08-09", "Баку", ("Иван Петров",),
    )  # fmt: skip
    assert (gone.created, gone.changed, gone.sequence) == ("2024-08-05", "2024-08-06", 1)
    assert one(history.update([], TUESDAY + FAREWELL)) == gone
    assert history.update([], TUESDAY + FAREWELL + timedelta(days=1)) == ()


def test_a_story_told_again_comes_back_as_itself(history):
    first = one(history.update([story(telling())], MONDAY))
    history.update([], TUESDAY)
    back = one(history.update([story(telling())], WEDNESDAY))
    assert (back.id, back.withdrawn, back.sequence, back.changed) == (first.id, False, 2, "2024-08-07")


def test_every_change_is_written_down_and_stays(history):
    history.update([story(telling(), id="a" * 12)], MONDAY)
    history.update([story(telling(), id="a" * 12, place="Баку")], TUESDAY)
    history.update([], WEDNESDAY)
    with sqlite3.connect(history.path) as db:
        lines = db.execute("select day, what, before, after from history order by n").fetchall()
        assert lines == [
            ("2024-08-05", "seen", None, "Встреча министров в Баку"),
            ("2024-08-06", "place", "", "Баку"),
            ("2024-08-07", "withdrawn", None, "2024-08-07"),
        ]
        for statement in ("update history set day = ''", "delete from history"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                db.execute(statement)
    db.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.integers(0, 5)), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_any_row_of_groupings_gives_each_telling_one_story_whatever_the_order(tmp_path_factory, builds, random):
    """Tellings are grouped anyhow in each build; ids are unique, and the order stories come in doesn't count."""
    folder = tmp_path_factory.mktemp("history")
    one_way, other_way = History(folder / "a"), History(folder / "b")
    for number, cut in enumerate(builds):
        groups = [[n for n in range(6) if n in cut], [n for n in range(6) if n not in cut]]
        stories = [story(*(telling(str(n), start=n) for n in group), id=f"{group[0]:012}") for group in groups if group]
        shuffled = stories[:]
        random.shuffle(shuffled)
        day = MONDAY + timedelta(days=number)
        now = one_way.update(stories, day)
        assert other_way.update(shuffled, day) == now
        assert len({s.id for s in now}) == len(now)
        assert not {s.id for s in now} & {former for s in now for former in s.former}


def test_a_file_that_is_no_history_is_named(tmp_path):
    path = tmp_path / "notes.sqlite"
    path.write_text("not a database, but long enough to look like one" * 10)
    with pytest.raises(TimelineError, match=r"notes\.sqlite: the history can't be kept: file is not a database"):
        History(path).update([story(telling())], MONDAY)


def test_a_history_of_a_newer_version_is_left_alone(history):
    history.update([], MONDAY)
    with sqlite3.connect(history.path) as db:
        db.execute("pragma user_version = 99")
    db.close()
    with pytest.raises(TimelineError, match="newer"):
        history.update([], MONDAY)


def test_a_place_that_can_hold_no_file_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(TimelineError, match="file/history"):
        History(tmp_path / "file" / "history").update([], MONDAY)
