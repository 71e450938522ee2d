"""Which signs part the words of a sentence: commas, dashes, brackets."""

from timeline.detecting.clauses import DASHES
from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.titling.branches import Branches

_PARTED = ",(—–"


def elsewhere(branches: Branches, child: int, head: int) -> bool:
    """Whether a dash stands for a verb left out before a branch: "окончил школу, в 1939 — институт"."""
    tokens = branches.laid.tokens
    first = min(branches.below(child) - branches.dates, default=child)
    dash = next((j for j in (first, first - 1) if _dash(branches, j)), -1)
    dated = (j for j in range(head + 1, child) if _dash(branches, j) and j - 1 in branches.dates and j not in branches.dates)
    return any(dated) or dash > 0 and any(tokens[j].text in ",;" and j + 1 < dash for j in range(head, dash))


def _dash(branches: Branches, i: int) -> bool:
    """Whether word i is a dash, be it written as a hyphen between spaces."""
    tokens = branches.laid.tokens
    alone = tokens[i].text == "-" and 0 < i < len(tokens) - 1 and tokens[i - 1].end < tokens[i].start
    return tokens[i].text in "—–" or alone and tokens[i].end < tokens[i + 1].start


def bracketed_date(branches: Branches, child: int, head: int) -> bool:
    """Whether a date in brackets between a word and what is listed after it is but the first one's: "в «Лили» (1953), «Печати
    зла» (1958)"."""
    tokens, roles, people = branches.laid.tokens, branches.roles, branches.people
    listed = roles[child] in ("conj", "nmod", "appos") and roles[head] not in NOMINAL and head not in people
    his = child in people and tokens[head].word.animacy == "anim"
    return listed and not his and any(tokens[j].text == "(" and j + 1 in branches.dates for j in range(head + 1, child))


def bracketed(branches: Branches, head: int, child: int) -> bool:
    """Whether a bracket opens between a word and what the tree hangs on it."""
    between = [t.text for t in branches.laid.tokens[head + 1 : child]]
    return between.count("(") > between.count(")")


def crosses(branches: Branches, head: int, child: int) -> bool:
    """Whether a comma that parts no list stands between a noun and what the tree hangs on it; one in a number parts nothing."""
    tokens, roles = branches.laid.tokens, branches.roles
    listed = any(roles[c] in ("conj", "amod") for c in branches.children[head] if head < c < child)
    return not listed and any(tokens[j].text == "," and j not in branches.bound for j in range(head, child))


def dashed(branches: Branches, i: int) -> bool:
    """Whether a dash parts a branch from what stands before it: "назначен начальником штаба - заместителем министра"."""
    tokens, first = branches.laid.tokens, min(branches.below(i))
    return any(
        tokens[j].text in DASHES and tokens[j].end < tokens[j + 1].start for j in range(max(first - 1, 0), min(first + 1, i))
    )


def parted(branches: Branches, i: int) -> str:
    """The sign that parts a branch from what stands before it, or ""."""
    tokens = branches.laid.tokens
    first = min(branches.below(i) - branches.dates, default=i)
    found = next((tokens[j].text for j in (first, first - 1) if j >= 0 and tokens[j].text in _PARTED), "")
    return "" if found in "—–" and i == first and tokens[i].is_word and tokens[first].text == "-" else found


def joins_nothing(branches: Branches, link: int, before: int) -> bool:
    """Whether the adjective that a conjunction joined to another stands alone, since word `before` is none: "дешёвого и чистого
    источника"."""
    roles, heads = branches.roles, branches.heads
    joined = roles[link] == "cc" and roles[heads[link]] == "amod"
    return joined and (before < 0 or heads[before] not in (heads[link], heads[heads[link]]))
