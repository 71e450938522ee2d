"""The places that a sentence tells: those it names, and those that its organisations and adjectives bear."""

from attrs import evolve, frozen

from timeline.detecting.clauses import DASHES, QUOTES, Laid
from timeline.detecting.entities.names import Directory, Name
from timeline.detecting.wording import Wording

_BACK = 5  # words between a preposition and the name of the place it governs
_LONG = 5  # letters of an adjective made from a city's name
_NAMED = 3  # words from "в столице Норвегии" to the city's name: "— городе Осло"
_TITLE = 6  # words of a title in quotes
_TELLING = ("VERB", "PRTS")
VENUE, CITY, REGION, COUNTRY = range(4)


@frozen(eq=False)
class Telling:
    """A place as one phrase tells it: how (`manner`), how wide it is, and the preposition of place that governs it or -1."""

    base: str
    manner: str
    laid: Laid
    name: Name
    width: int
    preposition: int = -1
    near: bool = False  # whether it is only near there


def width(directory: Directory, name: Name) -> int:
    if name.sort == "country":
        return COUNTRY
    if directory.is_region(name.base):
        return REGION
    return VENUE if name.head >= 0 or name.sort == "organisation" else CITY


def governor(directory: Directory, wording: Wording, laid: Laid, name: Name) -> int:
    """The preposition of place that governs a name, its adjectives and what kind of place it is between them; -1 for none."""
    for i in range(name.first - 1, max(name.first - 1 - _BACK, -1), -1):
        token = laid.tokens[i]
        if token.word.pos == "PREP":
            if (
                i > 1
                and token.word.form in directory.gazetteer.origins
                and laid.tokens[i - 1].word.lemma in directory.gazetteer.several
            ):
                return i - 2 if laid.tokens[i - 2].word.form in wording.place_prepositions else -1
            if (near := _near(directory, laid, name, i)) >= 0:
                return near
            over = token.word.form in directory.gazetteer.over and directory.is_area(laid, i + 1, name)
            return i if over or token.word.form in wording.place_prepositions else -1
        between = token.word.pos in ("ADJF", "PRTF", "NUMR") or directory.leads_to_place(laid, i, name)
        if not between or laid.mention[i] >= 0:
            return -1
    return -1


def _near(directory: Directory, laid: Laid, name: Name, i: int) -> int:
    """Where a phrase with the preposition at word i begins that says what is near a place, else -1: "у берегов Крыма",
    "неподалёку от Твери", not "у Твери нет"."""
    tokens, places = laid.tokens, directory.gazetteer
    if i and tokens[i - 1].word.form in places.nearby and tokens[i].word.form not in places.nearby:
        return i - 1
    whose = tokens[i].word.form == places.by and i + 1 == name.first
    return i if tokens[i].word.form in places.nearby and not whose else -1


def _direction(laid: Laid, name: Name, first: int) -> bool:
    """Whether a place is where something goes: "в США" in the accusative."""
    head = name.head if name.head >= 0 else name.last
    if first + 1 < name.first:
        head = first + 1
    return laid.tokens[head].word.case == "accs" if head != name.last else name.case == "accs"


def tellings(directory: Directory, wording: Wording, laid: Laid) -> list[Telling]:
    """The places that a sentence tells, in text order: those it names, and those that organisations and adjectives bear."""
    found = []
    free = [True] * len(laid.tokens)
    for name in directory.names(laid):
        free[name.first : name.last + 1] = [False] * (name.last + 1 - name.first)
        if name.sort == "organisation":
            found += _of_organisation(directory, wording, laid, name)
        elif name.sort != "person":
            quoted = _quoted(laid, name.first, name.last)
            if quoted or _partner(directory, wording, laid, name) or _belonging(directory, wording, laid, name):
                continue
            found.append(_named(directory, wording, laid, name))
            if name.within:
                found.append(Telling(name.within, "within", laid, name, CITY))
    noun = directory.gazetteer.capital
    for i, token in enumerate(laid.tokens):
        if token.word.pos == "ADJF":
            if free[i] and len(token.text) > _LONG and not _names_whose(directory, laid, i + 1) and not _quoted(laid, i, i):
                found += _of_adjective(directory, laid, i)
        elif token.word.lemma == noun and (capital := _capital(directory, wording, laid, i)) is not None:
            found = [told for told in found if told.name.first != i + 1] + [capital]
        elif token.word.lemma in wording.lands and (land := _land(directory, wording, laid, i)) is not None:
            found.append(land)
    if any(told.preposition >= 0 and not told.near for told in found):  # "в Туле, рядом с Тверью"
        found = [evolve(told, manner="bare", preposition=-1) if told.near else told for told in found]
    if any(told.preposition >= 0 and told.width < COUNTRY for told in found):  # "в Праге и в стране"
        found = [told for told in found if told.laid.tokens[told.name.first].word.lemma not in wording.lands]
    if any(told.manner == "in" for told in found):
        found = [told for told in found if told.manner != "inside" or not _gathering(directory, laid, told.name)]
    if any(told.manner == "goal" for told in found):  # "переехали во Францию из города Аргун"
        found = [told for told in found if told.manner == "goal" or not _left(directory, laid, told.name)]
    return found


def _capital(directory: Directory, wording: Wording, laid: Laid, i: int) -> Telling | None:
    """The capital of the country told beside word i, a noun for one, where no name follows: "в столице Ирана"."""
    tokens, places, names = laid.tokens, directory.gazetteer, directory.names(laid)
    after = next((n for n in names if n.first == i + 1 and n.sort == "country"), None)
    adjective = places.adjectives.get(tokens[i - 1].word.lemma, "") if i and after is None else ""
    first, last = (i - 1 if adjective else i), (after.last if after is not None else i)
    base = places.capital_of(after.base if after is not None else adjective)
    named = any(last < n.first <= last + _NAMED for n in names)
    if not base or named or not first or tokens[first - 1].word.form not in wording.place_prepositions:
        return None
    manner = "goal" if tokens[i].word.case == "accs" else "in"
    return Telling(base, manner, laid, Name(first, last, base, "place", tokens[i].word.case), CITY, first - 1)


def _land(directory: Directory, wording: Wording, laid: Laid, i: int) -> Telling | None:
    """The country that the article plays in, where word i stands for it, no participle's: "выборы пройдут в стране в мае"."""
    tokens, base = laid.tokens, directory.country[0] if laid.heads[laid.clause[i]] in ("main", "sub") else ""
    lead = tokens[i - 1].word.form if i else ""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    owned = after is not None and (after.text[0].isupper() or after.word.case == "gent" and after.word.pos in ("NOUN", "ADJF"))
    if not base or owned or lead not in wording.place_prepositions or tokens[i].word.number != "sing":
        return None
    manner = "goal" if tokens[i].word.case == "accs" else "in"
    return Telling(base, manner, laid, Name(i, i, base, "country", tokens[i].word.case), COUNTRY, i - 1)


def there(directory: Directory, wording: Wording, laid: Laid, clause: int) -> Telling | None:
    """The place that "там" or "туда" in a clause stands for: what the sentence before tells last as where something is."""
    stands = any(t.word.form in directory.gazetteer.there and c == clause for t, c in zip(laid.tokens, laid.clause, strict=True))
    before = next(iter(directory.before(laid, 1)), None) if stands else None
    told = tellings(directory, wording, directory.laid(before)) if before is not None else []
    return next((one for one in reversed(told) if one.preposition >= 0 and one.manner in ("in", "goal")), None)


def _gathering(directory: Directory, laid: Laid, name: Name) -> bool:
    """Whether a name is of what is held somewhere rather than of a place: "на конференции «Будущее» в Твери"."""
    return name.head >= 0 and laid.tokens[name.head].word.lemma in directory.deeds


def _left(directory: Directory, laid: Laid, name: Name) -> bool:
    """Whether a place is where somebody comes from."""
    before = laid.tokens[max(name.first - 2, 0) : name.first]
    kind = bool(before) and before[-1].word.lemma in directory.gazetteer.settlements
    lead = before[-2:-1] if kind else before[-1:]
    return bool(lead) and lead[0].word.pos == "PREP" and lead[0].word.form in directory.gazetteer.origins


def partners(directory: Directory, wording: Wording, laid: Laid) -> set[str]:
    """The countries of a sentence that do something together."""
    return {name.base for name in directory.names(laid) if _partner(directory, wording, laid, name)}


def _partner(directory: Directory, wording: Wording, laid: Laid, name: Name) -> bool:
    """Whether a country is one of those that do something together rather than where it is done: it stands beside another country
    or an organisation, or "with" or "between" says so."""
    if name.sort != "country" or governor(directory, wording, laid, name) >= 0:
        return False
    names = directory.names(laid)
    before = laid.tokens[name.first - 1].word.form if name.first else ""
    if before in directory.gazetteer.beside or before in directory.gazetteer.between:
        return True
    near = [n for n in names if n.first == name.last + 2 or n.last == name.first - 2]
    if any(n.sort == "country" for n in near):
        return True
    joined = {",", *wording.joiners.split()}
    signs = ((n, laid.tokens[name.last + 1 if n.first > name.last else name.first - 1].text.lower()) for n in near)
    return any(n.sort == "organisation" and sign in joined for n, sign in signs)


def _belonging(directory: Directory, wording: Wording, laid: Laid, name: Name) -> bool:
    """Whether a place only says whose something is: "гражданин Украины", "сборная Испании"."""
    before = laid.tokens[name.first - 1].word.lemma if name.first else ""
    return before in directory.gazetteer.belonging and governor(directory, wording, laid, name) < 0


def _quoted(laid: Laid, first: int, last: int) -> bool:
    """Whether words stand in a title or a name in quotes, no road's: "перешёл в «Шанхай Шеньхуа»", "по «московскому делу»"."""
    before = [token.text for token in laid.tokens[max(first - _TITLE + 1, 0) : first]]
    if QUOTES.keys().isdisjoint(before):
        return False
    opens = first - 1 - next(n for n, text in enumerate(reversed(before)) if text in QUOTES)
    close = laid.quote_end(opens, _TITLE)
    inside = laid.tokens[opens + 1 : close]
    plain = not any(t.word.pos in _TELLING or t.text in DASHES for t in inside)
    return close > last and len(inside) > last + 1 - first and plain


def _names_whose(directory: Directory, laid: Laid, i: int) -> bool:
    """Whether an adjective before a word only says whose it is: "московское время", "лондонский «Арсенал»"."""
    token = laid.tokens[i] if i < len(laid.tokens) else None
    if token is None:
        return False
    listed = i + 2 < len(laid.tokens) and laid.tokens[i + 2].word.lemma in directory.gazetteer.areas
    return token.text in QUOTES or token.word.lemma in directory.gazetteer.belonging or listed


def _named(directory: Directory, wording: Wording, laid: Laid, name: Name) -> Telling:
    at = governor(directory, wording, laid, name)
    if at >= 0:
        manner = "goal" if _direction(laid, name, at) else "in"
    elif name.first and laid.tokens[name.first - 1].word.lemma in directory.gazetteer.institutions:
        manner = "institution"
    else:
        manner = f"bare {name.case}"
    near = at >= 0 and laid.tokens[at].word.form in directory.gazetteer.nearby
    return Telling(name.base, manner, laid, name, width(directory, name), at, near)


def _of_organisation(directory: Directory, wording: Wording, laid: Laid, name: Name) -> list[Telling]:
    at = governor(directory, wording, laid, name)
    quoted = laid.tokens[name.first].text in QUOTES  # "перешёл в «Спартак»", "сыграла в «Лили»"
    foreign = name.base.isascii()  # "в Twitter", "работал в Google"
    letters = at >= 0 and name.base.split()[0].isupper() and laid.tokens[at].word.form == wording.inside  # "в НХЛ", not "на МКС"
    many = at >= 0 and laid.tokens[name.first - 1].word.form in directory.gazetteer.origins  # "в одной из Тверских больниц"
    able = at >= 0 and not (foreign or quoted or letters or many)
    found = [Telling(name.base, "inside", laid, name, VENUE, at)] if able else []
    seat = name.within or ("" if quoted else directory.gazetteer.city_of(laid.tokens[name.first].word.lemma))
    if seat:
        wide = COUNTRY if seat.lower() in directory.gazetteer.countries else CITY
        found.append(Telling(seat, "in", laid, name, wide, at) if many else Telling(seat, "organisation", laid, name, wide))
    return found


def _of_adjective(directory: Directory, laid: Laid, i: int) -> list[Telling]:
    """The country or city of an adjective: "миланский суд"."""
    places, word = directory.gazetteer, laid.tokens[i].word
    country = places.adjectives.get(word.lemma, "")
    if country.lower() in places.countries:
        return [Telling(country, "national", laid, Name(i, i, country, "country", word.case), COUNTRY)]
    city = places.city_of(word.lemma)
    known = city and (country or places.knows(city.lower()))
    return [Telling(city, "adjective", laid, Name(i, i, city, "place", word.case), CITY)] if known else []
