"""One tree of errors. A message names the thing, its value and where it came from, on one line."""


class TimelineError(Exception):
    """The base of everything the project raises on purpose."""


class UsageError(TimelineError):
    """The call itself is wrong: an impossible day, an unknown option value. Exit code 2."""


class ReadingError(TimelineError):
    """One input could not be read; the others go on. Exit code 1."""


class PackError(TimelineError):
    """A language pack's data is wrong: names the file and the key."""


class EdtfError(TimelineError, ValueError):
    """A string is no date of the EDTF forms this project writes."""
