"""Feeds in the hands of real clients: libical (GNOME, KDE), calcurse, and a subscription by vdirsyncer read with khal."""

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
import threading
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from attrs import evolve

from tests.stories import TURAN, hostile, many, stories, story, telling, withdrawn
from timeline.publishing import publish
from timeline.publishing.options import Site

TODAY = date(2024, 8, 9)
SITE = Site(today=TODAY, title="Хроника", base_url="https://example.org/")
TOLD = (*stories(), withdrawn(), *hostile(), *many(40))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    publish(TOLD, SITE, out)
    return out


def program(name: str) -> str:
    """The path of a program beside Python or on the path; skips where there is none."""
    found = shutil.which(name, path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(scope="module")
def libical():
    name = ctypes.util.find_library("ical")
    if not name:
        pytest.skip("libical is not installed")
    library = ctypes.CDLL(name)
    for function, result, arguments in (
        ("icalparser_parse_string", ctypes.c_void_p, [ctypes.c_char_p]),
        ("icalrestriction_check", ctypes.c_int, [ctypes.c_void_p]),
        ("icalcomponent_count_errors", ctypes.c_int, [ctypes.c_void_p]),
        ("icalcomponent_count_components", ctypes.c_int, [ctypes.c_void_p, ctypes.c_int]),
        ("icalcomponent_strip_errors", None, [ctypes.c_void_p]),
        ("icalcomponent_free", None, [ctypes.c_void_p]),
    ):
        getattr(library, function).restype = result
        getattr(library, function).argtypes = arguments
    return library


def faults(library: ctypes.CDLL, data: bytes) -> tuple[int, int, int]:
    """How many errors libical finds reading, how many in checking what a part must and may hold, and how many events it has."""
    whole = library.icalparser_parse_string(data)
    assert whole
    try:
        reading = library.icalcomponent_count_errors(whole)
        library.icalrestriction_check(whole)
        return reading, library.icalcomponent_count_errors(whole) - reading, library.icalcomponent_count_components(whole, 4)
    finally:
        library.icalcomponent_free(whole)


def test_libical_finds_no_fault_and_every_event(libical, site):
    paths = sorted(site.rglob("*.ics"))
    assert len(paths) > 10
    for path in paths:
        data = path.read_bytes()
        assert faults(libical, data) == (0, 0, data.count(b"BEGIN:VEVENT")), path


def test_libical_would_find_a_fault(libical, site):
    data = (site / "all.ics").read_bytes()
    assert faults(libical, data.replace(b"DTSTAMP:", b"DTSTAMP;VALUE=DATE:", 1))[0] > 0
    assert faults(libical, data.replace(b"SUMMARY:", b"SUMMARY:a\r\nSUMMARY:", 1))[1] > 0


def test_calcurse_takes_every_event(site, tmp_path):
    calcurse = program("calcurse")
    for name in ("all.ics", "all-approximate.ics"):
        folder = tmp_path / name
        folder.mkdir()
        arguments = [calcurse, "-D", str(folder), "-C", str(folder), "-q", "-i", str(site / name)]
        done = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        count = (site / name).read_bytes().count(b"BEGIN:VEVENT")
        assert len((folder / "apts").read_text().splitlines()) == count


@pytest.fixture
def served(tmp_path):
    """A folder served on loopback; its path and address."""
    out = tmp_path / "site"
    handler = partial(_Quiet, directory=str(out))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield out, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Subscriber:
    """Somebody who subscribed with vdirsyncer and reads with khal."""

    def __init__(self, home: Path, address: str) -> None:
        self.vdirsyncer, self.khal, self.home = program("vdirsyncer"), program("khal"), home
        home.mkdir()
        (home / "items").mkdir()
        (home / "sync").write_text(
            f'[general]\nstatus_path = "{home}/status/"\n[pair news]\na = "local"\nb = "feed"\ncollections = null\n'
            f'conflict_resolution = "b wins"\npartial_sync = "revert"\n'
            f'[storage local]\ntype = "filesystem"\npath = "{home}/items"\nfileext = ".ics"\n'
            f'[storage feed]\ntype = "http"\nurl = "{address}"\n'
        )
        (home / "read").write_text(
            f"[calendars]\n[[news]]\npath = {home}/items\n"
            "[locale]\nlocal_timezone = Europe/Moscow\ndefault_timezone = Europe/Moscow\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        )
        self._run(self.vdirsyncer, "-c", str(home / "sync"), "discover")

    def sync(self) -> None:
        self._run(self.vdirsyncer, "-c", str(self.home / "sync"), "sync")

    def list(self, first: date, days: int) -> list[str]:
        """Every event of a stretch of days, as day, title and status."""
        arguments = ["list", "--day-format", "", "--format", "{start-date} {title} {status}", str(first), f"{days}d"]
        return [line.strip() for line in self._run(self.khal, "-c", str(self.home / "read"), *arguments).splitlines()]

    def _run(self, *arguments: str) -> str:
        environment = os.environ | {"HOME": str(self.home), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": "", "XDG_CACHE_HOME": ""}
        environment |= {"LC_ALL": "C.UTF-8", "COLUMNS": "200"}
        done = subprocess.run(arguments, capture_output=True, text=True, env=environment, timeout=120, check=False, input="y\n")
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout


def test_a_subscriber_sees_what_was_announced_moved_and_cancelled(served, tmp_path):
    out, address = served
    first, second, third = (
        story(title, day, telling(TURAN, f"{title}: {day}."), status="scheduled", seed=title)
        for title, day in (("Саммит", "2030-03-01"), ("Выставка", "2030-03-02/2030-03-04"), ("Запуск", "2030-03-06"))
    )
    publish([first, second, third, story("Выборы", "2030-03", telling(TURAN, "В марте выборы."))], SITE, out)
    reader = Subscriber(tmp_path / "home", address + "all.ics")
    reader.sync()
    assert reader.list(date(2030, 3, 1), 30) == [
        "2030-03-01 Саммит CONFIRMED",
        *("2030-03-02 Выставка CONFIRMED" for _ in range(3)),
        "2030-03-06 Запуск CONFIRMED",
    ]
    later = {"sequence": 1, "changed": "2024-08-20"}
    moved = evolve(third, edtf="2030-03-08", first=date(2030, 3, 8), last=date(2030, 3, 8), status="postponed",
                   moved_from="2030-03-06", **later)  # fmt: skip
    publish([evolve(first, status="cancelled", **later), second, moved], SITE, out)
    reader.sync()
    assert reader.list(date(2030, 3, 1), 30) == [
        "2030-03-01 Отменено: Саммит CANCELLED",
        *("2030-03-02 Выставка CONFIRMED" for _ in range(3)),
        "2030-03-08 Перенесено: Запуск CONFIRMED",
    ]


def test_a_subscriber_gets_every_story_once(served, tmp_path):
    out, address = served
    publish(TOLD, SITE, out)
    reader = Subscriber(tmp_path / "home", address + "all.ics")
    reader.sync()
    assert len(list((reader.home / "items").iterdir())) == (out / "all.ics").read_bytes().count(b"BEGIN:VEVENT")
    assert any("Астане" in line for line in reader.list(TODAY, 1))
    assert reader.list(TODAY - timedelta(days=3650), 1) == []
