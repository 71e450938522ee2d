"""Datelines: the place, the day and the agency that open a report, "БАКУ, 17 мая. /ТАСС/. Министр …"."""

import re

from timeline.model import Document, Span

_CAPITAL = r"[^\W\d_a-zа-яё]"
_WORD = rf"{_CAPITAL}[\w.-]{{1,30}}"
_BESIDE = r"(?:\s*\([^()\n]{2,40}\))?"  # the country
_PLACE = rf"{_WORD}(?:[ -]{_CAPITAL}[\w.-]{{0,30}}){{0,2}}{_BESIDE}"
_LOUD = rf"{_CAPITAL}{{3,30}}(?:[ -]{_CAPITAL}{{2,30}}){{0,2}}{_BESIDE}"
_YEAR = r"(?:,?\s*\d{4}(?:\s*[^\W\d_]{1,4}\b\.?)?)?"
_DAY = rf"(?:\d{{1,2}}\s+[^\W\d_]{{3,9}}\b\.?|[^\W\d_]{{3,9}}\.?\s+\d{{1,2}}){_YEAR}(?:,?\s*\d{{1,2}}:\d\d)?"
_SIGNED = r"[/(]\s*[\w .-]{2,30}[/)]"
# ТАСС, РИА, REPORT.AZ; one word before a dash
_SPELLED = rf"(?:[\w.-]{{0,20}}{_CAPITAL}[\w.-]{{0,20}}{_CAPITAL}[\w-]{{0,20}}|{_WORD}(?=\s*[—–:-]\s))"
_AGENCY = rf"(?:{_SIGNED}|{_SPELLED}(?: {_CAPITAL}\w{{1,30}})?(?:, {_WORD} {_WORD})?\s*(?=[.:/—–-]))"
_OPENING = re.compile(
    rf"\s*(?:{_PLACE}\s*[,./]\s*{_DAY}[\s,.—–-]+{_AGENCY}[\s.:,/—–-]*[\s/]|{_LOUD}\s*[,./]\s*{_DAY}\s*[.:—–-]+\s)(?={_CAPITAL}|[«\"„“])"
)

_NAME = re.compile(rf"{_CAPITAL}[\w-]*(?:[ -]{_CAPITAL}[\w-]*)*")


def text_start(document: Document) -> int:
    """Where a document's text begins behind its dateline; 0 where it has none.

    An agency has two capitals, or signs around it, or a dash behind; where there is none the place is in capitals.
    """
    match = _dateline(document)
    return match.end() if match else 0


def origin(document: Document) -> Span | None:
    """Where the name of the place stands that a dateline opens with; None where there is none."""
    match = _dateline(document)
    name = _NAME.search(document.text, match.start()) if match else None
    return name.span() if name else None


def _dateline(document: Document) -> re.Match[str] | None:
    text, start = document.text, 0
    for block in document.blocks:
        if text[start : block.start].strip():
            break
        start = block.end
    return _OPENING.match(text, start)
