"""Trees of sentences: well formed for any words, right where it matters in sentences a person would read at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import analysing
from timeline.languages import load
from timeline.model import Document
from timeline.parsing import Parser, Tree, parser
from timeline.parsing.weights import Learned, best, packed, read, write
from timeline.parsing.words import Vocabulary

WORDS = st.one_of(
    st.sampled_from("в на и , . « » - ( ) — посол послы встретились открыли что который НАТО Баку 7 2017 был".split()),
    st.text(st.characters(codec="utf-8", exclude_categories=("Z", "C")), min_size=1, max_size=6),
)


def _parser() -> Parser:
    found = parser(load("ru"))
    assert found is not None
    return found


def tree(text: str) -> tuple[list[str], Tree]:
    parsed = analysing.parse(Document("0" * 12, "a.txt", text), load("ru"))
    [sentence] = parsed.sentences
    found = parsed.tree(sentence)
    assert found is not None
    return [token.text for token in parsed.tokens(sentence)], found


@settings(deadline=None)  # the first example waits for the weights
@given(st.lists(WORDS, max_size=40))
def test_any_words_make_one_tree(texts: list[str]) -> None:
    found = _parser().tree(texts)
    assert len(found.heads) == len(found.roles) == len(texts)
    assert found.heads.count(-1) == (1 if texts else 0)
    assert all((role == "root") == (head < 0) for head, role in zip(found.heads, found.roles, strict=True))
    for i in range(len(texts)):
        assert [i, *found.above(i)][-1] == found.root  # no cycle: else this doesn't end
        first, last = found.span(i)
        assert {j for j in range(len(texts)) if i in (j, *found.above(j))} == set(range(first, last + 1))


@pytest.mark.parametrize(
    ("text", "arcs"),
    [
        (
            "Перу открыло посольство в Баку в 2017 году, но оно проработало всего два года.",
            "открыло-root Перу-nsubj-открыло посольство-obj-открыло году-obl-открыло проработало-conj-открыло "
            "оно-nsubj-проработало",
        ),
        (
            "Тогда Герасимов провел телефонный разговор с начальником военного комитета НАТО Петром Павелом.",
            "провел-root Герасимов-nsubj-провел разговор-obj-провел телефонный-amod-разговор комитета-nmod-начальником "
            "военного-amod-комитета НАТО-nmod-комитета Павелом-flat:name-Петром",
        ),
        (
            "Позднее, 7 сентября того же года состоялась их встреча в Баку.",
            "состоялась-root встреча-nsubj-состоялась их-det-встреча",
        ),
        (
            "Алиев принимал участие на встрече в качестве почетного гостя.",
            "принимал-root Алиев-nsubj-принимал участие-obj-принимал почетного-amod-гостя",
        ),
        (
            "Президент Азербайджана Ильхам Алиев считает необходимым укрепление сотрудничества со странами Центральной Азии.",
            "считает-root Президент-nsubj-считает Азербайджана-nmod-Президент Алиев-flat:name-Ильхам "
            "сотрудничества-nmod-укрепление Центральной-amod-Азии Азии-nmod-странами",
        ),
        (
            "Алиев призвал страны Центральной Азии к активному сотрудничеству в сфере обороны и безопасности.",
            "призвал-root Алиев-nsubj-призвал страны-obj-призвал сотрудничеству-obl-призвал безопасности-conj-обороны",
        ),
        (
            "Меморандум предполагает, что участники намерены изучить возможности соединения энергосистем.",
            "предполагает-root Меморандум-nsubj-предполагает намерены-ccomp-предполагает участники-nsubj-намерены "
            "что-mark-намерены возможности-obj-изучить соединения-nmod-возможности",
        ),
        (
            "Азербайджан принял участие в климатической конференции, которая пройдет в Баку в ноябре.",
            "принял-root пройдет-acl:relcl-конференции которая-nsubj-пройдет Баку-obl-пройдет ноябре-obl-пройдет",
        ),
    ],
)
def test_who_does_what_is_found(text: str, arcs: str) -> None:
    words, found = tree(text)
    has = {
        "-".join([word, role] if head < 0 else [word, role, words[head]])
        for word, head, role in zip(words, found.heads, found.roles, strict=True)
    }
    assert set(arcs.split()) <= has


def test_a_tree_is_built_once_and_only_when_asked_for() -> None:
    parsed = analysing.parse(Document("0" * 12, "a.txt", "Мост открыт."), load("ru"))
    [sentence] = parsed.sentences
    assert parsed.tree(sentence) is parsed.tree(sentence)


def test_a_language_without_weights_has_no_trees() -> None:
    class Bare:
        def data(self, name: str) -> bytes:
            from timeline.errors import PackError

            raise PackError(name)

    assert parser(Bare()) is None  # type: ignore[arg-type]


def test_the_way_through_a_tree() -> None:
    #  0 послы  1 двух  2 стран  3 встретились  4 в  5 Баку
    found = Tree((3, 2, 0, -1, 5, 3), ("nsubj", "nummod", "nmod", "root", "case", "obl"))
    assert found.root == 3
    assert found.children(3) == (0, 5)
    assert found.children(3, "obl", "iobj") == (5,)
    assert found.span(0) == (0, 2)
    assert list(found.under(3)) == [0, 1, 2, 3, 4, 5]
    assert list(found.above(1)) == [2, 0, 3]
    assert found.path(1, 4) == ((1, 2, 0, 3), (5, 4))
    assert found.path(1, 0) == ((1, 2, 0), ())
    assert found.path(0, 1) == ((0,), (2, 1))
    assert Tree((), ()).root == -1


@given(st.lists(st.lists(st.integers(-400, 400), min_size=5, max_size=5), min_size=1, max_size=60), st.integers(1, 5))
def test_packed_weights_add_up(rows: list[list[int]], allowed: int) -> None:
    sums = [sum(column) for column in zip(*rows, strict=True)][:allowed]
    assert best(sum(map(packed, rows)), 5, allowed) == sums.index(max(sums))


def test_weights_are_read_as_they_were_written() -> None:
    known = Vocabulary({"мост": 1, "~NOUNт": 2}, {"a": 1}, {"b": 1}, {"c": 1})
    learned = Learned(
        known, ("nsubj", "root"), (1, 0), {5: packed([1, -2, 3]), 67_108_858: packed([0, 0, -1])}, {7: packed([-1, 1])}
    )
    again = read(write("# about", learned))
    assert (again.vocabulary, again.roles, again.marks, again.steps, again.arcs) == (
        *(learned.vocabulary, learned.roles, learned.marks),
        *(learned.steps, learned.arcs),
    )
