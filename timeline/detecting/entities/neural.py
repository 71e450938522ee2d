"""Names by a neural network: slovnet's, with the models that natasha's wheel carries (Russian news; MIT licence). Optional."""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from timeline.errors import UsageError

Spans = list[tuple[str, int, int]]
Recognizer = Callable[[str], Spans]

_MODELS = ("emb/navec_news_v1_1B_250K_300d_100q.tar", "model/slovnet_ner_news_v1.tar")
_SORTS = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_WANTED = "names by a neural network need more: pip install 'timeline[neural]', then pip install --no-deps natasha==1.6.0"


@cache
def recognizer() -> Recognizer:
    """Finds the names in a text: what each names ("person", "place", "organisation"), where it begins and ends.

    Loaded once a process. Raises UsageError as `installed` does.
    """
    network = _network()

    def names(text: str) -> Spans:
        if not any(c.isupper() for c in text):
            return []  # nor does the network bear a text without a word
        return [(_SORTS[span.type], span.start, span.stop) for span in network(text).spans if span.type in _SORTS]

    return names


def installed() -> Path:
    """The folder of the models. Raises UsageError where these or the packages are not installed."""
    found = find_spec("natasha")
    if found is None or not found.submodule_search_locations or find_spec("slovnet") is None:
        raise UsageError(_WANTED)
    return Path(found.submodule_search_locations[0], "data")


def _network() -> Any:
    folder = installed()
    from navec import Navec
    from slovnet import NER

    vectors, model = (folder / name for name in _MODELS)
    network = NER.load(model)
    network.navec(Navec.load(vectors))
    return network
