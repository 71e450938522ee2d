"""What a site's robots.txt allows (RFC 9309), asked once a site."""

import time
from collections.abc import Callable

from attrs import field, frozen
from protego import Protego

from timeline.errors import ReadingError
from timeline.fetching.cache import Copy
from timeline.fetching.getting import AGENT, UnreachableError, origin

_MOST = 512 * 1024  # bytes that are read; RFC 9309, 2.5: at least 500 kB
_PATIENCE = 10.0  # seconds waited between two questions at the most, whatever Crawl-delay says


@frozen
class Robots:
    """Asked before each address; `read` brings the robots.txt."""

    read: Callable[[str], Copy]
    _rules: dict[str, Protego] = field(factory=dict)
    _asked: dict[str, float] = field(factory=dict)

    def ask(self, address: str) -> None:
        """Wait as long as the site asks for. Raises ReadingError where it doesn't want the address to be read."""
        site = origin(address)
        if site not in self._rules:
            self._rules[site] = self._found(site)
        rules = self._rules[site]
        if not rules.can_fetch(address, AGENT):
            raise ReadingError("the site's robots.txt asks not to read it")
        delay = min(rules.crawl_delay(AGENT) or 0.0, _PATIENCE)
        if (wait := self._asked.get(site, -delay) + delay - time.monotonic()) > 0:
            time.sleep(wait)
        self._asked[site] = time.monotonic()

    def _found(self, site: str) -> Protego:
        """The rules of a site; no file means no rules, no answer means not now (RFC 9309, 2.3.1)."""
        try:
            text = self.read(f"{site}/robots.txt").body[:_MOST].decode("utf-8", "replace")
        except UnreachableError:
            raise
        except ReadingError:
            text = ""
        return Protego.parse(text)
