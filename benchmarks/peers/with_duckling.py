"""Duckling's Russian. Its readings overlap: the longer one is taken, of two as long the duration ("три дня" is 3 o'clock too)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from duckling import (
    Context,
    default_locale_lang,
    load_time_zones,
    parse,
    parse_dimensions,
    parse_lang,
    parse_locale,
    parse_ref_time,
)
from serving import Found, serve, whole_day

_ZONES = load_time_zones("/usr/share/zoneinfo")
_LOCALE = parse_locale("RU", default_locale_lang(parse_lang("RU")))
_DIMENSIONS = parse_dimensions(["time", "duration"])
_LETTERS = {"year": "PY", "month": "PM", "week": "PW", "day": "PD", "hour": "PTH", "minute": "PTM", "second": "PTS"}
_LONGEST = 1000  # "2017 года" is also read as 2017 years long


def read(text: str, published: str) -> list[Found]:
    noon = datetime.fromisoformat(whole_day(published)).replace(hour=12, tzinfo=UTC)
    context = Context(parse_ref_time(_ZONES, "UTC", int(noon.timestamp())), _LOCALE)
    found = [e for e in parse(text, context, _DIMENSIONS) if e["dim"] == "time" or e["value"]["value"] < _LONGEST]
    found.sort(key=lambda e: (e["start"] - e["end"], e["dim"], e["start"]))
    taken: list[Found] = []
    for entity in found:
        start, end = entity["start"], entity["end"]
        if any(start < other.end and other.start < end for other in taken):
            continue
        value = entity["value"]
        if entity["dim"] == "time":
            taken.append(Found(start, end, "TIME" if "T" in (edtf := _edtf(value)) else "DATE", edtf))
        else:
            letters = _LETTERS.get(value["unit"], "P?")
            taken.append(Found(start, end, "DURATION", f"{letters[:-1]}{value['value']}{letters[-1]}"))
    return sorted(taken)


def _edtf(value: dict[str, Any]) -> str:
    if value["type"] == "value":
        return _one(value["value"], value["grain"])
    first, last = value.get("from"), value.get("to")
    if not (first and last):  # "до 31 декабря": what is scored is the date
        return _one((first or last)["value"], (first or last)["grain"])
    if first["grain"] in ("hour", "minute", "second"):
        return first["value"][:10]  # a part of a day
    return f"{first['value'][:10]}/{date.fromisoformat(last['value'][:10]) - timedelta(1)}"  # the end is excluded


def _one(moment: str, grain: str) -> str:
    day = date.fromisoformat(moment[:10])
    if grain in ("hour", "minute", "second"):
        return moment[:16]
    if grain == "week":
        return f"{day}/{day + timedelta(6)}"
    if grain == "quarter":
        return f"{day.year:04}-{day.month:02}/{day.year:04}-{day.month + 2:02}"
    return moment[: {"year": 4, "month": 7}.get(grain, 10)]


if __name__ == "__main__":
    serve(read, "pyduckling-native-phihos")
