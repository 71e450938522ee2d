"""Nothing from an article reaches a page, a feed, a script, a terminal or a path unescaped, whatever kind of file it came in."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from tests import hostile_articles, ical_lint
from tests.test_cli import run
from tests.test_site import Page
from timeline import api, reading
from timeline.model import Document

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufffe\ud800-\udfff]")
_ELEMENTS = frozenset({"img", "iframe", "object", "embed", "base", "b", "math"})
_OURS = frozenset({"timeline.js", "timeline.css", "icon.svg"})


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_articles.write(tmp_path_factory.mktemp("hostile") / "articles")


@pytest.fixture(scope="module")
def site(articles: Path) -> Path:
    out = articles.parent / "site"
    built = api.build([articles], out, today=date(2024, 8, 15), title=hostile_articles.SCRIPT, base_url="https://news.example/t/")
    assert len(built.told) >= 3 * len(hostile_articles.ATTACKS), built.failures
    assert len(built.stories) >= len(hostile_articles.ATTACKS)
    return out


def test_paths_are_plain_and_within_the_site(site: Path, articles: Path) -> None:
    assert {path.name for path in articles.parent.iterdir()} == {"articles", "site"}
    for path in site.rglob("*"):
        assert re.fullmatch(r"[\w.-]+", path.name), path
        assert not path.is_symlink()


def test_pages_hold_text_only(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = Page(path.read_bytes())  # checks that elements nest
        assert not _STEERING.search(path.read_text("utf-8")), path
        for name, attributes in page.elements:
            assert name not in _ELEMENTS, path
            assert not any(a.startswith("on") or a in ("style", "srcdoc", "autofocus") for a in attributes), (path, attributes)
            for address in filter(None, (attributes.get("href"), attributes.get("src"))):
                assert re.match(r"(?:https?://|webcal://|mailto:)[^\s\"<>]+$|[#?\w./%=&:+-]*$", address), (path, address)
                assert not re.match(r"\s*(?:javascript|data|vbscript|file):", address, re.I), (path, address)
        for script in page.all("script"):
            assert "src" in script or script["type"] == "application/ld+json", path


def test_json_in_pages_ends_where_it_should(site: Path) -> None:
    seen = 0
    for path in site.rglob("*.html"):
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"), re.S):
            json.loads(block)
            assert not re.search("[<>\u2028\u2029]", block), path
            seen += 1
    assert seen >= len(hostile_articles.ATTACKS)


def test_scripts_that_carry_data_hold_no_end_of_script_or_line(site: Path) -> None:
    for path in site.rglob("*.js"):
        if path.name not in _OURS:
            text = path.read_text("utf-8")
            assert not re.search("</script|<!--|[\u2028\u2029]", text, re.I), path
            assert not _STEERING.search(text), path


def test_calendars_are_in_order(site: Path) -> None:
    found = list(site.rglob("*.ics"))
    assert found
    for path in found:
        data = path.read_bytes()
        assert ical_lint.findings(data) == [], path
        events = [line for line in ical_lint.unfolded(data) if line == "BEGIN:VEVENT"]
        assert len(events) == len([line for line in ical_lint.unfolded(data) if line.startswith("UID:")])
        assert "SUMMARY:broken" not in ical_lint.unfolded(data)
        assert not re.search(rb"(?im)^URL[^:]*:(?!https?://)", data), path


def test_data_is_json_without_what_steers(site: Path) -> None:
    for path in site.rglob("*.json"):
        text = path.read_text("utf-8")
        json.loads(text)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", text), path


def test_no_document_has_an_address_that_runs(articles: Path) -> None:
    read = [d for d in reading.documents([str(articles)]) if isinstance(d, Document)]
    assert {d.locator for d in read} > {"line 1", "entry 1"}
    for document in read:
        assert document.url is None or document.url.startswith(("http://", "https://")), document.url
        assert document.url is None or not re.search(r"[\s\x00-\x1f\x7f]", document.url), document.url


@pytest.mark.parametrize("command", [("explain",), ("extract", "--format", "table"), ("extract",)])
def test_a_terminal_is_not_steered(articles: Path, command: tuple[str, ...]) -> None:
    found = run(command[0], articles, *command[1:])
    for stream in (found.stdout, found.stderr):
        assert not _STEERING.search(stream)
    if command == ("extract",):
        for line in found.stdout.split("\n"):
            assert not line or json.loads(line)
        assert len(found.stdout.splitlines()) == found.stdout.count("\n")  # no other end of line in it
