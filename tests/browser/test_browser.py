"""The site in a real browser: readable by everybody, from a file, without a script, with filters; nothing hostile runs."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import stories as made

Open = Callable[..., Any]
STORY = {
    title: next(s for s in made.stories() if title in s.title).id for title in ("Встреча глав", "Концерт", "COP29", "НАТО зам")
}
TOPIC = "topics/place-baku-96d8.html"
PAGES = [
    ("plain", "index.html"),
    ("plain", "feeds.html"),
    ("plain", TOPIC),
    ("plain", f"events/{STORY['Встреча глав']}.html"),
    ("plain", f"events/{STORY['Концерт']}.html"),
    ("plain", f"events/{made.withdrawn().id}.html"),
    ("based", "feeds.html"),
    ("english", "index.html"),
    ("edited", "index.html"),
    ("edited", f"events/{made.edited().id}.html"),
    ("hostile", "index.html"),
    ("large", "index.html"),
    ("large", "periods/2015-02.html"),
    ("empty", "index.html"),
]


def shown(page: Any) -> int:
    return int(page.locator(".event:visible").count())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("site", "path"), PAGES)
def test_axe_finds_nothing(opened: Open, sites: dict[str, Path], site: str, path: str, width: int, scheme: str) -> None:
    page = opened(sites[site] / path, width=width, color_scheme=scheme)
    for opener in page.locator("details.feed summary, details.correct summary").all():
        opener.click()
    assert violations(page, {"target-size": {"enabled": True}}) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_list_of_subjects(opened: Open, sites: dict[str, Path], scheme: str) -> None:
    page = opened(sites["plain"] / "index.html", color_scheme=scheme)
    page.locator(".facet summary").nth(1).click()
    page.locator(".facet[open] a").first.click()
    page.locator(".facet[open] a").first.hover()
    assert violations(page, {}) == []


def violations(page: Any, rules: dict[str, Any]) -> list[Any]:
    """What axe-core finds, each with some of its elements."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"preload": False, "rules": rules}).response
    assert found["passes"]
    return [(v["id"], [node["html"][:200] for node in v["nodes"][:3]]) for v in found["violations"]]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize(("site", "path"), PAGES)
def test_nothing_is_wider_than_the_screen(opened: Open, sites: dict[str, Path], site: str, path: str, width: int) -> None:
    page = opened(sites[site] / path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_is_there_without_a_script(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["plain"] / "index.html", java_script_enabled=False)
    assert shown(page) == len(made.stories())
    assert not page.locator("form").is_visible()
    assert page.locator(".bars a").count() == 11
    page.locator(".bars a").nth(7).click()
    assert page.url.endswith("#2024-08")
    page.locator(".event h3 a", has_text="Встреча").click()
    assert "пятницу" in page.locator("mark").all_text_contents()
    page.go_back()
    page.locator("summary").first.click()
    page.locator(".facet a", has_text="Баку").click()
    assert page.locator("h1").text_content() == "Баку"
    assert shown(page) == 5


def test_the_space_bar_chooses_and_back_takes_a_choice_back(opened: Open, served: Callable[[str], str]) -> None:
    page = opened(served("plain"))
    page.locator("summary", has_text="Места").click()
    place = page.locator(".facet a", has_text="Баку")
    place.focus()
    page.keyboard.press(" ")
    assert (shown(page), place.get_attribute("aria-current")) == (5, "true")
    assert page.evaluate("scrollY") == 0
    page.locator("summary", has_text="Участники").click()
    page.locator(".facet[open] a", has_text="НАТО").focus()
    page.keyboard.press("Enter")
    assert shown(page) == 1
    page.go_back()
    assert (shown(page), place.get_attribute("aria-current")) == (5, "true")
    page.go_back()
    assert (shown(page), place.get_attribute("aria-current")) == (14, None)
    assert not page.locator("#clear").is_visible()
    page.go_forward()
    assert shown(page) == 5
    page.locator("#clear").click()
    page.locator("input").type("Баку")
    page.go_back()
    assert shown(page) == 5


def test_the_style_sheet_and_icon_load_from_a_file(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["plain"] / f"events/{STORY['COP29']}.html", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 26)"


@pytest.mark.parametrize("from_file", [True, False])
def test_facets_and_words_narrow_the_list_and_stand_in_the_address(
    opened: Open, sites: dict[str, Path], served: Callable[[str], str], from_file: bool
) -> None:
    page = opened(sites["plain"] / "index.html" if from_file else served("plain"))
    page.locator("summary", has_text="Места").click()
    page.locator(".facet[open] a", has_text="Баку").click()
    assert shown(page) == 5
    assert page.locator("#status").text_content() == "Показано: 5 из 14"
    assert "place=baku-96d8" in page.url
    page.locator("summary", has_text="Участники").click()
    page.locator(".facet[open] a", has_text="НАТО").click()
    assert shown(page) == 1
    page.reload()
    assert shown(page) == 1
    page.locator("#clear").click()
    assert shown(page) == 14
    assert "?" not in page.url
    page.locator("#q").fill("АЗЕРБАЙДЖАН")
    assert 0 < shown(page) < 14
    page.locator("#q").fill("  астане   9 августа ")
    assert shown(page) == 1
    assert page.locator(".period:visible").count() == 1
    page.reload()
    assert shown(page) == 1
    page.locator("#q").fill("абракадабра")
    assert shown(page) == 0
    assert page.locator("#status").text_content().startswith("Ничего не найдено")


@pytest.mark.parametrize("from_file", [True, False])
def test_a_word_is_found_by_any_of_its_forms(
    opened: Open, sites: dict[str, Path], served: Callable[[str], str], from_file: bool
) -> None:
    page = opened(sites["plain"] / "index.html" if from_file else served("plain"))
    asked = {
        "выборов": ["Возможные выборы мэра"],
        "МЭРОМ": ["Возможные выборы мэра"],
        "энергосистема": ["Подписан меморандум об объединении энергосистем"],
        "отношением НАТО": ["НАТО заморозила отношения с Россией"],
        "открывшиеся посольства": [],
        "открыться": ["Перу открыло посольство в Баку"],
        "журналисты суда": ["Суд в Баку отпустил журналиста под подписку"],
        "ноябрь конференций": ["Климатическая конференция ООН COP29 в Баку"],
        "закрытий": [],
    }
    for query, titles in asked.items():
        page.locator("#q").fill(query)
        page.wait_for_function("[...document.scripts].every(s => !s.src.endsWith('forms.js') || window.timelineForms)")
        found = page.locator(".event:visible h3 a").all_text_contents()
        assert [title.replace("\xa0", " ").strip() for title in found] == titles, query


def test_a_word_begun_a_number_and_a_phrase_are_found_as_they_stand(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["plain"] / "index.html")
    for query, count in {
        "посольст": 1,
        "сольство": 0,
        "бірлестік-2024": 1,
        "1 марта": 1,
        "202": 0,
        '"в Баку"': 4,
        "«В БАКУ": 4,
        "“суд в баку”": 1,
        '"судом в баку"': 0,
        '"суд в ба"': 0,
        '"суд в ба': 1,
        '"посольство в баку" перу': 1,
        '"': 14,
        '""': 14,
        "«»": 14,
    }.items():
        page.locator("#q").fill(query)
        page.wait_for_timeout(30)
        assert shown(page) == count, query


def test_two_subjects_of_one_group_widen_the_choice(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["plain"] / "index.html")
    page.locator("summary", has_text="Места").click()
    page.locator(".facet[open] a", has_text="Баку").click()
    page.locator(".facet[open] a", has_text="Астана").click()
    assert shown(page) == 6
    counts = page.locator(".facet[data-group=kind] a .count").all_text_contents()
    assert sum(map(int, counts)) == 6


def test_the_list_narrows_to_a_status_and_a_source(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["plain"] / "index.html")
    page.locator(".facet[data-group=status] summary").click()
    page.locator(".facet[open] a", has_text="Состоялось").click()
    assert shown(page) == page.locator(".event.occurred").count() > 1
    page.locator(".facet[data-group=source] summary").click()
    page.locator(".facet[open] a", has_text="Turan").click()
    assert 0 < shown(page) < page.locator(".event.occurred").count()
    assert "status=occurred&source=turan" in page.url


def test_slash_goes_to_the_search(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["plain"] / "index.html")
    page.keyboard.press("/")
    page.keyboard.type("a/b")
    assert page.locator("#q").input_value() == "a/b"


def test_a_link_to_a_hidden_event_shows_it(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(f"{(sites['plain'] / 'index.html').as_uri()}?q=концерт#{STORY['COP29']}")
    assert page.locator(f"[id='{STORY['COP29']}']").is_visible()


@pytest.mark.parametrize(
    ("day", "after", "ahead"),
    [
        ("1950-01-01", None, "Впереди: 13"),
        ("2024-08-08T12:00:00", "Суд", "Впереди: 5"),
        ("2024-08-09T23:59:00", "Суд", "Впереди: 5"),
        ("2024-08-10T00:01:00", "Запуск", "Впереди: 3"),
        ("2050-06-01", "выборы", "Впереди ничего не объявлено."),
    ],
)
def test_the_line_today_stands_on_the_reader_s_day(
    opened: Open, sites: dict[str, Path], day: str, after: str | None, ahead: str
) -> None:
    page = opened(sites["plain"] / "index.html", day=day)
    line = page.locator("#today")
    assert line.is_visible()
    above = page.locator(".event").evaluate_all(
        "(all) => all.filter((e) => e.compareDocumentPosition(document.getElementById('today')) & 4).map((e) => e.textContent)"
    )
    assert (after in above[-1]) if after else above == []
    assert page.locator("#ahead").text_content().startswith(ahead)


def test_what_was_announced_for_a_day_gone_by_is_called_so(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["plain"] / "index.html")
    note = page.locator(f"[id='{STORY['COP29']}'] .overdue")
    assert note.is_visible()
    page.clock.set_fixed_time("2024-11-30")
    page.reload()
    assert not note.is_visible()


def test_feeds_get_their_addresses_where_the_site_is_served(
    opened: Open, served: Callable[[str], str], sites: dict[str, Path]
) -> None:
    page = opened(served("plain") + "feeds.html", permissions=["clipboard-read", "clipboard-write"])
    assert not page.locator("#unserved").is_visible()
    host = served("plain").removeprefix("http://")
    first = page.locator(".feed.first .buttons").first
    assert first.locator("[data-service=webcal]").get_attribute("href") == f"webcal://{host}all.ics"
    assert (
        first.locator("[data-service=google]")
        .get_attribute("href")
        .startswith("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F127")
    )
    assert "all.ics&name=" in first.locator("[data-service=outlook]").get_attribute("href")
    copy = first.locator("[data-service=copy]")
    copy.click()
    page.locator("[data-service=copy]", has_text="Скопировано").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == served("plain") + "all.ics"


def test_feeds_from_a_file_offer_a_download_only(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["plain"] / "feeds.html")
    assert page.locator("#unserved").is_visible()
    assert page.locator(".feed.first .button:visible, .feed.first button:visible").all_text_contents() == ["Скачать .ics"] * 2
    page = opened(sites["based"] / "feeds.html")
    assert page.locator(".feed.first .buttons").first.locator(".button:visible, button:visible").count() == 5


def test_each_feed_names_what_comes_next(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["plain"] / "feeds.html", day="2031-12-06")
    page.locator("details.feed summary", has_text="Баку").click()
    assert (
        page.locator("details.feed[open] .next").text_content()
        == "ближайшее: 20\xa0декабря 2031 — Переговоры России и НАТО в Баку"
    )
    page.locator("details.feed summary", has_text="Казахстан").click()
    assert "впереди ничего не объявлено" in page.locator("details.feed[open] .next").all_text_contents()


def test_what_was_edited_says_so_and_the_lines_to_correct_it_can_be_copied(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["edited"] / "index.html")
    assert page.locator(".event .edited").all_inner_texts() == ["исправлено вручную"]
    page = opened(sites["edited"] / f"events/{made.edited().id}.html")
    assert page.locator("#edited li").count() == 5
    assert "прочитано: 8\xa0августа 2024" in page.locator("#edited").inner_text()
    assert not page.locator(".correct pre").is_visible()
    page.locator(".correct summary").click()
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    page.locator(".correct button").click()
    page.locator(".correct button", has_text="Скопировано").wait_for()
    (entry,) = tomllib.loads(page.evaluate("window.copied"))["event"]
    assert entry == {"article": "без адреса.txt", "words": "прошёл в Гяндже 8 августа", "was": "2024-08-09"}


def test_a_large_site_searches_all_of_it(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["large"] / "index.html")
    page.locator("#q").fill("событиями городов номер 8 2015")
    page.locator("#found li").first.wait_for()
    assert page.locator("#found a").all_text_contents() == [
        f"Событие номер {n}" for n in range(89, -1, -1) if n % 3 == 2 and 8 in (n, n % 28 + 1)
    ]
    page.locator("#found a", has_text="номер 8").last.click()
    assert page.locator("h1").text_content().replace("\xa0", " ") == "Событие номер 8"


def test_an_old_link_into_a_large_site_finds_its_page(opened: Open, sites: dict[str, Path]) -> None:
    first = made.many(90)[0]
    page = opened(f"{(sites['large'] / 'index.html').as_uri()}#{first.id}")
    page.wait_for_url(f"**/events/{first.id}.html")


@pytest.mark.parametrize("path", ["index.html", "feeds.html", *(f"events/{story.id}.html" for story in made.hostile())])
def test_hostile_text_does_not_run(opened: Open, sites: dict[str, Path], path: str) -> None:
    page = opened(sites["hostile"] / path)
    for opener in page.locator("summary").all():
        opener.click()
    page.wait_for_timeout(50)
    assert page.title() != "broken"
    assert page.locator("img, b, iframe").count() == 0
    assert page.locator("a[href^='javascript:' i]").count() == 0


def test_hostile_articles_of_every_kind_do_not_run(opened: Open, sites: dict[str, Path]) -> None:
    paths = ["index.html", "feeds.html", *sorted(f"events/{path.name}" for path in (sites["articles"] / "events").iterdir())]
    assert len(paths) > 10
    for path in paths:
        page = opened(sites["articles"] / path)
        assert page.title() != "broken", path
        assert page.locator("img, b, iframe").count() == 0, path
        assert page.locator("a[href^='javascript:' i], [autofocus], [onfocus]").count() == 0, path
    index = opened(sites["articles"] / "index.html")
    index.locator("#q").fill("прибыл")
    index.wait_for_timeout(200)
    assert index.title() != "broken"


def test_an_inline_script_would_be_stopped(chromium: Any, sites: dict[str, Path]) -> None:
    """That the policy holds, shown by breaking the page on purpose."""
    path = sites["plain"] / "index.html"
    broken = path.with_name("broken.html")
    broken.write_text(path.read_text("utf-8").replace("</main>", '<script>document.title="broken"</script></main>'), "utf-8")
    page = chromium.new_page()
    page.goto(broken.as_uri())
    assert page.title() != "broken"
    page.close()


def test_print_shows_every_event(opened: Open, sites: dict[str, Path]) -> None:
    page = opened(sites["plain"] / "index.html")
    page.emulate_media(media="print")
    assert shown(page) == len(made.stories())
    assert not page.locator(".filters").is_visible()
