"""What came over the net as what is read: its kind, and its text in UTF-8."""

import codecs
import re
from email.message import Message

from timeline.errors import ReadingError

_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "application/rdf+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "txt",
    "text/csv": "csv",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
}
# Servers say "text/html" of feeds and "text/xml" of pages: the first element says it better.
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?[^>]{0,1000}\?>|<!--.{0,10000}?-->)*<(?:!doctype\s+)?([a-z:]+)", re.I | re.S)
_ROOTS = {b"rss": "xml", b"feed": "xml", b"rdf:rdf": "xml", b"html": "html"}
_HEAD = 16 * 1024
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(rb"(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
# HTTP once said that Latin-1 is meant where nothing is (RFC 2616, 3.7.1), and servers still say it of anything.
_SAYS_NOTHING = "iso8859-1"


def kind(content_type: str, body: bytes) -> str:
    """The kind of file that an answer is. Raises ReadingError, naming its type, where it is none that is read."""
    named = _message(content_type).get_content_type() if content_type else ""
    known = _KINDS.get(named)
    if known or named in ("", "application/octet-stream"):
        first = _FIRST.match(body[:_HEAD])
        found = _ROOTS.get(first[1].lower()) if first else None
        if found or known:
            return found or known or ""
    raise ReadingError(f"neither page, feed nor text: {named or 'its type is not named'}")


def in_utf8(content_type: str, body: bytes) -> bytes:
    """The body with the encoding that the server names taken off it; as it came where none is, or the wrong one."""
    charset = _message(content_type).get_content_charset("")
    try:
        codec = codecs.lookup(charset).name if charset else ""
        if codec in ("", _SAYS_NOTHING) or body.startswith(_MARKS):
            return body
        text = body.decode(codec).encode()
    except (LookupError, UnicodeError, ValueError):
        return body
    # The mark outranks what a page's own head says, and an XML declaration must not say otherwise.
    return codecs.BOM_UTF8 + _DECLARED.sub(rb"\1", text, count=1)


def _message(content_type: str) -> Message:
    message = Message()
    message["Content-Type"] = " ".join(content_type.split())
    return message
