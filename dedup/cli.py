"""The door: commands, defaults, exit codes, streams. Only click is imported before a command runs.

Exit codes: 0 done; 1 something that --fail-on names was found; 2 usage, configuration or internal
error; 3 done, but some inputs were skipped.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Any

import click

from dedup.commands.archive import archive
from dedup.commands.command import CONTROLS, Door, failures_in_words
from dedup.commands.compare import compare
from dedup.commands.completion import completion
from dedup.commands.defaults import default_map
from dedup.commands.explain import explain
from dedup.commands.figures import figures
from dedup.commands.find import find
from dedup.commands.scan import scan
from dedup.commands.schema import schema
from dedup.commands.show import show
from dedup.commands.verify import verify

COMMANDS = (scan, find, compare, figures, explain, show, verify, archive, schema, completion)
"""In the order of a day's work; --help keeps it."""
GARBAGE_AFTER = 200_000
"""Objects made before Python looks for cycles among them: what a command makes it keeps to its end,
and a search after every 700, as is usual, is a tenth of the time of finding."""


@click.group(
    cls=Door,
    invoke_without_command=True,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": "DEDUP",
        "max_content_width": 100,
    },
    epilog="Exit codes: 0 done; 1 --fail-on matched; 2 usage, configuration or internal error; "
    "3 done, but some inputs were skipped.",
)
@click.version_option(package_name="dedup", prog_name="dedup", message="%(prog)s %(version)s")
@click.pass_context
def group(ctx: click.Context) -> None:
    """Who ran whose text, and what each outlet did with it.

    \b
    Examples:
      dedup scan seeds                 find overlaps, compare them, write a report
      dedup compare a.txt b.txt        two articles, passage by passage
      dedup figures a.txt              every number, amount and date in a text
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return
    ctx.default_map = default_map(COMMANDS_BY_NAME)


COMMANDS_BY_NAME = {str(command.name): command for command in COMMANDS}
for _name, _command in COMMANDS_BY_NAME.items():
    group.add_command(_command, _name)


def main(args: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; without ``args`` that of this process."""
    if args is None:
        gc.set_threshold(GARBAGE_AFTER)
        # A stop by a job's time limit is an orderly one, as Ctrl-C is: temporary files go.
        signal.signal(signal.SIGTERM, _stop)
        _stand_in_for_closed()
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        with failures_in_words(verbose=False):
            code = group.main(args, prog_name="dedup", standalone_mode=False)
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.Abort:
        code = _fail("interrupted")
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = 2
    except click.UsageError as error:
        code = _fail(_misused(error))
    except click.ClickException as error:
        error.show()
        code = 2
    if args is None:
        # All is done and tidied: from here on a stop is the system's own business.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    return _flushed(code if isinstance(code, int) else 0)


class _Stopped(KeyboardInterrupt):
    """SIGTERM. CPython ends by SIGINT after a plain KeyboardInterrupt in code made by exec()."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _Stopped


def _misused(error: click.UsageError) -> str:
    """What is wrong and what was meant on the first line; how the command is used below it."""
    said = error.format_message().translate(CONTROLS)
    if error.ctx is None:
        return said
    return f"{said}\n{error.ctx.get_usage()}\nSee {error.ctx.command_path} --help."


def _fail(text: str) -> int:
    click.echo(f"dedup: {text}", err=True)
    return 2


def _stand_in_for_closed() -> None:
    """A stdout that was closed before we began fails as a full one does; stderr swallows.

    The next file that is opened would else have its number, and what is printed go into it.
    """
    for name, number, mode in (("stdout", 1, os.O_RDONLY), ("stderr", 2, os.O_WRONLY)):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, mode), number)
            setattr(sys, name, os.fdopen(number, "w", closefd=False))


def _speak_utf8(stream: Any) -> None:
    """Arabic must print whatever the locale says."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flushed(code: int) -> int:
    """Write out what is left, so that a reader that has gone is met here and not at exit."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up_stdout()
    except OSError as error:
        _give_up_stdout()
        return code if code == 2 else _fail(f"{error.strerror or error}: standard output")
    return code


def _give_up_stdout() -> None:
    """What is still buffered goes nowhere, instead of failing once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
