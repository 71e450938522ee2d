"""Where everything of a site lies. Pages, feeds and data ask here, so that each can name the others."""

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256
from posixpath import dirname, relpath

from attrs import frozen

from timeline.model import Story

APPROXIMATE = "-approximate"
_SLUG_LENGTH = 40
# Letters of the Cyrillic script as in international passports (ICAO 9303), in lower case; Latin ones lose their marks by NFKD.
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіїєґў", "abvgdeziiklmnoprstufyeiiegu", strict=True))
    | {"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ь": "", "ю": "iu", "я": "ia"}
    | {"ө": "o", "ә": "a", "ү": "u", "ұ": "u", "қ": "q", "ғ": "g", "ң": "n", "һ": "h", "ə": "a", "ı": "i"}
)


@frozen
class Addresses:
    """Paths inside the site, POSIX and relative to its root, and their absolute addresses.

    An address depends on the thing alone, never on its title, its date or what else is published: links and subscriptions
    outlive a rebuild.
    """

    base_url: str | None = None

    def index(self) -> str:
        return "index.html"

    def feeds_page(self) -> str:
        return "feeds.html"

    def data(self) -> str:
        """All stories with their evidence."""
        return "timeline.json"

    def story(self, story: Story) -> str:
        return self.story_of(story.id)

    def story_of(self, identity: str) -> str:
        """The page of the story with this id."""
        return f"events/{identity}.html"

    def topic(self, key: str) -> str:
        """The page of all stories of one feed's subject, by the feed's key."""
        return f"topics/{slug(key)}.html"

    def period(self, code: str) -> str:
        """The page of one month, season, year, decade or century, where the timeline is too long for one page."""
        return f"periods/{code}.html"

    def feed(self, key: str, approximate: bool = False) -> str:
        """The path of the feed with this key ("all", "kind:summit", "place:баку"), or of its approximate twin."""
        name = slug(key) + (APPROXIMATE if approximate else "") + ".ics"
        return name if key == "all" else f"feeds/{name}"

    def absolute(self, path: str) -> str | None:
        """The address of a path where the base address is known, else None. The index is the folder itself."""
        if self.base_url is None:
            return None
        return self.base_url + ("" if path == self.index() else path)

    def relative(self, path: str, page: str) -> str:
        """A link to `path` as it is written on `page`; works from file:// too."""
        return relpath(path, dirname(page) or ".")


@lru_cache(maxsize=4096)
def slug(key: str) -> str:
    """A short name of a feed's key in a-z, 0-9 and "-".

    Letters fall together in Latin script (Казан, Казань), so all but plain ASCII keys end in four digits of their hash.
    """
    group, _, name = key.partition(":") if ":" in key else ("", "", key)
    latin = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).casefold().translate(_LATIN))
    words = re.sub(r"[^a-z0-9]+", "-", latin.encode("ascii", "ignore").decode()).strip("-")[:_SLUG_LENGTH].strip("-")
    if not words or words != name:
        words = f"{words or 'x'}-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:4]}"
    return f"{group}-{words}" if group else words
