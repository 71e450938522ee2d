"""Which addresses are asked for: what they look like, and where in the net they lie."""

import ipaddress
import re
import socket
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from timeline.errors import ReadingError

_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+", re.I)  # a name in its ASCII form, or an IPv6 address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def normal(address: str, base: str = "") -> str:
    """The address as it is asked for: a host of other letters in its ASCII form, the path quoted, no fragment.

    It may be relative to a `base`. Raises ReadingError where it is none of http or https, or holds a name and password.
    """
    try:
        parts = urlsplit(urljoin(base, address))
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise ReadingError("no address that can be read") from None
    if parts.scheme not in ("http", "https"):
        raise ReadingError(f"only http and https are read, not {parts.scheme}")
    if host and not _HOST.fullmatch(host):
        raise ReadingError("no address that can be read")
    if not host or parts.username is not None or parts.password is not None:
        raise ReadingError("an address without a host" if not host else "an address with a name and password in it")
    place = f"[{host}]" if ":" in host else host
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme, f"{place}:{port}" if port else place, path, query, ""))


def resolved(host: str, port: int, private: bool) -> list[str]:
    """The IP addresses of a host that may be connected to; all of them where `private` is true.

    Raises ReadingError where it has only others, OSError where it has none.
    """
    found = list(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    allowed = [ip for ip in found if private or is_public(ip)]
    if not allowed:
        raise ReadingError(f"{host} is {', '.join(found)}: an address of a private network (--allow-private)")
    return allowed


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the open net; those that carry an IPv4 address are judged by it."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
