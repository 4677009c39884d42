"""Defaults of the working folder and of the environment.

``[tool.dedup]`` of pyproject.toml, ``[dedup]`` of setup.cfg, ``DEDUP_<OPTION>``.
"""

from __future__ import annotations

import configparser
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from dedup.commands.command import Failure


def default_map(commands: Mapping[str, click.Command]) -> dict[str, Any]:
    """The defaults of each command: the environment wins over pyproject.toml, that over setup.cfg.

    Keys are names of options, with ``-`` or ``_``; a key serves every command with that option.
    ``DEDUP_<COMMAND>_<OPTION>``, which wins over all of them, is read by click itself.
    Raises Failure for a file that cannot be read and a key that no command knows.
    """
    found: dict[str, Any] = {}
    for name, section, load in (
        ("setup.cfg", "[dedup]", _setup_cfg),
        ("pyproject.toml", "[tool.dedup]", _pyproject),
    ):
        if Path(name).is_file():
            found |= _known(load(Path(name)), commands, f"{name}: {section}")
    set_here = {name: os.environ.get(f"DEDUP_{name.upper()}") for name in _names(commands)}
    found |= {name: value for name, value in set_here.items() if value}
    return _taken(found, commands)


def _taken(found: Mapping[str, Any], commands: Mapping[str, click.Command]) -> dict[str, Any]:
    """What each command takes of the values found, and each command of a group."""
    return {
        name: _taken(found, command.commands)
        if isinstance(command, click.Group)
        else {param: value for param, value in found.items() if param in _options(command)}
        for name, command in commands.items()
    }


def _known(
    values: Mapping[str, Any], commands: Mapping[str, click.Command], where: str
) -> dict[str, Any]:
    """The values by the name of their parameter, which is the option's with ``_`` for ``-``."""
    options = _names(commands)
    known = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in options:
            raise Failure(f"{where} has no option {key!r}; see dedup COMMAND --help")
        known[name] = _as_typed(value)
    return known


def _as_typed(value: Any) -> Any:
    """A value of a file as it would be typed: lists and tables as ``a,b`` and ``a=b,c=d``."""
    if isinstance(value, Mapping):
        return ",".join(f"{key}={item}" for key, item in value.items())
    return ",".join(map(str, value)) if isinstance(value, list) else value


def _names(commands: Mapping[str, click.Command]) -> set[str]:
    return set().union(*map(_options, commands.values()))


def _options(command: click.Command) -> set[str]:
    """Names of the options of a command; of a group, those of all its commands."""
    if isinstance(command, click.Group):
        return _names(command.commands)
    options = [param for param in command.params if isinstance(param, click.Option)]
    return {option.name for option in options if option.name}


def _setup_cfg(path: Path) -> dict[str, Any]:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read(path, encoding="utf-8")
    except (OSError, UnicodeDecodeError, configparser.Error) as error:
        raise Failure(f"setup.cfg cannot be read: {_line(error)}") from error
    # as other tools name theirs there: [tool:pytest]
    sections = [name for name in ("dedup", "tool:dedup", "tool.dedup") if parser.has_section(name)]
    return dict(parser[sections[0]]) if sections else {}


def _pyproject(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            tool = tomllib.load(stream).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Failure(f"pyproject.toml cannot be read: {_line(error)}") from error
    section = tool.get("dedup", {})
    if not isinstance(section, dict):
        raise Failure("pyproject.toml: [tool.dedup] is not a table")
    return section


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
