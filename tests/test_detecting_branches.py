"""detecting: whatever tree a sentence gets, its branches are a tree."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import analysing, dating, detecting, reading, resolving, tagging
from timeline.detecting.arguments.placing import Place
from timeline.detecting.gathering import Desk, staged
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.growing import grow
from timeline.languages import load
from timeline.parsing import Tree

TEXT = (
    "7 сентября 2017 года в Твери прошли переговоры между главой комитета «Норд» Петром Громовым и начальником штаба № 2 "
    "генералом Иваном Беловым, который принёс присягу, сменив Анну Белову, и (на 32,5 %) поднял ставку конференции ООН COP29."
)
ROLES = ["nsubj", "obj", "obl", "nmod", "conj", "appos", "acl", "acl:relcl", "flat:name", "case", "cc", "punct", "mark", "amod"]


@cache
def desk() -> Desk:
    parsed = analysing.parse(reading.document(TEXT, "a.txt", "2018-06-01"), load("ru"))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    return detecting.at_desk(parsed, resolving.resolve(parsed, mentions, publication, "tense"), publication)


def branches(tree: Tree) -> Branches:
    at = desk()
    setting = at.setting(at.parsed.sentences[0])
    return grow(staged(at, setting.laid, setting.triggers[0], Place()), tree)


@settings(deadline=None)
@given(st.data())
def test_branches_are_a_tree_whatever_the_parser_says(data: st.DataObject) -> None:
    count = len(desk().setting(desk().parsed.sentences[0]).laid.tokens)
    order = data.draw(st.permutations(range(count)))
    heads = [-1] * count
    for n, word in enumerate(order[1:], 1):
        heads[word] = order[data.draw(st.integers(0, n - 1))]
    roles = data.draw(st.lists(st.sampled_from(ROLES), min_size=count, max_size=count))
    found = branches(Tree(tuple(heads), tuple(roles)))
    for word in range(count):
        above, seen = found.heads[word], {word}
        while above >= 0:
            assert above not in seen
            seen.add(above)
            above = found.heads[above]
