"""What a reader is handed: one file's or member's bytes."""

from attrs import frozen

MOST = 64 * 1024 * 1024  # bytes of the largest file that is read


def too_large(most: int) -> str:
    """The reason where something has more bytes than are read."""
    return f"larger than {most / 1024 / 1024:g} MB"


@frozen
class Item:
    """Bytes to be read as one kind (a file's extension, lower case, no dot; "" where it has none).

    `about` are the bytes of the JSON file that lies beside it under the same name, with what is known of it.
    """

    source: str
    kind: str
    data: bytes
    locator: str | None = None
    url: str = ""
    about: bytes = b""

    def within(self, place: str | None) -> str | None:
        """The locator of a place in this file: behind that of the file itself where it is a member of an archive."""
        return ", ".join(filter(None, (self.locator, place))) or None
