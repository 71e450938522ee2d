"""Files and folders become documents, in order; what can't be read becomes a Failure with its reason."""

import os
from pathlib import Path

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from tests.conftest import ROOT
from timeline import reading
from timeline.errors import UsageError
from timeline.model import Document, Failure
from timeline.reading import Given, Item, decoding

TEXT = "Президент прибыл в Баку 9 августа.\r\nВстреча прошла в пятницу.\n"


def read_one(path: Path, given: Given | None = None) -> Document | Failure:
    (found,) = reading.documents([str(path)], given)
    return found


def reason(path: Path) -> str:
    found = read_one(path)
    assert isinstance(found, Failure)
    assert found.source == str(path)
    assert "\n" not in found.reason
    return found.reason


class TestOneFile:
    def test_the_text_is_exact(self, tmp_path):
        path = tmp_path / "a.txt"
        path.write_bytes(TEXT.encode())
        found = read_one(path)
        assert isinstance(found, Document)
        assert found.text == TEXT

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r", "cp866"])
    def test_any_encoding_gives_the_same_document(self, tmp_path, encoding):
        (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
        (tmp_path / "b.txt").write_bytes(TEXT.encode())
        a, b = read_one(tmp_path / "a.txt"), read_one(tmp_path / "b.txt")
        assert isinstance(a, Document)
        assert isinstance(b, Document)
        assert (a.text, a.id) == (b.text, b.id)

    def test_an_id_does_not_depend_on_where_the_file_lies(self, tmp_path):
        (tmp_path / "x").mkdir()
        for place in (tmp_path / "a.txt", tmp_path / "x" / "b.txt"):
            place.write_text(TEXT)
        first, second = reading.documents([str(tmp_path)])
        assert isinstance(first, Document)
        assert isinstance(second, Document)
        assert first.id == second.id
        assert len(first.id) == 12

    def test_a_damaged_place_costs_that_place_only(self, tmp_path):
        (tmp_path / "a.txt").write_bytes((TEXT * 20).encode() + b"\xd0")
        found = read_one(tmp_path / "a.txt")
        assert isinstance(found, Document)
        assert found.text == TEXT * 20 + "\ufffd"

    def test_missing(self, tmp_path):
        assert reason(tmp_path / "no.txt") == "no such file or folder"

    @pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
    def test_empty(self, tmp_path, data):
        (tmp_path / "a.txt").write_bytes(data)
        assert reason(tmp_path / "a.txt").startswith("empty")

    @pytest.mark.parametrize(
        "data", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(99), b"\x7fELF\x02\x01\x01" + bytes(64)]
    )
    def test_binary(self, tmp_path, data):
        (tmp_path / "a.txt").write_bytes(data)
        assert reason(tmp_path / "a.txt").startswith("binary")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
    def test_unreadable(self, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / "a.txt").chmod(0)
        assert reason(tmp_path / "a.txt") == "no permission to read it"

    def test_a_pipe_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "a.txt")
        assert reason(tmp_path / "a.txt") == "not a file"

    @hypothesis_given(st.binary(max_size=400))
    def test_any_bytes_give_a_document_or_a_reason(self, data):
        for found in reading.read(Item("a.txt", "txt", data), Given()):
            if isinstance(found, Document):
                assert found.text.strip()
            else:
                assert found.reason

    @hypothesis_given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=40).filter(str.strip))
    def test_utf_8_is_never_taken_for_anything_else(self, text):
        controls = sum(ord(c) < 32 or c == "\x7f" for c in text)
        if controls * 100 <= len(text) and not text.startswith("\ufeff"):
            assert decoding.decode(text.encode()) == text


class TestManyFiles:
    def test_a_folder_gives_its_known_files_by_name_without_readme(self, tmp_path):
        for name in ("b.txt", "a.txt", "README.txt", "readme.md", "c.png", ".hidden.txt"):
            (tmp_path / name).write_text(TEXT)
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep" / "z.TXT").write_text(TEXT)
        names = [os.path.relpath(d.source, tmp_path) for d in reading.documents([str(tmp_path)])]
        assert names == ["a.txt", "b.txt", os.path.join("deep", "z.TXT")]

    def test_the_order_given_is_kept_and_failures_stand_in_it(self, tmp_path):
        for name in "ab":
            (tmp_path / f"{name}.txt").write_text(TEXT)
        paths = [str(tmp_path / n) for n in ("b.txt", "no.txt", "a.txt")]
        assert [d.source for d in reading.documents(paths)] == paths

    def test_a_folder_without_articles_says_so(self, tmp_path):
        assert reason(tmp_path).startswith("no articles in this folder")

    def test_nothing_is_read_before_it_is_asked_for(self, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT)
        found = reading.documents([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
        assert isinstance(next(found), Document)
        (tmp_path / "b.txt").write_text(TEXT)
        assert isinstance(next(found), Document)


class TestGiven:
    @pytest.mark.parametrize("day", ["2024-08-09", "2024-08", "2024"])
    def test_a_day_month_or_year(self, tmp_path, day):
        (tmp_path / "a.txt").write_text(TEXT)
        found = read_one(tmp_path / "a.txt", Given(day))
        assert isinstance(found, Document)
        assert (found.published, found.published_basis) == (day, "given")

    @pytest.mark.parametrize(
        "day", ["2024-13-01", "2024-02-30", "вчера", "", "2024-21", "0000", "24-08-09", "2024-08-09~", "٢٠٢٤"]
    )
    def test_anything_else_is_refused(self, day):
        with pytest.raises(UsageError, match="not a day, month or year"):
            Given(day)

    def test_a_map_names_files_by_path_or_by_name(self, tmp_path):
        path = tmp_path / "map.tsv"
        path.write_text("# дни\na.txt\t2024-08-09\n\nx/b.txt\t2018\n")
        given = Given("2020", reading.read_map(str(path)))
        assert [given.of(s) for s in ("some/a.txt", "x/b.txt", "b.txt")] == ["2024-08-09", "2018", "2020"]

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("a.txt\t2024\nb.txt\t2024-13-01\n", r"map.tsv:2: published is not a day, month or year: '2024-13-01'"),
            ("a.txt 2024\n", r"map.tsv:1: no tab"),
            ("a.txt\t2024\na.txt\t2023\n", r"map.tsv:2: a second date for a.txt"),
        ],
    )
    def test_a_wrong_map_is_refused_with_its_line(self, tmp_path, content, message):
        (tmp_path / "map.tsv").write_text(content)
        with pytest.raises(UsageError, match=message):
            reading.read_map(str(tmp_path / "map.tsv"))

    def test_a_missing_map_is_named(self, tmp_path):
        with pytest.raises(UsageError, match=r"no\.tsv: No such file"):
            reading.read_map(str(tmp_path / "no.tsv"))


class TestLanguage:
    @pytest.mark.parametrize("code", ["bg", "en", "kk", "uk"])
    def test_an_article_without_a_pack_is_reported_not_misread(self, code):
        assert reason(ROOT / "tests" / "articles" / f"language_{code}.txt") == f"in a language that there is no pack for: {code}"

    def test_names_in_another_script_do_not_matter(self, tmp_path, seeds):
        (tmp_path / "a.txt").write_text(seeds["003"])
        found = read_one(tmp_path / "a.txt")
        assert isinstance(found, Document)
        assert found.language == "ru"

    def test_every_russian_article_is_taken_for_one(self, shared):
        paths = [str(p) for p in sorted((shared / "nerel" / "train").glob("*.txt"))]
        assert not [d for d in reading.documents(paths) if isinstance(d, Failure)]
