"""The Python interface, as the README shows it."""

import inspect
from datetime import date, datetime

import pytest

import timeline
from timeline.errors import ReadingError, UsageError
from timeline.model import Options


class TestParse:
    @pytest.mark.parametrize(
        ("phrase", "value"),
        [
            ("9 августа 2024 года", "2024-08-09"),
            ("в пятницу", "2024-08-16"),
            ("вчера", "2024-08-11"),
            ("в мае этого года", "2024-05"),
            ("с 2019 по 2023 год", "2019/2023"),
            ("три дня", "P3D"),
        ],
    )
    def test_one_phrase_to_its_value(self, phrase, value):
        found = timeline.parse(phrase, published="2024-08-12")
        assert found is not None
        assert found.edtf == value

    @pytest.mark.parametrize(
        ("phrase", "rule"), [("в пятницу", "next-weekday"), ("в субботу", "nearest"), ("во вторник", "nearest")]
    )
    def test_a_weekday_alone_says_why_it_is_that_day(self, phrase, rule):
        found = timeline.parse(phrase, published="2024-08-12")
        assert found is not None
        assert [reason.rule for reason in found.why] == [rule]

    def test_a_day_object_will_do(self):
        assert timeline.parse("вчера", published=date(2024, 3, 1)).edtf == "2024-02-29"

    @pytest.mark.parametrize("phrase", ["", "недавно", "привет"])
    def test_none_where_there_is_no_date(self, phrase):
        assert timeline.parse(phrase, published="2024-08-12") is None

    def test_nothing_is_made_up_without_a_day(self):
        found = timeline.parse("вчера")
        assert found is not None
        assert (found.edtf, found.first, found.last) == ("", None, None)

    def test_a_wrong_day_is_refused(self):
        with pytest.raises(UsageError, match="2024-13-01"):
            timeline.parse("вчера", published="2024-13-01")


class TestRead:
    def test_an_article_to_its_record(self, seeds):
        record = timeline.read(seeds["000"])
        assert record.publication.day == "2025-12-15"
        assert record.document.text == seeds["000"]

    def test_a_given_day_goes_before_the_text(self, seeds):
        assert timeline.read(seeds["000"], published="2020-01-02").publication.day == "2020-01-02"

    def test_a_higher_threshold_leaves_out_what_is_less_sure(self, seeds):
        everything = timeline.read(seeds["002"]).events
        assert {e.id for e in timeline.read(seeds["002"], min_confidence=1).events} <= {e.id for e in everything}
        assert all(e.confidence >= 0.7 for e in timeline.read(seeds["002"], min_confidence=0.7).events)


class TestBuild:
    def test_a_site_and_what_it_took(self, tmp_path):
        seen = []
        built = timeline.build(["seeds"], tmp_path / "site", today=date(2024, 8, 12), progress=seen.append)
        assert (built.out / "index.html").is_file()
        assert len(built.told) == len(seen) == 5
        assert built.events >= len(built.stories) > 0
        assert built.ahead == sum(s.first >= date(2024, 8, 12) for s in built.stories if s.status != "cancelled") > 0
        assert not built.failures

    def test_nothing_to_read_is_an_error(self, tmp_path):
        with pytest.raises(ReadingError, match="no article could be read; nothing was written") as caught:
            timeline.build([tmp_path / "no.txt"], tmp_path / "site", today=date(2024, 8, 12))
        assert caught.value.__notes__ == [f"{tmp_path / 'no.txt'}: no such file or folder"]
        assert not (tmp_path / "site").exists()


class TestWrongArguments:
    @pytest.mark.parametrize(
        ("call", "says"),
        [
            (lambda: timeline.parse("вчера", published=2024), "published is not a day, month or year: 2024"),
            (lambda: timeline.parse(None), "phrase is not a string: None"),
            (lambda: timeline.parse("вчера", prefer="never"), "prefer is none of tense, past, future: 'never'"),
            (lambda: timeline.read(b"text"), "text is not a string: b'text'"),
            (lambda: timeline.read("Текст.", published=[]), r"published is not a day, month or year: \[\]"),
            (lambda: timeline.read("Текст.", min_confidence=2), "min_confidence is not a number from 0 to 1: 2"),
            (lambda: timeline.read("Текст.", min_confidence=float("nan")), "min_confidence is not a number from 0 to 1: nan"),
            (lambda: timeline.read("Текст.", names="all"), "names is none of rules, neural: 'all'"),
        ],
    )
    def test_each_is_named_with_its_value(self, call, says):
        with pytest.raises(UsageError, match=f"^{says}"):
            call()

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"today": "2024-08-12"}, "today is not a datetime.date: '2024-08-12'"),
            ({"today": datetime(2024, 8, 12)}, "today is not a datetime.date: datetime"),
            ({"inputs": "seeds"}, "inputs is not several paths: 'seeds'"),
            ({"inputs": [7]}, "inputs has what is no path: 7"),
            ({"corrections": "a.toml"}, "corrections is not several paths: 'a.toml'"),
            ({"language": "de"}, "language is none of en, ru: 'de'"),
            ({"title": None}, "title is not a string: None"),
            ({"jobs": 0}, "jobs is not a number from 1: 0"),
            ({"timeout": -1}, "timeout is not a number from 0: -1"),
            ({"given": "2024"}, "given is no timeline.reading.given.Given: '2024'"),
            ({"options": {}}, "options is no timeline.model.Options: {}"),
            ({"options": Options("never")}, "prefer is none of tense, past, future: 'never'"),
        ],
    )
    def test_a_build_stops_before_anything_is_read_or_written(self, tmp_path, wrong, says):
        seen = []
        arguments = {"inputs": ["seeds"], "out": tmp_path / "site", "today": date(2024, 8, 12), "progress": seen.append}
        with pytest.raises(UsageError, match=f"^{says}"):
            timeline.build(**(arguments | wrong))
        assert (seen, (tmp_path / "site").exists()) == ([], False)

    def test_errors_are_reachable_from_the_package(self):
        assert timeline.errors.UsageError is timeline.UsageError is UsageError
        assert issubclass(timeline.ReadingError, timeline.TimelineError)


def test_a_text_in_another_language_is_an_error_that_names_it():
    text = "The presidents of both countries met in Baku on 9 August 2024 and signed a memorandum on transit. " * 4
    with pytest.raises(ReadingError, match=r"^in a language that there is no pack for: en$"):
        timeline.read(text)


def test_the_names_are_typed_and_listed():
    names = ["Built", "ReadingError", "TimelineError", "UsageError", "build", "errors", "parse", "read"]
    assert timeline.__all__ == names
    for name in timeline.__all__:
        assert inspect.getdoc(getattr(timeline, name))
    with pytest.raises(AttributeError, match="nonsense"):
        timeline.nonsense  # noqa: B018
