"""natasha's DatesExtractor. It knows nothing of a publication day: a date without its year has no value."""

from natasha import DatesExtractor, MorphVocab
from serving import Found, serve

_extract = DatesExtractor(MorphVocab())


def read(text: str, published: str) -> list[Found]:
    return [Found(match.start, match.stop, "DATE", _edtf(match.fact)) for match in _extract(text)]


def _edtf(fact: object) -> str:
    year, month, day = fact.year, fact.month, fact.day  # type: ignore[attr-defined]
    if not year:
        return ""
    return f"{year:04}" + (f"-{month:02}" + (f"-{day:02}" if day else "") if month else "")


if __name__ == "__main__":
    serve(read, "natasha")
