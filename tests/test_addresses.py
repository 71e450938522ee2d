"""Addresses: short, plain, and of the thing alone."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import UsageError
from timeline.publishing.addresses import Addresses, slug
from timeline.publishing.options import Site

TODAY = date(2024, 8, 9)


@pytest.mark.parametrize(
    ("key", "start"),
    [
        ("all", "all"),
        ("kind:summit", "kind-summit"),
        ("place:баку", "place-baku-"),
        ("place:санкт-петербург", "place-sankt-peterburg-"),
        ("participant:юрий щёкочихин", "participant-iurii-shchekochikhin-"),
        ("place:são paulo", "place-sao-paulo-"),
        ("place:北京", "place-x-"),
    ],
)
def test_slugs_are_read_aloud(key, start):
    assert slug(key).startswith(start)


def test_names_that_fall_together_in_latin_script_keep_apart():
    assert slug("place:казань") != slug("place:казан")


@given(st.text(max_size=200))
def test_any_name_gives_a_plain_path(name):
    path = Addresses().feed("place:" + name)
    assert re.fullmatch(r"feeds/place-[a-z0-9][a-z0-9-]*\.ics", path)
    assert len(path) < 80


def test_the_whole_feed_lies_beside_the_page_and_its_twin_beside_it():
    addresses = Addresses()
    assert addresses.feed("all") == "all.ics"
    assert addresses.feed("all", approximate=True) == "all-approximate.ics"
    assert addresses.relative("all.ics", "events/a.html") == "../all.ics"
    assert addresses.relative("all.ics", "index.html") == "all.ics"


def test_absolute_addresses_need_a_base():
    assert Addresses().absolute("all.ics") is None
    base = Site(today=TODAY, base_url="https://example.org/news").base_url
    assert Addresses(base).absolute("all.ics") == "https://example.org/news/all.ics"
    assert Addresses(base).absolute("index.html") == "https://example.org/news/"


@pytest.mark.parametrize(
    "bad",
    """ example.org ftp://example.org/ https:// https://e.org/?q=1 https://e.org/#a https://e.org/a\xa0b
    https://me@e.org https://e.org:99999 https://e_e/ //e.org https://[::1/""".split(" "),
)
def test_a_base_address_is_checked(bad):
    with pytest.raises(UsageError, match="no base address"):
        Site(today=TODAY, base_url=bad)


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://example.org", "https://example.org/"),
        ("http://127.0.0.1:8000//news//", "http://127.0.0.1:8000/news/"),
        ("https://[::1]:8000/", "https://[::1]:8000/"),
        (" https://хроника.рф/новости/ ", "https://xn--80apgkel8a.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/"),
        ("https://example.org/%D0%BD/~me", "https://example.org/%D0%BD/~me/"),
    ],
)  # fmt: skip
def test_a_base_address_is_written_in_one_way(given, base):
    assert Site(today=TODAY, base_url=given).base_url == base
