"""Any bytes under any name give documents or reasons, in time that grows with their number; nothing else is raised."""

import gc
import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timeline
from timeline import reading
from timeline.model import Document, Failure
from timeline.reading import Given, Item

PIECES = [
    b"<html>",
    b"<p>",
    b"</p>",
    b"<script type='application/ld+json'>",
    b"{",
    b"}",
    b"[",
    b'"text":',
    b'"a"',
    b"\n",
    b",",
    b";",
    b"\t",
    b"<rss><channel><item>",
    b"<title>",
    b"</item></channel></rss>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
    b"&#0;",
    b"&amp;lt;",
    b"<![CDATA[",
    b"<!--",
    b"\x00",
    b"\xff",
    b"\xd0",
    "Встреча прошла 9 августа 2024 года. ".encode(),
    b"text,date\n",
    b"<time datetime='",
    b"<meta property='article:published_time' content='",
    b"'>",
    b'"',
    b"9" * 30,
    b"<?xml version='1.0' encoding='x'?>",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"\x1f\x8b\x08",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b'{"text": "\\ud83d", "date": 1e999}',
    b"NaN",
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(reading.KINDS)), st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=30).map(b"".join)
)
def test_any_bytes_of_any_kind(kind, data):
    for found in reading.read(Item(f"a.{kind}", kind, data), Given()):
        if isinstance(found, Document):
            assert found.text.strip()
            assert all(0 <= b.start < b.end <= len(found.text) for b in found.blocks)
        else:
            assert found.reason
            assert "\n" not in found.reason


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tgz", "a.tar", "a.warc", "a.warc.gz"])
@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\x1f\x8b\x08\x00" + bytes(40), b"WARC/1.0\r\n\r\n", bytes(2000), b"x" * 1000]
)
def test_any_bytes_called_an_archive(tmp_path: Path, name, data):
    (tmp_path / name).write_bytes(data)
    (found,) = reading.documents([str(tmp_path / name)])
    assert isinstance(found, Failure)


@pytest.mark.parametrize(
    "text",
    [
        "9 " * 50_000,
        "9" * 100_000,
        "августа " * 12_000,
        "9 августа 2024, 16:24 " * 4_000,
        "9 августа 2024, 16:24\n" * 4_000,
        "- \n" * 30_000,
        "Главная / Новости / " * 5_000,
        "Читайте также: " * 6_000,
        "а.\n" * 30_000,
        "«" * 100_000,
        "\n" * 100_000 + "а",
        "Фото: " * 15_000,
        "Дата публикации : " * 5_000,
    ],
)
def test_telling_blocks_apart_takes_time_in_proportion(text):
    """100 kB in well under a second; quadratic work would take minutes."""
    started = time.process_time()
    reading.document(text)
    assert time.process_time() - started < 3


def test_a_megabyte_of_news_is_read_in_time(seeds):
    text = "\n\n".join(seeds.values())
    text *= 600_000 // len(text) + 1
    assert len(text.encode()) > 1_000_000
    timeline.read(text[:1000])  # what is loaded once isn't counted
    gc.freeze()  # nor what to collect of what other tests keep
    started = time.process_time()
    timeline.read(text)
    taken = time.process_time() - started
    gc.unfreeze()
    assert taken < 10


def test_json_nested_beyond_measure(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text("[" * 100_000 + "\n" + json.dumps({"text": "Встреча прошла вчера."}))
    first, second = reading.documents([str(tmp_path / "a.jsonl")])
    assert isinstance(first, Failure)
    assert isinstance(second, Document)


def test_names_in_an_archive_lead_nowhere(tmp_path: Path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/x.txt", "Встреча прошла вчера в Баку.")
    (tmp_path / "a.zip").write_bytes(out.getvalue())
    (found,) = reading.documents([str(tmp_path / "a.zip")])
    assert isinstance(found, Document)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip"]
