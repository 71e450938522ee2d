"""What several test files share: the five documents, the folder of development data beside the project."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TIMELINE_SHARED", ROOT.parent / "shared"))

# The same examples on every run; `pytest --hypothesis-profile=default` looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")


def heed_interrupts() -> None:
    """A shell starts what runs in the background with Ctrl-C ignored, and that is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(scope="session")
def seeds() -> dict[str, str]:
    """The owner's documents by the first three digits of their names, exact."""
    return {p.name[:3]: p.read_bytes().decode() for p in sorted((ROOT / "seeds").glob("*.txt"))}


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data; where it is absent the test is skipped and says so."""
    if not SHARED.is_dir():
        pytest.skip(f"development data is not here: {SHARED}")
    return SHARED
