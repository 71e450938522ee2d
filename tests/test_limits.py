"""Each limit of docs/limits.md with what is said where it is passed; the document beside is always read."""

import csv
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.conftest import ROOT
from timeline import batch, reading, records
from timeline.fetching.getting import Limits
from timeline.model import Document, Failure
from timeline.reading import archives, rows
from timeline.reading.item import MOST

TEXT = "Встреча президентов прошла в Баку 9 августа 2024 года.\n"
PAGE = f"<html><head><title>Встреча</title></head><body><article>{'<p>' + TEXT * 5 + '</p>'}</article></body></html>"
DOCUMENTED = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")


def reasons(path: Path) -> list[str]:
    """Why what was not read of a file was not."""
    return [found.reason for found in reading.documents([str(path)]) if isinstance(found, Failure)]


def texts(path: Path) -> list[str]:
    return [found.text for found in reading.documents([str(path)]) if isinstance(found, Document)]


def large(path: Path, size: int) -> Path:
    """A file of so many bytes that takes none on the disk."""
    path.write_bytes(b"")
    os.truncate(path, size)
    return path


class TestFiles:
    def test_a_file(self, tmp_path):
        assert reasons(large(tmp_path / "a.txt", MOST + 1)) == ["larger than 64 MB"]
        (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
        assert (reasons(tmp_path), texts(tmp_path)) == (["larger than 64 MB"], [TEXT])

    @pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.warc.gz"])
    def test_an_archive(self, tmp_path, name):
        (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
        large(tmp_path / name, 2048 * 1024 * 1024 + 1)
        assert (reasons(tmp_path), texts(tmp_path)) == (["larger than 2048 MB"], [TEXT])

    def test_the_json_beside_a_text(self, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        large(tmp_path / "a.json", MOST + 1)
        assert len(reasons(tmp_path)) == 1

    def test_standard_input(self):
        program = "import sys; sys.stdout.buffer.write(b'x' * (64 * 1024 * 1024 + 1))"
        shell = f'{sys.executable} -c "{program}" | {sys.executable} -m timeline extract -'
        found = subprocess.run(["bash", "-c", shell], cwd=ROOT, capture_output=True, text=True, timeout=120)
        assert found.stderr == "timeline: -: larger than 64 MB\n"

    def test_a_line_of_json(self, tmp_path, monkeypatch):
        monkeypatch.setattr(rows, "_LONGEST", 1000)
        lines = [json.dumps({"text": TEXT * 100}), json.dumps({"text": TEXT})]
        (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
        assert reasons(tmp_path / "a.jsonl") == ["a line of more than 1000 characters"]
        assert texts(tmp_path / "a.jsonl") == [TEXT.strip()]

    def test_a_field_of_csv(self, tmp_path):
        before = csv.field_size_limit(1000)
        try:
            (tmp_path / "a.csv").write_text(f'text\n"{TEXT * 100}"\n', encoding="utf-8")
            assert reasons(tmp_path / "a.csv") == ["no CSV: field larger than field limit (1000)"]
        finally:
            csv.field_size_limit(before)
        assert before == 16_777_216


class TestArchives:
    def zipped(self, path: Path, *members: tuple[str | zipfile.ZipInfo, bytes | str]) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members:
                archive.writestr(name, data)
        return path

    def test_members(self, tmp_path, monkeypatch):
        monkeypatch.setattr(archives, "_MEMBERS", 5)
        path = self.zipped(tmp_path / "a.zip", *((f"{n}.txt", TEXT) for n in range(6)))
        assert reasons(path) == ["more than 5 members"]
        with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
            for number in range(7):
                info = tarfile.TarInfo(f"{number}.txt")
                info.size = 1
                archive.addfile(info, io.BytesIO(b"a"))
        assert reasons(tmp_path / "a.tar.gz") == ["more than 5 members"]

    def test_a_member(self, tmp_path):
        noise = os.urandom(1024 * 1024) * 65
        path = self.zipped(tmp_path / "a.zip", ("a.txt", noise), ("b.txt", TEXT), ("c.txt", os.urandom(1_000_000)))
        assert reasons(path)[0] == "larger than 64 MB"
        assert texts(path) == [TEXT]

    @pytest.mark.parametrize("kind", ["zip", "tar.gz", "warc.gz"])
    def test_bombs(self, tmp_path, kind):
        path = tmp_path / f"a.{kind}"
        zeros = bytes(70 * 1024 * 1024)
        if kind == "zip":
            self.zipped(path, ("a.txt", zeros))
        elif kind == "tar.gz":
            with tarfile.open(path, "w:gz") as archive:
                info = tarfile.TarInfo("a.txt")
                info.size = len(zeros)
                archive.addfile(info, io.BytesIO(zeros))
        else:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            with path.open("wb") as file:
                writer = WARCWriter(file, gzip=True)
                record = writer.create_warc_record("https://r.example/", "response", io.BytesIO(zeros), http_headers=headers)
                writer.write_record(record)
        assert path.stat().st_size < 1_000_000
        (reason,) = reasons(path)
        assert reason.startswith("unpacks to ")
        assert reason.endswith(" MB, more than is read")

    def test_links_are_passed_over_and_names_lead_nowhere(self, tmp_path):
        (tmp_path / "secret.txt").write_text("Тайна.")
        with tarfile.open(tmp_path / "a.tar", "w") as archive:
            for name, kind in (("s.txt", tarfile.SYMTYPE), ("h.txt", tarfile.LNKTYPE), ("d.txt", tarfile.CHRTYPE)):
                info = tarfile.TarInfo(name)
                info.type, info.linkname = kind, str(tmp_path / "secret.txt")
                archive.addfile(info)
            info = tarfile.TarInfo("/etc/../../x.txt")
            info.size = len(TEXT.encode())
            archive.addfile(info, io.BytesIO(TEXT.encode()))
        link = zipfile.ZipInfo("s.txt")
        link.external_attr = 0o120777 << 16
        self.zipped(tmp_path / "a.zip", (link, str(tmp_path / "secret.txt")), ("../../x.txt", TEXT))
        for name in ("a.tar", "a.zip"):
            assert (reasons(tmp_path / name), texts(tmp_path / name)) == ([], [TEXT])
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar", "a.zip", "secret.txt"]

    def test_nothing_but_links(self, tmp_path):
        link = zipfile.ZipInfo("s.txt")
        link.external_attr = 0o120777 << 16
        assert reasons(self.zipped(tmp_path / "a.zip", (link, "/etc/hosts"))) == ["no articles in this archive"]


class TestMarkup:
    @pytest.mark.parametrize("tag", ["div", "b", "ul", "table", "blockquote"])
    @pytest.mark.parametrize("depth", [300, 1500])
    def test_pages_nested_as_badly_made_ones_are_read_whole(self, tmp_path, tag, depth):
        path = tmp_path / "a.html"
        path.write_text(PAGE.replace("<article>", f"<{tag}>" * depth + "<article>"), encoding="utf-8")
        assert reasons(path) == []
        assert TEXT.strip() in texts(path)[0]

    @pytest.mark.parametrize("tag", ["div", "b", "a", "font", "span"])
    @pytest.mark.parametrize("depth", [3_000, 100_000])
    def test_deeper_ones_are_not(self, tmp_path, tag, depth):
        path = tmp_path / "a.html"
        path.write_text(PAGE.replace("<article>", f"<{tag}>" * depth + "<article>"), encoding="utf-8")
        found = reasons(path)
        assert found == ["its elements are nested deeper than 2000 levels"] or TEXT.strip() in texts(path)[0]
        if tag in ("div", "b"):
            assert found

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
    def test_entities_of_a_feed(self, tmp_path, encoding):
        bomb = (
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
        )
        (tmp_path / "a.xml").write_bytes(bomb.encode(encoding))
        assert reasons(tmp_path / "a.xml") == ["declares XML entities of its own, which are not read"]

    def test_nesting_of_json(self, tmp_path):
        (tmp_path / "a.jsonl").write_text("[" * 100_000 + "\n" + json.dumps({"text": TEXT}), encoding="utf-8")
        assert reasons(tmp_path / "a.jsonl") == ["no JSON: nested too deeply"]
        assert len(texts(tmp_path / "a.jsonl")) == 1


def test_dates_in_a_document(tmp_path):
    (tmp_path / "a.txt").write_text("9.08.2024\n" * 20_001, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    first, second = batch.run([str(tmp_path)], records.line)
    assert first == Failure(str(tmp_path / "a.txt"), "more than 20000 dates: no article")
    assert isinstance(second, str)


def test_the_figures_are_those_of_the_document():
    assert f"| {MOST // 1024 // 1024} MB | `larger than {MOST // 1024 // 1024} MB`" in DOCUMENTED
    assert f"| {archives._MEMBERS} | `more than {archives._MEMBERS} members`" in DOCUMENTED
    assert f"{archives._UNPACKED // 1024**3} GB, and {archives._RATIO} times its packed size" in DOCUMENTED
    assert f"`a line of more than {rows._LONGEST} characters`" in DOCUMENTED
    limits = Limits()
    assert f"`larger than {limits.size // 1024 // 1024} MB`" in DOCUMENTED
    assert f"`no answer in full within {limits.seconds:g} s`" in DOCUMENTED
    assert f"`more than {limits.redirects} redirects" in DOCUMENTED
