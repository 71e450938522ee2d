"""An archive of many articles to build a site of: those of the development data again and again, each time years earlier."""

import json
import re
import sys
from datetime import date, timedelta
from pathlib import Path

import articles

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LAST = date(2017, 12, 31)  # the publication days of the first time round end here, a day apart


def write(folder: Path, count: int) -> None:
    """`folder` holds `count` articles, each a text file with its day and address beside it, no two of the same text."""
    folder.mkdir(parents=True)
    texts = [article.text for article in articles.corpus()]
    for number in range(count):
        back, place = divmod(number, len(texts))
        text = _YEAR.sub(lambda year, back=back: str(int(year[0]) - back), texts[place])
        day = _LAST.replace(year=_LAST.year - back) - timedelta(days=place % 365)
        name = f"{number:06}"
        with (folder / f"{name}.txt").open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        about = {"published": day.isoformat(), "url": f"https://news{number % 7}.example/{name}"}
        (folder / f"{name}.json").write_text(json.dumps(about), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
