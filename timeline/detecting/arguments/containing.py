"""Which place holds another that is told beside it."""

from timeline.detecting.arguments.tellings import CITY, VENUE, Telling, width
from timeline.detecting.clauses import Laid
from timeline.detecting.entities.names import Directory


def around(directory: Directory, told: Telling) -> str:
    """The place that one lies in and is told beside it, after or before: "в Музее Гетманства в Киеве", "в Аргуне (Чечня)", "в
    районе Лесном на юге Твери", "в Китае, в городе Ухань"; or "". Of two cities the first lies in the other if that is known."""
    name, spots = told.name, directory.gazetteer.spot
    for other in directory.names(told.laid):
        wider = width(directory, other) - told.width if other.sort in ("place", "country") else -1
        if other is name or wider < 0 or not wider and (told.width != CITY or spots(other.base) is None):
            continue
        if name.last < other.first and _leads_on(directory, told.laid, _unbracketed(told.laid, name.last + 1), other.first):
            return other.base
        own, wide = spots(told.base), spots(other.base)
        after = wider and other.last + 1 < name.first and told.laid.tokens[other.last + 1].text == ","
        known = own is not None and wide is not None and own.country == wide.country or told.width == VENUE
        if after and known and _leads_on(directory, told.laid, other.last + 2, name.first):
            return other.base
    return ""


def _unbracketed(laid: Laid, i: int) -> int:
    """The word after the bracket that opens at word i with a foreign name: "в Громфилде (Gromfield) в Огайо"."""
    tokens = laid.tokens
    if i + 1 >= len(tokens) or tokens[i].text != "(" or not tokens[i + 1].text.isascii():
        return i
    return next((j + 1 for j in range(i + 1, len(tokens)) if tokens[j].text == ")"), i)


def _leads_on(directory: Directory, laid: Laid, first: int, end: int) -> bool:
    """Whether words between two places only lead from one to the other: a preposition or a bracket, what part or kind it is."""
    tokens, places = laid.tokens[first:end], directory.gazetteer
    kinds = places.settlements | places.sides
    opens = bool(tokens) and tokens[0].word.form in {"(", *places.within}
    return opens and all(t.word.lemma in kinds or t.word.pos == "ADJF" for t in tokens[1:])
