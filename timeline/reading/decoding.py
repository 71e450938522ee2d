"""Bytes -> text: the encoding found by trial, the text otherwise exact."""

from timeline import languages
from timeline.errors import ReadingError
from timeline.reading.words import Words

# A mark at the start says the encoding; the longer marks first, since UTF-32's begins with UTF-16's.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_BROKEN = 200  # one unreadable place in as many characters is a damaged text, more is another encoding
_COMMON = 0.4  # share of a language's ten commonest letters among all: .60 in Russian news, under .25 in a wrong code page
_SAMPLE = 20_000  # bytes are enough to tell a code page


def decode(data: bytes) -> str:
    """The text of a file, a byte order mark dropped and nothing else changed; a damaged place becomes U+FFFD.

    Raises ReadingError with the reason where there is no text: "empty", "binary", an unknown encoding.
    """
    text = _decoded(data)
    if not text.strip():
        raise ReadingError("empty: no text in it")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _guessed(data)
    if "\0" in text:
        return _guessed(data)
    _refuse_binary(data)
    return text


def _lenient(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") * _BROKEN > len(text) + _BROKEN or "\0" in text:
        raise ReadingError(f"binary, or damaged text in {encoding}")
    return text


def _guessed(data: bytes) -> str:
    """The text of bytes that aren't UTF-8: UTF-16 without its mark, a code page of a known language, damaged UTF-8."""
    sample = data[:_SAMPLE]
    packs = [languages.load(code).section("reading", Words) for code in languages.available()]
    if b"\0" in sample or _wide(sample):
        even = data[: len(data) // 2 * 2]
        candidates = ["utf-16-le", "utf-16-be"]
        return _best(even, even[:_SAMPLE], candidates, packs) or _no_text()
    _refuse_binary(data)
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") * _BROKEN <= len(damaged):
        return damaged
    encodings = list(dict.fromkeys(e for words in packs for e in words.encodings))
    return _best(data, sample, encodings, packs) or _no_text()


def _best(data: bytes, sample: bytes, encodings: list[str], packs: list[Words]) -> str:
    def likeness(encoding: str) -> float:
        return max(_likeness(sample.decode(encoding, "replace"), words.common_letters) for words in packs)

    best = max(encodings, key=likeness)  # the first named wins a tie
    if likeness(best) < _COMMON:
        return ""
    return data.decode(best, "replace")


def _likeness(text: str, common: str) -> float:
    """Share of a language's commonest letters, in lower case, among all characters but ASCII."""
    others = [c for c in text if c > "\x7f"]
    return sum(c in common for c in others) / len(others) if len(others) > 3 else 0.0


def _wide(sample: bytes) -> bool:
    """Whether every second byte is the same few: Cyrillic in UTF-16 has 0x04 there."""
    return any(len(set(sample[side:400:2])) <= 4 for side in (0, 1)) and len(sample) >= 16


def _refuse_binary(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 100 > len(data):
        raise ReadingError("binary: not a text")


def _no_text() -> str:
    raise ReadingError("binary, or text in an unknown encoding")
