"""The words of texts in all their forms: what a search on the page finds "выборов" by when it is asked for "выборы"."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile

from timeline import languages

_WORD = re.compile(r"[^\W\d_]+")


def forms(texts: Iterable[str], codes: Iterable[str]) -> list[tuple[str, str]]:
    """(endings, stems) of the words in the texts, read as of these languages: each stem with each ending is a form of one word.

    Both are parted by spaces; an ending or a stem may be empty. Lower case, `ё` as `е`, sorted. A word of one form isn't there.
    """
    words = {word for text in texts for word in _WORD.findall(text.lower())}
    stems: dict[str, set[str]] = defaultdict(set)
    for morphology in (languages.load(code).morphology for code in codes):
        for lexeme in {_folded(lexeme) for word in words for lexeme in morphology.lexemes(word)}:
            stem = _shared(lexeme[0], lexeme[-1])
            stems[" ".join(form[len(stem) :] for form in lexeme)].add(stem)
    return [(endings, " ".join(sorted(stems[endings]))) for endings in sorted(stems)]


def _folded(lexeme: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({form.replace("ё", "е") for form in lexeme}))


def _shared(one: str, other: str) -> str:
    """What both begin with; all between them in the order of letters begins with it too."""
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
