"""Articles of every kind made of what must never reach a page, a feed, a script, a terminal or a path as it stands."""

import io
import json
import zipfile
from html import escape
from pathlib import Path

SCRIPT = '</script><script>document.title="broken"</script><img src=x onerror=document.title="broken">'
TERMINAL = "\x1b]0;broken\x07\x1b[2J\x9b31m"
LINES = "\r\nBEGIN:VEVENT\r\nSUMMARY:broken\r\nEND:VEVENT\r\n"
UNSEEN = "\u202eтевирп\u2066\u2028\u2029\x85\ufeff\x00\x0b\x0c\x1f\x7f\ufffe\u200f"
TEMPLATE = "{{ 7*7 }} {% raw %} ]]> <!-- ${7*7} &lt;b&gt; &#60;b&#62; \\u003cb\\u003e"
ATTACKS = (
    SCRIPT,
    TERMINAL,
    LINES,
    UNSEEN,
    TEMPLATE,
    "';alert(1)//",
    "../../../etc/passwd",
    "%2e%2e%2f",
    '" autofocus onfocus="alert(1)',
)
ADDRESSES = (
    'javascript:document.title="broken"',
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://e.example/\r\nX-Broken: 1",
    'https://e.example/"><script>alert(1)</script>',
    "https://e.example/\u202eexe.txt",
    "http://[",
    "vbscript:x",
    "file:///etc/passwd",
)


def told(attack: str, number: int) -> str:
    """A body with events, who and where of which are made of the attack."""
    day = number % 27 + 1
    return (
        f"Министр {attack} Иванов прибыл в Баку {attack} {day} августа 2024 года.\n\n"
        f"Президент провёл встречу с «{attack}» в Астане {day + 1} августа 2024 года, сообщает {attack}.\n\n"
        f"Выставка «Дом {attack}» откроется {day} ноября 2024 года в Баку. Об этом рассказали организаторы выставки.\n"
    )


def write(folder: Path) -> Path:
    """The articles as files of every kind; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rows, entries, members = [], [], io.BytesIO()
    with zipfile.ZipFile(members, "w") as archive:
        for number, attack in enumerate(ATTACKS):
            address = ADDRESSES[number % len(ADDRESSES)]
            text, title = told(attack, number), f"{attack} {number} прибыл"
            rows.append({"text": text + "строка", "title": title, "url": address, "outlet": attack, "date": "2024-08-09"})
            entries.append(
                f"<item><title>{escape(clean(title))}</title><link>{escape(clean(address))}</link><pubDate>2024-08-09</pubDate>"
                f"<description>{escape(clean(text))} запись</description></item>"
            )
            (folder / f"{number}.html").write_text(page(title, text + " страница", address, attack), "utf-8")
            (folder / f"{number}.txt").write_text(text, "utf-8")
            archive.writestr(f"../../{number}{attack}.txt".replace("\x00", ""), text + " член")
    (folder / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    (folder / "feed.rss").write_text(
        f"<rss><channel><title>{escape(clean(SCRIPT))}</title>{''.join(entries)}</channel></rss>", "utf-8"
    )
    (folder / "members.zip").write_bytes(members.getvalue())
    (folder / '"><script>alert(1)<\x1b[31m\u202e.txt').write_text(told(SCRIPT, 20), "utf-8")
    return folder


def clean(text: str) -> str:
    """What XML may hold."""
    return "".join(c for c in text if c in "\t\n\r" or c >= " " and c not in "\ufffe\x7f")


def page(title: str, text: str, address: str, outlet: str) -> str:
    linked = json.dumps({"@type": "NewsArticle", "headline": title, "url": address, "publisher": {"name": outlet}})
    return (
        f'<html><head><meta charset="utf-8"><title>{escape(title)}</title><link rel="canonical" href="{escape(address)}">'
        f'<meta property="og:site_name" content="{escape(outlet)}"><script type="application/ld+json">'
        f"{linked.replace('<', chr(92) + 'u003c')}</script></head><body><article><h1>{escape(title)}</h1>"
        f"{''.join(f'<p>{escape(part)}</p>' for part in text.split(chr(10)) if part)}</article></body></html>"
    )
