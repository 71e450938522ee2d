"""Names that a dash makes a pair of, which says what a noun is of: "саммит Россия — Африка", "рейс Москва — Баку"."""

from collections.abc import Iterator, Sequence

from timeline.detecting.clauses import DASHES, Laid
from timeline.languages.morphology import Morphology, Word

_LONG = 3  # words of a name


def pairs(laid: Laid, quoted: Sequence[tuple[int, int]], morphology: Morphology) -> Iterator[tuple[int, int, int]]:
    """The noun before a pair, the first word of the pair and the last; none of somebody ("глава МИД — Громов")."""
    quotations, i = dict(quoted), 1
    while i < len(laid.tokens) - 2:
        last = _name(laid, i, quotations, morphology) if laid.tokens[i].text[0].isupper() or i in quotations else i
        if last > i and _bears(laid.tokens[i - 1].word):
            ends = [last]
            while ends[-1] + 1 < len(laid.tokens) and laid.tokens[ends[-1]].text in DASHES:
                after = _name(laid, ends[-1] + 1, quotations, morphology)
                if after == ends[-1] + 1:
                    break
                ends.append(after)
            if len(ends) > 1:
                yield i - 1, i, ends[-1] - 1
            last = ends[-1]
        i = max(last, i + 1)


def _name(laid: Laid, i: int, quotations: dict[int, int], morphology: Morphology) -> int:
    """Where the name ends that begins at word i, in the nominative or a form like it; i where none does."""
    if i in quotations:
        return quotations[i] + 1
    end = i
    while end < min(i + _LONG, len(laid.tokens)) and _plain(laid.tokens[end].text, morphology):
        end += 1
    return end


def _bears(word: Word) -> bool:
    return word.pos == "NOUN" and word.animacy == "inan" and not word.grammemes & {"Geox", "Name", "Surn", "Orgn"}


def _plain(text: str, morphology: Morphology) -> bool:
    return text[0].isupper() and any(word.case in ("nomn", "") for word in morphology.readings(text))
