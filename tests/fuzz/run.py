"""`make fuzz`: atheris looks for bytes that break a target, guided by what they reach; what it finds is kept and named.

`FUZZ_SECONDS` is how long all of it takes (300 where it is not set); each target has its share, in a process of its own. The
exit code is 1 where anything broke.
"""

import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "tests" / "fuzz" / "kept"
SEEDS = (ROOT / "tests" / "articles", ROOT / "seeds", KEPT)
WORDS = ROOT / "tests" / "fuzz" / "words.dict"
LONGEST = 16_384  # bytes of an input: what is worse than linear shows in as many
SLOWEST = 4.0  # seconds of one input, instrumented
HANGS = 60  # and after as many the run is ended
TRACED = ["timeline", "trafilatura", "htmldate", "feedparser", "warcio"]


class Run:
    """The run of one target: what was tried, and the first input of each way of breaking."""

    def __init__(self, name: str, target: Callable[[bytes], None], seconds: float) -> None:
        self.name = name
        self.target = target
        self.tried = 0
        self.broken: set[str] = set()
        self.ends = time.monotonic() + seconds

    def one(self, data: bytes) -> None:
        """What atheris calls."""
        if time.monotonic() > self.ends:
            print(f"{self.name}: {self.tried} inputs, {len(self.broken) or 'nothing'} broken", flush=True)
            os._exit(1 if self.broken else 0)  # libFuzzer's own end would lose what is known here
        self.tried += 1
        started = time.process_time()
        try:
            self.target(data)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            self.keep(data, f"{type(error).__name__} at {where.filename}:{where.lineno}", traceback.format_exc())
        if (taken := time.process_time() - started) > SLOWEST:
            self.keep(data, "slow", f"{taken:.1f} s\n")

    def keep(self, data: bytes, way: str, told: str) -> None:
        """Writes an input that broke something in a way that no other did in this run."""
        if way not in self.broken:
            self.broken.add(way)
            path = KEPT / f"{self.name}-{hashlib.sha256(data).hexdigest()[:8]}"
            path.write_bytes(data)
            print(f"\n{path.relative_to(ROOT)}: {way}\n{told}", flush=True)


def starting_points(folder: Path, name: str) -> None:
    """Our own pages and texts as what atheris begins with, those of the target's kind."""
    for source in SEEDS:
        for path in sorted(p for p in source.rglob("*") if p.is_file()):
            kind = path.name.partition("-")[0] if source == KEPT else path.suffix[1:]
            if name == kind or (kind == "txt" and name in ("article", "phrase")) or (kind in ("xml", "atom") and name == "rss"):
                data = path.read_bytes()
                (folder / hashlib.sha256(data).hexdigest()).write_bytes(data[:LONGEST])
    packed = io.BytesIO()
    member = "Встреча прошла 9 августа 2024 года.".encode()
    if name == "zip":
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", member)
    elif name == "tar":
        with tarfile.open(fileobj=packed, mode="w") as archive:
            info = tarfile.TarInfo("a.txt")
            info.size = len(member)
            archive.addfile(info, io.BytesIO(member))
    (folder / "packed").write_bytes(packed.getvalue() or member)


def fuzz(name: str, seconds: float) -> None:
    """Runs one target, and ends the process."""
    import atheris

    with atheris.instrument_imports(include=TRACED):
        import feedparser  # noqa: F401
        import htmldate  # noqa: F401
        import trafilatura  # noqa: F401
        import warcio  # noqa: F401

        from tests.fuzz.targets import targets
    run = Run(name, targets()[name], seconds)
    with tempfile.TemporaryDirectory() as corpus:
        starting_points(Path(corpus), name)
        flags = [f"-max_len={LONGEST}", f"-timeout={HANGS}", "-rss_limit_mb=3072", "-verbosity=0", f"-dict={WORDS}"]
        # What ends the process outright, a hang or too much memory, libFuzzer writes beside the others.
        atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={KEPT}/{name}-ended-", corpus], run.one)
        atheris.Fuzz()


def main() -> None:
    seconds = float(os.environ.get("FUZZ_SECONDS") or 300)
    if len(sys.argv) > 1:
        fuzz(sys.argv[1], seconds)
    from tests.fuzz.targets import targets  # not above: what a target imports is traced only where atheris imports it

    names = sorted(targets())
    share = os.environ | {"FUZZ_SECONDS": str(seconds / len(names))}
    codes = [subprocess.run([sys.executable, "-m", "tests.fuzz.run", name], cwd=ROOT, env=share).returncode for name in names]
    sys.exit(1 if any(codes) else 0)


if __name__ == "__main__":
    main()
