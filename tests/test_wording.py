"""The catalogues: complete in both languages, and dates in words."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from jinja2.ext import babel_extract

from timeline.errors import PackError
from timeline.languages import wording
from timeline.model import KINDS, STATUSES

ROOT = Path(__file__).parents[1]
LANGUAGES = wording.available()


def rules() -> set[str]:
    """Every reason that a room can give, read from the rooms' code, and every rule of the language packs."""
    found: set[str] = set()
    for path in (ROOT / "timeline").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _named(node.func) in ("Reason", "because", "Because"):
                first = node.args[0]
                said = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                found |= {one.value for one in said if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    for path in (ROOT / "timeline" / "languages").rglob("*.toml"):
        for table in tomllib.loads(path.read_text(encoding="utf-8")).get("rule", []):
            found |= {table["id"]} if isinstance(table, dict) and "id" in table else set()
    return {rule for rule in found if re.fullmatch(r"[a-z][a-z-]+[a-z]", rule) and rule != "published"}


def _named(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def test_the_search_for_rules_finds_those_of_rooms_and_packs() -> None:
    assert {"from-publication", "explicit", "weekday", "no-date-in-text"} <= rules()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_wording(language: str) -> None:
    words = wording.load(language)
    sides = {"tense-past", "tense-present", "tense-future", "nearest", "prefer-past", "prefer-future"}
    assert sorted(rule for rule in rules() | sides if not words.has("because", rule)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_status_and_basis_has_a_label(language: str) -> None:
    words = wording.load(language)
    bases = ("given", "metadata", "stamp", "dateline", "inferred", "none")
    wanted = [("kind", k) for k in KINDS] + [("status", s) for s in STATUSES] + [("basis", b) for b in bases]
    assert [pair for pair in wanted if not words.has(*pair)] == []


def test_russian_has_every_text_of_the_interface() -> None:
    words = wording.load("ru")
    missing = []
    for path in sorted([*(ROOT / "templates").glob("*.html"), ROOT / "templates" / "overview.svg"]):
        with path.open("rb") as file:
            for _, _, message, _ in babel_extract(file, ("_", "gettext", "ngettext"), [], {"silent": "false"}):
                text = message if isinstance(message, str) else next(m for m in message if m)
                if not words.has(None, text):
                    missing.append((path.name, text))
    for path in sorted((ROOT / "timeline").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _named(node.func) in ("gettext", "ngettext"):
                text = node.args[0]
                if isinstance(text, ast.Constant) and not words.has(None, text.value):
                    missing.append((path.name, text.value))
    assert missing == []


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        ("2024-08-09", "9 августа 2024", "9 August 2024"),
        ("2024-08-09T06:04", "9 августа 2024, 06:04", "9 August 2024, 06:04"),
        ("2024-08", "август 2024", "August 2024"),
        ("2024-08~", "примерно август 2024", "about August 2024"),
        ("2014-21", "весна 2014", "spring 2014"),
        ("2014-24", "зима 2014/15", "winter 2014/15"),
        ("1999-24", "зима 1999/2000", "winter 1999/2000"),
        ("2017", "2017 год", "2017"),
        ("196X", "1960-е годы", "the 1960s"),
        ("18XX", "XIX век", "the 19th century"),
        ("20XX", "XXI век", "the 21st century"),
        ("2024-05-03/2024-05-05", "3–5 мая 2024", "3–5 May 2024"),
        ("2024-04-30/2024-05-02", "30 апреля – 2 мая 2024", "30 April – 2 May 2024"),
        ("2023-12-31/2024-01-01", "31 декабря 2023 – 1 января 2024", "31 December 2023 – 1 January 2024"),
        ("2024-01/2024-06", "январь – июнь 2024", "January – June 2024"),
        ("2019/2023", "2019–2023 годы", "2019–2023"),
        ("2008/..", "с 2008 года", "since 2008"),
        ("2014-22/..", "с лета 2014", "since summer 2014"),
        ("196X/..", "с 1960-х годов", "since the 1960s"),
        ("../2024-11", "до ноября 2024", "until November 2024"),
        ("../18XX", "до XIX века", "until the 19th century"),
        ("P3D", "3 дня", "3 days"),
        ("P1Y6M", "1 год 6 месяцев", "1 year 6 months"),
        ("PT1M", "1 минута", "1 minute"),
        ("P1.5M", "1,5 месяца", "1.5 months"),
        ("P11W", "11 недель", "11 weeks"),
        ("no date", "no date", "no date"),
        ("", "", ""),
    ],
)
def test_dates_and_durations_in_words(value: str, russian: str, english: str) -> None:
    assert wording.load("ru").when(value).replace("\xa0", " ") == russian
    assert wording.load("en").when(value).replace("\xa0", " ") == english


@pytest.mark.parametrize(
    ("value", "russian"),
    [
        ("2024-08-09", ""),
        ("2024-08-09T10:00", ""),
        ("2024-08", "день не указан"),
        ("2014-21", "месяц не указан"),
        ("2017", "месяц не указан"),
        ("196X", "год не указан"),
        ("2024-05-03/2024-05-05", ""),
        ("2024-01/2024-06", "точные дни не указаны"),
        ("2008-01-01/..", "окончание не указано"),
        ("../2024-11-01", "начало не указано"),
    ],
)
def test_what_is_not_known_is_said(value: str, russian: str) -> None:
    assert wording.load("ru").unknown(value) == russian


def test_a_reason_names_what_it_drew_on() -> None:
    words = wording.load("ru")
    told = words.because("from-text", "7 сентября", "2017-09-07").replace("\xa0", " ")
    assert told == "отсчитано от даты в тексте, «7 сентября» — 7 сентября 2017"
    assert words.because("from-text", "7 сентября") == "отсчитано от даты в тексте, «7 сентября»"
    assert words.because("from-text") == "отсчитано от даты в тексте"
    assert words.because("from-publication", "", "2024-08").endswith("— август 2024")
    assert words.because("stamp", "{phrase} {0}") == "отметка о публикации: «{phrase} {0}»"


def test_a_rule_without_wording_is_named() -> None:
    assert wording.load("ru").because("moon", "{x} %s", "2024") == "по правилу «moon»; отсчёт от «{x} %s» — 2024\xa0год"
    assert wording.load("en").because("moon") == "by the rule “moon”"


def test_no_such_language() -> None:
    with pytest.raises(PackError, match="no wording in 'xx'"):
        wording.load("xx")
