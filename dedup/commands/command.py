"""The shape of a command: examples first in its help, a console, errors in one line."""

from __future__ import annotations

import difflib
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

import click

from dedup.commands.console import Console
from dedup.errors import DedupError
from dedup.kernels import load
from dedup.options import ScanOptions

CONTROLS = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}


class Failure(click.ClickException):
    """Configuration, input or an error of our own: one line on stderr, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """``dedup: what happened, where, what to do``; no name in it can steer the terminal."""
        line = self.format_message().translate(CONTROLS)
        click.echo(f"dedup: {line}", file=file, err=file is None)


def _common() -> list[click.Parameter]:
    return [
        click.Option(["-q", "--quiet"], is_flag=True, help="Say nothing but errors."),
        click.Option(["-v", "--verbose"], is_flag=True, help="List every skip; trace errors."),
        click.Option(["--no-color"], is_flag=True, help="No colour (as NO_COLOR=1)."),
    ]


class Command(click.Command):
    """A command whose function gets a :class:`Console` (``@click.pass_obj``).

    One that is ``compiled`` runs compiled loops, for which the machinery is loaded first.
    """

    def __init__(
        self, *args: Any, examples: Sequence[str] = (), compiled: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples
        self.compiled = compiled
        self.params.extend(_common())
        self.no_args_is_help = any(isinstance(param, click.Argument) for param in self.params)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever goes wrong ends in one line."""
        said = {name: ctx.params.pop(name) for name in ("quiet", "verbose", "no_color")}
        ctx.obj = Console(**said)
        ctx.color = ctx.obj.color
        with failures_in_words(ctx.obj.verbose):
            if self.compiled:
                load()
            return super().invoke(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, then the options of the command, then what counts as shared text."""
        if self.examples:
            with formatter.section("Examples"):
                for line in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
        method = {item.name for item in fields(ScanOptions)}
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        for title, is_method in (("Options", False), ("What counts as shared text", True)):
            wanted = [option for option in options if (option.name in method) is is_method]
            records = [record for option in wanted if (record := option.get_help_record(ctx))]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


class Door(click.Group):
    """The group of commands: it keeps their order and guesses what a typo meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which they were added."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click, with a guess for a name that is unknown."""
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            close = difflib.get_close_matches(name, self.commands, n=1)
            guess = f" Did you mean {close[0]!r}?" if close else f" See {ctx.command_path} --help."
            ctx.fail(f"No such command {name!r}.{guess}")
        return super().resolve_command(ctx, args)


@contextmanager
def failures_in_words(verbose: bool) -> Iterator[None]:
    """Turn every error into one line; the reader of a broken pipe had enough, and is no error."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except DedupError as error:
        raise Failure(str(error)) from error
    except KeyboardInterrupt as stop:
        raise Failure("interrupted; nothing was left half-written") from stop
    except BrokenPipeError as gone:
        raise click.exceptions.Exit(0) from gone
    except OSError as error:  # a full disk, a descriptor too many: no fault of the program
        raise Failure(f"{error.strerror or error}: {error.filename or 'output'}") from error
    except MemoryError as error:
        raise Failure(
            "memory ran out; give fewer articles at a time, or take `dedup find`: it holds none"
        ) from error
    except Exception as error:
        if verbose:
            traceback.print_exc()
        hint = "" if verbose else " (-v shows where)"
        raise Failure(f"internal error: {type(error).__name__}: {error}{hint}") from error
