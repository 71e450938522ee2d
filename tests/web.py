"""A real server on loopback whose answers a test writes: a path, and what it does with the question."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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
