"""The best tree that scores of heads allow: no arcs that cross, one root."""

import numpy as np
from numpy.typing import NDArray

_Row = list[float]


def heads(scores: NDArray[np.float32]) -> list[int]:
    """The head of each word, of `scores[word, head]`, in which the last column is that of no head, as the result's last number.

    Where every word's best head together makes a tree, as it does for two sentences of three, that is the best one. Else among
    the words that this leaves the best tree is found as Eisner does (COLING 1996): trees found among all are right no oftener.
    """
    count = len(scores)
    found, left = _joined(scores.argmax(1).tolist())
    if len(left) > 1:
        rest = best(scores[np.ix_(left, [*left, count])].tolist())
        for word, head in zip(left, rest, strict=True):
            found[word] = left[head] if head < len(left) else count
    return found


def _joined(wanted: list[int]) -> tuple[list[int], list[int]]:
    """Words put under the heads they want, each when it stands beside its head and nobody wants it any more: the heads, that of
    the rest being no word, and the words of the rest."""
    heads, children = [len(wanted)] * len(wanted), [0] * (len(wanted) + 1)
    for head in wanted:
        children[head] += 1
    left: list[int] = []
    for word in range(len(wanted)):
        left.append(word)
        while len(left) > 1:
            before, last = left[-2:]
            if wanted[before] == last and not children[before]:
                heads[before] = last
                children[last] -= 1
                del left[-2]
            elif wanted[last] == before and not children[last]:
                heads[last] = before
                children[before] -= 1
                left.pop()
            else:
                break
    return heads, left


def best(scores: list[_Row]) -> list[int]:
    """The tree of the highest sum, scores and heads being as for `heads`. Of a stretch from i to j, `right[i][j]` is the best
    sum of what stands under i, `left[i][j]` under j; the arms are those of the two where the last word hangs on the first, or the
    first on the last."""
    count = len(scores)
    right, left, arm_right, arm_left = ([[0.0] * count for _ in range(count)] for _ in range(4))
    for width in range(1, count):
        for i, j in enumerate(range(width, count)):
            below_i, below_j = right[i], [row[j] for row in left[i + 1 : j + 1]]
            inner = max(map(float.__add__, below_i[i:j], below_j))
            arm_right[i][j], arm_left[i][j] = inner + scores[j][i], inner + scores[i][j]
            below_i[j] = max([a + row[j] for a, row in zip(arm_right[i][i + 1 : j + 1], right[i + 1 : j + 1], strict=True)])
            left[i][j] = max([a + row[j] for a, row in zip(left[i][i:j], arm_left[i:j], strict=True)])
    found = [count] * count
    root = max(range(count), key=lambda word: left[0][word] + right[word][-1] + scores[word][count])
    todo = [("left", 0, root), ("right", root, count - 1)]
    while todo:
        kind, i, j = todo.pop()
        if i == j:
            continue
        if kind == "right":
            k = max(range(i + 1, j + 1), key=lambda k: arm_right[i][k] + right[k][j])
            found[k] = i
            todo += [("inner", i, k), ("right", k, j)]
        elif kind == "left":
            k = max(range(i, j), key=lambda k: left[i][k] + arm_left[k][j])
            found[k] = j
            todo += [("left", i, k), ("inner", k, j)]
        else:
            k = max(range(i, j), key=lambda k: right[i][k] + left[k + 1][j])
            todo += [("right", i, k), ("left", k + 1, j)]
    return found
