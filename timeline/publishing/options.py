"""What a caller chooses for one site."""

from datetime import date
from urllib.parse import urlsplit

from attrs import field, frozen

from timeline.errors import UsageError


def _address(text: str | None) -> str | None:
    """A base address with one slash at its end. Raises UsageError on anything but plain http(s) without query or fragment."""
    if text is None:
        return None
    parts = urlsplit(text.strip())
    plain = not any(c.isspace() or not c.isprintable() or c in '"<>\\^`{|}' for c in text.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or not plain:
        raise UsageError(f"no base address (https://host/folder/): {text!r}")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


@frozen(kw_only=True)
class Site:
    """One site to write.

    `language` is the language of its own words (menus, headings), not of the stories. `base_url` is where it will be served,
    ending in a slash; None where that isn't known: then nothing written depends on a host. `today` parts what lies ahead from
    what is past, wherever a file has to say so.
    """

    today: date
    title: str = ""
    language: str = "ru"
    base_url: str | None = field(default=None, converter=_address)
