"""Which language pack reads a text."""

import re
from functools import cache

from timeline import languages
from timeline.errors import ReadingError
from timeline.reading.words import Words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000  # characters that tell a language
_FEWEST = 40  # words without which a guess is none
# Share of a language's own function words: under .03 in 1 of 40 of 744 Russian articles, over it in none of another language.
_OWN = 0.03


def of(text: str) -> str:
    """The code of the pack that reads a text; of a text too short to tell the first there is.

    Raises ReadingError naming the language where it has no pack.
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    shares = {code: sum(word in own for word in words) / max(len(words), 1) for code, own in _function_words()}
    best = max(shares, key=lambda code: shares[code])
    if len(words) < _FEWEST or shares[best] >= _OWN:
        return best
    import py3langid  # a second: only for those few that the words don't tell

    code: str = py3langid.classify(" ".join(words))[0]
    if code not in shares:
        raise ReadingError(f"in a language that there is no pack for: {code}")
    return code


@cache
def _function_words() -> tuple[tuple[str, frozenset[str]], ...]:
    sections = ((code, languages.load(code).section("reading", Words)) for code in languages.available())
    return tuple((code, frozenset(words.function_words)) for code, words in sections)
