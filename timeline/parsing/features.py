"""What is seen of a step or an arc, as numbers that weights are learned for: small numbers put side by side, six bits of which
tell what they are, folded to 26 bits. So few that two are folded to one now and then; half a percent of what has a weight is."""

from timeline.parsing.state import State, distance

SPACE = 67_108_859  # the largest prime below 2 ** 26


def of_step(state: State) -> list[int]:
    """What is seen before a step: the two or three words on top of the stack, the three ahead, and their children."""
    return [*of_placed(state), *of_grown(state), *of_next(state), *of_between(state)]


def of_placed(state: State) -> list[int]:
    """What stays the same of the top of the stack while it stands there: the two words below it, and what stood before it."""
    lemmas, tags, parts, readings, cases, _ = state.seen
    s0, s1, s2 = state.top()
    w0, t0, p0, c0, w1, t1, p1 = lemmas[s0], tags[s0], parts[s0], readings[s0], lemmas[s1], tags[s1], parts[s1]
    c1, k1, l0, first = readings[s1], state.marks[s1], state.lead[s0], state.first
    q1 = state.apart[-1]
    t10, p10 = t1 << 10 | t0, p1 << 6 | p0
    x10 = (t10 << 16) % SPACE
    return [
        *(w0 << 6, c0 << 6 | 2, w1 << 6 | 6, (t1 << 6 | q1) << 6 | 7, c1 << 6 | 8, tags[s2] << 6 | 11),
        *((t10 << 6 | 18) % SPACE, ((w1 << 13 | w0) << 6 | 19) % SPACE, ((w1 << 10 | t0) << 6 | 20) % SPACE),
        *(((t1 << 13 | w0) << 6 | 21) % SPACE, ((c1 << 10 | c0) << 6 | 22) % SPACE),
        *((x10 + (tags[state.last[s1]] << 6 | 29)) % SPACE, (x10 + (tags[first[s0]] << 6 | 30)) % SPACE),
        *((x10 + (tags[first[s1]] << 6 | 31)) % SPACE, ((t10 << 6 | q1) << 6 | 34) % SPACE),
        *(((p10 << 6 | cases[s1] & cases[s0]) << 6 | 37) % SPACE, ((p10 << 11 | k1) << 6 | 40) % SPACE),
        *(((w1 << 11 | k1) << 6 | 45) % SPACE, (((l0 << 10 | t0) << 10 | t1) << 6 | 49) % SPACE),
        *((((l0 << 13 | w1) << 6 | p0) << 6 | 50) % SPACE, ((l0 << 13 | w0) << 6 | 51) % SPACE),
    ]


def of_grown(state: State) -> list[int]:
    """What changes of the top of the stack when a word behind it goes under it."""
    tags = state.seen.tags
    s0, s1, _ = state.top()
    k0, t0 = state.marks[s0], tags[s0]
    return [
        (((tags[s1] << 10 | t0) << 10 | tags[state.last[s0]]) << 6 | 32) % SPACE,
        ((t0 << 11 | k0) << 6 | 38) % SPACE,
        ((state.seen.lemmas[s0] << 11 | k0) << 6 | 43) % SPACE,
        (((state.before[s0] << 3 | state.after[s0]) << 10 | t0) << 6 | 59) % SPACE,
    ]


def of_next(state: State) -> list[int]:
    """What is seen of the next word alone; it changes when a word before it goes under it."""
    lemmas, tags, b0 = state.seen.lemmas, state.seen.tags, state.next
    wb, tb, tb1, kb = lemmas[b0], tags[b0], tags[b0 + 1], state.marks[b0]
    return [
        *(
            wb << 6 | 3,
            state.seen.readings[b0] << 6 | 5,
            lemmas[b0 + 1] << 6 | 9,
            tb1 << 6 | 10,
            ((tb << 10 | tb1) << 6 | 17) % SPACE,
        ),
        *(
            ((tb << 11 | kb) << 6 | 39) % SPACE,
            ((wb << 11 | kb) << 6 | 44) % SPACE,
            ((state.before[b0] << 10 | tb) << 6 | 60) % SPACE,
        ),
    ]


def of_between(state: State) -> list[int]:
    """What is seen of the top of the stack and the next word together."""
    lemmas, tags, parts, readings, cases, signs = state.seen
    b0, first = state.next, state.first
    s0, s1, s2 = state.top()
    w0, t0, p0, p1 = lemmas[s0], tags[s0], parts[s0], parts[s1]
    wb, tb, pb, pb1 = lemmas[b0], tags[b0], parts[b0], parts[b0 + 1]
    l0, lb = state.lead[s0], state.lead[b0]
    t0b, p0b = t0 << 10 | tb, p0 << 6 | pb
    p10b = p1 << 12 | p0b
    x0b, y0b, z0 = (t0b << 16) % SPACE, (p0b << 17) % SPACE, ((l0 << 6 | p0) << 19) % SPACE
    ahead = pb1 << 12 | parts[b0 + 2] << 6
    q0 = distance(b0 - s0, signs[b0] - signs[s0])
    return [
        *(t0 << 12 | q0 << 6 | 1, tb << 12 | q0 << 6 | 4, (t0b << 6 | 13) % SPACE),
        *((t0b << 12 | q0 << 6 | 33) % SPACE, p0b << 12 | q0 << 6 | 35),
        *((w0 << 19 | wb << 6 | 12) % SPACE, (w0 << 16 | tb << 6 | 14) % SPACE, (t0 << 19 | wb << 6 | 15) % SPACE),
        *((readings[s0] << 16 | readings[b0] << 6 | 16) % SPACE, (x0b + (tags[b0 + 1] << 6 | 23)) % SPACE),
        *(((tags[s1] << 26 | t0 << 16) % SPACE + (tb << 6 | 24)) % SPACE, (parts[s2] << 24 | p10b << 6 | 25) % SPACE),
        *((x0b + (tags[first[s0]] << 6 | 26)) % SPACE, (x0b + (tags[state.last[s0]] << 6 | 27)) % SPACE),
        *((x0b + (tags[first[b0]] << 6 | 28)) % SPACE, (p0b << 12 | (cases[s0] & cases[b0]) << 6 | 36) % SPACE),
        *((y0b + (state.marks[s0] << 6 | 41)) % SPACE, (y0b + (state.marks[b0] << 6 | 42)) % SPACE),
        *((p10b << 12 | pb1 << 6 | 46) % SPACE, (p0b << 18 | ahead | 47) % SPACE),
        *((p0 << 18 | ahead | 48) % SPACE, (lb << 25 | w0 << 12 | pb << 6 | 52) % SPACE),
        *((lb << 26 | tb << 16 | t0 << 6 | 53) % SPACE, (z0 + (wb << 6 | 54)) % SPACE, (z0 + (lb << 6 | 55)) % SPACE),
        (p10b << 18 | q0 << 12 | state.apart[-1] << 6 | 56) % SPACE,
        *((l0 << 18 | p1 << 12 | pb << 6 | 57) % SPACE, (l0 << 24 | p10b << 6 | 58) % SPACE),
    ]


def of_arc(state: State, head: int, word: int) -> list[int]:
    """What is seen of a word that goes under a head and has all its own children."""
    lemmas, tags, parts, readings, cases, signs = state.seen
    wh, th, ph, ch = lemmas[head], tags[head], parts[head], readings[head]
    wd, td, pd, cd = lemmas[word], tags[word], parts[word], readings[word]
    after = 1 if head < word else 0
    near = distance(abs(head - word), abs(signs[head] - signs[word]))
    q = (after << 3 | near >> 3) << 2 | near & 3
    k, kd, lead = state.marks[head], state.marks[word], state.lead[word]
    following, previous = tags[word + 1], tags[word - 1] if word else 0
    tdh, pdh, side = td << 10 | th, pd << 6 | ph, after << 6
    x, y, xdh, ydh, xhd = td << 20, wd << 17, (pdh << 17) % SPACE, pdh << 12, ((th << 10 | td) << 16) % SPACE
    return [
        *(wd << 7 | side, td << 7 | side | 1, cd << 7 | side | 2, wh << 7 | side | 3, th << 7 | side | 4, ch << 7 | side | 5),
        *(
            (y | th << 7 | side | 6) % SPACE,
            (x | wh << 7 | side | 7) % SPACE,
            ((wd << 20) % SPACE + (wh << 7 | side | 8)) % SPACE,
        ),
        *((tdh << 7 | side | 9) % SPACE, (cd << 17 | ch << 7 | side | 10) % SPACE, (x | lead << 7 | side | 11) % SPACE),
        *((td << 18 | kd << 7 | side | 12) % SPACE, (td << 17 | following << 7 | side | 13) % SPACE),
        *((td << 17 | previous << 7 | side | 14) % SPACE, (y | previous << 7 | side | 15) % SPACE),
        *((y | following << 7 | side | 16) % SPACE, (pdh << 13 | (cases[head] & cases[word]) << 7 | side | 17) % SPACE),
        *((tdh << 12 | q << 6 | 18) % SPACE, (ydh | q << 6 | 19) % SPACE, (wd << 18 | ph << 12 | q << 6 | 20) % SPACE),
        *((xdh + (k << 6 | 21)) % SPACE, (td << 17 | k << 6 | 22) % SPACE, (wh << 23 | pd << 17 | k << 6 | 23) % SPACE),
        *((th << 23 | k << 12 | pd << 6 | 24) % SPACE, (y | k << 6 | 25) % SPACE, (wh << 17 | k << 6 | 26) % SPACE),
        *((pdh << 19 | lead << 6 | 27) % SPACE, (((wh << 29 | td << 19) % SPACE) + (lead << 6 | 28)) % SPACE),
        *((xdh + (kd << 6 | 29)) % SPACE, (pdh << 16 | tags[state.first[word]] << 6 | 30) % SPACE),
        *((pdh << 16 | tags[state.last[word]] << 6 | 31) % SPACE, (xhd + (tags[state.first[head]] << 6 | 32)) % SPACE),
        (xhd + (tags[head + 1] << 6 | 33)) % SPACE,
    ]
