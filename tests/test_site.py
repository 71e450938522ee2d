"""The site's pages as text: what stands in them, and what never does."""

import json
import re
from collections.abc import Iterable
from datetime import date
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import stories as made
from tests.any_stories import any_story
from tests.sites import pages_of
from timeline.model import Story
from timeline.publishing.forms import forms
from timeline.publishing.options import Site
from timeline.publishing.rendering import link, pieces
from timeline.publishing.sections import newest, sections

TODAY = date(2024, 8, 15)


def build(stories: tuple[Story, ...], most_inline: int = 500, **options: object) -> dict[str, bytes]:
    site = Site(**({"today": TODAY, "title": "Баку и соседи"} | options))  # type: ignore[arg-type]
    return pages_of(stories, site, most_inline)


class Page(HTMLParser):
    """A page as its elements with their attributes, checked to nest."""

    VOID = frozenset({"meta", "link", "input", "br", "img"})

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(data.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "script":
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return build((*made.stories(), made.withdrawn()))


@pytest.fixture(scope="module")
def parsed(files: dict[str, bytes]) -> dict[str, Page]:
    return {path: Page(data) for path, data in files.items() if path.endswith(".html")}


def of(title: str) -> Story:
    return next(story for story in made.stories() if title in story.title)


def text_of(page: Page) -> str:
    return re.sub(r"\s+", " ", page.text.replace("\xa0", " "))


def test_one_page_a_story_and_one_a_subject_told_twice(files: dict[str, bytes]) -> None:
    assert sorted(path for path in files if path.startswith("events/")) == sorted(
        f"events/{story.id}.html" for story in (*made.stories(), made.withdrawn())
    )
    assert {"index.html", "feeds.html", "timeline.css", "timeline.js", "icon.svg", "search.js", "forms.js"} <= set(files)
    assert any(path.startswith("topics/place-baku") for path in files)
    assert not any(path.startswith("topics/place-astana") for path in files)


def test_every_link_leads_somewhere_and_every_id_is_one(files: dict[str, bytes], parsed: dict[str, Page]) -> None:
    elsewhere = {"timeline.json", "all.ics", "all-approximate.ics"}  # feeds and data are written by others
    for path, page in parsed.items():
        assert len(set(page.ids)) == len(page.ids), path
        for tag, attributes in page.elements:
            target = attributes.get("href") or attributes.get("src")
            if not target or target.startswith(("https://", "webcal://")):
                continue
            assert ":" not in target, (path, target)
            file, _, anchor = unquote(target).partition("#")
            at = normpath(join(dirname(path), file)) if file else path
            assert at in files or at in elsewhere or at.startswith("feeds/"), (path, tag, target)
            if anchor and at in parsed and not (at == "index.html" and anchor == made.withdrawn().id):
                assert anchor in parsed[at].ids, (path, target)


def words_of(table: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The forms of each word of a table."""
    return [{stem + ending for ending in endings.split(" ")} for endings, stems in table for stem in stems.split(" ")]


def test_the_words_that_are_searched_stand_there_in_all_their_forms(files: dict[str, bytes]) -> None:
    found = words_of(json.loads(files["forms.js"].decode().removeprefix("window.timelineForms=").rstrip(";\n")))
    for form in ("выборам", "мэров", "подписаны", "отпустить", "конференций", "журналистом", "астаной", "ноября", "арестом"):
        assert any(form in forms for forms in found) == (form != "арестом"), form
    assert all("ё" not in form and form == form.lower() for forms in found for form in forms)


def test_words_with_the_same_endings_share_them() -> None:
    assert forms(["Закон, ЗАВОДЕ, закона"], ["ru"]) == [(" а ам ами ах е ов ом у ы", "завод закон")]
    assert forms(["Шёл ребёнок", "по-русски на NATO и 2024", ""], []) == []
    people = words_of(forms(["люди"], ["ru"]))
    assert any({"человек", "людьми", "люди"} <= its for its in people)
    (read,) = [its for its in words_of(forms(["прочитанное"], ["ru"])) if "прочитанное" in its]
    assert "прочитанными" in read
    assert "прочитать" not in read
    told = words_of(forms(["ёлка ёлки"], ["ru"]))
    assert any("елкой" in its for its in told)


def test_nothing_is_loaded_from_outside_and_nothing_is_inline(parsed: dict[str, Page]) -> None:
    for path, page in parsed.items():
        policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
        assert policy
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for tag, attributes in page.elements:
            assert "style" not in attributes, path
            assert not any(name.startswith("on") for name in attributes), (path, tag)
            if tag in ("script", "img", "iframe", "link", "source") and attributes.get("rel") != "canonical":
                assert not re.match(r"\w+:|//", attributes.get("src") or attributes.get("href") or ""), (path, tag)
        assert page.all("style") == []
        assert all("src" in script or script["type"] == "application/ld+json" for script in page.all("script"))


def test_the_index_shows_each_story_with_its_date_quote_and_source(parsed: dict[str, Page]) -> None:
    text = text_of(parsed["index.html"])
    for story in made.stories():
        assert story.title in text
        assert re.sub(r"\s+", " ", story.tellings[0].quote) in text
        assert story.id in parsed["index.html"].ids
    for phrase in ("осень 2032", "месяц не указан", "день не указан", "Отменено", "Перенесено", "Под вопросом", "Запланировано"):
        assert phrase in text
    assert "прежняя дата: 5 декабря 2031" in text
    assert "по дню публикации" in text
    assert "статьи расходятся" in text
    assert made.withdrawn().title not in text


def test_months_come_in_order_and_coarse_dates_stand_before_finer_ones(parsed: dict[str, Page]) -> None:
    codes = [attributes["id"] for attributes in parsed["index.html"].all("section")]
    assert codes == [
        "196X",
        "2008-03",
        "2014-21",
        "2017",
        "2019",
        "2024-05",
        "2024-07",
        "2024-08",
        "2024-11",
        "2031-12",
        "2032-23",
    ]


def test_datetime_says_no_more_than_is_known(parsed: dict[str, Page]) -> None:
    given = {time.get("datetime") for time in parsed["index.html"].all("time")} - {None}
    assert given == {"2017", "2024-08-07", "2024-08-09", "2024-08-09T16:24", "2024-11", "2031-12-05", "2031-12-20"}


def test_bars_lead_to_the_months(parsed: dict[str, Page]) -> None:
    page = parsed["index.html"]
    bars = [a for a in page.all("a") if (a.get("aria-label") or "").endswith(("событие", "события", "событий"))]
    assert [a["href"] for a in bars] == [f"#{s['id']}" for s in page.all("section")]
    assert "Август 2024: 3\xa0события" in [a["aria-label"] for a in bars]


def test_a_story_says_why_its_date_is_what_it_is(parsed: dict[str, Page]) -> None:
    text = text_of(parsed[f"events/{of('Встреча глав').id}.html"])
    assert "Отсюда дата: 9 августа 2024" in text
    assert "Назван день недели, взят ближайший; отсчёт от дня публикации — 9 августа 2024" in text
    assert "Опубликовано 9 августа 2024 — по отметке на странице" in text
    assert "Опубликовано 9 августа 2024 — выведено из дат в тексте; предположительно" in text
    assert "Вероятнее всего по датам в тексте, прежде всего «9 августа»" in text
    assert "Датирует: 8 августа 2024" in text
    assert "2 раза, последний раз 12 августа 2024" in text
    assert "9 августа 2024 — Turan, без адреса.txt 8 августа 2024 — Вестник" in text
    assert "Астана — Turan Алма-Ата — Вестник" in text


def test_the_phrase_that_dates_is_marked_and_only_it(files: dict[str, bytes]) -> None:
    html = files[f"events/{of('Встреча глав').id}.html"].decode()
    assert re.findall("<mark>(.*?)</mark>", html) == ["пятницу", "9 августа", "8 августа"]


def test_an_article_without_an_address_is_named_by_its_file(files: dict[str, bytes]) -> None:
    html = files[f"events/{of('Возможные').id}.html"].decode()
    assert '<span class="file">без адреса.txt</span>' in html
    assert 'rel="external"' not in html


def test_a_date_taken_from_the_publication_says_so(parsed: dict[str, Page]) -> None:
    text = text_of(parsed[f"events/{of('Суд').id}.html"])
    assert "по дню публикации" in text
    assert "В тексте даты события нет; взят день публикации." in text


def test_a_story_put_off_to_no_known_time_says_so() -> None:
    waiting = made.story(
        "Матч", "2031-05-05", made.telling(made.NOTES, "Матч отложен."), status="postponed", moved_from="2031-05-05"
    )
    text = text_of(Page(build((waiting,))[f"events/{waiting.id}.html"]))
    assert "Отложено" in text
    assert "новый срок не назван" in text
    assert "прежняя дата" not in text


def test_a_withdrawn_story_keeps_its_page_and_stands_in_no_list(files: dict[str, bytes]) -> None:
    story = made.withdrawn()
    assert "Ни одна статья больше об этом не говорит" in files[f"events/{story.id}.html"].decode()
    others = [path for path, data in files.items() if path != f"events/{story.id}.html" and story.title.encode() in data]
    assert others == []


def test_structured_data_has_true_precision(files: dict[str, bytes]) -> None:
    def event(title: str) -> dict[str, object]:
        html = files[f"events/{of(title).id}.html"].decode()
        found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])  # type: ignore[index]
        assert isinstance(found, dict)
        return found

    assert (event("COP29")["startDate"], event("COP29").get("endDate")) == ("2024-11", None)
    assert (event("НАТО зам")["startDate"], event("НАТО зам")["endDate"]) == ("2014-03", "2014-05")
    assert (event("водохранилища")["startDate"], event("водохранилища")["endDate"]) == ("1960", "1969")
    assert (event("Учения")["startDate"], event("Учения")["endDate"]) == ("2024-07-11", "2024-07-17")
    assert event("Пекинский")["startDate"] == "2008-03-01"
    assert "endDate" not in event("Пекинский")
    assert event("Концерт")["eventStatus"] == "https://schema.org/EventCancelled"
    assert event("Переговоры")["eventStatus"] == "https://schema.org/EventRescheduled"
    assert event("Переговоры")["previousStartDate"] == "2031-12-05"
    assert event("Перу открыло")["location"] == {
        "@type": "Place",
        "name": "Баку",
        "address": {"@type": "PostalAddress", "addressCountry": "AZ"},
        "geo": {"@type": "GeoCoordinates", "latitude": 40.38, "longitude": 49.89},
    }
    assert event("Учения")["location"] == {"@type": "Place", "name": "Казахстан"}
    assert "eventStatus" not in event("Возможные")
    assert "datePublished" not in event("Возможные")["subjectOf"][0]  # type: ignore[index]


def test_without_a_base_address_feeds_are_downloads_and_no_host_is_named(
    files: dict[str, bytes], parsed: dict[str, Page]
) -> None:
    links = [a for a in parsed["feeds.html"].all("a") if a.get("data-service")]
    assert links
    assert all("href" not in a and "hidden" in a for a in links)
    assert any("download" in a and a["href"] == "all.ics" for a in parsed["feeds.html"].all("a"))
    assert b"canonical" not in files["index.html"]


def test_the_numbers_of_a_feed_and_of_its_twin_make_up_that_of_its_head() -> None:
    first = Page(build(made.stories())["feeds.html"])
    counts = re.search(
        r"Все события (\d+) событи\w .*?(\d+) событи\w с точным днём .*?(\d+) событи\w без точного дня", text_of(first)
    )
    assert counts
    whole, exact, rough = map(int, counts.groups())
    assert whole == exact + rough == len(made.stories())


def test_with_a_base_address_feeds_can_be_subscribed_to_without_a_script() -> None:
    html = build(made.stories(), base_url="https://news.example/t")["feeds.html"].decode()
    assert 'href="webcal://news.example/t/all.ics"' in html
    assert 'href="https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fnews.example%2Ft%2Fall.ics"' in html
    assert 'href="https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fnews.example%2Ft%2Fall.ics&amp;name=' in html
    assert '<link rel="canonical" href="https://news.example/t/feeds.html">' in html


def test_the_same_bytes_on_any_day_and_again() -> None:
    stories = (*made.stories(), made.withdrawn())
    assert build(stories) == build(stories, today=date(2031, 12, 10)) == build(stories)


def test_an_english_site_has_no_russian_of_its_own() -> None:
    plain = tuple(s for s in made.many(3))
    texts = text_of(Page(build(plain, language="en", title="Test")["feeds.html"]))
    names = {s.place for s in plain}
    rest = re.sub("|".join(map(re.escape, sorted(names))), "", texts)
    assert not re.search("[а-яё]", rest, re.IGNORECASE), rest


def test_words_of_another_language_are_marked_as_such(files: dict[str, bytes]) -> None:
    english = build(made.stories(), language="en")[f"events/{of('COP29').id}.html"].decode()
    assert '<h1 lang="ru">Климатическая' in english
    assert '<blockquote lang="ru" cite=' in english
    assert 'lang="ru"' not in files["index.html"].decode().partition("<head>")[2]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(any_story(), max_size=4, unique_by=lambda story: story.id), st.sampled_from(["ru", "en"]))
def test_any_story_gives_pages_that_nest_and_hold_no_control_character(stories: list[Story], language: str) -> None:
    for path, data in build(tuple(stories), language=language, most_inline=2).items():
        if path.endswith(".html"):
            page = Page(data)
            assert len(set(page.ids)) == len(page.ids)
            assert page.all("style") == []
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", data.decode())


def test_nothing_to_show_is_said() -> None:
    written = build(())
    assert "Датированных событий в этих статьях не нашлось." in text_of(Page(written["index.html"]))
    Page(written["feeds.html"])


def test_hostile_text_stays_text() -> None:
    stories = made.hostile()
    written = build(stories, title='</title><script>alert(1)</script>"')
    for path, data in written.items():
        html = data.decode()
        if path.endswith(".html"):
            page = Page(data)
            assert page.all("img") == page.all("b") == [], path
            assert not any((a.get("href") or "").lower().startswith("javascript") for a in page.all("a")), path
            assert all("src" in s or s["type"] == "application/ld+json" for s in page.all("script")), path
        if path == "search.js":
            assert "</script" not in html
        if path not in ("timeline.js", "timeline.css"):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", html), path
    assert "{{ 7*7 }}" in text_of(Page(written["index.html"]))


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://a.example/x?y=1&z", True),
        ("http://пример.example/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//a.example/", False),
        ("https:///x", False),
        ("https://[", False),
        ("java\nscript:alert(1)", False),
        ("https://a.example/\u202e", False),
        ("", False),
    ],
)
def test_only_plain_web_addresses_become_links(address: str, safe: bool) -> None:
    assert link(address) == (address if safe else None)


@pytest.mark.parametrize(
    ("marks", "cut"),
    [
        ((), [("abcdef", False)]),
        (((1, 3),), [("a", False), ("bc", True), ("def", False)]),
        (((4, 9), (0, 2)), [("ab", True), ("cd", False), ("ef", True)]),
        (((0, 3), (2, 4)), [("abc", True), ("d", True), ("ef", False)]),
        (((3, 3), (9, 12)), [("abcdef", False)]),
    ],
)
def test_marks_cut_a_quote_into_pieces(marks: tuple[tuple[int, int], ...], cut: list[tuple[str, bool]]) -> None:
    assert pieces("abcdef", marks) == cut


def test_a_long_timeline_shows_the_newest_and_gives_each_month_a_page() -> None:
    stories = made.many(90)
    written = build(stories, most_inline=40)
    parsed = {path: Page(data) for path, data in written.items() if path.endswith(".html")}
    assert sum(a.get("class", "").startswith("event ") for a in parsed["index.html"].all("li")) == 34  # type: ignore[union-attr]
    assert [p for p in sorted(written) if p.startswith("periods/")] == [f"periods/2015-{m:02}.html" for m in range(1, 5)]
    assert sum(len(p.all("blockquote")) for path, p in parsed.items() if path.startswith("periods/")) == 90
    for path, page in parsed.items():
        for a in page.all("a"):
            file, _, anchor = (a.get("href") or "").partition("#")
            at = normpath(join(dirname(path), file)) if file else path
            if anchor and at in parsed and at != "index.html":
                assert anchor in parsed[at].ids, (path, a)
    bars = [a["href"] for a in parsed["index.html"].all("a") if a.get("aria-label")]
    assert bars == ["periods/2015-01.html", "periods/2015-02.html", "#2015-03", "#2015-04"]


def test_newest_cuts_a_month_that_is_too_long_by_itself() -> None:
    parted = sections(made.many(40))
    assert [len(s.stories) for s in parted] == [28, 12]
    earlier, shown = newest(parted, 10)
    assert [(s.code, len(s.stories), s.cut) for s in shown] == [("2015-02", 10, True)]
    assert [s.code for s in earlier] == ["2015-01"]
    assert newest(parted, 40) == ([], parted)


def test_a_status_and_a_source_have_pages_and_no_calendars():
    plain = build(made.stories())
    occurred = [story.id for story in made.stories() if story.status == "occurred"]
    page = plain["topics/status-occurred.html"].decode()
    assert sorted(re.findall(r'<li id="(\w{12})"', page)) == sorted(occurred)
    assert "<h1>Состоялось</h1>" in page
    assert "feeds.html#status" not in page
    assert 'data-topic="status-occurred"' in plain["index.html"].decode()
    (source,) = [path for path in plain if path.startswith("topics/source-turan")]
    told = [story.id for story in made.stories() if any(t.source.outlet == "Turan" for t in story.tellings)]
    assert sorted(re.findall(r'<li id="(\w{12})"', plain[source].decode())) == sorted(told)
    assert not [path for path in plain if "status" in path and path.endswith(".ics")]
