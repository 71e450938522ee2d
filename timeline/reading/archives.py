"""Archives -> items: the members of .zip, .tar.gz and WARC files, read in place, nothing unpacked to disk."""

import io
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stderr
from posixpath import splitext
from typing import Any

from timeline.errors import ReadingError
from timeline.model import Failure
from timeline.reading.item import MOST, Item, too_large

_MEMBERS = 200_000  # of the largest archive read
_UNPACKED = 4 * 1024 * 1024 * 1024  # bytes of all members together
_RATIO = 200  # unpacked to packed: text packs to a tenth, a bomb to a thousandth


def members(item: Item, kinds: frozenset[str]) -> Iterator[Item | Failure]:
    """The members of the known kinds, by name (of a WARC file in its order), README left out.

    Raises ReadingError where it is no archive; a member that can't be read is a Failure, and so is one past the limits.
    """
    if item.kind == "zip":
        yield from _zip(item, kinds)
    elif item.kind == "warc":
        yield from _warc(item)
    else:
        yield from _tar(item, kinds)


def _wanted(name: str, kinds: frozenset[str]) -> bool:
    leaf = name.rsplit("/", 1)[-1]
    return _kind(name) in kinds and not leaf.startswith(".") and not leaf.lower().startswith("readme")


def _kind(name: str) -> str:
    return splitext(name)[1][1:].lower()


def _zip(item: Item, kinds: frozenset[str]) -> Iterator[Item | Failure]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(item.data))
        infos = sorted(
            (i for i in archive.infolist() if _wanted(i.filename, kinds) and not _is_link(i)), key=lambda i: i.filename
        )
    except Exception as error:  # on damaged bytes zipfile raises what it happens to meet
        raise ReadingError(f"no zip archive: {_told(error)}") from None
    _limit(len(infos), sum(info.file_size for info in infos), len(item.data))
    for info in infos:
        try:
            if info.file_size > MOST:
                raise ReadingError(too_large(MOST))
            with archive.open(info) as member:
                data = member.read(MOST + 1)
        except ReadingError as error:
            yield Failure(item.source, str(error), info.filename)
        except Exception as error:
            yield Failure(item.source, _told(error).lower(), info.filename)
        else:
            yield Item(item.source, _kind(info.filename), data, info.filename)


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _tar(item: Item, kinds: frozenset[str]) -> Iterator[Item | Failure]:
    found: list[Item | Failure] = []
    unpacked = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(item.data), mode="r|*") as archive:
            for count, info in enumerate(archive):
                unpacked += info.size
                _limit(count, unpacked, len(item.data))
                if not info.isfile() or not _wanted(info.name, kinds):
                    continue
                member = archive.extractfile(info)
                if member is None or info.size > MOST:
                    found.append(Failure(item.source, too_large(MOST), info.name))
                    continue
                data = member.read()
                whole = len(data) == info.size
                broken = Failure(item.source, "the archive breaks off in it", info.name)
                found.append(Item(item.source, _kind(info.name), data, info.name) if whole else broken)
    except ReadingError:
        raise
    except Exception as error:
        if not found:
            raise ReadingError(f"no tar archive: {_told(error)}") from None
        found.append(Failure(item.source, f"the archive breaks off: {_told(error)}"))
    yield from sorted(found, key=lambda member: member.locator or "")


def _warc(item: Item) -> Iterator[Item | Failure]:
    unpacked = 0
    try:
        for number, record in enumerate(_records(item.data), 1):
            kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
            if record.rec_type != "response" or "html" not in kind:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            data = record.content_stream().read(MOST + 1)
            unpacked += len(data)
            _limit(number, unpacked, len(item.data))
            locator = f"record {number}"
            too_much = len(data) > MOST
            yield Failure(item.source, too_large(MOST), locator) if too_much else Item(item.source, "html", data, locator, url)
    except ReadingError:
        raise
    except Exception as error:
        raise ReadingError(f"no WARC file: {_told(error)}") from None


def _records(data: bytes) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    records = iter(ArchiveIterator(io.BytesIO(data)))
    while True:
        with redirect_stderr(io.StringIO()):  # where warcio complains of what it reads over
            record = next(records, None)
        if record is None:
            return
        yield record


def _told(error: Exception) -> str:
    return " ".join(str(error).split()) or "damaged"


def _limit(count: int, unpacked: int, packed: int) -> None:
    if count > _MEMBERS:
        raise ReadingError(f"more than {_MEMBERS} members")
    if unpacked > _UNPACKED or (unpacked > MOST and unpacked > packed * _RATIO):
        raise ReadingError(f"unpacks to {unpacked // 1024 // 1024} MB, more than is read")
