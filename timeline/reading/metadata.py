"""What stands beside a text says of it: days in any language and format, addresses, names."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from timeline.errors import UsageError
from timeline.reading.given import checked

_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d|\d{4}-\d\d|\d{4})(?:[T ]\d\d:?\d\d.*)?\s*", re.DOTALL)
_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|$)")
_ADDRESS = re.compile(r"https?://[^\s/\x00-\x1f\x7f-\x9f\"<>`\\]+[^\s\x00-\x1f\x7f-\x9f\"<>`\\]*", re.I)
_EARLIEST = date(1990, 1, 1)  # no page is older than the web
# dateparser: the whole date or nothing, no relative words, day before month as everywhere in our languages but English ISO.
_SETTINGS = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "TIMEZONE": "UTC"}
_LANGUAGES = ["ru", "en", "uk", "az", "kk"]
_LONGEST = 100


@lru_cache(maxsize=4096)
def day(text: str) -> str | None:
    """The day, month or year that a metadata field names, as it is written there (no zone is reckoned with), or None.

    ISO 8601, RFC 2822 as feeds have it, and dates in words: "Пт, 09 авг 2024 16:24:00 +0300".
    """
    text = text.strip()[:_LONGEST]
    if match := _ISO.fullmatch(text):
        return _plausible(match[1])
    try:
        return _plausible(parsedate_to_datetime(text).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    found = _in_words(text)
    return _plausible(found.date().isoformat()) if found else None


def _in_words(text: str) -> datetime | None:
    import dateparser

    try:
        found: datetime | None = dateparser.parse(text, languages=_LANGUAGES, settings=_SETTINGS)
    except (ValueError, OverflowError, RecursionError):
        return None
    return found


def _plausible(text: str) -> str | None:
    try:
        return checked(text, "published") if text >= _EARLIEST.isoformat()[: len(text)] else None
    except UsageError:
        return None


def day_of_address(url: str) -> str | None:
    """The day in an address's path: `/2025/08/07/`, `/20250807/`."""
    match = _PATH.search(url)
    return _plausible("-".join(match.groups())) if match else None


def is_address(text: str) -> bool:
    """Whether it is an address of the web, whole, of one word."""
    return bool(_ADDRESS.fullmatch(text))
