"""The parser's network while it learns: sums of any numbers, what each weight has to do with a mistake, and its end in whole
numbers, which `timeline.parsing.network` counts with."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline.parsing.network import BETWEEN, FAR, MOST, Layer, Network

Floats = NDArray[np.float32]
# Numbers that each word, each layer, a meeting of two words and their role are told in.
WORD, NEAR, WIDE, MEETING, ROLE = 96, 256, 160, 64, 96
REACH, WIDER = 2, 1  # words on either side that the two layers see
SIDES = (slice(0, MEETING), slice(MEETING, 2 * MEETING))  # of a meeting with a head before a word, and behind it
RARE = 0.1  # share of lemmas that are hidden, so that those never seen are learned of too
HIDDEN = 0.2  # share of what layers tell that is hidden, so that none is relied on alone
SOFT = 0.7  # what the teacher thinks of all heads, beside the one of the best tree
LARGEST = 1.0  # what gradients are cut to
EIGHT = 127  # what weights are cut to in the end
EVEN = 8.0  # meetings of so many numbers are told smaller by so much, so that they learn as fast as the rest
OUTLYING = 99.99  # per cent of numbers that are to lie within what whole numbers hold
EXACT = 2.0**24


class Lesson(NamedTuple):
    """A sentence: the rows of its words, the row of the rare lemma for each, how likely each head is (the first that of the root)
    and each role, and the head of the best tree."""

    rows: NDArray[np.intp]
    rare: NDArray[np.intp]
    heads: Floats
    roles: Floats
    best: NDArray[np.intp]


class Batch(NamedTuple):
    """Lessons side by side, those that are shorter filled up, which `there` tells."""

    rows: NDArray[np.intp]
    heads: Floats
    roles: Floats
    best: NDArray[np.intp]
    there: Floats


def batch(lessons: list[Lesson], order: np.random.Generator) -> Batch:
    """Lessons to learn from at once, some lemmas hidden."""
    many, most, kinds = len(lessons), max(len(one.rows) for one in lessons), lessons[0].rows.shape[1]
    rows, best = np.zeros((many, most, kinds), np.intp), np.zeros((many, most), np.intp)
    heads, there = np.zeros((many, most, most + 1), np.float32), np.zeros((many, most), np.float32)
    roles = np.zeros((many, most, lessons[0].roles.shape[1]), np.float32)
    for n, one in enumerate(lessons):
        count = len(one.rows)
        rows[n, :count], best[n, :count], roles[n, :count], there[n, :count] = one.rows, one.best, one.roles, 1
        rows[n, :count, 0] = np.where(order.random(count) < RARE, one.rare, one.rows[:, 0])
        heads[n, :count, : count + 1] = SOFT * one.heads
        heads[n, np.arange(count), one.best] += 1 - SOFT
    return Batch(rows, heads, roles, best, there)


class Learner:
    """The network's weights, and how they learn (Adam: Kingma and Ba, ICLR 2015)."""

    def __init__(self, rows: int, roles: int, order: np.random.Generator) -> None:
        self._order = order

        def drawn(given: int, told: int, share: float = 1.0) -> Floats:
            return (order.standard_normal((given, told)) * np.sqrt(2 / given) * share).astype(np.float32)

        def zeros(*shape: int) -> Floats:
            return np.zeros(shape, np.float32)

        self.weights = {
            "words": (order.standard_normal((rows, WORD)) * 0.3).astype(np.float32),
            "near": drawn((2 * REACH + 1) * WORD, NEAR),
            "near.bias": zeros(NEAR),
            "wide": drawn((2 * WIDER + 1) * NEAR, WIDE),
            "wide.bias": zeros(WIDE),
            "asks": drawn(WIDE, 2 * MEETING, 0.7),
            "asks.bias": zeros(2 * MEETING),
            "offers": drawn(WIDE, 2 * MEETING, 0.7),
            "offers.bias": zeros(2 * MEETING),
            "rootless": zeros(2 * MEETING),
            "away": zeros(WIDE, 2 * FAR + 1),
            "away.bias": zeros(2 * FAR + 1),
            "lower": drawn(WIDE, ROLE, 0.7),
            "upper": drawn(WIDE, ROLE, 0.7),
            "top": zeros(ROLE),
            "role.bias": zeros(ROLE),
            "named": drawn(ROLE, roles),
            "named.bias": zeros(roles),
        }
        self.weights["words"][0] = 0
        self._means = {name: np.zeros_like(w) for name, w in self.weights.items()}
        self._squares = {name: np.zeros_like(w) for name, w in self.weights.items()}
        self._steps = 0

    def learn(self, given: Batch, rate: float) -> float:
        """One step; gives how far off the heads were."""
        seen = _Seen(self.weights, given, self._order)
        self._steps += 1
        gradients = dict(seen.gradients())
        length = float(np.sqrt(sum(float((g**2).sum()) for g in gradients.values())))
        share = min(1.0, LARGEST / max(length, 1e-9))
        first, second = 1 - 0.9**self._steps, 1 - 0.99**self._steps
        for name, gradient in gradients.items():
            at = seen.used if name == "words" else slice(None)
            gradient *= share
            mean, square = self._means[name], self._squares[name]
            mean[at] = 0.9 * mean[at] + 0.1 * gradient
            square[at] = 0.99 * square[at] + 0.01 * gradient**2
            self.weights[name][at] -= rate * mean[at] / first / (np.sqrt(square[at] / second) + 1e-6)
        return seen.loss

    def whole(self, lessons: list[Lesson]) -> Network:
        """The network in whole numbers, as fine as these lessons need."""
        w = self.weights
        told: dict[str, list[Floats]] = {name: [] for name in ("near", "wide", "asks", "offers", "role")}
        for one in lessons:
            seen = _Seen(w, batch([one], np.random.default_rng(0)), None)
            for name, numbers in told.items():
                numbers.append(getattr(seen, name).ravel())
        largest = {name: _outlying(np.concatenate(numbers)) for name, numbers in told.items()}
        words = EIGHT / _outlying(w["words"])
        near, wide, role = (MOST / largest[name] for name in ("near", "wide", "role"))
        meeting = BETWEEN / max(largest["asks"], largest["offers"])
        above = EIGHT / max(_outlying(w["lower"]), _outlying(w["upper"]))
        return Network(
            words=_whole(w["words"], words),
            near=self._layer("near", words, near, 2 * REACH * EIGHT),
            wide=self._layer("wide", near, wide, MOST),
            asks=self._layer("asks", wide, meeting, MOST),
            offers=self._layer("offers", wide, meeting, MOST),
            rootless=_whole(w["rootless"], meeting, BETWEEN),
            away=self._layer("away", wide, EVEN * meeting**2, MOST),
            role=Layer(_whole(w["lower"], above), _whole(w["role.bias"], wide * above, EXACT), role / (wide * above)),
            upper=_whole(w["upper"], above),
            top=_whole(w["top"][None], wide * above, EXACT),
            named=self._layer("named", role, 1.0, MOST),
        )

    def _layer(self, name: str, given: float, told: float, most: float) -> Layer:
        """A layer in whole numbers, of what it is given and tells so many times as large."""
        weights, bias = self.weights[name], self.weights[f"{name}.bias"]
        scale = EIGHT / _outlying(weights)
        found = Layer(_whole(weights, scale), _whole(bias, scale * given, EXACT), told / (scale * given))
        assert (np.abs(found.weights).sum(0) * most + np.abs(found.bias)).max() < EXACT, f"sums of {name} may not be exact"
        return found


class _Seen:
    """What the network sees in a batch, and what each weight has to do with where it is wrong. `order` hides some of it."""

    def __init__(self, weights: dict[str, Floats], given: Batch, order: np.random.Generator | None) -> None:
        w, self._w, self._given = weights, weights, given
        there = given.there[..., None]
        many, count = given.best.shape
        self._beside = _windows(w["words"][given.rows].sum(2) * there, REACH)
        self._hidden = [_hiding((many, count, size), order) for size in (NEAR, WIDE)]
        near = np.maximum(self._beside @ w["near"] + w["near.bias"], 0) * there
        self.near = near
        self._around = _windows(near * self._hidden[0], WIDER)
        self.wide = np.maximum(self._around @ w["wide"] + w["wide.bias"], 0) * there
        self._told = self.wide * self._hidden[1]
        self.asks, self.offers = self._told @ w["asks"] + w["asks.bias"], self._told @ w["offers"] + w["offers.bias"]
        steps = np.arange(count)
        away = self._told @ w["away"] + w["away.bias"]
        self._far = np.broadcast_to(np.clip(steps[None, :] - steps[:, None], -FAR, FAR) + FAR, (many, count, count))
        self._sides = [(side, (self._far > FAR) == bool(n)) for n, side in enumerate(SIDES)]
        scores = np.empty((many, count, count + 1), np.float32)
        scores[:, :, 1:] = np.take_along_axis(away, self._far, 2) - 1e4 * (1 - given.there[:, None, :])
        for side, meeting in self._sides:
            scores[:, :, 1:] += self.asks[..., side] @ self.offers[..., side].transpose(0, 2, 1) * meeting / EVEN
        scores[:, :, 0] = self.asks @ w["rootless"] / EVEN
        scores[:, steps, steps + 1] = -1e4
        self._heads = _likely(scores)
        upper = np.concatenate([np.broadcast_to(w["top"], (many, 1, ROLE)), self._told @ w["upper"]], 1)
        above = np.take_along_axis(upper, given.best[..., None], 1)
        self.role = np.maximum(self._told @ w["lower"] + above + w["role.bias"], 0)
        self._roles = _likely(self.role @ w["named"] + w["named.bias"])
        self.loss = float(-(given.heads * np.log(self._heads + 1e-9)).sum() / given.there.sum())
        self.used: NDArray[np.intp] = np.unique(given.rows)

    def gradients(self) -> Iterator[tuple[str, Floats]]:
        """Of each weight; of words only of those `used`."""
        w, given = self._w, self._given
        share = (given.there / given.there.sum())[..., None]
        heads, roles = (self._heads - given.heads) * share, (self._roles - given.roles) * share
        yield "named", _flat(self.role).T @ _flat(roles)
        yield "named.bias", roles.sum((0, 1))
        role = (roles @ w["named"].T) * (self.role > 0)
        yield "role.bias", role.sum((0, 1))
        many, count = given.best.shape
        upper = np.zeros((many, count + 1, ROLE), np.float32)
        np.add.at(upper, (np.arange(many)[:, None], given.best), role)
        yield "top", upper[:, 0].sum(0)
        told = _flat(self._told)
        yield "lower", told.T @ _flat(role)
        yield "upper", told.T @ _flat(upper[:, 1:])
        found = role @ w["lower"].T + upper[:, 1:] @ w["upper"].T
        between, none = heads[:, :, 1:] / EVEN, heads[:, :, :1] / EVEN
        asks, offers = none * w["rootless"], np.zeros_like(self.offers)
        for side, meeting in self._sides:
            asks[..., side] += (between * meeting) @ self.offers[..., side]
            offers[..., side] = (between * meeting).transpose(0, 2, 1) @ self.asks[..., side]
        yield "rootless", (none * self.asks).sum((0, 1))
        away = _counted(self._far, heads[:, :, 1:])
        for name, one in (("asks", asks), ("offers", offers), ("away", away)):
            yield name, told.T @ _flat(one)
            yield f"{name}.bias", one.sum((0, 1))
            found += one @ w[name].T
        found *= self._hidden[1] * (self.wide > 0)
        yield "wide", _flat(self._around).T @ _flat(found)
        yield "wide.bias", found.sum((0, 1))
        found = _unwound(found @ w["wide"].T, WIDER, NEAR) * self._hidden[0] * (self.near > 0)
        yield "near", _flat(self._beside).T @ _flat(found)
        yield "near.bias", found.sum((0, 1))
        words = _unwound(found @ w["near"].T, REACH, WORD) * given.there[..., None]
        yield "words", self._of_words(_flat(words))

    def _of_words(self, gradients: Floats) -> Floats:
        found = np.zeros((len(self.used), WORD), np.float32)
        for kind in range(self._given.rows.shape[2]):
            np.add.at(found, np.searchsorted(self.used, self._given.rows[..., kind].ravel()), gradients)
        if not self.used[0]:
            found[0] = 0  # what has no row is nothing
        return found


def _windows(rows: Floats, reach: int) -> Floats:
    many, count, size = rows.shape
    padded = np.zeros((many, count + 2 * reach, size), np.float32)
    padded[:, reach : reach + count] = rows
    return np.concatenate([padded[:, n : n + count] for n in range(2 * reach + 1)], 2)


def _unwound(windows: Floats, reach: int, size: int) -> Floats:
    many, count, _ = windows.shape
    padded = np.zeros((many, count + 2 * reach, size), np.float32)
    for n in range(2 * reach + 1):
        padded[:, n : n + count] += windows[:, :, n * size : (n + 1) * size]
    return padded[:, reach : reach + count]


def _hiding(shape: tuple[int, ...], order: np.random.Generator | None) -> Floats:
    if order is None:
        return np.ones(shape, np.float32)
    return (order.random(shape, np.float32) >= HIDDEN).astype(np.float32) / np.float32(1 - HIDDEN)


def _likely(scores: Floats) -> Floats:
    found: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    return found / found.sum(-1, keepdims=True)


def _counted(far: NDArray[np.intp], values: Floats) -> Floats:
    """Of each word the sum of values of heads that stand so far away."""
    many, count, _ = far.shape
    at = far + np.arange(many * count).reshape(many, count, 1) * (2 * FAR + 1)
    return np.bincount(at.ravel(), values.ravel(), many * count * (2 * FAR + 1)).astype(np.float32).reshape(many, count, -1)


def _flat(numbers: Floats) -> Floats:
    return numbers.reshape(-1, numbers.shape[-1])


def _outlying(numbers: Floats) -> float:
    return float(np.percentile(np.abs(numbers), OUTLYING))


def _whole(numbers: Floats, scale: float, most: float = EIGHT) -> Floats:
    return np.clip(np.rint(numbers * scale), -most, most).astype(np.float32)
