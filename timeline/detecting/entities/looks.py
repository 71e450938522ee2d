"""What a word form looks like by itself to a reader of names: found once a form, for it is asked of every word of an article."""

from collections.abc import Callable
from functools import cache, partial

from timeline.detecting.clauses import QUOTES
from timeline.detecting.entities.declining import PERSONAL
from timeline.detecting.entities.gazetteer import Gazetteer, gazetteer
from timeline.languages import Pack
from timeline.languages.morphology import Kept, Morphology, Word

_LIKELY = 0.1  # how likely a reading as a person's name must be
_MOSTLY = 0.5  # how likely all such readings of a form together
_SURELY = 0.3  # how likely one that counts alone


class Looks:
    """The looks of word forms in one language."""

    def __init__(self, morphology: Morphology, places: Gazetteer) -> None:
        self._morphology = morphology
        self._places = places
        self.opens: Callable[[str], bool] = Kept(self._opens).__getitem__
        self.adjective: Callable[[str], Word | None] = Kept(self._adjective).__getitem__
        self.country: Callable[[str], str] = Kept(self._country).__getitem__
        self.place: Callable[[str], bool] = Kept(self._place).__getitem__
        self.city: Callable[[str], bool] = Kept(self._city).__getitem__
        self.personal: Callable[[str], bool] = Kept(self._personal).__getitem__
        self.foreign: Callable[[str], bool] = Kept(self._foreign).__getitem__
        self.forename: Callable[[str], bool] = Kept(partial(self._surely, "Name")).__getitem__
        self.patronymic: Callable[[str], bool] = Kept(partial(self._surely, "Patr")).__getitem__
        self.institution: Callable[[str], bool] = Kept(self._institution).__getitem__

    @classmethod
    @cache
    def of(cls, pack: Pack) -> "Looks":
        """Those of a pack, made once a process."""
        return cls(pack.morphology, gazetteer(pack))

    def _opens(self, form: str) -> bool:
        """Whether a name may begin with it: a word in lower case only where it is an adjective or names what has a name."""
        if form in QUOTES or form[0].isupper() or form[0].isdigit():
            return True
        words = self._morphology.readings(form)
        naming = self._places.organisations | self._places.venues
        return any(w.pos == "ADJF" for w in words) or words[0].lemma in naming

    def _adjective(self, form: str) -> Word | None:
        """Its likeliest reading as an adjective."""
        return next((w for w in self._morphology.readings(form) if w.pos == "ADJF"), None)

    def _country(self, form: str) -> str:
        """The country that a word names, as it is shown, or ""."""
        countries = self._places.countries
        lemmas = (w.lemma for w in self._morphology.readings(form)[:2])
        return next((countries[x] for x in (form.lower(), *lemmas) if x in countries), "")

    def _place(self, form: str) -> bool:
        """Whether it names a country or place."""
        return any(self._places.knows(w.lemma) for w in self._morphology.readings(form)[:2])

    def _city(self, form: str) -> bool:
        """Whether it names a city, by the dictionary too."""
        return any("Geox" in w.grammemes and self._places.city(w.lemma) for w in self._morphology.readings(form)[:2])

    def _personal(self, form: str) -> bool:
        """Whether it is a first name, patronymic or surname of the dictionary."""
        shares = [w.score for w in self._morphology.readings(form) if w.grammemes & PERSONAL]
        # One that isn't declined has its share divided among all cases: "Тони".
        return (max(shares, default=0) > _LIKELY or sum(shares) > _MOSTLY) and not self.institution(form)

    def _surely(self, sort: str, form: str) -> bool:
        """Whether a likely reading is a name of this sort."""
        return any(sort in w.grammemes and w.score > _SURELY for w in self._morphology.readings(form))

    def _foreign(self, form: str) -> bool:
        """Whether it is a word of no dictionary: the parts of foreign names."""
        return not self._morphology.known(form) and not self.institution(form)

    def _institution(self, form: str) -> bool:
        """Whether it names an organisation or a role."""
        words, one_word = self._places.institutions, self._places.one_word
        lemmas = {form.lower(), *(w.lemma for w in self._morphology.readings(form))}
        return not lemmas.isdisjoint(words) or any(map(one_word.fullmatch, lemmas))
