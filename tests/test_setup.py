"""What a fresh machine is set up with."""

import re
import tomllib

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_pinned():
    wanted = [*PROJECT["dependencies"], *(d for extra in PROJECT["optional-dependencies"].values() for d in extra)]
    names = {normal(re.split(r"[\[<>=! ;]", dependency)[0]) for dependency in wanted}
    assert names - {normal(pin.split("==")[0]) for pin in PINS} == set()


def test_constraints_are_exact_and_name_no_index():
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in PINS), PINS
    assert len({normal(pin.split("==")[0]) for pin in PINS}) == len(PINS)


def test_ci_runs_what_a_person_runs():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "REQUIRE_BROWSER=1 make test" in script
    assert "make lint" in script
    assert "chromium" in script
