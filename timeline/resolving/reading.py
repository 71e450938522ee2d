"""One sense read in its focus: which year, which week, counted from what, and why."""

from collections.abc import Sequence
from datetime import date, timedelta

from attrs import evolve

from timeline.edtf import Extent, Interval, Point, Precision, month_end
from timeline.model import Reason, Sense
from timeline.resolving import calendar
from timeline.resolving.focus import Anchor, Focus
from timeline.resolving.years import around, earlier, lacks_year, possible, weekday_fits, years

_REACH = 600  # characters: how far back, inside a paragraph, a year still governs a date without one
_SAME = 100  # characters: within a sentence or two
_NEAR = 2  # paragraphs: how far back the date lies that "через три дня" counts from
_BESIDE = 60  # characters between two clock times told together
_HALF_A_DAY = 12  # hours: zones that differ by more are on two days
_SOON, _VISIT = timedelta(13), timedelta(3)  # how far ahead the day lies after which a weekday is told, and how long after it
_WEEK = timedelta(7)
_JUST = 60  # days that a reader takes for near, of a day without a year
_FAR = 100  # days: a date so much earlier than the one before it belongs to the next year; 31 to 183 gave 600 articles the same


class Reader:
    """Finds the extent of a sense and keeps the reasons, in the order in which they were needed."""

    def __init__(self, focus: Focus, tense: str | None, prefer: str, start: int) -> None:
        self.focus = focus
        self.tense = tense
        self.prefer = prefer
        self.start = start
        self.closing = False  # the end of an interval that the mention before begins
        self.until = False  # the end of something ("арестован до 5 мая"), which a verb in the past may leave ahead
        self.issued = False  # the day of a document ("указ от 5 августа"), which is out whatever it says
        self.over = False  # what something is told over ("отчёт за первый квартал"), which is over
        self.why: list[Reason] = []

    def because(self, rule: str, origin: "int | str | None" = None) -> None:
        self.why.append(Reason(rule, origin))  # type: ignore[arg-type]

    @property
    def side(self) -> str:
        """On which side of the publication a date without a year or week lies."""
        if self.issued or self.over:
            return "past"
        if self.prefer != "tense":
            return self.prefer
        if self.until and self.tense == "past":
            return "nearest"
        return self.tense if self.tense in ("past", "future") else "nearest"

    def _because_side(self, side: str = "") -> None:
        if self.issued:
            self.because("issued", self.focus.origin)
            return
        side = side or self.side
        name = "nearest" if side == "nearest" else f"tense-{side}"
        self.because(name if self.prefer == "tense" else f"prefer-{self.prefer}", self.focus.origin)

    def extent(self, sense: Sense) -> Extent | None:
        """The extent, or None where it can't be known; the reasons are in `why`."""
        lead = sense.lead if sense.form == "date" else ""
        self.issued, self.over, self.until = lead == "of", lead == "over", lead == "until" or lead == "to" and not self.closing
        if sense.form == "near":
            return self._near(sense)
        if sense.form == "deictic":
            return self._deictic(sense)
        if sense.form == "shift":
            return self._shift(sense)
        if sense.end is not None:
            return self._interval(sense, sense.end)
        return self._date(sense)

    def _interval(self, sense: Sense, end: Sense) -> Extent | None:
        if end.year < 0:  # 1941-45
            end = evolve(end, year=sense.year // 100 * 100 - end.year)
        last = self._date(end)
        if last is None:
            return None
        if sense.decade is not None or sense.century or sense.century_near is not None:
            begun = self._date(sense)
            return calendar.span(begun, last) if isinstance(begun, Point) and isinstance(last, Point) else None
        if sense.weekday and not sense.day and isinstance(last, Point) and last.day:
            return Interval(Point.of(calendar.weekday(last.first, sense.weekday, "past")), last)
        said = sense.year or sense.shift is not None or sense.same
        begun = self._date(sense) if said or not isinstance(last, Point) else calendar.point(sense, last.year)
        if not isinstance(begun, Point) or not isinstance(last, Point):
            return None
        return calendar.span(earlier(begun, last), last)

    def before(self, sense: Sense, extent: Extent, end: Sense) -> Extent:
        """The beginning of an interval whose end is told by the next mention: never after that end."""
        last = Reader(self.focus, self.tense, self.prefer, self.start).extent(end)
        if isinstance(extent, Point) and isinstance(last, Point):
            if self.side != "past" and lacks_year(sense) and lacks_year(end) and extent.first > last.last:
                return evolve(extent, year=extent.year - 1)  # "с 10 по 15 августа закроют", told on the 12th
            return earlier(extent, last)
        return extent

    def _date(self, sense: Sense) -> Extent | None:
        if sense.decade is not None:
            return calendar.decade(sense, self.focus.now)
        if sense.century or sense.century_near is not None:
            if not sense.century:
                self.because("from-publication", self.focus.origin)
            return calendar.century(sense, self.focus.now)
        if sense.year:
            self.because("explicit")
            return calendar.point(sense, sense.year)
        if sense.shift is not None:
            return self._year_near(sense)
        if sense.same:
            anchor = self.focus.any
            if anchor is None:
                self.because("no-anchor")
                return None
            if sense.day and not sense.month:  # "10 числа того же месяца"
                self.because("from-text", anchor.index)
                return Point(anchor.point.year, anchor.point.month, sense.day) if anchor.point.month else None
            self.because("same-year", anchor.index)
            return calendar.point(sense, anchor.point.year)
        if sense.month or sense.season or sense.quarter:
            return self._yearless(sense)
        if sense.month_offset is not None:
            return self._month_near(sense)
        if sense.weekday:
            return self._day_alone(sense) if sense.day else self._weekday(sense)
        if sense.hour >= 0:
            return self._clock(sense)
        if sense.day:
            return self._day_alone(sense)
        if sense.phase:  # "в конце года"
            anchor = self._told
            if anchor is not None:
                self.because("from-text", anchor.index)
                return calendar.point(sense, anchor.point.year)
            return self._year_near(evolve(sense, shift=0))
        return None

    def _year_near(self, sense: Sense) -> Extent | None:
        now = self.focus.now
        if now is None:
            self.because("unknown-publication")
            return None
        anchor = self._told if sense.shift == 1 else None
        if anchor is not None:  # "в следующем году" told in the past counts from the year the text is about
            self.because("from-text", anchor.index)
            return calendar.point(sense, anchor.point.year + 1)
        self.because("year-near", self.focus.origin)
        return calendar.point(sense, now.year + (sense.shift or 0))

    @property
    def _told(self) -> Anchor | None:
        """The date that a paragraph told in the past is about."""
        anchor = self.focus.any
        if self.focus.quoted:
            return None
        return anchor if anchor is not None and self.tense == "past" and anchor.paragraph == self.focus.paragraph else None

    def _month_near(self, sense: Sense) -> Extent | None:
        """ "5 числа этого месяца"."""
        now = self.focus.now
        if now is None or not now.month:
            self.because("unknown-publication")
            return None
        self.because("near", self.focus.origin)
        return Point(*calendar.months_later(now.year, now.month, sense.month_offset or 0), sense.day)

    def _yearless(self, sense: Sense) -> Extent | None:
        """A day, month or season without a year: the year told right before, the one the paragraph is about, else the side that
        tense tells."""
        if self.focus.beside is not None and (extent := possible(sense, self.focus.beside[0])) is not None:
            self.because("focus-year", self.focus.beside[1])
            return extent
        governed = self._governed(sense)
        if governed is not None:
            return governed
        now = self.focus.now
        if now is None:
            self.because("unknown-publication")
            return None
        first, last = now.first, now.last
        extents = around(sense, now.year)
        side = self._day_side(sense, extents, first) if now.precision == Precision.DAY else self.side
        chosen = calendar.choose(extents, first, last, "future" if side == "present" else side)
        if chosen is not None and not weekday_fits(sense, chosen):  # a weekday beside the day settles the year, but for a slip
            fitting = [e for e in years(sense, now.year, 6) if weekday_fits(sense, e)]
            chosen = calendar.choose(fitting, first, last, self.side) or chosen
        within = [e for e in extents if e.first and e.last and first <= e.first and e.last <= last]
        if within and now.precision == Precision.MONTH:
            chosen = within[0]  # a day of the month of publication
        elif chosen is not None and now.precision < Precision.DAY:
            # A publication known to the month or year must not decide between two years.
            other = calendar.choose(extents, first, first, self.side)
            if other != chosen or calendar.choose(extents, last, last, self.side) != chosen:
                self.because("unknown-publication")
                return None
        self._because_side(side)
        return chosen

    def _day_side(self, sense: Sense, extents: Sequence[Extent], today: date) -> str:
        """The side on which a day without a year lies, where tense alone hardly tells.

        What goes on in the present is ahead, unless it was of late ("срок истекает 1 октября"); behind a bracket, dash or colon a
        day is one of these weeks, whatever stands before ("распределены так: 12 мая — финансы").
        """
        if not sense.day or self.prefer != "tense" or self.issued or self.side != "nearest" and not self.focus.apart:
            return self.side
        near = calendar.choose(extents, today, today, "nearest")
        away = (near.first - today).days if near is not None and near.first is not None else _FAR
        if self.side != "nearest":
            return "nearest" if abs(away) <= _JUST else self.side
        return "present" if self.tense == "present" and away < -_JUST and sense.lead != "from" else "nearest"

    def _governed(self, sense: Sense) -> Extent | None:
        """The date in the year that was named before it in the same paragraph, where that is told of as past."""
        anchor = self.focus.year
        if anchor is None or anchor.paragraph != self.focus.paragraph or self.start - anchor.start > _REACH:
            return None
        before = self.focus.now is None or anchor.point.year < self.focus.now.year
        if (planned := before and self.side == "future") and anchor.start < self.focus.arranged:
            return None  # what is ahead lies after the publication; but "в марте 2023 года перенесли на май"
        if before and anchor.start < self.focus.opening and self.start > anchor.framed:
            return None  # "в прошлом году он дошёл до финала. В феврале он победил"
        now, far = self.focus.now, self.start - anchor.start > _SAME
        aside = far or anchor.start < self.focus.opening and self.start > anchor.framed
        if self.side == "future" and aside and now is not None and anchor.point.year > now.year:
            return None  # "может править до 2040 года. Подписать документ он должен не позднее 23 апреля"
        goes_on = self.tense in ("present", "either")
        if goes_on and now and (anchor.point.year > now.year or far and anchor.point.year < now.year):
            return None  # a plan that was, or what goes on, beside a year still to come or told sentences before
        extent = possible(sense, anchor.point.year)
        if extent is None or extent.first is None or not weekday_fits(sense, extent):
            return None
        if anchor.point.precision >= Precision.MONTH or anchor.point.season:
            if sense.base == "named":  # "11 марта 2013 года обвиняемый в декабрьском нападении": the one nearest to that day
                near = around(sense, anchor.point.year)
                extent = calendar.choose(near, anchor.point.first, anchor.point.last, "nearest")
            elif extent.first is not None and (anchor.point.first - extent.first).days > (0 if planned else _FAR):
                extent = possible(sense, anchor.point.year + 1)
        now = self.focus.now
        if extent is None or (now is not None and self.side == "past" and extent.first is not None and extent.first > now.last):
            return None
        self.because("focus-year", anchor.index)
        return extent

    def _weekday(self, sense: Sense) -> Extent | None:
        today = self.focus.today
        if today is None:
            self.because("unknown-publication")
            return None
        lasts = self.until and self.tense != "past" or self.focus.going and sense.lead != "from"  # "закрыт до понедельника"
        side = "future" if lasts and self.prefer == "tense" else self.side
        day = calendar.weekday(today, sense.weekday, side)
        anchor = self.focus.day if side == "future" else None
        if anchor is not None and day < anchor.point.first <= today + _SOON and self.focus.paragraph - anchor.paragraph <= 1:
            after = calendar.weekday(anchor.point.first, sense.weekday, "future")
            if after - anchor.point.first <= _VISIT:  # "приедет в четверг, 11 мая. В пятницу возвратится"
                self.because("from-text", anchor.index)
                return Point.of(after) if sense.hour < 0 else calendar.clock(after, sense)
        if side == "nearest" and 2 * (day - today) > _WEEK:
            self.because("next-weekday", self.focus.origin)
        else:
            self._because_side("present" if side != self.side else side)
        return Point.of(day) if sense.hour < 0 else calendar.clock(day, sense)

    def _clock(self, sense: Sense) -> Extent | None:
        anchor, today = self.focus.day, self.focus.today
        if anchor is not None and self._agrees(anchor) and (anchor.paragraph == self.focus.paragraph or self._goes_on(anchor)):
            self.because("from-text", anchor.index)
            return calendar.clock(self._day_beside(anchor, sense), sense)
        if today is None:
            self.because("unknown-publication")
            return None
        self.because("from-publication", self.focus.origin)
        return calendar.clock(today, sense)

    def _agrees(self, anchor: Anchor, days: int = 0) -> bool:
        """Whether what lies so many days from a day is on the side of the publication that the tense tells: no "утром шины
        прокололи" is of a day ahead."""
        today, past = self.focus.today, self.tense == "past"
        if today is None or not past and self.tense != "future":
            return True
        ahead = (anchor.point.first - today).days + days
        return ahead <= 0 if past else ahead >= 0

    def _goes_on(self, anchor: Anchor, coming: bool = False) -> bool:
        """Whether what is told just below a day is of it: of one of the last week ("8 мая разбился Громов.¶ Авария была около
        5 утра") what is past, of one ahead what is `coming`."""
        today, day = self.focus.today, anchor.point.first
        if today is None or self.focus.paragraph - anchor.paragraph > _NEAR:
            return False
        return day > today if coming else self.tense == "past" and today - _WEEK <= day < today

    def _day_beside(self, anchor: Anchor, sense: Sense) -> date:
        """The day of a clock time right after another one: "с 22:00 до 6:00" and "в 19:00 (3:00 мск)" pass midnight."""
        day, hour, own = anchor.point.first, anchor.point.hour, calendar.clock(anchor.point.first, sense).hour
        if hour >= 0 and self.start - anchor.start < _BESIDE:
            if sense.lead in ("until", "to") and own < hour:
                return day + timedelta(1)
            if sense.lead == "open" and abs(own - hour) > _HALF_A_DAY:
                return day + timedelta(1 if own < hour else -1)
        return day

    def _day_alone(self, sense: Sense) -> Extent | None:
        """ "25-го", "в воскресенье, 24-го": of the month that the text speaks of, else of the one that tense and weekday tell."""
        anchor = self.focus.any
        if anchor is not None and anchor.point.month and sense.day <= month_end(anchor.point.year, anchor.point.month).day:
            day, now = Point(anchor.point.year, anchor.point.month, sense.day), self.focus.today
            gone = now is not None and (day.first < now if self.side == "future" else self.side == "past" and day.first > now)
            if weekday_fits(sense, day) and not gone:
                self.because("from-text", anchor.index)
                return day
        today = self.focus.today
        if today is None:
            self.because("no-anchor")
            return None
        self._because_side()
        months = [calendar.months_later(today.year, today.month, count) for count in range(-2, 3)]
        days: list[Extent] = [Point(*month, sense.day) for month in months if sense.day <= month_end(*month).day]
        return calendar.choose([day for day in days if weekday_fits(sense, day)] or days, today, today, self.side)

    def _near(self, sense: Sense) -> Extent | None:
        if sense.same:
            return self._same(sense)
        anchor = self._told
        if anchor is not None and sense.unit == "month" and anchor.point.month and (sense.offset == 1 or sense.offset is None):
            self.because("from-text", anchor.index)
            return calendar.near(sense, anchor.point.first, self.side)
        today = self.focus.today
        if today is None:
            now = self.focus.now
            if now is None or now.precision < Precision.MONTH or sense.unit not in ("month", "quarter", "half", "decade"):
                self.because("unknown-publication")
                return None
            today = now.first
        self.because("near", self.focus.origin)
        return calendar.near(sense, today, self.side)

    def _same(self, sense: Sense) -> Extent | None:
        """ "В тот же день", "в этом же месяце": the day or month that the text spoke of last."""
        anchor = self.focus.day if sense.unit == "day" else self.focus.any
        if anchor is None or (sense.unit == "month" and not anchor.point.month):
            self.because("no-anchor")
            return None
        today = self.focus.today
        if sense.unit == "day" and today and self.tense == "past" and anchor.point.first > today:
            self.because("from-publication", self.focus.origin)
            return Point.of(today)
        self.because("from-text", anchor.index)
        if sense.unit == "day":
            return Point.of(anchor.point.first)
        return calendar.near(evolve(sense, offset=0), anchor.point.first, self.side)

    def _deictic(self, sense: Sense) -> Extent | None:
        today: date | None = self.focus.today
        anchor = self.focus.day
        coming = self.tense == "future" and (sense.days or 0) < 0  # "накануне хор споёт": before a day ahead that the text told
        near = anchor is not None and anchor.paragraph == self.focus.paragraph and self._agrees(anchor, sense.days or 0)
        part = bool(sense.daypart and not sense.days)
        if sense.base == "either" and anchor is not None and (near or (coming or part) and self._goes_on(anchor, coming)):
            today = anchor.point.first
            self.because("from-text", anchor.index)
        elif today is None or sense.base == "either" and coming:
            self.because("unknown-publication" if today is None else "no-anchor")
            return None
        else:
            self.because("from-publication", self.focus.origin)
        day = date.fromordinal(today.toordinal() + (sense.days or 0))
        return Point.of(day) if sense.hour < 0 else calendar.clock(day, sense)

    def _shift(self, sense: Sense) -> Extent | None:
        amount = 1.0 if sense.amount is None else sense.amount
        if not amount:
            self.because("vague")
            return None
        if sense.base == "event":  # "через неделю после выборов": the text tells no day of it here
            self.because("no-anchor")
            return None
        base: Point | None = None
        near = self.focus.day if sense.unit in ("day", "week") else self.focus.any
        from_text = sense.base == "text" or sense.base == "either" and self.focus.passes(near, sense, self.tense)
        anchor = near if from_text else None
        if anchor is not None and self.focus.paragraph - anchor.paragraph <= _NEAR:
            base = anchor.point
            self.because("from-text", anchor.index)
        elif not from_text and sense.base != "text":
            now = self.focus.now
            base = Point.of(self.focus.today) if self.focus.today else now if now and sense.unit not in ("day", "week") else None
            self.because("from-publication" if base else "unknown-publication", self.focus.origin if base else None)
        else:
            self.because("no-anchor")
        extent = calendar.shifted(base, amount, sense.unit, sense.direction) if base is not None else None
        now = self.focus.now
        told = from_text and sense.direction > 0 and self.tense != "future"
        if told and extent is not None and now and extent.first and extent.first > now.last:
            self.why = [Reason("no-anchor")]  # told as past it can't lie ahead: it was counted from another day
            return None
        return calendar.clock(extent.first, sense) if extent is not None and extent.first and sense.hour >= 0 else extent
