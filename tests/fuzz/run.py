"""`make fuzz`: atheris looks for bytes that break a target, guided by what they reach; what it finds is kept and named.

`FUZZ_SECONDS` is how long (300 where it is not set). The exit code is 1 where anything broke.
"""

import hashlib
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "tests" / "fuzz" / "kept"
SEEDS = (ROOT / "tests" / "articles", ROOT / "seeds", KEPT)
SECONDS = float(os.environ.get("FUZZ_SECONDS") or 300)
LONGEST = 16_384  # bytes of an input: what is worse than linear shows in as many
SLOWEST = 4.0  # seconds of one input, instrumented, on a busy machine
HANGS = 60  # and after as many the run is ended

with atheris.instrument_imports(include=["timeline", "trafilatura", "htmldate", "feedparser", "warcio"]):
    from tests.fuzz.targets import targets

    TARGETS = targets()
    for code in ("html", "rss", "warc"):  # what is imported only when asked for
        TARGETS[code](b"<html><p>.")


class Run:
    """One run: what was tried, and the first input of each way of breaking."""

    def __init__(self) -> None:
        self.names = sorted(TARGETS)
        self.tried: Counter[str] = Counter()
        self.broken: set[str] = set()
        self.ends = time.monotonic() + SECONDS

    def one(self, data: bytes) -> None:
        """What atheris calls: the first byte says which target, the rest is its input."""
        if time.monotonic() > self.ends:
            self.end()
        if not data:
            return
        name, data = self.names[data[0] % len(self.names)], data[1:]
        self.tried[name] += 1
        started = time.process_time()
        try:
            TARGETS[name](data)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            self.keep(name, data, f"{type(error).__name__} at {where.filename}:{where.lineno}", traceback.format_exc())
        if (taken := time.process_time() - started) > SLOWEST:
            self.keep(name, data, f"slow {name}", f"{taken:.1f} s\n")

    def keep(self, name: str, data: bytes, way: str, told: str) -> None:
        """Writes an input that broke something in a way that no other did in this run."""
        if way in self.broken:
            return
        self.broken.add(way)
        path = KEPT / f"{name}-{hashlib.sha256(data).hexdigest()[:8]}"
        path.write_bytes(data)
        print(f"\n{path.relative_to(ROOT)}: {way}\n{told}", flush=True)

    def end(self) -> None:
        tried = ", ".join(f"{name} {count}" for name, count in sorted(self.tried.items()))
        print(f"\n{self.tried.total()} inputs in {SECONDS:.0f} s ({tried}): {len(self.broken) or 'nothing'} broken", flush=True)
        os._exit(1 if self.broken else 0)  # libFuzzer's own end would lose what is known here


def starting_points(folder: Path, names: list[str]) -> None:
    """Our own pages and texts as what atheris begins with, each for the target of its kind."""
    for source in SEEDS:
        for path in sorted(p for p in source.rglob("*") if p.is_file()):
            kind = path.name.partition("-")[0] if source == KEPT else path.suffix[1:]
            for name in (kind, *(("article", "phrase") if kind == "txt" else ())):
                if name in names:
                    data = bytes([names.index(name)]) + path.read_bytes()
                    (folder / hashlib.sha256(data).hexdigest()).write_bytes(data[:LONGEST])


def main() -> None:
    run = Run()
    with tempfile.TemporaryDirectory() as corpus:
        starting_points(Path(corpus), run.names)
        flags = [f"-max_len={LONGEST}", f"-timeout={HANGS}", "-rss_limit_mb=3072", "-print_final_stats=0", "-verbosity=0"]
        # What ends the process outright, a hang or too much memory, libFuzzer writes beside the others.
        atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={KEPT}/ended-", corpus], run.one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
