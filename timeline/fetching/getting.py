"""One GET over the net, within limits: where it may go, how much it may bring, how long it may take."""

import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

import httpcore
from attrs import frozen

from timeline.errors import ReadingError
from timeline.fetching.addresses import normal, resolved
from timeline.reading.item import too_large

AGENT = "timeline"
_HEADERS = (
    ("User-Agent", f"{AGENT}/{version('timeline')} (reads news articles for the dated events in them)"),
    ("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.1"),
    ("Accept-Encoding", "gzip"),
)
_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (408, 425, 429, *range(500, 600))  # the server is there, and asks for another time

Ask = Callable[[str], None]


class UnreachableError(ReadingError):
    """Nobody answered, or not for now: an older copy will do."""


@frozen
class Limits:
    """`size`: bytes, as sent and unpacked; `seconds` from the first to the last byte, over all redirects."""

    size: int = 16 * 1024 * 1024
    seconds: float = 30.0
    redirects: int = 5
    private: bool = False


@frozen
class Answer:
    """What came: from which address in the end, its headers in lower case. `unchanged`: the conditions held, no body."""

    url: str
    headers: Mapping[str, str]
    body: bytes
    unchanged: bool = False


def get(address: str, conditions: Mapping[str, Mapping[str, str]], limits: Limits, may: Ask) -> Answer:
    """The answer of an address; `conditions` are headers by the address they are for.

    `may` is asked before each address on the way. Raises UnreachableError where there is no answer now, ReadingError where it is
    refused, too large, or an error.
    """
    with httpcore.ConnectionPool(
        ssl_context=ssl.create_default_context(), network_backend=_Checked(limits), keepalive_expiry=0, max_connections=1
    ) as pool:
        for _ in range(limits.redirects + 1):
            may(address)
            answer = _got(pool, address, conditions.get(address, {}), limits)
            if isinstance(answer, Answer):
                return answer
            address = answer
    raise ReadingError(f"more than {limits.redirects} redirects, the last to {address}")


def _got(pool: httpcore.ConnectionPool, address: str, conditions: Mapping[str, str], limits: Limits) -> Answer | str:
    """The answer, or the address it sends to."""
    try:
        with pool.stream("GET", address, headers=[*_HEADERS, *conditions.items()]) as response:
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            if response.status in _REDIRECTS and "location" in headers:
                return normal(headers["location"], address)
            if response.status == 304 and conditions:
                return Answer(address, headers, b"", unchanged=True)
            _refuse(response.status, headers, limits)
            return Answer(address, headers, _body(response.iter_stream(), headers, limits.size))
    except (httpcore.TimeoutException, TimeoutError):
        raise UnreachableError(f"no answer in full within {limits.seconds:g} s") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise UnreachableError(f"can't be reached: {_why(error)}") from None


def _why(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error or type(error).__name__).split())


def _refuse(status: int, headers: Mapping[str, str], limits: Limits) -> None:
    if status in _LATER:
        raise UnreachableError(f"the server answers {status}")
    if status != 200:
        raise ReadingError(f"the server answers {status}")
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > limits.size:
        raise ReadingError(too_large(limits.size))


def _body(parts: Iterable[bytes], headers: Mapping[str, str], most: int) -> bytes:
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing in ("gzip", "x-gzip"):
        parts = _unpacked(parts, most)
    elif packing not in ("identity", ""):
        raise ReadingError(f"packed as {packing}, which was not asked for")
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > most:
            raise ReadingError(too_large(most))
    return bytes(body)


def _unpacked(parts: Iterable[bytes], most: int) -> Iterator[bytes]:
    """What is packed with gzip, never more than `most` and one bytes of it at a time."""
    inflater = zlib.decompressobj(wbits=31)
    try:
        for part in parts:
            yield inflater.decompress(part, most + 1)
    except zlib.error:
        raise ReadingError("damaged: packed with gzip, they say") from None
    if not inflater.eof:
        raise ReadingError("damaged: what is packed with gzip breaks off")


class _Checked(httpcore.NetworkBackend):
    """Connects to an IP address that was checked, so that no name can turn into another between check and use."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._end = time.monotonic() + limits.seconds
        self._plain = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, *_: Any, **options: Any) -> httpcore.NetworkStream:
        failed: Exception = OSError("no such host")
        for ip in resolved(host, port, self._limits.private):
            try:
                return _Timed(self._plain.connect_tcp(ip, port, timeout=_left(self._end)), self._end)
            except httpcore.ConnectError as error:
                failed = error
        raise failed


class _Timed(httpcore.NetworkStream):
    """A connection that ends when its time is up, however slowly it drips."""

    def __init__(self, stream: httpcore.NetworkStream, end: float) -> None:
        self._stream, self._end = stream, end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._end))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._end))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, _left(self._end)), self._end)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def origin(address: str) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
