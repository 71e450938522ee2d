"""What the README and the help show is true: its Python runs, its commands exist, its two commands are the Makefile's."""

import re
import shlex
from datetime import date
from pathlib import Path

import click
import pytest

from tests.conftest import ROOT
from timeline import cli, records

README = (ROOT / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the README's examples name."""
    (tmp_path / "news").mkdir()
    for path in (tmp_path / "article.txt", tmp_path / "news" / "a.txt"):
        path.write_text("Встреча президентов прошла в Баку 9 августа 2024 года.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_python_runs(desk, capsys):
    names: dict[str, object] = {}
    for snippet in SNIPPETS:
        exec(snippet, names)
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].startswith("2024-08-09 2024-08-09 (Reason(")
    assert shown[1].startswith("2024-08-09 occurred ")
    assert shown[2].endswith("ahead, []")
    assert (desk / "public" / "index.html").is_file()


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_each_takes_three_lines_after_its_imports(snippet):
    assert len([line for line in snippet.splitlines() if line and not line.startswith(("import", "from"))]) <= 3


def commands(text: str) -> list[list[str]]:
    """The arguments of every `timeline …` line, without what a shell does behind it."""
    lines = re.findall(r"^ +(timeline .*)$", text, re.MULTILINE)
    return [shlex.split(re.split(r"[|>]", line)[0], comments=True)[1:] for line in lines]


@pytest.mark.parametrize("args", commands(README), ids=" ".join)
def test_the_commands_run(desk, args):
    found = cli.cli.make_context("timeline", list(args))
    name, command, rest = cli.cli.resolve_command(found, args)
    assert name in ("build", "extract", "explain", "check")
    assert isinstance(command, click.Command)
    command.make_context(name, list(rest), parent=found)


@pytest.mark.parametrize("name", sorted(cli.cli.commands))
def test_the_examples_of_the_help_are_commands(name):
    command = cli.cli.commands[name]
    examples = commands(command.help or "")
    assert examples
    for args in examples:
        assert args[0] == name
        command.make_context(name, args[1:])


def test_the_two_commands_are_the_makefile_s():
    assert re.findall(r"^    make (\w+) ", README, re.MULTILINE) == ["site", "test"]
    assert {"site:", "test:"} <= {line.split(" ")[0] for line in (ROOT / "Makefile").read_text().splitlines()}


def test_the_table_of_the_record_names_every_key():
    named = set(re.findall(r"`(\w+)`", README.partition("## The record")[2].partition("## Limits")[0]))
    assert set(records.schema()["properties"]) <= named
    assert set(records.schema()["$defs"]["event"]["properties"]) - {"id"} <= named


def test_what_it_links_to_is_there():
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_clock_is_only_the_command_line_s():
    """No other module may ask what day it is."""
    asking = re.compile(r"date\.today|datetime\.now|time\.time\(|utcnow|SOURCE_DATE_EPOCH\b(?=.*environ)")
    for path in sorted((ROOT / "timeline").rglob("*.py")):
        if path.name != "cli.py":
            assert not asking.search(path.read_text(encoding="utf-8")), path
    assert isinstance(cli._today(), date)
