"""The documents say what the program does: commands, options, output, thresholds, files.

``python tests/test_docs.py`` puts the output of the commands into the documents anew.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dedup.cli import COMMANDS_BY_NAME, main

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("seeds/*.md")]
    if path.is_file()
)
BLOCK = re.compile(r"^```console(?: lines=(\d+))?\n\$ (.+)\n((?:.*\n)*?)```$", re.M)
CLOCK = re.compile(r" +\d+\.\d s$| \(\d+ kB\)", re.M)
COMMAND = re.compile(r"(?:^|[`$|]|^  +)\s?dedup ([a-z]+)((?: [^`|\n]*)?)", re.M)


def _output(command: str) -> str:
    """What a command line prints, in the working folder."""
    words = shlex.split(command)
    assert words[0] == "dedup"
    stdout = io.StringIO()
    with contextlib.redirect_stdout(stdout):
        main(words[1:])
    return stdout.getvalue()


@contextlib.contextmanager
def _tour() -> Iterator[None]:
    """A working folder with the demonstration articles, in which a document's commands run."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "seeds").symlink_to(ROOT / "seeds")
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def _shown(command: str, lines: str | None) -> str:
    """The output as a document shows it: the first lines, and a sign that there are more."""
    text = "\n".join(line.rstrip() for line in _output(command).splitlines()) + "\n"
    if lines is None:
        return text
    return "".join(text.splitlines(keepends=True)[: int(lines)]) + "…\n"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_output_in_documents_is_what_the_command_prints(path: Path) -> None:
    with _tour():
        for lines, command, output in BLOCK.findall(path.read_text(encoding="utf-8")):
            assert CLOCK.sub("", output) == CLOCK.sub("", _shown(command, lines or None)), command


def _params(command: click.Command) -> Iterator[click.Parameter]:
    """The parameters of a command; of a group, those of its commands too."""
    yield from command.params
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from inner.params


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_commands_and_options_in_documents_exist(path: Path) -> None:
    for name, rest in COMMAND.findall(path.read_text(encoding="utf-8")):
        assert name in COMMANDS_BY_NAME, f"dedup {name}"
        known = {word for param in _params(COMMANDS_BY_NAME[name]) for word in param.opts}
        for option in re.findall(r"(?<!\S)(--?[a-z][a-z-]*)", rest):
            assert option in {*known, "-h", "--help"}, f"dedup {name} {option}"


@pytest.mark.parametrize("name", COMMANDS_BY_NAME)
def test_the_manual_names_every_option(name: str) -> None:
    text = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    section = text[text.index(f"### dedup {name}") :]
    section = section[: section.index("\n### ", 1)] + text[text.index("### Options of all") :]
    for param in _params(COMMANDS_BY_NAME[name]):
        if isinstance(param, click.Option):
            assert f"`{param.opts[-1]}" in section or f", {param.opts[-1]}" in section, param.opts


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (path.parent / target).exists(), target


def test_thresholds_in_the_manual_are_those_of_the_code() -> None:
    text = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(dedup\.[\w.]+)` \| ([\d.]+) \|", text, re.M)
    assert len(rows) > 10
    for name, value in rows:
        module, _, attribute = name.rpartition(".")
        assert getattr(importlib.import_module(module), attribute) == float(value), name


def test_the_map_names_every_module_and_no_other() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = text[text.index("dedup/\n") : text.index("```", text.index("dedup/\n"))]
    told = set(_mapped(rooms))
    paths = {path.relative_to(ROOT) for path in (ROOT / "dedup").rglob("*.py")}
    empty = {path for path in paths if path.name == "__init__.py"} - {Path("dedup/__init__.py")}
    languages = {path for path in paths if path.parent.name == "lexicon"}
    assert told == paths - empty - languages


def _mapped(rooms: str) -> Iterator[Path]:
    """Every module that the map names, in the room under which it stands indented."""
    above: list[tuple[int, Path]] = []
    for line in rooms.splitlines():
        indent = len(line) - len(line.lstrip())
        while above and above[-1][0] >= indent:
            above.pop()
        first = line.split()[0]
        if first.endswith("/"):
            above.append((indent, (above[-1][1] if above else Path()) / first))
        yield from (above[-1][1] / name for name in re.findall(r"\w+\.py\b", line))


def test_the_method_names_every_benchmark() -> None:
    text = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`benchmarks/(\w+\.py)`", text))
    assert told == {path.name for path in (ROOT / "benchmarks").glob("*.py")}


def test_every_row_of_hard_days_names_tests_that_there_are() -> None:
    lines = (ROOT / "docs/hardening.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| ") and "held by" not in line]
    named = [re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", row) for row in rows]
    assert len(rows) > 20
    for row, tests in zip(rows, named, strict=True):
        assert tests, row
        for path, name in tests:
            assert f"def {name or 'test_'}" in (ROOT / path).read_text(encoding="utf-8"), row


def test_the_picture_is_there_and_small() -> None:
    assert 10_000 < (ROOT / "docs" / "images" / "report.png").stat().st_size < 300_000


def _refresh() -> None:
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        with _tour():
            fresh = BLOCK.sub(
                lambda block: (
                    block[0].split("\n", 1)[0] + f"\n$ {block[2]}\n{_shown(block[2], block[1])}```"
                ),
                text,
            )
        if fresh != text:
            path.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    _refresh()
