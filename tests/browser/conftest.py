"""A real Chromium, headless, and sites to open in it from files and from a server on the loopback."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests import hostile_articles
from tests import stories as made
from tests.sites import pages_of
from timeline import api
from timeline.model import Story
from timeline.publishing.options import Site

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser. Where there is none the tests are skipped, or fail with REQUIRE_BROWSER=1."""
    missing = [str(CHROMIUM)] if not CHROMIUM.exists() else []
    missing += [name for name in ("playwright", "axe_playwright_python") if find_spec(name) is None]
    if missing:
        message = f"no {', '.join(missing)}: apt-get install chromium, pip install '.[test]'"
        pytest.fail(message) if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


def write(folder: Path, stories: tuple[Story, ...], most_inline: int = 500, **options: object) -> Path:
    """The pages of a site as files; returns the folder."""
    site = Site(**({"today": date(2024, 8, 15), "title": "Баку и соседи"} | options))  # type: ignore[arg-type]
    for path, data in pages_of(stories, site, most_inline).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Sites by name: plain, based (with a base address), english, edited (by hand), hostile, large, empty."""
    root = tmp_path_factory.mktemp("sites")
    stories = (*made.stories(), made.withdrawn())
    articles = hostile_articles.write(root / "articles")
    api.build([articles], root / "articles-site", today=date(2024, 8, 15), title=hostile_articles.SCRIPT)
    return {
        "articles": root / "articles-site",
        "plain": write(root / "plain", stories),
        "based": write(root / "based", stories, base_url="https://news.example/t/"),
        "english": write(root / "english", stories, language="en"),
        "edited": write(root / "edited", (*stories, made.edited())),
        "hostile": write(root / "hostile", made.hostile()),
        "large": write(root / "large", made.many(90), most_inline=40),
        "empty": write(root / "empty", ()),
    }


@pytest.fixture
def served(sites: dict[str, Path]) -> Iterator[Callable[[str], str]]:
    """Gives the http address of a site."""
    with _server(sites["plain"].parent) as address:
        yield lambda name: f"{address}/{name}/"


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def opened(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens pages, and at the end finds that none of them had an error or asked for anything outside its own site."""
    contexts = []
    troubles: list[str] = []

    def open_page(address: str | Path, width: int = 1280, day: str = "", **options: object) -> Any:
        address = address.as_uri() if isinstance(address, Path) else address
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{address}: {error}"))
        page.on("console", lambda said: troubles.append(f"{address}: {said.text}") if said.type in ("error", "warning") else None)
        own = ("file://", "data:") if address.startswith("file:") else ("/".join(address.split("/")[:3]) + "/",)
        page.on("request", lambda asked: None if asked.url.startswith(own) else troubles.append(f"{address} asks {asked.url}"))
        if day:
            page.clock.set_fixed_time(day)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
