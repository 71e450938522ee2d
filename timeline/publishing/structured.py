"""A story as schema.org's Event, with no more precision than is known."""

from typing import Any

from timeline import edtf
from timeline.edtf import Point, Precision
from timeline.model import Story, Telling
from timeline.publishing.rendering import clean, link, moved

_STATUS = {
    "scheduled": "EventScheduled",
    "occurred": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
}


def structured(story: Story, address: str | None) -> dict[str, Any]:
    """The story as a JSON-LD object; `startDate` and `endDate` are ISO 8601 of reduced precision where less is known."""
    start, end = _ends(story.edtf)
    before = _ends(story.moved_from)[0] if story.moved_from and moved(story) else None
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": clean(story.title),
        "startDate": start,
        "endDate": end if end != start else None,
        "eventStatus": _status(story),
        "previousStartDate": before,
        "location": _place(story) if story.place else None,
        "about": [{"@type": "Thing", "name": clean(name)} for name in story.participants] or None,
        "subjectOf": [_article(telling) for telling in story.told],
    }
    return {name: value for name, value in found.items() if value is not None}


def _place(story: Story) -> dict[str, Any]:
    """Where it is, with its country and coordinates where they are known."""
    found: dict[str, Any] = {"@type": "Place", "name": clean(story.place)}
    if story.country:
        found["address"] = {"@type": "PostalAddress", "addressCountry": story.country}
    if story.coordinates:
        latitude, longitude = story.coordinates
        found["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return found


def _status(story: Story) -> str | None:
    status = _STATUS.get(story.status)
    if story.status == "postponed" and moved(story):
        status = "EventRescheduled"
    return f"https://schema.org/{status}" if status else None


def _article(telling: Telling) -> dict[str, Any]:
    source = telling.source
    found = {
        "@type": "NewsArticle",
        "url": link(source.url),
        "headline": clean(source.headline) if source.headline else None,
        "datePublished": source.published if source.published_sure else None,
        "publisher": {"@type": "Organization", "name": clean(source.outlet)} if source.outlet else None,
        "abstract": clean(telling.quote),
    }
    return {name: value for name, value in found.items() if value is not None}


def _ends(text: str) -> tuple[str | None, str | None]:
    """First and last of an EDTF string in ISO 8601, no finer than the string; a season is its months, a decade its years."""
    extent = edtf.parse(text)
    if isinstance(extent, Point):
        return _iso(extent), _iso(extent, last=True)
    return (_iso(extent.start) if extent.start else None), (_iso(extent.end, last=True) if extent.end else None)


def _iso(point: Point, last: bool = False) -> str:
    if point.precision >= Precision.MONTH:
        return str(point).rstrip("~")
    day = point.last if last else point.first
    return f"{day:%Y-%m}" if point.season else f"{day.year:04}"
