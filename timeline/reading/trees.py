"""A page's markup as a tree, and the questions asked of its elements."""

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from timeline.errors import ReadingError
from timeline.reading import decoding

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_HEAD = 4096  # bytes in which a page names its encoding (HTML standard: 1024; pages are looser)
_NAME = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]+(?=[0-9]*(?![0-9A-Za-z]))")  # not the letters of a made-up `1ad2f`
_TOKEN = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+")
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
SILENT = frozenset({"script", "style", "noscript", "template", "button", "select", "option", "textarea", "svg", "iframe"})


def tree(data: bytes) -> Any:
    """The page. Raises ReadingError where the bytes are none, or its elements are nested deeper than any page's."""
    markup = _markup(data).encode("utf-8", "replace")
    for huge in (False, True):  # at first libxml2 allows for 256 levels, which tags that nobody closed can fill
        parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)
        try:
            found = lxml_html.document_fromstring(markup, parser=parser)
        except (etree.LxmlError, ValueError, AssertionError):
            raise ReadingError("no HTML page") from None
        if not any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
            return found
    raise ReadingError("its elements are nested deeper than 2000 levels")


def _markup(data: bytes) -> str:
    named = _CHARSET.search(data[:_HEAD])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoding.decode(data)


def words(element: Any, most: int = 100_000) -> str:
    """An element's text on one line, a space between the texts of its parts; about `most` characters of it."""
    pieces: list[str] = []
    length = 0
    for piece in _texts(element):
        pieces.append(piece)
        length += len(piece)
        if length > most:
            break
    return " ".join("".join(pieces).split())


def _texts(element: Any) -> Any:
    """The pieces of text; a space where an element begins or ends, except inside a word: `8<sup>й</sup>`."""
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield " " if part.tag not in INLINE else ""
            if part.text and part.tag not in SILENT:
                yield part.text
        else:
            yield " " if part.tag not in INLINE else ""
            if part is not element and part.tail:
                yield part.tail


INLINE = frozenset({"b", "strong", "i", "em", "sup", "sub", "font", "u", "nobr", "mark", "wbr", "abbr", "small"})


def paragraphs(element: Any) -> str:
    """An element's text, a line a block or `<br>`."""
    pieces: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces.append("\n" if part.tag in BLOCKS else "")
            pieces.append(" ".join((part.text or "").split(" ")) if part.tag not in SILENT else "")
        else:
            pieces.append("\n" if part.tag in BLOCKS or part.tag == "br" else "")
            pieces.append(part.tail or "" if part is not element else "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def marks(element: Any) -> frozenset[str]:
    """The words of an element's class and id, in lower case: `relatedNews-list` has related, news and list."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        frozenset(word.lower() for name in _NAME.findall(named) for word in _TOKEN.findall(name)) if named != " " else frozenset()
    )


def prose(root: Any) -> dict[Any, int]:
    """For each element that holds any, the characters of running text in and below it: long pieces outside links."""
    weights: dict[Any, int] = {}
    for element in reversed(list(root.iter(etree.Element))):  # what is below comes first
        silent = element.tag in SILENT or element.tag == "a"
        length = weights.get(element, 0) + (0 if silent else _long(element.text)) + sum(_long(child.tail) for child in element)
        if length:
            weights[element] = length
            if element is not root:
                above = element.getparent()
                weights[above] = weights.get(above, 0) + length
    return weights


def beside_links(root: Any) -> dict[Any, int]:
    """For each element that holds any, the characters of text in and below it that stand in no link."""
    found: dict[Any, int] = {}
    for element in reversed(list(root.iter(etree.Element))):
        if element.tag not in SILENT and element.tag != "a":
            texts = (element.text, *(child.tail for child in element))
            found[element] = found.get(element, 0) + sum(len(text.strip()) for text in texts if text)
            above = element.getparent() if element is not root else None
            if above is not None:
                found[above] = found.get(above, 0) + found[element]
    return found


# What a page may hold but no tree takes: https://www.w3.org/TR/xml/#charsets
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PROSE = 40  # characters of a piece of text that is no label, button or date


def _long(text: str | None) -> int:
    length = len(text.strip()) if text else 0
    return length if length >= PROSE else 0


def drop(element: Any) -> None:
    """Takes an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = _UNWRITABLE.sub(" ", f"{before.tail or ''} {element.tail}")
        else:
            parent.text = _UNWRITABLE.sub(" ", f"{parent.text or ''} {element.tail}")
    parent.remove(element)
