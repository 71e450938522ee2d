"""What is seen of a step or an arc, as numbers that weights are learned for: small numbers put side by side, six bits of which
tell what they are, folded to 26 bits. So few that two are folded to one now and then; half a percent of what has a weight is."""

from timeline.parsing.state import State

SPACE = 67_108_859  # the largest prime below 2 ** 26
_GAPS = tuple(d if d < 5 else 5 if d < 8 else 6 if d < 12 else 7 for d in range(13))


def _gap(words: int) -> int:
    return _GAPS[words] if words < 12 else 7


def of_step(state: State) -> list[int]:
    """What is seen before a step: the two or three words on top of the stack, the three ahead, and their children."""
    lemmas, tags, parts, readings, cases, signs = state.seen
    count, stack, b0 = state.count, state.stack, state.next
    none = count + 1
    s0 = stack[-1]
    s1, s2 = (stack[-2] if len(stack) > 1 else none), (stack[-3] if len(stack) > 2 else none)
    b1, b2 = (b0 + 1 if b0 + 1 < count else none), (b0 + 2 if b0 + 2 < count else none)
    w0, t0, p0, c0 = lemmas[s0], tags[s0], parts[s0], readings[s0]
    w1, t1, p1, c1 = lemmas[s1], tags[s1], parts[s1], readings[s1]
    wb, tb, pb, cb = lemmas[b0], tags[b0], parts[b0], readings[b0]
    tb1, pb1, p2 = tags[b1], parts[b1], parts[s2]
    k0, k1, kb = state.marks[s0], state.marks[s1], state.marks[b0]
    l0, lb = state.lead[s0], state.lead[b0]
    q0 = _gap(b0 - s0) << 3 | min(signs[b0] - signs[s0], 3)
    q1 = _gap(s0 - s1) << 3 | min(signs[s0] - signs[s1], 3) if s1 != none else 63
    first, last = state.first, state.last
    t10, t0b, p10, p0b = t1 << 10 | t0, t0 << 10 | tb, p1 << 6 | p0, p0 << 6 | pb
    found = [
        *(w0, t0 << 6 | q0, c0, wb, tb << 6 | q0, cb, w1, t1 << 6 | q1, c1, lemmas[b1], tb1, tags[s2]),
        *(w0 << 13 | wb, t0b, w0 << 10 | tb, t0 << 13 | wb, c0 << 10 | cb, tb << 10 | tb1),
        *(t10, w1 << 13 | w0, w1 << 10 | t0, t1 << 13 | w0, c1 << 10 | c0),
        *(t0b << 10 | tb1, t10 << 10 | tb, (p2 << 12 | p10) << 6 | pb),
        *(t0b << 10 | tags[first[s0]], t0b << 10 | tags[last[s0]], t0b << 10 | tags[first[b0]]),
        *(t10 << 10 | tags[last[s1]], t10 << 10 | tags[first[s0]], t10 << 10 | tags[first[s1]], t10 << 10 | tags[last[s0]]),
        *(t0b << 6 | q0, t10 << 6 | q1, p0b << 6 | q0, p0b << 6 | cases[s0] & cases[b0], p10 << 6 | cases[s1] & cases[s0]),
        *(t0 << 11 | k0, tb << 11 | kb, p10 << 11 | k1, p0b << 11 | k0, p0b << 11 | kb),
        *(w0 << 11 | k0, wb << 11 | kb, w1 << 11 | k1),
        *((p1 << 12 | p0b) << 6 | pb1, (p0b << 6 | pb1) << 6 | parts[b2], p0 << 12 | pb1 << 6 | parts[b2]),
        *((l0 << 10 | t0) << 10 | t1, (l0 << 13 | w1) << 6 | p0, l0 << 13 | w0, (lb << 13 | w0) << 6 | pb),
        *((lb << 10 | tb) << 10 | t0, (l0 << 6 | p0) << 13 | wb, (l0 << 6 | p0) << 13 | lb),
        *((p1 << 12 | p0b) << 12 | q0 << 6 | q1, (l0 << 6 | p1) << 6 | pb, (l0 << 12 | p10) << 6 | pb),
        *((state.before[s0] << 3 | state.after[s0]) << 10 | t0, state.before[b0] << 10 | tb),
    ]
    return [(number << 6 | n) % SPACE for n, number in enumerate(found)]


def of_arc(state: State, head: int, word: int) -> list[int]:
    """What is seen of a word that goes under a head and has all its own children."""
    lemmas, tags, parts, readings, cases, signs = state.seen
    wh, th, ph, ch = lemmas[head], tags[head], parts[head], readings[head]
    wd, td, pd, cd = lemmas[word], tags[word], parts[word], readings[word]
    after = 1 if head < word else 0
    q = (after << 3 | _gap(abs(head - word))) << 2 | min(abs(signs[head] - signs[word]), 3)
    k, kd, lead = state.marks[head], state.marks[word], state.lead[word]
    following, previous = tags[word + 1], tags[word - 1] if word else 0
    tdh, pdh, thd = td << 10 | th, pd << 6 | ph, th << 10 | td
    found = [
        *(wd, td, cd, wh, th, ch, wd << 10 | th, td << 13 | wh, wd << 13 | wh, tdh, cd << 10 | ch),
        *(td << 13 | lead, td << 11 | kd, td << 10 | following, td << 10 | previous, wd << 10 | previous, wd << 10 | following),
        pdh << 6 | cases[head] & cases[word],
    ]
    found = [number << 1 | after for number in found]
    found += [
        *(tdh << 6 | q, pdh << 6 | q, (wd << 6 | ph) << 6 | q),
        *(pdh << 11 | k, td << 11 | k, (wh << 6 | pd) << 11 | k, (th << 11 | k) << 6 | pd, wd << 11 | k, wh << 11 | k),
        *(pdh << 13 | lead, (wh << 10 | td) << 13 | lead, pdh << 11 | kd),
        *(pdh << 10 | tags[state.first[word]], pdh << 10 | tags[state.last[word]]),
        *(thd << 10 | tags[state.first[head]], thd << 10 | tags[head + 1]),
    ]
    return [(number << 6 | n) % SPACE for n, number in enumerate(found)]
