"""What is refused of the net: private networks, what is too large or too slow, wrong certificates, any other bytes."""

import gzip
import re
import socket
import ssl
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

from tests.web import PAGE, Asked, Web, fetcher, read, refused, serving
from timeline import reading
from timeline.errors import ReadingError
from timeline.fetching import addresses, kinds
from timeline.fetching.cache import Cache, Copy
from timeline.fetching.fetcher import Fetcher


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        yield found


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
