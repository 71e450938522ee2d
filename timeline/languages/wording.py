"""The interface in words: a gettext catalogue a language, `locale/LANGUAGE.po`, and all that is worded from data.

Messages of the interface are their own English text. Labels and patterns stand under a context: `kind`, `status`, `basis`
(how a publication day is known), `edit` (what an editor changed), `because` (a rule's reason) and `date` (patterns for
calendar time).
"""

import re
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from timeline import edtf
from timeline.edtf import Interval, Point, Precision
from timeline.errors import EdtfError, PackError

_FOLDER = files(__package__).joinpath("locale")
_AMOUNT = re.compile(r"([\d.]+)([A-Z])")
_FINER_THAN = {
    Precision.MONTH: "day unknown",
    Precision.SEASON: "month unknown",
    Precision.YEAR: "month unknown",
    Precision.DECADE: "year unknown",
    Precision.CENTURY: "year unknown",
}


class Wording:
    """One language of the interface."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale(language)
        with _FOLDER.joinpath(f"{language}.po").open("rb") as po:
            self._catalog = read_po(po, locale=language, abort_invalid=True)
        mo = BytesIO()
        write_mo(mo, self._catalog)
        mo.seek(0)
        texts = GNUTranslations(mo)
        self.gettext = texts.gettext
        self.ngettext = texts.ngettext
        self._pgettext = texts.pgettext

    def has(self, context: str | None, name: str) -> bool:
        """Whether the catalogue words this name."""
        return bool((message := self._catalog.get(name, context)) and message.string)

    def kind(self, kind: str) -> str:
        """The label of a kind of event."""
        return self._pgettext("kind", kind)

    def status(self, status: str) -> str:
        """The label of an event's status."""
        return self._pgettext("status", status)

    def edit(self, of: str) -> str:
        """What an editor changed of an event."""
        return self._pgettext("edit", of)

    def basis(self, basis: str, day: str | None = None) -> str:
        """How a publication day is known, with the day itself in words."""
        return self._pgettext("basis", basis).format(day=self.when(day or ""))

    def because(self, rule: str, phrase: str = "", value: str = "") -> str:
        """Why a date is what it is, as a clause without a full stop.

        `phrase` is what the rule drew on and `value` that phrase's EDTF; a value without a phrase is the publication day.
        A rule without wording is named.
        """
        days = self.when(value)
        if self.has("because", rule):
            text = self._pgettext("because", rule)
            if "{" in text:
                return _filled(text, phrase=phrase, days=days)
        else:
            text = self.gettext("by the rule “%s”") % rule
        values = {"reason": text, "phrase": phrase, "days": days}
        if phrase and days:
            return self.gettext("%(reason)s; counted from “%(phrase)s”: %(days)s") % values
        if phrase:
            return self.gettext("%(reason)s: “%(phrase)s”") % values
        if days:
            return self.gettext("%(reason)s; counted from the day of publication, %(days)s") % values
        return text

    def when(self, text: str) -> str:
        """An EDTF date or ISO duration in words, as precise as it is; other text as it is."""
        if edtf.is_duration(text):
            return self._duration(text)
        try:
            extent = edtf.parse(text)
        except EdtfError:
            return text
        words = self._interval(extent) if isinstance(extent, Interval) else self._point(extent)
        return self._date("about", date=words) if extent.about else words

    def short(self, text: str) -> str:
        """A month or season under a heading that names its year; another date as `when` has it."""
        extent = edtf.parse(text)
        if isinstance(extent, Point) and extent.precision is Precision.MONTH:
            return self._month(extent.month, "stand-alone")
        if isinstance(extent, Point) and extent.season:
            return self._date(f"season {extent.season}")
        return self.when(text)

    def unknown(self, text: str) -> str:
        """What an EDTF date leaves open, in words ("day not given"); "" where it is known to the day."""
        extent = edtf.parse(text)
        if isinstance(extent, Point):
            return self._date(_FINER_THAN[extent.precision]) if extent.precision in _FINER_THAN else ""
        if extent.start is None:
            return self._date("start unknown")
        if extent.end is None:
            return self._date("end unknown")
        coarsest = min(extent.start.precision, extent.end.precision)
        return self._date("days unknown") if coarsest < Precision.DAY else ""

    def _date(self, pattern: str, **slots: object) -> str:
        return self._pgettext("date", pattern).format(**slots)

    def _month(self, number: int, case: str = "format") -> str:
        return str(self.locale.months[case]["wide"][number])

    def _point(self, point: Point, case: str = "") -> str:
        """A point in words; `case` is "" or ", genitive"."""
        if point.precision is Precision.MINUTE:
            day = self._point(Point(point.year, point.month, point.day), case)
            return self._date("time", date=day, hour=f"{point.hour:02}", minute=f"{point.minute:02}")
        if point.day:
            return self._date("day", day=point.day, month=self._month(point.month), year=point.year)
        if point.month:
            return self._date("month", month=self._month(point.month, "format" if case else "stand-alone"), year=point.year)
        if point.season:
            season = self._date(f"season {point.season}{case}")
            winter = point.season == edtf.WINTER
            return self._date("winter" if winter else "season", season=season, year=point.year, next=_short_next(point.year))
        if point.span == 100:
            return self._date(f"century{case}", number=self._century(point.year // 100 + 1))
        return self._date(f"{'decade' if point.span == 10 else 'year'}{case}", year=point.year)

    def _century(self, number: int) -> str:
        return _roman(number) if self._date("century numbers") == "roman" else f"{number}{_ordinal(number)}"

    def _interval(self, extent: Interval) -> str:
        a, b = extent.start, extent.end
        if a is None or b is None:
            return self._date("from", date=self._point(a, ", genitive")) if a else self._until(b)
        same = a.precision == b.precision and a.year == b.year
        if same and a.precision is Precision.DAY:
            pattern = "days of a month" if a.month == b.month else "days of a year"
        elif same and a.precision is Precision.MONTH:
            pattern = "months of a year"
        elif a.precision is b.precision is Precision.YEAR:
            return self._date("years", first=a.year, last=b.year)
        else:
            return self._date("span", first=self._point(a), last=self._point(b))
        case = "format" if a.day else "stand-alone"
        first_month, last_month = self._month(a.month, case), self._month(b.month, case)
        return self._date(pattern, first=a.day, last=b.day, first_month=first_month, last_month=last_month, year=a.year)

    def _until(self, point: Point | None) -> str:
        return self._date("until", date=self._point(point, ", genitive")) if point else ""

    def _duration(self, text: str) -> str:
        days, _, clock = text[1:].partition("T")
        amounts = _AMOUNT.findall(days) + [(number, unit.lower()) for number, unit in _AMOUNT.findall(clock)]
        return " ".join(self._amount(number, unit) for number, unit in amounts)

    def _amount(self, number: str, unit: str) -> str:
        forms = {
            "Y": ("%s year", "%s years"),
            "M": ("%s month", "%s months"),
            "W": ("%s week", "%s weeks"),
            "D": ("%s day", "%s days"),
            "h": ("%s hour", "%s hours"),
            "m": ("%s minute", "%s minutes"),
            "s": ("%s second", "%s seconds"),
        }
        whole = "." not in number
        # A fraction takes the genitive singular, as two does.
        words = self.ngettext(*forms[unit], int(number) if whole else 2)
        return words % (number if whole else number.replace(".", str(self.locale.number_symbols["latn"]["decimal"])))


@cache
def load(language: str) -> Wording:
    """The wording of a language. Raises PackError where there is none."""
    if language not in available():
        raise PackError(f"no wording in {language!r}; there is: {', '.join(available())}")
    return Wording(language)


@cache
def available() -> tuple[str, ...]:
    """The languages of the interface, sorted."""
    return tuple(sorted(f.name.removesuffix(".po") for f in _FOLDER.iterdir() if f.name.endswith(".po")))


def _filled(text: str, **slots: str) -> str:
    """The text with its slots filled; from the first slot on that has nothing to say it is left out."""
    for name, value in slots.items():
        if not value:
            text = text.partition("{" + name + "}")[0].rstrip(" \xa0—:,;«“")
    return text.format(**slots)


def _short_next(year: int) -> str:
    """The year after, as in 2014/15; in full where a century turns."""
    return f"{year + 1:04}" if (year + 1) % 100 == 0 else f"{(year + 1) % 100:02}"


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text


def _ordinal(number: int) -> str:
    """The English ending of an ordinal."""
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
