"""Pages, feeds, tables, archives: text, day, address, outlet and headline of each kind, and what is refused."""

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from timeline import pipeline, reading
from timeline.errors import UsageError
from timeline.model import Document, Failure, Record
from timeline.reading import Given, metadata, read_fields

BODY = [
    "Президент Азербайджана Ильхам Алиев прибыл в Астану с рабочим визитом, сообщает пресс-служба главы государства.",
    "В столице Казахстана его встречал премьер-министр. Переговоры пройдут в пятницу, стороны обсудят торговлю и транспорт.",
    "По итогам встречи стороны подпишут меморандум о сотрудничестве, который готовили больше года.",
]
TITLE = "Алиев прибыл в Астану"


def page(head: str = "", above: str = "", below: str = "", title: str = TITLE) -> str:
    """A page in the manner of a news site."""
    paragraphs = "".join(f"<p>{p}</p>" for p in BODY)
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{title} — Новости</title>{head}</head>
    <body><header><nav><a href="/">Главная</a> <a href="/n">Новости</a></nav></header><main><article><h1>{title}</h1>
    {above}{paragraphs}{below}</article></main>
    <aside><h3>Лента</h3><p>Сегодня в Баку прошёл концерт, посвящённый памяти композитора.</p></aside>
    <footer>© 2001-2025 Репорт. Все права защищены.</footer></body></html>"""


def documents(path: Path, data: str | bytes, given: Given | None = None) -> list[Document | Failure]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = list(reading.documents([str(path)], given))
    for document in found:
        if isinstance(document, Document):
            for block in document.blocks:
                assert 0 <= block.start < block.end <= len(document.text)
            assert document.extracted is (path.suffix != ".txt")
    return found


def only(path: Path, data: str | bytes, given: Given | None = None) -> Document:
    (found,) = documents(path, data, given)
    assert isinstance(found, Document), found
    return found


class TestPages:
    def test_the_text_is_headline_and_body(self, tmp_path):
        found = only(tmp_path / "a.html", page())
        assert found.text.startswith(TITLE)
        assert all(p in found.text for p in BODY)
        for stray in ("Главная", "концерт", "Все права"):
            assert stray not in found.text
        assert found.headline == TITLE
        assert found.text[found.blocks[0].start : found.blocks[0].end] == TITLE
        assert found.blocks[0].role == "headline"

    @pytest.mark.parametrize(
        ("head", "above"),
        [
            ('<meta property="article:published_time" content="2024-08-09T16:24:00+04:00">', ""),
            ('<META NAME="PubDate" CONTENT="09.08.2024 16:24">', ""),
            ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-08-09T16:24"}</script>', ""),
            (
                '<script type="application/ld+json">{"@context":"x","@graph":[{"@type":"Organization"},'
                '{"@type":["NewsArticle"],"datePublished":"2024-08-09"}]}</script>',
                "",
            ),
            ('<link rel="canonical" href="https://r.example/2024/08/09/aliev">', ""),
            ("", '<time datetime="2024-08-09T16:24">вчера</time>'),
            ("", '<meta itemprop="datePublished" content="2024-08-09">'),
        ],
    )
    def test_the_day_by_metadata(self, tmp_path, head, above):
        found = only(tmp_path / "a.html", page(head, above))
        assert (found.published, found.published_basis) == ("2024-08-09", "metadata")

    @pytest.mark.parametrize("stamp", ["9 августа 2024, 16:24", "09.08.2024 | 16:24", "16:24, 9 август 2024"])
    def test_a_visible_stamp_is_left_to_the_text(self, tmp_path, stamp):
        found = only(tmp_path / "a.html", page(above=f'<div class="d">{stamp}</div>'))
        assert found.published is None
        assert [found.text[b.start : b.end] for b in found.blocks if b.role == "stamp"] == [stamp]

    def test_a_footer_is_no_day(self, tmp_path):
        assert only(tmp_path / "a.html", page()).published is None

    def test_a_given_day_goes_first(self, tmp_path):
        head = '<meta property="article:published_time" content="2024-08-09">'
        found = only(tmp_path / "a.html", page(head), Given("2020-01-02"))
        assert (found.published, found.published_basis) == ("2020-01-02", "given")

    def test_address_and_outlet(self, tmp_path):
        head = '<link rel="canonical" href="https://r.example/1"><meta property="og:site_name" content="Репорт">'
        found = only(tmp_path / "a.html", page(head))
        assert (found.url, found.outlet) == ("https://r.example/1", "Репорт")

    def test_an_address_that_would_run_is_none(self, tmp_path):
        assert only(tmp_path / "a.html", page('<link rel="canonical" href="javascript:alert(1)">')).url is None

    def test_related_news_are_teasers_or_gone(self, tmp_path):
        below = "<h3>Читайте также</h3><ul><li><a href='/1'>В Баку 22 ноября открыли новый парк для детей</a></li></ul>"
        found = only(tmp_path / "a.html", page(below=below))
        at = found.text.find("22 ноября")
        assert at < 0 or found.role_at(at) == "teaser"

    def test_windows_1251_named_in_the_page(self, tmp_path):
        data = page().replace("utf-8", "windows-1251").encode("cp1251")
        assert BODY[0] in only(tmp_path / "a.html", data).text

    def test_broken_markup(self, tmp_path):
        data = page().replace("</p>", "").replace("</article>", "<b><i></p></div>").replace("</html>", "")
        assert BODY[2] in only(tmp_path / "a.htm", data).text

    @pytest.mark.parametrize("data", ["<html></html>", "<html><body><script>1</script></body></html>"])
    def test_a_page_without_an_article_says_so(self, tmp_path, data):
        (found,) = documents(tmp_path / "a.html", data)
        assert isinstance(found, Failure)

    def test_a_page_nested_beyond_measure_does_no_harm(self, tmp_path):
        assert len(documents(tmp_path / "a.html", "<div>" * 20_000 + page() + "</div>" * 20_000)) == 1


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Репорт</title>
<item><title>Алиев прибыл в Астану</title><link>https://r.example/1</link><pubDate>{}</pubDate>
<description>&lt;p&gt;Президент прибыл в Астану в пятницу.&lt;/p&gt;&lt;p&gt;Встреча прошла вчера.&lt;/p&gt;</description></item>
<item><title>Вторая новость</title><link>https://r.example/2024/08/07/x</link>
<description>Короткая новость дня.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Репорт</title>
<entry><title>Встреча</title><link href="https://r.example/1"/><published>2024-08-09T16:24:00+04:00</published>
<updated>2024-08-12T10:00:00Z</updated>
<content type="html">&lt;p&gt;Встреча прошла &lt;b&gt;вчера&lt;/b&gt; в Баку.&lt;/p&gt;</content></entry></feed>"""


class TestFeeds:
    @pytest.mark.parametrize(
        "day",
        ["Fri, 09 Aug 2024 16:24:00 +0400", "Пт, 09 авг 2024 16:24:00 +0400", "9 августа 2024 16:24", "2024-08-09T16:24:00Z"],
    )
    def test_an_entry_is_a_document(self, tmp_path, day):
        first, second = documents(tmp_path / "a.rss", RSS.format(day))
        assert isinstance(first, Document)
        assert isinstance(second, Document)
        assert first.text == "Алиев прибыл в Астану\n\nПрезидент прибыл в Астану в пятницу.\n\nВстреча прошла вчера."
        assert (first.published, first.published_basis) == ("2024-08-09", "metadata")
        assert (first.locator, first.url, first.outlet) == ("entry 1", "https://r.example/1", "Репорт")
        assert (second.published, second.locator) == ("2024-08-07", "entry 2")

    def test_atom(self, tmp_path):
        found = only(tmp_path / "a.xml", ATOM)
        assert found.text == "Встреча\n\nВстреча прошла вчера в Баку."
        assert found.published == "2024-08-09"

    def test_windows_1251(self, tmp_path):
        data = RSS.format("Fri, 09 Aug 2024 16:24:00 +0400").replace("utf-8", "windows-1251").encode("cp1251")
        assert isinstance(documents(tmp_path / "a.rss", data)[0], Document)

    @pytest.mark.parametrize(
        "data",
        [
            "<a/>",
            "",
            "текст",
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
        ],
    )
    def test_no_feed(self, tmp_path, data):
        (found,) = documents(tmp_path / "a.xml", data)
        assert isinstance(found, Failure)


class TestBrokenFeeds:
    """A feed that was cut on its way gives what is whole, and one failure that says where it ends."""

    FEEDS = pytest.mark.parametrize(
        ("feed", "end", "root"),
        [(RSS.format("Fri, 09 Aug 2024 16:24:00 +0400"), "</item>", "</rss>"), (ATOM, "</entry>", "</feed>")],
        ids=["rss", "atom"],
    )

    @FEEDS
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_cut_anywhere_before_its_end(self, tmp_path, feed, end, root, encoding):
        feed = feed.replace("utf-8", encoding)
        whole = documents(tmp_path / "a.xml", feed.encode(encoding))
        for cut in range(feed.index("<title>", feed.index("<title>") + 1), feed.index(root), 7):
            found = documents(tmp_path / "a.xml", feed[:cut].encode(encoding))
            there = feed[:cut].count(end)
            assert [one.text for one in found[:there]] == [one.text for one in whole[:there]]
            (failure,) = found[there:]
            line = feed[:cut].count("\n") + 1
            assert failure.reason in (f"the XML breaks off (line {line})", "no entries of RSS or Atom in it")
            assert there == 0 or failure.reason.startswith("the XML breaks off")
            assert failure.locator in (None, f"entry {there + 1}")

    @FEEDS
    def test_cut_inside_an_entry_names_it(self, tmp_path, feed, end, root):
        failure = documents(tmp_path / "a.xml", feed[: feed.rindex(end) - 20])[-1]
        assert failure.locator == f"entry {feed.count(end)}"

    @FEEDS
    def test_a_stray_ampersand_is_no_break(self, tmp_path, feed, end, root):
        found = documents(tmp_path / "a.xml", feed.replace("Репорт", "Репорт & Ко"))
        assert [type(one) for one in found] == [Document] * feed.count(end)


class TestTables:
    def test_json_lines(self, tmp_path):
        row = {"text": BODY[0], "date": "2024-08-09T10:00", "title": TITLE, "link": "https://e.org/1", "outlet": "Репорт"}
        found = only(tmp_path / "a.jsonl", json.dumps(row, ensure_ascii=False) + "\n\n")
        assert found.text == f"{TITLE}\n\n{BODY[0]}"
        assert (found.published, found.url, found.outlet, found.locator) == ("2024-08-09", "https://e.org/1", "Репорт", "line 1")

    def test_fields_may_be_named(self, tmp_path):
        row = {"содержание": BODY[0], "text": "не то", "день": "9 августа 2024"}
        found = only(tmp_path / "a.jsonl", json.dumps(row), Given(fields=read_fields("text=содержание,published=день")))
        assert (found.text, found.published) == (BODY[0], "2024-08-09")

    def test_a_wrong_row_is_named_and_the_others_go_on(self, tmp_path):
        rows = ["{", '{"x": 1}', "[1]", json.dumps({"text": BODY[0], "published": "2024-13-01"}), json.dumps({"text": BODY[0]})]
        found = documents(tmp_path / "a.jsonl", "\n".join(rows))
        assert [f.locator for f in found if isinstance(f, Failure)] == ["line 1", "line 2", "line 3", "line 4"]
        assert "published is not a day: '2024-13-01'" in found[3].reason
        assert isinstance(found[4], Document)

    @pytest.mark.parametrize("sign", [",", ";", "\t"])
    def test_csv(self, tmp_path, sign):
        data = (
            sign.join(("title", "body", "date")) + "\r\n" + sign.join(("Встреча", '"Первая\nи ""вторая"" строка."', "09.08.2024"))
        )
        found = only(tmp_path / "a.csv", data)
        assert found.text == 'Встреча\n\nПервая\nи "вторая" строка.'
        assert found.published == "2024-08-09"

    @pytest.mark.parametrize("text", ["nonsense=x", "text", "text="])
    def test_wrong_fields_are_refused(self, text):
        with pytest.raises(UsageError, match="--fields"):
            read_fields(text)


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


class TestArchives:
    @pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tar.gz", tarred), ("a.tgz", tarred)])
    def test_members_of_known_kinds_by_name(self, tmp_path, name, pack):
        members = {
            "b.txt": BODY[1],
            "a/a.txt": BODY[0],
            "../c.txt": BODY[2],
            "README.txt": "нет",
            "x.png": "нет",
            "p.html": page(),
        }
        found = documents(tmp_path / name, pack({n: t.encode() for n, t in members.items()}))
        assert [d.locator for d in found] == ["../c.txt", "a/a.txt", "b.txt", "p.html"]
        assert [d.text for d in found[:3]] == [BODY[2], BODY[0], BODY[1]]
        assert {d.source for d in found} == {str(tmp_path / name)}

    def test_a_bomb_is_refused(self, tmp_path):
        (found,) = documents(tmp_path / "a.zip", zipped({"a.txt": bytes(80 * 1024 * 1024)}))
        assert isinstance(found, Failure)
        assert "more than is read" in found.reason

    @pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.warc.gz", "a.warc"])
    def test_no_archive(self, tmp_path, name):
        (found,) = documents(tmp_path / name, b"PK\x03\x04 nothing of the kind")
        assert isinstance(found, Failure)

    @pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False)])
    def test_warc(self, tmp_path, name, packed):
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=packed)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://r.example/2024/08/09/a", "response", payload=io.BytesIO(page().encode()), http_headers=headers
        )
        writer.write_record(record)
        found = only(tmp_path / name, out.getvalue())
        assert (found.url, found.published) == ("https://r.example/2024/08/09/a", "2024-08-09")
        assert BODY[0] in found.text

    def test_an_archive_that_breaks_off(self, tmp_path):
        data = tarred({f"{n}.txt": (BODY[0] * 50 + str(n) * 999).encode() for n in range(50)})
        found = documents(tmp_path / "a.tar.gz", data[: len(data) // 2])
        read = [d for d in found if isinstance(d, Document)]
        assert 0 < len(read) < 50
        assert all(d.text.startswith(BODY[0] * 50) for d in read)

    def test_gzip_alone_is_no_article(self, tmp_path):
        (found,) = documents(tmp_path / "a.tar.gz", gzip.compress(b"text"))
        assert isinstance(found, Failure)


class TestBeside:
    def test_a_json_beside_a_text_says_what_is_known_of_it(self, tmp_path):
        about = {"published": "2024-08-09", "url": "https://e.org", "outlet": "Репорт", "headline": TITLE}
        (tmp_path / "a.json").write_text(json.dumps(about))
        found = only(tmp_path / "a.txt", BODY[0])
        assert (found.text, found.extracted) == (BODY[0], False)
        assert (found.published, found.published_basis) == ("2024-08-09", "metadata")
        assert (found.url, found.outlet, found.headline) == ("https://e.org", "Репорт", TITLE)

    @pytest.mark.parametrize("about", ["{", "[]", '{"published": "скоро"}'])
    def test_a_wrong_one_is_named(self, tmp_path, about):
        (tmp_path / "a.json").write_text(about)
        (found,) = documents(tmp_path / "a.txt", BODY[0])
        assert isinstance(found, Failure)
        assert ".json beside it" in found.reason


class TestDays:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("2024-08-09", "2024-08-09"),
            ("2024-08-09T23:59:59-11:00", "2024-08-09"),
            ("2024-08", "2024-08"),
            ("Fri, 09 Aug 2024 16:24:00 GMT", "2024-08-09"),
            ("Пт, 09 авг 2024 16:24:00 +0300", "2024-08-09"),
            ("пятница, 9 августа 2024 г.", "2024-08-09"),
            ("09.08.2024 16:24", "2024-08-09"),
            ("August 9, 2024", "2024-08-09"),
            ("9 серпня 2024", "2024-08-09"),
        ],
    )
    def test_a_field_in_any_manner(self, text, day):
        assert metadata.day(text) == day

    @pytest.mark.parametrize(
        "text", ["", "вчера", "2017 года", "в апреле 2018 года", "2024-13-01", "31.02.2024", "1970-01-01", "9" * 5000]
    )
    def test_what_is_no_day_is_none(self, text):
        assert metadata.day(text) is None

    @pytest.mark.parametrize(
        ("url", "day"),
        [
            ("https://e.org/2025/08/07/x.html", "2025-08-07"),
            ("https://e.org/news/20250807/1", "2025-08-07"),
            ("https://e.org/2025-08-07-x", "2025-08-07"),
            ("https://e.org/12345678/x", None),
            ("https://e.org/2025/13/07/", None),
            ("https://e.org/politics", None),
        ],
    )
    def test_a_day_in_an_address(self, url, day):
        assert metadata.day_of_address(url) == day


class TestLocators:
    """What a record points with leads back: into its text by offsets, into its file by the locator."""

    TELLS = "Алиев прибыл в Астану 9 августа 2024 года. Переговоры пройдут 12 августа, подписание намечено на ноябрь 2024 года."

    def records(self, path: Path, data: bytes) -> list[Record]:
        path.write_bytes(data)
        found = [d for d in reading.documents([str(path)]) if isinstance(d, Document)]
        records = [pipeline.read(document) for document in found]
        for record in records:
            assert record.document.source == str(path)
            assert len(record.mentions) >= 3
            for mention in record.mentions:
                assert record.document.text[mention.start : mention.end] == mention.text
            for event in record.events:
                assert "\n\n" not in record.document.text[event.start : event.end]
        return records

    def test_rows(self, tmp_path):
        rows = [{"body": f"{n}. {self.TELLS}", "title": TITLE} for n in range(3)]
        lines = ["", *(json.dumps(row, ensure_ascii=False) for row in rows)]
        for record in self.records(tmp_path / "a.jsonl", "\n".join(lines).encode()):
            number = int((record.document.locator or "").removeprefix("line "))
            assert json.loads(lines[number - 1])["body"] in record.document.text

    def test_a_table(self, tmp_path):
        table = "id,body\r\n" + "".join(f'{n},"{n}. {self.TELLS}"\r\n' for n in range(3))
        for record in self.records(tmp_path / "a.csv", table.encode()):
            number = int((record.document.locator or "").removeprefix("line "))
            assert table.split("\r\n")[number - 1].split(",", 1)[1].strip('"') in record.document.text

    def test_a_feed(self, tmp_path):
        entries = "".join(
            f"<item><title>Новость {n}</title><description>{n}. {self.TELLS}</description></item>" for n in range(3)
        )
        found = self.records(tmp_path / "a.rss", f"<rss><channel><title>Репорт</title>{entries}</channel></rss>".encode())
        assert [(r.document.locator, r.document.headline) for r in found] == [
            (f"entry {n + 1}", f"Новость {n}") for n in range(3)
        ]

    @pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tgz", tarred)])
    def test_members_and_what_is_in_them(self, tmp_path, name, pack):
        row = json.dumps({"text": self.TELLS})
        found = self.records(tmp_path / name, pack({"x/a.txt": self.TELLS.encode(), "x/b.jsonl": f"\n{row}".encode()}))
        assert [r.document.locator for r in found] == ["x/a.txt", "x/b.jsonl, line 2"]
        assert [r.document.text for r in found] == [self.TELLS, self.TELLS]

    def test_a_page(self, tmp_path):
        (found,) = self.records(tmp_path / "a.html", page(above=f"<p>{self.TELLS}</p>").encode())
        assert found.document.locator is None
        assert self.TELLS in found.document.text
