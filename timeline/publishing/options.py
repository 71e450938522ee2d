"""What a caller chooses for one site."""

import re
from datetime import date
from urllib.parse import quote, urlsplit

from attrs import field, frozen

from timeline.errors import UsageError


def address(text: str | None) -> str | None:
    """A base address with one slash at its end, in ASCII. Raises UsageError on what is no plain http(s) address of a folder."""
    if text is None:
        return None
    try:
        parts = urlsplit(text.strip())
        port = f":{parts.port}" if parts.port else ""
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:  # an impossible port or host
        host = ""
    if not re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:.]+", host) or parts.scheme not in ("http", "https") or "?" in text or "#" in text:
        raise UsageError(f"no base address (https://host/folder/): {text!r}")
    if parts.username is not None or re.search(r"\s", parts.path):
        raise UsageError(f"no base address (https://host/folder/): {text!r}")
    folder = quote(parts.path.strip("/"), safe="/%:@!$&'()*+,;=~")
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}/{folder}{'/' if folder else ''}"


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
    base_url: str | None = field(default=None, converter=address)
