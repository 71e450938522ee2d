"""Addresses as inputs, against a real server on loopback: what is asked, what is taken, what is refused and in which words."""

import gzip
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import trustme
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.web import Asked, Web, serving
from timeline import reading
from timeline.errors import ReadingError
from timeline.fetching import addresses, kinds
from timeline.fetching.cache import Cache, Copy
from timeline.fetching.fetcher import Fetcher
from timeline.fetching.getting import Limits
from timeline.model import Document, Failure
from timeline.reading import Item

BODY = (
    "Президенты двух стран встретились в Баку 9 августа 2024 года и подписали соглашение о торговле. "
    "Стороны обсудили вопросы транспорта и энергетики. Следующая встреча пройдёт в Астане 7 сентября 2024 года. "
) * 3
PAGE = (
    "<!doctype html><html><head><title>Встреча</title><meta property='article:published_time' content='2024-08-10'></head>"
    f"<body><article><h1>Встреча в Баку</h1><p>{BODY}</p></article></body></html>"
)
FEED = (
    "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Вести</title>"
    f"<item><title>Встреча</title><link>https://example.org/1</link><pubDate>Sat, 10 Aug 2024 10:00:00 +0300</pubDate>"
    f"<description>{BODY}</description></item>"
    f"<item><title>Ещё</title><link>https://example.org/2</link><description>{BODY}</description></item></channel></rss>"
)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        yield found


def fetcher(cache: Path | None = None, **limits: float) -> Fetcher:
    return Fetcher(Cache(cache), Limits(private=True, **limits))


def refused(address: str, by: Fetcher | None = None) -> str:
    """Why an address could not be read, a single line."""
    found = (by or fetcher()).item(address)
    assert isinstance(found, Failure)
    assert found.source == address
    assert "\n" not in found.reason
    return found.reason


def read(address: str, by: Fetcher | None = None) -> list[Document]:
    found = list(reading.documents([address], fetch=(by or fetcher()).item))
    assert all(isinstance(each, Document) for each in found), found
    return [each for each in found if isinstance(each, Document)]


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


class TestPrivateNetworks:
    def test_this_machine_is_not_asked(self, web):
        by = Fetcher(Cache(None))
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "[::ffff:127.0.0.1]"):
            assert "private network" in refused(web.address("/a", host=host), by)
        assert web.asked == []

    @pytest.mark.parametrize(
        "ip",
        "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 255.255.255.255 "
        "192.0.2.1 198.18.0.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 "
        "64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2002:7f00:1:: 2002:c0a8:101::1 2001:0:4136:e378:8000:63bf:80ff:fffe".split(),
    )
    def test_private_addresses(self, ip):
        assert not addresses.is_public(ip)

    @pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.216.34", "2a00:1450:4001::1", "64:ff9b::808:808", "::ffff:8.8.8.8"])
    def test_addresses_of_the_open_net(self, ip):
        assert addresses.is_public(ip)

    def test_a_name_that_turns_into_another_address_after_the_check(self, web, monkeypatch):
        """The address checked is the one connected to: the name is looked up once for each connection."""
        looked_up = []

        def rebinding(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
            if host == "news.example":
                looked_up.append(host)
            ip = host if host[0].isdigit() else "127.0.0.1" if len(looked_up) <= 2 else "127.0.0.2"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

        monkeypatch.setattr(addresses.socket, "getaddrinfo", rebinding)
        monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1")
        by = Fetcher(Cache(None))
        web.page("/a", PAGE)
        assert read(web.address("/a", host="news.example"), by)
        assert looked_up == ["news.example"] * 2  # robots.txt and the page
        assert web.asked[-1][1]["host"].startswith("news.example")
        assert "news.example is 127.0.0.2: an address of a private" in refused(web.address("/a", host="news.example"), by)

    def test_of_several_addresses_only_the_public_ones_are_used(self, web, monkeypatch):
        both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, web.server_port)) for ip in ("127.0.0.2", "127.0.0.1")]
        monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: both)
        monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1")
        assert addresses.resolved("news.example", web.server_port, private=False) == ["127.0.0.1"]


class TestLimits:
    def test_a_body_that_is_said_to_be_too_large(self, web):
        web.pages["/a"] = lambda asked: asked.answer(b"", Content_Length="99999999999")
        assert refused(web.page("/b", b"x" * 5000), fetcher(size=4096)) == "larger than 0.00390625 MB"

    def test_a_body_that_does_not_say_how_large_it_is(self, web):
        def endless(asked: Asked) -> None:
            asked.send_response(200)
            asked.send_header("Content-Type", "text/html")
            asked.end_headers()
            while True:
                asked.wfile.write(b"<p>" * 20_000)

        web.pages["/a"] = endless
        assert refused(web.address("/a"), fetcher(size=1024 * 1024)) == "larger than 1 MB"

    @pytest.mark.parametrize("zeros", [3_000_000, 500_000_000])
    def test_a_bomb_packed_with_gzip(self, web, zeros):
        packer = zlib.compressobj(9, wbits=31)
        bomb = b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(zeros // 1_000_000)), packer.flush()])
        assert len(bomb) < 1_000_000
        started = time.monotonic()
        assert refused(web.page("/a", bomb, Content_Encoding="gzip"), fetcher(size=1024 * 1024)) == "larger than 1 MB"
        assert time.monotonic() - started < 10

    @pytest.mark.parametrize(
        ("body", "packing", "reason"),
        [
            (b"no gzip", "gzip", "damaged: packed with gzip, they say"),
            (gzip.compress(PAGE.encode())[:-20], "gzip", "damaged: what is packed with gzip breaks off"),
            (PAGE.encode(), "br", "packed as br, which was not asked for"),
        ],
    )
    def test_packings_that_are_none(self, web, body, packing, reason):
        assert refused(web.page("/a", body, Content_Encoding=packing)) == reason

    @pytest.mark.parametrize("part", [b"HTTP/1.0 200 OK\r\nX: ", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>"])
    def test_one_that_drips_is_cut_when_its_time_is_up(self, web, part):
        def dripping(asked: Asked) -> None:
            asked.wfile.write(part)
            for _ in range(200):
                asked.wfile.write(b"x")
                asked.wfile.flush()
                time.sleep(0.05)

        web.pages["/a"] = dripping
        started = time.monotonic()
        assert refused(web.address("/a"), fetcher(seconds=0.5)) == "no answer in full within 0.5 s"
        assert time.monotonic() - started < 10

    def test_one_that_never_answers(self, web):
        web.pages["/a"] = lambda asked: time.sleep(1)
        assert refused(web.address("/a"), fetcher(seconds=0.3)) == "no answer in full within 0.3 s"

    def test_one_that_breaks_off(self, web):
        def breaking(asked: Asked) -> None:
            asked.send_response(200)
            asked.send_header("Content-Length", "1000")
            asked.end_headers()
            asked.wfile.write(b"<p>")

        web.pages["/a"] = breaking
        assert refused(web.address("/a")).startswith("can't be reached: ")

    @pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/json", "video/mp4", ""])
    def test_kinds_that_are_not_read(self, web, kind):
        named = kind or "its type is not named"
        assert refused(web.page("/a", b"\x89PNG not a page", kind)) == f"neither page, feed nor text: {named}"

    @pytest.mark.parametrize("status", [204, 401, 404, 410, 451])
    def test_errors(self, web, status):
        assert refused(web.page("/a", "", status=status)) == f"the server answers {status}"

    def test_nobody_there(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            assert "can't be reached" in refused(f"http://127.0.0.1:{free.getsockname()[1]}/")

    def test_a_name_that_is_none(self):
        assert "can't be reached" in refused("http://no-such-host.invalid/")


class TestCertificates:
    @pytest.fixture
    def authority(self) -> trustme.CA:
        return trustme.CA()

    def serving(self, authority: trustme.CA, *names: str):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*names).configure_cert(context)
        return serving(context)

    def test_one_that_is_trusted(self, authority, tmp_path, monkeypatch):
        authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        with self.serving(authority, "127.0.0.1") as web:
            assert read(web.page("/a", PAGE))

    def test_one_that_nobody_vouches_for(self, authority):
        with self.serving(authority, "127.0.0.1") as web:
            assert "certificate verify failed" in refused(web.page("/a", PAGE))
            assert web.asked == []

    def test_one_for_another_name(self, authority, tmp_path, monkeypatch):
        authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        with self.serving(authority, "news.example") as web:
            assert "certificate verify failed" in refused(web.page("/a", PAGE))


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


def test_a_head_that_goes_on_for_ever_is_looked_at_in_time():
    for data in (b"<!--" * 200_000, b"<?xml " * 100_000, b" " * 1_000_000, b"<? ?>" * 200_000):
        started = time.process_time()
        assert kinds.kind("text/html", data) == "html"
        assert time.process_time() - started < 3


class TestAnything:
    """Whatever a server says is read or refused with a reason, and nothing else is raised."""

    @settings(max_examples=300, deadline=None)
    @given(st.text(max_size=60), st.text(max_size=60))
    def test_addresses(self, address, base):
        for url, start in (
            (address, ""),
            (f"http://{address}", ""),
            (address, f"http://{base}"),
            (address, "https://a.example/b"),
        ):
            try:
                found = addresses.normal(url, start)
            except ReadingError:
                continue
            assert re.fullmatch(r"https?://[!-~]+", found)
            assert addresses.normal(found) == found

    @settings(max_examples=300, deadline=None)
    @given(
        st.sampled_from(["text/html", "text/xml; charset=", "text/plain; charset*=", "application/", ""]),
        st.text(max_size=30) | st.sampled_from(["utf-8''x", "utf-7", "idna", "punycode", "undefined", "rot13", "utf-8\nX: y"]),
        st.binary(max_size=60) | st.sampled_from([b"<?xml encoding='", b"<!-- <rss>", b"\xff\xfe<rss>"]),
    )
    def test_types_and_bodies(self, kind, more, body):
        with suppress(ReadingError):
            assert kinds.kind(kind + more, body) in reading.KINDS
        assert isinstance(kinds.in_utf8(kind + more, body), bytes)

    @settings(max_examples=100, deadline=None)
    @given(st.binary(max_size=300))
    def test_copies(self, data):
        with tempfile.TemporaryDirectory() as folder:
            cache = Cache(Path(folder))
            cache.put("a", Copy("http://a.example/", "text/html", data, "2024-08-09", '"1"'))
            found = cache.get("a")
            assert found is not None
            assert found.body == data
            (file,) = Path(folder).iterdir()
            file.write_bytes(data)
            assert cache.get("a") is None or data.startswith(b"{")
