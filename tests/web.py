"""A real server on loopback whose answers a test writes: a path, and what it does with the question."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from timeline import reading
from timeline.fetching.cache import Cache
from timeline.fetching.fetcher import Fetcher
from timeline.fetching.getting import Limits
from timeline.model import Document, Failure

Answering = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One question, with the means to answer it."""

    server: "Web"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answering = self.server.pages.get(self.path.partition("?")[0])
        if answering is None:
            self.answer(b"", "text/plain", 404)
        else:
            answering(self)

    def answer(self, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        """The whole answer; `headers` are named with `_` for `-`."""
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Web(ThreadingHTTPServer):
    """`pages` says who answers a path; any other is not found. `asked` fills with paths and headers."""

    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.pages: dict[str, Answering] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.scheme = "http"
        if context:
            self.scheme, self.socket = "https", context.wrap_socket(self.socket, server_side=True)

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.server_port}{path}"

    def page(
        self, path: str, body: bytes | str, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str
    ) -> str:
        """The path answers this from now on; its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = lambda asked: asked.answer(data, kind, status, **headers)
        return self.address(path)

    def handle_error(self, request: object, client_address: object) -> None:
        """The other side went away: that is what is tested."""


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server that answers until the block is left."""
    web = Web(context)
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.shutdown()
        web.server_close()
        thread.join()


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
