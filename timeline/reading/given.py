"""What a caller knows about articles from outside their text: the day, month or year they were published."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from attrs import field, frozen

from timeline import edtf
from timeline.errors import EdtfError, UsageError

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def checked(text: str, name: str) -> str:
    """The text, checked to be an ISO day, month or year. Raises UsageError, calling it `name`."""
    try:
        if not _DAY.fullmatch(text) or isinstance(edtf.parse(text), edtf.Point) and edtf.parse(text).season:  # type: ignore[union-attr]
            raise EdtfError(text)
    except (EdtfError, TypeError, ValueError):
        raise UsageError(f"{name} is not a day, month or year: {text!r} (write 2024-08-09, 2024-08 or 2024)") from None
    return text


def _known(text: str | None) -> str | None:
    return None if text is None else checked(text, "published")


# The fields of a row that are looked for, and the names they go by where a caller names none.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext"),
    "headline": ("headline", "title"),
    "published": ("published", "date", "date_publish", "datetime", "pubdate", "published_at"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "site", "source_domain"),
}


@frozen
class Given:
    """`published` holds for every article, `by_name` for those it names: a path as given, or a file's name alone.

    `fields` says which column of a table holds which of `FIELDS`.
    """

    published: str | None = field(default=None, converter=_known)
    by_name: Mapping[str, str] = field(factory=dict)
    fields: Mapping[str, str] = field(factory=dict)

    def of(self, source: str) -> str | None:
        """What is known about an article, or None."""
        return self.by_name.get(source) or self.by_name.get(PurePath(source).name) or self.published


def read_map(path: str) -> dict[str, str]:
    """The days of a file with lines `file name TAB day`; empty lines and those that begin with `#` are passed over.

    Raises UsageError naming the file, the line and what is wrong with it.
    """
    try:
        with open(path, encoding="utf-8-sig") as file:
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}") from None
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, tab, value = line.partition("\t")
        if not tab:
            raise UsageError(f"{path}:{number}: no tab between file name and date: {line!r}")
        name, value = name.strip(), checked(value.strip(), f"{path}:{number}: published")
        if found.setdefault(name, value) != value:
            raise UsageError(f"{path}:{number}: a second date for {name}: {value!r}, before {found[name]!r}")
    return found


def field_of(row: Mapping[Any, Any], names: tuple[str, ...]) -> str:
    """The first of the fields named that holds text or a number, as text; "" where none does."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""


def read_fields(text: str) -> dict[str, str]:
    """`text=body,published=date` as a mapping. Raises UsageError for a name that isn't one of `FIELDS`."""
    found = {}
    for part in filter(None, text.split(",")):
        name, sign, column = (p.strip() for p in part.partition("="))
        if name not in FIELDS or not sign or not column:
            raise UsageError(f"--fields: no FIELD=COLUMN: {part!r} (fields: {', '.join(FIELDS)})")
        found[name] = column
    return found
