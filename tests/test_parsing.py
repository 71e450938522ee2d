"""Trees of sentences: well formed for any words, right where it matters in sentences a person would read at once."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import analysing
from timeline.languages import load
from timeline.model import Document
from timeline.parsing import WEIGHTS, Parser, Tree, parser
from timeline.parsing.network import BETWEEN, MOST
from timeline.parsing.projective import best, heads
from timeline.parsing.weights import read, write

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


def told(text: str) -> set[str]:
    """Each word of a sentence with its role and the word that it hangs on."""
    words, found = tree(text)
    return {
        "-".join([word, role] if head < 0 else [word, role, words[head]])
        for word, head, role in zip(words, found.heads, found.roles, strict=True)
    }


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
    assert set(arcs.split()) <= told(text)


@pytest.mark.parametrize("year", ["1905", "1941", "2014", "2022"])
@pytest.mark.parametrize(
    ("text", "arc"),
    [
        ("В {}-м картину впервые показали публике в Гомеле.", "{}-м-obl-показали"),
        ("Осенью {}-го отец погиб под Гомелем.", "отец-nsubj-погиб"),
        ("В {}-м прежний хозяин был застрелен у подъезда.", "хозяин-nsubj:pass-застрелен"),
        ("В {}-м лауреатом объявили певицу.", "лауреатом-obl-объявили"),
        ("В {}-м году прежний хозяин был застрелен у подъезда.", "{}-м-amod-году"),
    ],
)
def test_a_year_told_by_its_ending_is_read_as_a_year(text: str, arc: str, year: str) -> None:
    assert arc.format(year) in told(text.format(year))


@pytest.mark.parametrize(
    ("text", "arcs"),
    [
        ("Дом стоял пустым; в мае его купил город.", "стоял-root купил-conj-стоял"),
        ("Чтение заняло день: вёл его судья утром.", "заняло-root вёл-parataxis-заняло судья-nsubj-вёл"),
        ("Мост (высота: двадцать метров) открыл мэр.", "открыл-root мэр-nsubj-открыл"),
        ("Начало в 18:30, вход свободный.", "Начало-root"),
        ("Голос Твери: мост открыли.", "Голос-root"),
        ("Роман „Гость“ вышел в мае; в июне его запретил суд.", "вышел-root запретил-conj-вышел"),
        ("Роман “Гость” вышел в мае; в июне его запретил суд.", "вышел-root запретил-conj-вышел"),
        # A comma before a dash for the verb and a time.
        ("Форум пройдёт 5 мая, а встреча министров — 7 мая.", "Форум-nsubj-пройдёт встреча-parataxis-пройдёт"),
        ("Парад прошёл 9 мая, шествие горожан — на следующий день.", "Парад-nsubj-прошёл шествие-parataxis-прошёл"),
        ("Мэр уехал, купив билет — 5 рублей.", "купив-advcl-уехал"),
    ],
)
def test_clauses_that_a_semicolon_or_colon_parts_are_read_by_themselves(text: str, arcs: str) -> None:
    assert set(arcs.split()) <= told(text)


@given(st.lists(st.sampled_from(["Мост", "открыли", "в", "2006-м", "к", "17-му", ";", ":", "году", "."]), max_size=12))
def test_a_tree_is_the_same_beside_any_other(texts: list[str]) -> None:
    assert _parser().trees([texts, ["году"], texts])[0] == _parser().tree(texts)


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


ROWS = st.integers(1, 7).flatmap(
    lambda n: st.lists(st.lists(st.integers(-50, 50), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n)
)


@given(ROWS)
def test_no_projective_tree_is_better_than_the_one_of_every_words_best_head(rows: list[list[int]]) -> None:
    scores = np.array(rows, np.float32)
    scores[np.arange(len(rows)), np.arange(len(rows))] = -1000
    wanted = scores.argmax(1).tolist()
    if _projective(wanted):
        assert heads(scores) == wanted


@given(ROWS)
def test_where_nothing_is_joined_before_the_best_of_all_trees_is_found(rows: list[list[int]]) -> None:
    for word, row in enumerate(rows):
        row[word] = -1000
    words, total = range(len(rows)), lambda tree: sum(row[head] for row, head in zip(rows, tree, strict=True))
    every = filter(_projective, product(range(len(rows) + 1), repeat=len(rows))) if len(rows) < 6 else []
    found = best([[float(score) for score in row] for row in rows])
    assert _projective(found)
    assert all(0 <= head <= len(words) for head in found)
    assert all(total(tree) <= total(found) for tree in every)


def _projective(tree: Sequence[int]) -> bool:
    """Whether heads make one tree without arcs that cross; the number of words is that of no head."""
    count = len(tree)
    for word in range(count):
        way = [word]
        while tree[way[-1]] != count:
            way.append(tree[way[-1]])
            if len(way) > count:
                return False
    arcs = [sorted((word, head)) for word, head in enumerate(tree) if head < count]
    covered = any(low < tree.index(count) < high for low, high in arcs)
    return list(tree).count(count) == 1 and not covered and not any(a < c < b < d for a, b in arcs for c, d in arcs)


def test_what_is_longer_than_the_longest_sentence_hangs_together() -> None:
    found = _parser().tree(["посол"] * 250)
    assert found.heads.count(-1) == 1
    assert [role for role, head in zip(found.roles, found.heads, strict=True) if head == found.root].count("parataxis") >= 2


def test_sums_are_whole_and_small_enough_to_be_exact() -> None:
    network = read(load("ru").data(WEIGHTS)).network
    for name, most in (("near", 4 * 127), ("wide", MOST), ("asks", MOST), ("offers", MOST), ("away", MOST), ("named", MOST)):
        layer = getattr(network, name)
        assert (layer.weights == np.rint(layer.weights)).all()
        assert (layer.bias == np.rint(layer.bias)).all()
        assert (abs(layer.weights).sum(0) * most + abs(layer.bias)).max() < 2**24
    assert ((abs(network.role.weights) + abs(network.upper)).sum(0) * MOST + abs(network.role.bias)).max() < 2**24
    assert BETWEEN**2 * network.asks.weights.shape[1] / 2 < 2**24


def test_weights_are_read_as_they_were_written() -> None:
    learned = read(load("ru").data(WEIGHTS))
    again = read(write("# about", learned))
    assert (again.vocabulary, again.roles) == (learned.vocabulary, learned.roles)
    assert write("# about", again) == write("# about", learned)
    assert (again.network.words == learned.network.words).all()
    assert again.network.near.scale == learned.network.near.scale
