"""Copies of what was fetched, a file each, in one folder: a JSON line of what was said of it, then its bytes."""

import json
import os
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import cattrs
from attrs import evolve, frozen


@frozen
class Copy:
    """A body as it came from `url`, with its type and the marks by which a server knows its versions; `day` may be ""."""

    url: str
    type: str
    body: bytes
    day: str
    tag: str = ""
    modified: str = ""

    @property
    def conditions(self) -> Mapping[str, Mapping[str, str]]:
        """The headers that ask for it only if it has changed, by the address they are for (RFC 9110, 13.1)."""
        marks = {"If-None-Match": self.tag, "If-Modified-Since": self.modified}
        return {self.url: {name: value for name, value in marks.items() if value}}


@frozen
class Cache:
    """The folder, made when first written to; None keeps nothing."""

    folder: Path | None

    def get(self, address: str) -> Copy | None:
        """The copy of an address, None where there is none or it is damaged."""
        if not self.folder:
            return None
        try:
            head, _, body = self._file(address).read_bytes().partition(b"\n")
            copy = cattrs.structure({**json.loads(head), "body": b""}, Copy)
        except (OSError, ValueError, TypeError, cattrs.BaseValidationError):
            return None
        return evolve(copy, body=body)

    def put(self, address: str, copy: Copy) -> None:
        """The copy is kept, whole or not at all; the one before is gone. Raises OSError where the folder can't be written."""
        if not self.folder:
            return
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = {"url": copy.url, "type": copy.type, "day": copy.day, "tag": copy.tag, "modified": copy.modified}
        handle, name = tempfile.mkstemp(dir=self.folder)
        try:
            with open(handle, "wb") as file:
                file.write(json.dumps(about).encode() + b"\n" + copy.body)
            os.replace(name, self._file(address))
        except BaseException:
            os.unlink(name)
            raise

    def _file(self, address: str) -> Path:
        assert self.folder
        return self.folder / sha256(address.encode()).hexdigest()[:32]
