"""The words by which one language's pages are read: the pack's section `reading`."""

from attrs import frozen


@frozen
class Words:
    """Phrases as `reading.toml` has them, in lower case; `months`, `year_words`, `stamp_labels`, `stamp_counts` are patterns."""

    encodings: tuple[str, ...]
    common_letters: str
    function_words: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    stamp_labels: tuple[str, ...]
    stamp_counts: tuple[str, ...]
    year_words: tuple[str, ...]
    zones: tuple[str, ...]
    relative_days: tuple[str, ...]
    related: tuple[str, ...]
    comments: tuple[str, ...]
    furniture: tuple[str, ...]
    credits: tuple[str, ...]
    furniture_openings: tuple[str, ...]
    trail: tuple[str, ...]
    sections: tuple[str, ...]
