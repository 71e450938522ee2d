"""What editors say of two events, in merging: above all likeness, and the same for any order of what they said."""

from datetime import date
from itertools import permutations

import pytest
from attrs import evolve

from timeline.merging import merge
from timeline.merging.tying import different, tied
from timeline.model import Event, Source, Telling, Tie

TITLES = {"a": "Встреча министров в Баку", "b": "Пожар на складе в Сумгаите", "c": "Выборы в парламент Грузии"}


def telling(document: str, *ties: Tie, title: str = "", day: str = "2024-08-09", **more: object) -> Telling:
    when = date.fromisoformat(day) if day else None
    fields: dict[str, object] = {
        "id": document, "start": 0, "end": 7, "title": title or TITLES[document], "edtf": day, "first": when, "last": when,
        "kind": "other", "status": "occurred", "basis": "mention", "confidence": 0.9, "ties": ties,
    }  # fmt: skip
    source = Source(document * 12, f"{document}.txt", "2024-08-10", True, "stamp")
    return Telling(source, Event(**(fields | more)), title or TITLES[document], 0, (), ())  # type: ignore[arg-type]


def same(entry: int, part: int) -> Tie:
    return Tie("same", entry, part)


def other(entry: int, part: int) -> Tie:
    return Tie("different", entry, part)


def groups(*tellings: Telling) -> set[frozenset[str]]:
    return {frozenset(t.source.source[0] for t in story.tellings) for story in merge(tellings)}


def test_nothing_said_nothing_tied():
    assert groups(telling("a"), telling("b")) == {frozenset("a"), frozenset("b")}


def test_the_same_are_one_though_days_and_words_differ():
    found = merge([telling("a", same(0, 0)), telling("b", same(0, 1), day="2023-01-01"), telling("c")])
    assert sorted(len(story.tellings) for story in found) == [1, 2]
    (one,) = [story for story in found if len(story.tellings) == 2]
    assert [edit.of for edit in one.edits] == ["same"]
    assert [conflict.of for conflict in one.conflicts] == ["date"]


def test_who_was_with_one_of_them_comes_along():
    like = "Встреча министров обороны в Баку"
    a, also = telling("a", same(0, 0), title=like), telling("c", title=like)
    assert groups(a, also, telling("b", same(0, 1))) == {frozenset("abc")}


def test_several_words_chain():
    tellings = [telling("a", same(0, 0)), telling("b", same(0, 1), same(1, 0)), telling("c", same(1, 1))]
    assert groups(*tellings) == {frozenset("abc")}


def test_the_different_are_never_one():
    like = "Встреча министров обороны в Баку"
    assert groups(telling("a", title=like), telling("b", title=like)) == {frozenset("ab")}
    parted = [telling("a", other(0, 0), title=like), telling("b", other(0, 1), title=like)]
    assert groups(*parted) == {frozenset("a"), frozenset("b")}
    assert different(*parted)
    assert not different(parted[0], parted[0])


def test_different_stands_above_same_also_by_way_of_others():
    tellings = [
        telling("a", same(0, 0), other(2, 0)),
        telling("b", same(0, 1), same(1, 0)),
        telling("c", same(1, 1), other(2, 1)),
    ]
    for order in permutations(tellings):
        assert groups(*order) == {frozenset("ab"), frozenset("c")}
    # Nor does the order in which it was said count: other numbers, the same groups.
    renumbered = [
        evolve(t, event=evolve(t.event, ties=tuple(evolve(x, entry=9 - x.entry) for x in t.event.ties))) for t in tellings
    ]
    assert groups(*renumbered) == {frozenset("ab"), frozenset("c")}


def test_an_undated_telling_joins_whom_it_is_tied_to():
    cop = {"name": "COP29", "day": ""}
    undated = telling("b", same(0, 1), title="COP29", **cop)  # type: ignore[arg-type]
    assert groups(telling("a", same(0, 0)), undated) == {frozenset("ab")}
    assert groups(telling("a"), evolve(undated, event=evolve(undated.event, ties=()))) == {frozenset("a")}


@pytest.mark.parametrize("parted", [False, True])
def test_an_undated_telling_leaves_a_story_of_its_name_that_it_is_not_of(parted):
    a = telling("a", *([other(0, 0)] if parted else []), title="Конференция COP29 в Баку", name="COP29")
    b = telling("b", *([other(0, 1)] if parted else []), title="COP29", name="COP29", day="")
    assert groups(a, b) == ({frozenset("a")} if parted else {frozenset("ab")})


def test_groups_are_given_in_order():
    sets = [[telling("a", same(0, 0))], [telling("b")], [telling("c", same(0, 1))]]
    assert list(tied(sets)) == [[0, 2], [1]]
