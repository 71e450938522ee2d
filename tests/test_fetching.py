"""Addresses as inputs, against a real server on loopback: what is asked, what is taken, what is refused and in which words."""

import gzip
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.web import BODY, FEED, PAGE, Asked, Web, fetcher, read, refused, serving
from timeline import reading
from timeline.fetching import addresses
from timeline.fetching.cache import Cache
from timeline.fetching.fetcher import Fetcher
from timeline.model import Document, Failure
from timeline.reading import Item


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        yield found


class TestWhatIsRead:
    def test_a_page(self, web):
        (document,) = read(web.page("/2024/a.html", PAGE))
        assert document.source == web.address("/2024/a.html")
        assert document.url == document.source
        assert document.published == "2024-08-10"
        assert "встретились в Баку 9 августа" in document.text

    def test_a_feed_is_read_as_its_entries(self, web):
        one, two = read(web.page("/rss", FEED, "application/rss+xml"))
        assert (one.locator, one.published, one.url) == ("entry 1", "2024-08-10", "https://example.org/1")
        assert two.url == "https://example.org/2"
        assert [path for path, _ in web.asked] == ["/robots.txt", "/rss"]

    @pytest.mark.parametrize("kind", ["text/html", "text/xml", "text/plain; charset=utf-8", "application/octet-stream", ""])
    def test_a_feed_is_known_whatever_the_server_calls_it(self, web, kind):
        assert len(read(web.page("/rss", FEED, kind))) == 2

    def test_a_text(self, web):
        (document,) = read(web.page("/a.txt", BODY, "text/plain; charset=utf-8"))
        assert (document.text, document.url, document.extracted) == (BODY, web.address("/a.txt"), True)

    def test_files_and_addresses_keep_their_order(self, web, tmp_path):
        path = tmp_path / "a.txt"
        path.write_text(BODY, encoding="utf-8")
        inputs = [web.page("/1", PAGE), str(path), web.page("/2", PAGE)]
        assert [each.source for each in reading.documents(inputs, fetch=fetcher().item)] == inputs

    def test_one_that_fails_leaves_the_others(self, web):
        found = list(reading.documents([web.address("/no"), web.page("/1", PAGE)], fetch=fetcher().item))
        assert [type(each) for each in found] == [Failure, Document]

    def test_an_address_in_other_letters(self, web):
        web.page("/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8", PAGE)
        (document,) = read(web.address("/новости?день=9#верх"))
        assert document.source.endswith("/новости?день=9#верх")
        assert web.asked[-1][0] == "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?%D0%B4%D0%B5%D0%BD%D1%8C=9"


class TestEncodings:
    @pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-16", "cp866"])
    def test_the_one_the_server_names_goes_before_the_pages_own(self, web, charset):
        wrong = PAGE.replace("<head>", "<head><meta charset='iso-8859-5'>")
        (document,) = read(web.page("/a", wrong.encode(charset), f"text/html; charset={charset}"))
        assert "встретились в Баку" in document.text

    def test_of_a_feed_that_says_another(self, web):
        feed = FEED.replace("encoding='utf-8'", "encoding='koi8-r'").encode("windows-1251")
        assert "встретились в Баку" in read(web.page("/rss", feed, "text/xml; charset=windows-1251"))[0].text

    @pytest.mark.parametrize("named", ["", "; charset=iso-8859-1", "; charset=utf-8", "; charset=klingon", "; charset=hex"])
    def test_one_that_is_wrong_or_says_nothing_is_passed_over(self, web, named):
        page = PAGE.replace("<head>", "<head><meta charset='windows-1251'>").encode("windows-1251")
        assert "встретились в Баку" in read(web.page("/a", page, f"text/html{named}"))[0].text

    def test_packed_with_gzip(self, web):
        (document,) = read(web.page("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip"))
        assert "встретились" in document.text


class TestWhatIsAsked:
    def test_it_says_who_it_is_and_leaves_no_trace(self, web):
        read(web.page("/a", PAGE, Set_Cookie="id=1"), by := fetcher())
        read(web.page("/b", PAGE), by)
        for _, headers in web.asked:
            assert headers["user-agent"].startswith("timeline/")
            assert not headers.keys() & {"cookie", "referer", "authorization"}

    def test_of_a_robots_txt_the_first_half_megabyte_is_read(self, web):
        rules = "User-agent: *\nDisallow: /first\n" + "# a remark\n" * 60_000 + "Disallow: /last\n"
        assert len(rules) > 600_000
        web.page("/robots.txt", rules, "text/plain")
        assert "robots.txt" in refused(web.page("/first", PAGE))
        assert [document.headline for document in read(web.page("/last", PAGE))]

    def test_robots_txt_is_asked_once_and_honoured(self, web):
        web.page("/robots.txt", "User-agent: *\nDisallow: /closed/\nAllow: /closed/open*\n", "text/plain")
        web.page("/closed/a", PAGE)
        by = fetcher()
        assert refused(web.address("/closed/a"), by) == "the site's robots.txt asks not to read it"
        assert read(web.page("/closed/open1", PAGE), by)
        assert [path for path, _ in web.asked] == ["/robots.txt", "/closed/open1"]

    def test_what_it_says_of_us_alone(self, web):
        web.page("/robots.txt", "User-agent: *\nDisallow:\n\nUser-agent: Timeline\nDisallow: /\n", "text/plain")
        assert "robots.txt" in refused(web.page("/a", PAGE))

    def test_one_that_can_not_be_read_closes_the_site_and_a_missing_one_opens_it(self, web):
        web.page("/robots.txt", "", status=503)
        assert refused(web.page("/a", PAGE)) == "the server answers 503"
        web.page("/robots.txt", "", status=403)
        assert read(web.address("/a"))

    def test_it_waits_as_long_as_the_site_asks_for(self, web):
        web.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.4\n", "text/plain")
        by, started = fetcher(), time.monotonic()
        for path in ("/1", "/2", "/3"):
            read(web.page(path, PAGE), by)
        assert 0.8 <= time.monotonic() - started < 5


class TestRedirects:
    def test_they_are_followed_and_the_last_address_is_the_articles(self, web):
        web.page("/new", PAGE)
        (document,) = read(web.page("/old", "", status=301, Location="/new"))
        assert (document.source, document.url) == (web.address("/old"), web.address("/new"))

    def test_not_for_ever(self, web):
        reason = refused(web.page("/loop", "", status=302, Location="/loop"))
        assert reason == f"more than 5 redirects, the last to {web.address('/loop')}"
        assert len(web.asked) == 7

    @pytest.mark.parametrize(
        ("to", "reason"),
        [
            ("file:///etc/passwd", "only http and https are read, not file"),
            ("ftp://example.org/", "only http and https are read, not ftp"),
            ("http://name:word@example.org/", "an address with a name and password in it"),
            ("https:///x", "an address without a host"),
            ("http://[::1/", "no address that can be read"),
        ],
    )
    def test_nowhere_else(self, web, to, reason):
        assert refused(web.page("/a", "", status=302, Location=to)) == reason

    def test_robots_txt_of_the_place_they_lead_to_is_honoured(self, web):
        web.page("/robots.txt", "User-agent: *\nDisallow: /closed\n", "text/plain")
        assert "robots.txt" in refused(web.page("/a", "", status=302, Location="/closed"))

    def test_each_is_checked_anew_for_private_networks(self, web, monkeypatch):
        """127.0.0.1 stands for the open net; the rest of loopback is as private as ever."""
        public = addresses.is_public
        monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1" or public(ip))
        by = Fetcher(Cache(None))
        assert read(web.page("/a", PAGE), by)
        to = web.address("/secret", host="127.0.0.2")
        reason = refused(web.page("/b", "", status=302, Location=to), by)
        assert reason == "127.0.0.2 is 127.0.0.2: an address of a private network (--allow-private)"


class TestCache:
    def test_what_has_not_changed_is_not_sent_again(self, web, tmp_path):
        def with_tag(asked: Asked) -> None:
            if asked.headers["If-None-Match"] == '"1"':
                asked.answer(b"", "", 304)
            else:
                asked.answer(PAGE.encode(), ETag='"1"', Last_Modified="Sat, 10 Aug 2024 10:00:00 GMT")

        web.pages["/a"] = with_tag
        first, again = (read(web.address("/a"), fetcher(tmp_path)) for _ in range(2))
        assert first == again
        conditions = web.asked[-1][1]
        assert conditions["if-none-match"] == '"1"'
        assert conditions["if-modified-since"] == "Sat, 10 Aug 2024 10:00:00 GMT"

    def test_what_has_changed_is_read_anew(self, web, tmp_path):
        read(web.page("/a", PAGE, ETag='"1"'), fetcher(tmp_path))
        web.page("/a", PAGE.replace("Баку", "Гяндже"), ETag='"2"')
        assert "Гяндже" in read(web.address("/a"), fetcher(tmp_path))[0].text

    def test_without_the_net_the_copy_is_read_and_it_is_said(self, tmp_path):
        with serving() as web:
            address = web.page("/a", PAGE)
            before = read(address, fetcher(tmp_path))
        by = fetcher(tmp_path)
        assert read(address, by) == before
        (note,) = by.notes
        assert note.startswith(f"{address}: can't be reached: ")
        assert re.search(r"; read from the copy of \d{4}-\d\d-\d\d$", note)

    @pytest.mark.parametrize(("status", "kept"), [(500, True), (503, True), (429, True), (404, False), (410, False)])
    def test_a_server_in_trouble_has_its_copy_read_and_what_is_gone_is_gone(self, web, tmp_path, status, kept):
        read(web.page("/a", PAGE), fetcher(tmp_path))
        found = fetcher(tmp_path).item(web.page("/a", "", status=status))
        assert isinstance(found, Item) is kept

    def test_a_server_without_a_clock(self, tmp_path):
        """An answer with no Date or a wrong one has a copy of no day."""
        with serving() as web:
            head = b"HTTP/1.0 200 OK\r\nDate: soon\r\nContent-Type: text/html\r\n\r\n"
            web.pages["/a"] = lambda asked: asked.wfile.write(head + PAGE.encode())
            read(web.address("/a"), fetcher(tmp_path))
        by = fetcher(tmp_path)
        assert read(web.address("/a"), by)
        assert by.notes[0].endswith("; read from the copy")

    def test_what_is_not_to_be_stored_is_not(self, web, tmp_path):
        read(web.page("/a", PAGE, Cache_Control="private, no-store"), fetcher(tmp_path))
        assert "503" in refused(web.page("/a", "", status=503), fetcher(tmp_path))

    def test_a_damaged_copy_is_none(self, web, tmp_path):
        read(web.page("/a", PAGE), fetcher(tmp_path))
        for copy in tmp_path.iterdir():
            copy.write_bytes(copy.read_bytes()[:40])
        assert read(web.address("/a"), fetcher(tmp_path))

    def test_a_folder_that_can_not_be_written_is_no_reason_to_stop(self, web, tmp_path):
        (tmp_path / "cache").write_text("a file")
        by = fetcher(tmp_path / "cache")
        assert read(web.page("/a", PAGE), by)
        assert by.notes == [f"{web.address('/a')}: no copy was kept: file exists"]

    def test_addresses_of_another_place_are_asked_without_conditions(self, web, tmp_path):
        """The marks of a copy are for the address it came from, not for one that leads there."""
        web.page("/new", PAGE, ETag='"1"')
        old = web.page("/old", "", status=301, Location="/new")
        for _ in range(2):
            read(old, fetcher(tmp_path))
        assert [(path, "if-none-match" in headers) for path, headers in web.asked if "robots" not in path] == [
            ("/old", False),
            ("/new", False),
            ("/old", False),
            ("/new", True),
        ]


class TestCommandLine:
    def run(self, *args: str, cache: Path) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache)}
        return subprocess.run(
            [sys.executable, "-m", "timeline", *args], capture_output=True, text=True, env=env, cwd=ROOT, timeout=120
        )

    def test_an_address_wants_fetch(self, tmp_path):
        found = self.run("extract", "https://example.org/a.html", cache=tmp_path)
        assert (found.returncode, found.stdout) == (2, "")
        assert found.stderr == "timeline: https://example.org/a.html: an address, which is read only with --fetch\n"

    def test_options_of_fetch_want_it_too(self, tmp_path):
        assert "only with --fetch" in self.run("extract", "a.txt", "--allow-private", cache=tmp_path).stderr

    def test_this_machine_wants_to_be_allowed(self, web, tmp_path):
        found = self.run("extract", "--fetch", web.page("/a", PAGE), cache=tmp_path)
        assert (found.returncode, found.stdout) == (1, "")
        assert "an address of a private network (--allow-private)" in found.stderr
        assert not (tmp_path / "timeline").exists()

    def test_a_site_is_built_and_built_again_without_the_net(self, tmp_path):
        with serving() as web:
            args = ("build", "--fetch", "--allow-private", web.page("/rss", FEED), "--out", str(tmp_path / "site"))
            first = self.run(*args, cache=tmp_path)
        assert (first.returncode, first.stderr) == (0, "")
        data = (tmp_path / "site" / "timeline.json").read_bytes()
        assert json.loads(data)["stories"]
        again = self.run(*args, cache=tmp_path)
        assert again.returncode == 0
        assert "read from the copy of" in again.stderr
        assert (tmp_path / "site" / "timeline.json").read_bytes() == data

    def test_no_copies_are_kept_where_none_are_wanted(self, web, tmp_path):
        found = self.run("extract", "--fetch", "--allow-private", "--cache", "none", web.page("/a", PAGE), cache=tmp_path)
        assert (found.returncode, found.stderr) == (0, "")
        assert json.loads(found.stdout)["url"] == web.address("/a")
        assert list(tmp_path.iterdir()) == []
