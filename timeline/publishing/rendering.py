"""Jinja2 made ready for the site: where the templates lie, what they may call, and what never leaves them."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup, escape

from timeline import edtf
from timeline.edtf import Point, Precision
from timeline.languages import wording
from timeline.model import Span, Story

# Control characters have no place in HTML; characters that turn the direction of writing reach beyond their own element.
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNCLEAN = re.compile(rf"{_UNWANTED.pattern}|{_SURROGATE.pattern}")
# A short word stays with the next one, and a dash with the word before it.
_SHORT = re.compile(r"(?<![\w-])(\w{1,2}) (?=\S)")
_DASH = re.compile(r" (?=[—–] )")


def templates() -> Path:
    """Where the templates lie: inside the installed package, or beside it in a working tree."""
    package = Path(str(files("timeline")))
    return next(folder for folder in (package / "templates", package.parent / "templates") if folder.is_dir())


def clean(text: str) -> str:
    """The text without what no page may hold; a lone surrogate becomes U+FFFD."""
    if _UNCLEAN.search(text) is None:
        return text
    return _UNWANTED.sub("", _SURROGATE.sub("\ufffd", text))


def typeset(text: str) -> str:
    """The text with non-breaking spaces where a line must not break."""
    return _DASH.sub("\xa0", _SHORT.sub("\\1\xa0", text))


def capitalized(text: str) -> str:
    """The text with its first letter in upper case and the others as they are."""
    return text[:1].upper() + text[1:]


def link(address: str | None) -> str | None:
    """The address where a page may link to it: plain http(s); else None."""
    if not address or _UNWANTED.search(address):
        return None
    try:
        parts = urlsplit(address)
        return address if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def pieces(quote: str, marks: tuple[Span, ...]) -> list[tuple[str, bool]]:
    """The quote cut into stretches, each with whether it is marked; of two marks that overlap the later is cut."""
    cut: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(marks):
        start, end = max(start, at), min(end, len(quote))
        if start < end:
            cut += [(quote[at:start], False), (quote[start:end], True)]
            at = end
    return [piece for piece in [*cut, (quote[at:], False)] if piece[0]]


def moment(text: str) -> str | None:
    """An EDTF date as HTML's `datetime` takes it, or None where HTML has no such form (seasons, decades, intervals, about)."""
    extent = edtf.parse(text)
    if not isinstance(extent, Point) or extent.about or extent.season or extent.span > 1:
        return None
    return text


def coarse(story: Story) -> bool:
    """Whether the story's date is not known to the day."""
    extent = edtf.parse(story.edtf)
    ends = [extent] if isinstance(extent, Point) else [extent.start, extent.end]
    return any(end is None or end.about or end.precision < Precision.DAY for end in ends)


def moved(story: Story) -> bool:
    """Whether a story that was put off stands at its new time; one whose new time isn't known carries its old one twice."""
    return story.moved_from != story.edtf


def reference(story: Story) -> str:
    """The ISO day by which a story stands in the list: its first, or its last where it has no beginning."""
    return str(story.first or story.last or "")


class _Context(Context):
    """Calls what a template calls without asking each time, as Jinja2 does, whether it is of the few that take the context."""

    def call(self, what: Any, /, *args: Any, **named: Any) -> Any:
        if hasattr(what, "jinja_pass_arg"):
            return super().call(what, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return what(*args, **named)


@cache
def environment(language: str) -> Environment:
    """The templates in one language of the interface; everything is escaped, and nothing undefined passes for empty."""
    words = wording.load(language)
    env = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        finalize=_finalize,
        auto_reload=False,  # a site of thousands of pages would look thousands of times whether a template has changed
        cache_size=-1,
    )
    env.context_class = _Context
    env.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    # Most texts take no values; a page has some thirty of them, so they are escaped once and for all.
    env.globals["_"] = cache(lambda text: escape(words.gettext(text)))
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    env.filters |= {"typeset": typeset, "capitalized": capitalized}
    env.globals |= {
        "words": words,
        "pieces": pieces,
        "link": link,
        "moment": moment,
        "coarse": coarse,
        "reference": reference,
        "moved": moved,
    }
    for name in env.list_templates(["html"]):
        env.get_template(name)  # made ready here, it is so in copies of this process
    return env


def _finalize(value: Any) -> Any:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
