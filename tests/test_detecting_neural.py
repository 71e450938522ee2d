"""detecting: names by a neural network, an option. Skipped where it is not installed."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

import timeline

if find_spec("slovnet") is None or find_spec("natasha") is None:
    pytest.skip("names by a neural network are not installed", allow_module_level=True)

from timeline.detecting.entities.neural import recognizer

TEXT = "Вчера Байден принял Стармера в Овальном кабинете. 7 августа Стармер прибыл в Киев на встречу министров."


def test_the_network_says_what_it_names_and_where() -> None:
    found = {(sort, TEXT[start:end]) for sort, start, end in recognizer()(TEXT)}
    assert {("person", "Стармера"), ("place", "Киев")} <= found
    assert recognizer()("...") == []
    assert recognizer()("") == []


def test_it_finds_a_name_that_the_rules_do_not_know() -> None:
    rules = {p for e in timeline.read(TEXT, "2024-08-09").events for p in e.participants}
    neural = {p for e in timeline.read(TEXT, "2024-08-09", names="neural").events for p in e.participants}
    assert "Стармер" in neural
    assert rules <= neural


def test_the_rules_keep_what_they_know() -> None:
    text = "7 августа глава МИД Франции Пьер Сомов прибыл в Баку."
    for names in ("rules", "neural"):
        [event] = timeline.read(text, "2024-08-09", names=names).events
        assert (event.place, event.participants) == ("Баку", ("Пьер Сомов",))


def test_without_the_models_the_option_is_refused_in_one_line() -> None:
    """In a process of its own whose path has no packages but the standard library's, with ours beside them."""
    code = (
        "import sys\n"
        "from importlib.machinery import PathFinder\n"
        "find = PathFinder.find_spec\n"
        "PathFinder.find_spec = classmethod(lambda c, name, *a, **k: None if name == 'natasha' else find(name, *a, **k))\n"
        "from timeline.__main__ import main\n"
        "sys.argv = ['timeline', 'extract', 'seeds/' + sys.argv[1], '--names', 'neural']\n"
        "main()\n"
    )
    seed = "004_f267e610140cff85.txt"
    done = subprocess.run([sys.executable, "-c", code, seed], capture_output=True, text=True)
    assert done.returncode != 0
    assert "pip install 'timeline[neural]'" in done.stderr
    assert "Traceback" not in done.stderr
