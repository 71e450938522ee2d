"""What a page shows beside its article is kept with its place, and shown by `explain`."""

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from tests.conftest import ROOT
from tests.test_articles import ARTICLES, EXPECTED, of, outcomes, record, squeezed
from timeline import explaining, pipeline, reading, records
from timeline.languages.wording import Wording
from timeline.model import Document, LeftOut
from timeline.reading import Given, Item, trees

PAGES = sorted(path.name for path in (ARTICLES / "pages").iterdir())
BODY = "<p>Мост через реку открыли 9 августа 2024 года после ремонта, который длился два года.</p>"


def read(markup: str) -> Document:
    (document,) = reading.read(Item("a.html", "html", markup.encode()), Given())
    assert isinstance(document, Document)
    return document


def shown(document: Document) -> str:
    console = Console(file=io.StringIO(), width=10_000, color_system=None, legacy_windows=False)
    console.print(explaining.explain(pipeline.read(document), Wording("ru")))
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_a_teaser_has_the_line_where_its_tag_ends_and_its_element() -> None:
    document = read(
        f'<h1>Мост открыли</h1>\n{BODY}\n<aside id="more"\n class="news related">\n<h3>Ещё</h3>\n'
        "<p>Дом сдадут 1 мая</p></aside>\n<footer>О нас</footer>"
    )
    assert document.left_out == (
        LeftOut(4, "aside#more.news.related", "Ещё\nДом сдадут 1 мая"),
        LeftOut(7, "footer", "О нас"),
    )
    lines = [line.strip() for line in shown(document).split("\n")]
    at = lines.index("Опущено на странице:")
    assert [line for line in lines[at + 1 :] if line] == [
        "4: aside#more.news.related", "Ещё", "Дом сдадут 1 мая", "7: footer", "О нас"
    ]  # fmt: skip


def test_a_page_of_nothing_but_its_article_leaves_nothing_out() -> None:
    document = read(f"<h1>Мост открыли</h1>{BODY}")
    assert document.left_out == ()
    assert "Опущено" not in shown(document)


def test_a_short_line_that_the_body_has_as_a_word_is_left_out_all_the_same() -> None:
    assert [part.text for part in read(f"<nav><li>Мост</li><li>Август</li></nav><h1>Мост открыли</h1>{BODY}").left_out] == [
        "Мост\nАвгуст"
    ]


def test_scripts_and_styles_are_nothing_that_a_page_shows() -> None:
    document = read(f"<h1>Мост открыли</h1><script>var menu = 1</script><style>p {{}}</style>{BODY}<noscript><p>x</p></noscript>")
    assert document.left_out == ()


def test_the_record_carries_it() -> None:
    document = read(f'<h1>Мост открыли</h1>{BODY}<div class="ad">Купите дом до 1 мая</div>')
    assert records.project(pipeline.read(document))["left_out"] == [
        {"line": 1, "element": "div.ad", "text": "Купите дом до 1 мая"}
    ]


def test_names_of_elements_steer_no_terminal() -> None:
    document = read(
        f'<h1>Мост открыли</h1>{BODY}<div class="ad a\x1b[31mb\u202e {"c" * 500}">Купите дом до 1 мая\u202e\x1b]0;x\x07</div>'
    )
    text = shown(document)
    assert not set(text) & {"\x1b", "\x07", "\u202e"}
    assert max(len(part.element) for part in document.left_out) <= 80


def test_what_stands_beside_several_articles_is_told_once() -> None:
    documents = [d for d in outcomes("pages/endless_scroll.html") if isinstance(d, Document)]
    assert len(documents) > 1
    assert documents[0].left_out
    assert not any(document.left_out for document in documents[1:])


@pytest.mark.parametrize("row", [r for r in EXPECTED if r["file"].startswith("pages/") and "failure" not in r], ids=str)
def test_what_is_not_the_body_is_in_the_record_with_its_place(row: dict[str, object]) -> None:
    """Whatever a row says is none of the body, and the page shows, is a block of the text or left out of it."""
    page = outline_text(str(row["file"]))
    documents = [d for d in outcomes(str(row["file"])) if isinstance(d, Document)]
    kept = [squeezed(part.text) for d in documents for part in d.left_out]
    kept += [squeezed(d.text) for d in documents]
    for words in row.get("without", ()):  # type: ignore[attr-defined]
        assert words not in page or any(words in text for text in kept), words
    for part in of(row).left_out:
        assert part.text.strip()


@pytest.mark.parametrize("name", PAGES)
def test_every_line_of_a_page_is_read_or_left_out(name: str) -> None:
    documents = [d for d in outcomes(f"pages/{name}") if isinstance(d, Document)]
    kept = {letters("\n".join([*(d.text for d in documents), *(p.text for d in documents for p in d.left_out)]))}
    lost = [
        line
        for line in trees.paragraphs(trees.tree((ARTICLES / "pages" / name).read_bytes()).find("body")).split("\n")
        if not any(letters(line) in text for text in kept)
    ]
    assert lost == []


@pytest.mark.parametrize("name", PAGES)
def test_an_element_s_tag_is_on_its_line(name: str) -> None:
    lines = (ARTICLES / "pages" / name).read_bytes().split(b"\n")
    for document in outcomes(f"pages/{name}"):
        for part in document.left_out if isinstance(document, Document) else ():
            tag = re.match(r"\w+", part.element)
            assert tag
            assert tag[0] == "body" or f"<{tag[0]}".encode() in lines[part.line - 1].lower(), part


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def outline_text(file: str) -> str:
    return trees.words(trees.tree((ARTICLES / file).read_bytes()).find("body"))


def test_seeds_are_texts() -> None:
    for document in reading.documents([str(Path(ROOT) / "seeds")]):
        assert isinstance(document, Document)
        assert record(document).document.left_out == ()
