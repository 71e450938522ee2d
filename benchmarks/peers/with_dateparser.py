"""dateparser's search. It gives pieces of text without offsets, and days for all; how fine they are its parser tells."""

import re
import warnings
from datetime import datetime

from dateparser.date import DateDataParser
from dateparser.search import search_dates
from serving import Found, serve, whole_day

warnings.filterwarnings("ignore")
# The default reads "2017 года" as 2017 years ago, the year 7.
_PARSERS = ["absolute-time", "timestamp", "relative-time", "custom-formats"]


def read(text: str, published: str) -> list[Found]:
    settings = {"RELATIVE_BASE": datetime.fromisoformat(whole_day(published)), "PARSERS": _PARSERS}
    finer = DateDataParser(languages=["ru"], settings=settings)
    out: list[Found] = []
    at = 0
    for piece, moment in search_dates(text, languages=["ru"], settings=settings) or []:
        start = text.find(piece, at)
        if start < 0:
            continue
        at = start + len(piece)
        out.append(_found(start, at, piece, moment, finer))
    return out


def _found(start: int, end: int, piece: str, moment: datetime, finer: DateDataParser) -> Found:
    if re.search(r"\d:\d\d", piece):
        return Found(start, end, "TIME", moment.strftime("%Y-%m-%dT%H:%M"))
    data = finer.get_date_data(piece)
    day = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    return Found(start, end, "DATE", day[: {"year": 4, "month": 7}.get(data.period if data.date_obj else "day", 10)])


if __name__ == "__main__":
    serve(read, "dateparser")
