"""A name found in a sentence."""

from attrs import frozen

from timeline.detecting.entities.people import Person


@frozen
class Name:
    """A name in the text: words `first` to `last` of a sentence, its base form, what it names ("person", "country", "place" or
    "organisation"), and the case it stands in, "" where that can't be told. `within` is the base form of a known place that the
    name says it lies in ("музей Киева"), or ""."""

    first: int
    last: int
    base: str
    sort: str
    case: str
    person: Person | None = None
    head: int = -1  # the word that bears the case, where it isn't the last
    within: str = ""
