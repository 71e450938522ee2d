"""The words by which one language's pages are read: the pack's section `reading`."""

from attrs import frozen


@frozen
class Words:
    """Phrases as `reading.toml` has them, in lower case.

    `months` and `other_months` (twelve, in order), `year_words`, `stamp_labels`, `changed_labels`, `stamp_counts` and
    `furniture_patterns` are patterns.
    """

    encodings: tuple[str, ...]
    common_letters: str
    function_words: tuple[str, ...]
    months: tuple[str, ...]
    other_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    stamp_labels: tuple[str, ...]
    changed_labels: tuple[str, ...]
    stamp_counts: tuple[str, ...]
    year_words: tuple[str, ...]
    zones: tuple[str, ...]
    relative_days: tuple[str, ...]
    related: tuple[str, ...]
    comments: tuple[str, ...]
    furniture: tuple[str, ...]
    credits: tuple[str, ...]
    furniture_openings: tuple[str, ...]
    furniture_patterns: tuple[str, ...]
    endings: tuple[str, ...]
    gates: tuple[str, ...]
    footnotes: tuple[str, ...]
    common_words: tuple[str, ...]
    trail: tuple[str, ...]
    sections: tuple[str, ...]
