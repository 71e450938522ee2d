"""Addresses that open a calendar program with a feed already filled in."""

from urllib.parse import quote, urlencode


def webcal(address: str) -> str:
    """For Apple's, GNOME's and Mozilla's calendars."""
    return "webcal://" + address.partition("://")[2]


def google(address: str) -> str:
    return "https://calendar.google.com/calendar/r?cid=" + quote(webcal(address), safe="")


def outlook(address: str, name: str) -> str:
    return "https://outlook.live.com/calendar/0/addfromweb?" + urlencode({"url": address, "name": name}, quote_via=quote)
