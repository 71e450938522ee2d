"""The command line as a person and a pipe meet it: run as a process of its own, its output, errors and exit codes looked at."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, heed_interrupts

TEXT = "Встреча президентов прошла в Баку 9 августа 2024 года.\n"


def run(*args: str | Path, cwd: Path = ROOT, data: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """The command run with standard output and error caught; no traceback ever."""
    found = subprocess.run(
        [sys.executable, "-m", "timeline", *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        input=data,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795305600", **env},
        timeout=120,
    )
    assert "Traceback" not in found.stderr
    return found


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "статья.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


class TestHelp:
    @pytest.mark.parametrize("command", [(), ("build",), ("extract",), ("explain",), ("check",)])
    def test_it_teaches_with_examples(self, command):
        found = run(*command, "--help")
        assert found.returncode == 0
        assert "timeline " + " ".join(command) in found.stdout
        assert "Example" in found.stdout or not command

    def test_without_a_command_it_is_shown_too(self):
        found = run()
        assert (found.returncode, found.stdout) == (2, "")
        assert found.stderr == run("--help").stdout

    def test_the_version(self):
        assert re.search(r"\d+\.\d+", run("--version").stdout)


class TestWrongUse:
    """Exit code 2 and one line that names what is wrong."""

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (("extract", "a.txt", "--published", "2024-13-01"), "--published is not a day, month or year: '2024-13-01'"),
            (("extract", "a.txt", "--published", "вчера"), "--published is not a day, month or year: 'вчера'"),
            (("extract", "a.txt", "--published-map", "no.tsv"), "no.tsv: No such file or directory"),
            (("extract",), "Missing argument 'FILE...'"),
            (("extract", "a.txt", "--format", "xml"), "'xml' is not one of"),
            (("extract", "a.txt", "--min-confidence", "2"), "2.0 is not in the range"),
            (("build", "--today", "завтра"), "not a day: 'завтра'"),
            (("build", "--base-url", "ftp://x"), "'--base-url': no base address (https://host/folder/): 'ftp://x'"),
            (("build", "--out", ""), "--out is empty"),
            (("extract", "a.txt", "--min-confidence", "nan"), "nan is no number"),
            (("build", "--jobs", "0"), "0 is not in the range"),
            (("build", "--timeout", "0"), "0.0 is not in the range"),
            (("nonsense",), "No such command 'nonsense'"),
        ],
    )
    def test_it_is_named_on_one_line(self, tmp_path, args, message):
        found = run(*args, cwd=tmp_path)
        assert found.returncode == 2
        assert found.stdout == ""
        assert found.stderr.count("\n") == 1
        assert message in found.stderr

    def test_a_wrong_line_of_a_map_is_named_with_file_line_and_value(self, tmp_path, article):
        (tmp_path / "map.tsv").write_text("статья.txt\t2024-08-09\nb.txt\t2024-02-30\n", encoding="utf-8")
        found = run("extract", article, "--published-map", tmp_path / "map.tsv")
        assert found.returncode == 2
        assert "map.tsv:2: published is not a day, month or year: '2024-02-30'" in found.stderr

    @pytest.mark.parametrize("command", ["extract", "build", "check", "explain"])
    def test_names_by_a_network_that_is_not_installed_are_refused_once_before_anything_is_read(self, tmp_path, article, command):
        code = (
            "import importlib.util as util, sys\n"
            "find = util.find_spec\n"
            "util.find_spec = lambda name, *more: None if name in ('natasha', 'slovnet') else find(name, *more)\n"
            "from timeline.__main__ import main\n"
            "main()\n"
        )
        args = [sys.executable, "-c", code, command, article, tmp_path / "no.txt", "--names", "neural"]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        found = subprocess.run(args, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, env=env, timeout=120)
        assert (found.returncode, found.stdout) == (2, "")
        assert found.stderr.startswith("timeline: names by a neural network need more: pip install")
        assert found.stderr.count("\n") == 1
        assert [path.name for path in tmp_path.iterdir()] == [article.name]

    @pytest.mark.parametrize("command", ["build", "check"])
    def test_without_an_input_and_without_seeds_it_says_what_is_missing(self, tmp_path, command):
        found = run(command, cwd=tmp_path)
        assert (found.returncode, found.stdout) == (2, "")
        assert found.stderr == "timeline: no INPUT: name files or folders (without one it is seeds/, and there is none here)\n"
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("option", ["--history", "--extracts"])
    def test_a_file_of_somebody_else_is_named_and_stays(self, tmp_path, article, option):
        found = run("build", article, "--out", tmp_path / "site", option, article)
        assert (found.returncode, found.stdout) == (2, "")
        said = f"timeline: {article}: is there and was not written by timeline; move it away or name another file\n"
        assert found.stderr == said
        assert article.read_text(encoding="utf-8") == TEXT
        assert not (tmp_path / "site").exists()

    def test_an_impossible_source_date_epoch(self, tmp_path, article):
        found = run("build", article, "--out", tmp_path / "site", SOURCE_DATE_EPOCH="soon")
        assert found.returncode == 2
        assert "SOURCE_DATE_EPOCH is no number of seconds: 'soon'" in found.stderr


class TestExtract:
    def test_one_record_a_document_in_the_order_given(self, article):
        seeds = sorted((ROOT / "seeds").glob("*.txt"), reverse=True)
        found = run("extract", article, *seeds)
        assert (found.returncode, found.stderr) == (0, "")
        assert [json.loads(line)["source"] for line in found.stdout.splitlines()] == [str(article), *map(str, seeds)]

    def test_what_fails_is_named_and_the_others_go_on(self, tmp_path, article):
        (tmp_path / "empty.txt").write_text("")
        (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
        found = run("extract", tmp_path / "empty.txt", tmp_path / "no.txt", tmp_path / "binary.txt", article)
        assert found.returncode == 1
        assert len(found.stdout.splitlines()) == 1
        assert [line.split(": ", 2)[2].split(":")[0] for line in found.stderr.splitlines()] == [
            "empty",
            "no such file or folder",
            "binary, or text in an unknown encoding",
        ]

    @pytest.mark.parametrize("day", ["2024-08-12", "2024-08", "2024"])
    def test_a_given_day_month_or_year(self, article, day):
        record = json.loads(run("extract", article, "--published", day).stdout)
        assert (record["published"], record["published_basis"]) == (day, "given")

    def test_a_map_gives_each_its_own(self, tmp_path, article):
        (tmp_path / "map.tsv").write_text("статья.txt\t2024-08-10\n", encoding="utf-8")
        record = json.loads(run("extract", article, "--published-map", tmp_path / "map.tsv").stdout)
        assert record["published"] == "2024-08-10"

    def test_a_table_tells_the_articles_of_one_file_apart(self, tmp_path):
        rows = tmp_path / "a.csv"
        rows.write_text(
            "headline,text\nФорум,Форум открылся 9 августа 2024 года.\n"
            ",Пожар на складе в Сумгаите произошёл 20 августа 2024 года.\n"
        )
        lines = [
            " ".join(line.split()) for line in run("extract", "a.csv", "--format", "table", cwd=tmp_path).stdout.splitlines()
        ]
        (first,) = [at for at, line in enumerate(lines) if "(line 2) published 2024-08-09" in line]
        assert lines[first + 1] == "Форум"
        (second,) = [at for at, line in enumerate(lines) if "(line 3) published" in line]
        assert lines[second + 1].startswith("2024-08-20")

    def test_a_table_for_people(self, article):
        found = run("extract", article, "--format", "table")
        assert found.returncode == 0
        assert str(article.name) in found.stdout.replace("\n", "")
        assert "2024-08-09" in found.stdout

    def test_a_document_that_takes_too_long_is_set_aside(self, tmp_path, article):
        (tmp_path / "long.txt").write_text(TEXT * 20_000, encoding="utf-8")
        found = run("extract", tmp_path / "long.txt", article, "--timeout", "2")
        assert (found.returncode, len(found.stdout.splitlines())) == (1, 1)
        assert found.stderr.endswith("long.txt: set aside: it took more than 2 s of processor time (--timeout)\n")

    def test_several_processes_print_the_same(self, article):
        args = ("extract", "seeds", article)
        assert run(*args, "--jobs", "2").stdout == run(*args).stdout

    def test_a_reader_that_goes_away_is_no_error_worth_a_word(self):
        shell = f"{sys.executable} -m timeline extract seeds seeds seeds | head -c 10 >/dev/null"
        found = subprocess.run(["bash", "-c", shell], cwd=ROOT, capture_output=True, text=True, timeout=120)
        assert found.stderr == ""


class TestExplain:
    def test_dates_and_events_are_marked_each_with_its_reason(self, article):
        found = run("explain", article)
        assert found.returncode == 0
        assert "9 августа 2024 года⟨2024-08-09⟩" in found.stdout
        assert "[1]" in found.stdout

    def test_reasons_are_worded_in_the_language_asked_for(self, article):
        assert run("explain", article, "--language", "en").stdout != run("explain", article, "--language", "ru").stdout

    def test_an_article_cannot_steer_the_terminal(self, tmp_path):
        hostile = "\x1b]0;pwned\x07\x1b[2J\x9b31m\u202e Встреча\x1b[31m прошла в Баку 9 августа 2024 года.\r\nЕщё строка."
        path = tmp_path / "\x1b[31mзлой.txt"
        path.write_text("Обычная новость о встрече. " * 30 + hostile, encoding="utf-8")
        for args in (("explain", path), ("extract", path, "--format", "table"), ("build", path, "--out", tmp_path / "s")):
            found = run(*args)
            for stream in (found.stdout, found.stderr):
                assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", stream)


class TestBuild:
    def test_where_nothing_can_be_read_each_reason_is_named(self, tmp_path):
        (tmp_path / "empty.txt").write_text("")
        found = run("build", "empty.txt", "no.txt", "--out", "site", cwd=tmp_path)
        assert (found.returncode, found.stdout) == (1, "")
        assert [line.split(": ", 1)[1] for line in found.stderr.splitlines()] == [
            "empty.txt: empty: no text in it",
            "no.txt: no such file or folder",
            "no article could be read; nothing was written",
        ]
        assert not (tmp_path / "site").exists()

    def test_the_summary_says_what_was_read_and_what_was_left_out(self, tmp_path):
        found = run("build", ROOT / "seeds", tmp_path / "no.txt", "--out", tmp_path / "site")
        assert found.returncode == 1
        assert "no.txt: no such file or folder" in found.stderr
        for word in ("documents", "events", "stories", "ahead", "left out", "teasers", "not read"):
            assert word in found.stdout
        assert (tmp_path / "site" / "index.html").is_file()

    def test_no_input_means_seeds(self, tmp_path):
        found = run("build", "--out", tmp_path / "site")
        assert found.returncode == 0
        assert re.search(r"documents\s+5", found.stdout)

    def test_where_nothing_was_read_the_old_site_stays(self, tmp_path, article):
        out = tmp_path / "site"
        assert run("build", article, "--out", out).returncode == 0
        before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
        found = run("build", tmp_path / "no.txt", "--out", out)
        assert found.returncode == 1
        assert "stays as it was" in found.stderr
        assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before

    def test_files_of_others_in_the_folder_are_never_touched(self, tmp_path, article):
        out = tmp_path / "site"
        (out / "mine").mkdir(parents=True)
        (out / "mine" / "notes.txt").write_text("моё")
        (out / "CNAME").write_text("example.org")
        for _ in range(2):
            assert run("build", article, "--out", out).returncode == 0
        assert (out / "mine" / "notes.txt").read_text() == "моё"
        assert (out / "CNAME").read_text() == "example.org"

    @pytest.mark.parametrize(
        ("history", "kept"), [((), ".history.sqlite"), (("--history", "none"), None), (("--history", "h.db"), "h.db")]
    )
    def test_history_is_kept_where_it_is_asked_for(self, tmp_path, article, history, kept):
        assert run("build", article, "--out", "site", *history, cwd=tmp_path).returncode == 0
        found = {p.name for p in (*tmp_path.iterdir(), *(tmp_path / "site").iterdir()) if p.suffix in (".sqlite", ".db")}
        assert found - {".extracts.sqlite"} == ({kept} if kept else set())

    def test_a_folder_that_cannot_be_written_is_named(self, tmp_path, article):
        (tmp_path / "site").write_text("a file")
        found = run("build", article, "--out", tmp_path / "site")
        assert found.returncode == 2
        assert found.stderr.count("\n") == 1
        assert (tmp_path / "site").read_text() == "a file"

    def test_the_clock_is_today_then_the_epoch(self, tmp_path, article):
        def ahead(*args: str, **env: str) -> str:
            found = run("build", article, "--out", tmp_path / "site", "--history", "none", *args, **env)
            (count,) = re.findall(r"ahead\s+(\d+)", found.stdout)
            return count

        assert ahead("--today", "2024-08-09") == "1"
        assert ahead("--today", "2024-08-10") == "0"
        assert ahead(SOURCE_DATE_EPOCH="1795305600") == "0"
        assert ahead("--today", "2024-08-01", SOURCE_DATE_EPOCH="1795305600") == "1"

    def test_interrupted_it_says_so_and_leaves_the_old_site(self, tmp_path, article):
        out = tmp_path / "site"
        assert run("build", article, "--out", out).returncode == 0
        before = (out / "index.html").read_bytes()
        args = [sys.executable, "-m", "timeline", "build", str(article), "-", "--out", str(out)]
        # It reads the article, then waits for standard input: at that place it is interrupted.
        pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE, "stdout": subprocess.PIPE}
        process = subprocess.Popen(args, cwd=ROOT, text=True, preexec_fn=heed_interrupts, **pipes)
        time.sleep(4)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 130
        assert "Traceback" not in errors
        assert "interrupted" in errors
        assert (out / "index.html").read_bytes() == before


def test_progress_is_shown_on_a_terminal_and_gone_at_the_end(tmp_path, article):
    leader, follower = pty.openpty()
    args = [sys.executable, "-m", "timeline", "build", str(article), "--out", str(tmp_path / "site"), "--today", "2024-08-12"]
    with subprocess.Popen(
        args, cwd=ROOT, stderr=follower, stdout=subprocess.PIPE, env={**os.environ, "TERM": "xterm"}
    ) as process:
        out, _ = process.communicate(timeout=120)
    os.close(follower)
    shown = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(leader)
    assert b"\x1b[" in shown
    assert b"\x1b" not in out
