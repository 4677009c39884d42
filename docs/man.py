"""Write the manual page docs/dedup.1 from the help of the commands.

python docs/man.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from dedup.cli import COMMANDS_BY_NAME, group
from dedup.commands.command import Command

ROOT = click.Context(group, info_name="dedup", **group.context_settings)
PAGE = Path(__file__).with_name("dedup.1")


def page() -> str:
    """The whole page, in the macros that both man-db and mandoc read."""
    lines = [
        '.TH DEDUP 1 "" "dedup" "User Commands"',
        ".SH NAME",
        "dedup \\- who ran whose text, and what each outlet did with it",
        ".SH SYNOPSIS",
        ".B dedup\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR] ...",
        ".SH DESCRIPTION",
        "Finds articles that share text, lays them side by side passage by passage, reads their "
        "figures, and says what each outlet kept, added, dropped or changed.",
        ".SH COMMANDS",
    ]
    for name, command in COMMANDS_BY_NAME.items():
        lines += [*_command(f"dedup {name}", command)]
    lines += [
        ".SH EXIT STATUS",
        _plain((group.epilog or "").removeprefix("Exit codes: ")),
        ".SH ENVIRONMENT",
        ".TP\n.B NO_COLOR\nNo colour, where it is not empty.",
        ".TP\n.B FORCE_COLOR\nColour also where nobody watches.",
        ".TP\n.B PAGER\nThe program that shows what is longer than the screen.",
        ".TP\n.BI DEDUP_ COMMAND _ OPTION\nA default for an option: DEDUP_SCAN_UI_LANG=ar.",
        ".SH FILES",
        "Defaults stand in [tool.dedup] of pyproject.toml or [dedup] of setup.cfg.",
    ]
    return "\n".join(lines) + "\n"


def _command(name: str, command: click.Command) -> Iterator[str]:
    """A command as a subsection; those of a group one after another."""
    context = click.Context(command, info_name=name, parent=ROOT)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f'.SS "{name} {_plain(usage)}"'
    yield from (f".PP\n{_plain(part)}" for part in _paragraphs(command.help or ""))
    for param in command.get_params(context):
        if isinstance(param, click.Option) and (record := param.get_help_record(context)):
            yield f".TP\n.B {_plain(record[0])}\n{_plain(record[1])}"
    examples = command.examples if isinstance(command, Command) else ()
    if examples:
        yield ".PP\nExamples:\n.PP\n.nf"
        yield from (_plain(line, fold=False) for line in examples)
        yield ".fi"
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from _command(f"{name} {inner.name}", inner)


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text.replace("\b", "")) if part.strip()]


def _plain(text: str, *, fold: bool = True) -> str:
    """``text`` as roff takes it: no macro by chance, hyphens that can be copied."""
    line = " ".join(text.split()) if fold else text
    return line.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
