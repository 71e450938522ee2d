"""Where a condition looks: a few words before and after a phrase."""

from attrs import frozen

from timeline.analysing import Parsed, Token
from timeline.languages.morphology import Word

_WINDOW = 90  # characters: eight words or so, cheaper than a whole sentence
_FAR = 300  # characters: two sentences or three
_WORD = 40  # characters that surely hold a word
_ENDS = ".!?…"


@frozen(eq=False)
class Context:
    """Where a condition looks: a few words around the phrase, in its sentence."""

    parsed: Parsed

    def before(self, start: int, most: int) -> list[Token]:
        """The tokens right before an offset, of its sentence and line, in order, so many at most; may be empty."""
        text = self.parsed.text
        from_ = max(start - (_WORD if most == 1 else _WINDOW), text.rfind("\n", 0, start) + 1)
        while 0 < from_ < start and text[from_].isalnum() and text[from_ - 1].isalnum():
            from_ += 1
        tokens = self.parsed.tokens_between(from_, start, -most)
        ends = [i for i, token in enumerate(tokens) if token.text in _ENDS]
        return tokens[ends[-1] + 1 :] if ends else tokens

    def earlier(self, start: int) -> list[Token]:
        """The tokens before an offset, a few sentences back, in order; may be empty."""
        text, from_ = self.parsed.text, max(start - _FAR, 0)
        while 0 < from_ < start and text[from_].isalnum() and text[from_ - 1].isalnum():
            from_ += 1
        return self.parsed.tokens_between(from_, start)

    def after(self, end: int, most: int) -> list[Token]:
        """The tokens right after an offset, of its sentence and line, in order, so many at most; may be empty."""
        text = self.parsed.text
        window = _WORD if most == 1 else _WINDOW
        line_end = text.find("\n", end, end + window)
        tokens = self.parsed.tokens_between(end, line_end if line_end >= 0 else min(end + window, len(text)), most)
        ends = [i for i, token in enumerate(tokens) if token.text in _ENDS]
        return tokens[: ends[0] + 1] if ends else tokens

    def readings(self, token: Token) -> tuple[Word, ...]:
        """All readings of a token."""
        return self.parsed.pack.morphology.readings(token.text)

    def last_words(self, start: int, end: int, count: int) -> list[tuple[Word, ...]]:
        """The readings of the last words of a phrase."""
        return [self.readings(token) for token in self.parsed.tokens_between(start, end) if token.is_word][-count:]
