"""What a command says: data on stdout, everything else on stderr, progress only on a terminal."""

# ruff: noqa: PLC0415 - rich loads slowly

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, TypeVar

import click

from dedup.model import Article, InputFile, Skip
from dedup.options import Progress, silent
from dedup.report.words import in_one_line

if TYPE_CHECKING:
    from rich.console import Console as RichConsole
    from rich.progress import Progress as Bars
    from rich.progress import TaskID
    from rich.text import Text

T = TypeVar("T")

SKIPPED = 3
"""Exit code: done, but some inputs were skipped."""
FAILED_ON = 1
"""Exit code: something that --fail-on names was found."""
LISTED, REASONS = 3, 20
"""Places named for each reason of a skip, and reasons; -v names all."""
COMPILING = "compiling the inner loops, as the first run here does; later ones start at once"
_LINE = re.compile(r"^line \d+: ")
REDRAW_SECONDS = 0.1
"""Progress is told of every article; drawing each would cost more than reading it."""


def wants_color(stream: object, refused: bool) -> bool:
    """Whether ``stream`` gets colour: a terminal that does not refuse it, by NO_COLOR or TERM."""
    if refused or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(getattr(stream, "isatty", lambda: False)())


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command speaks, and how much."""

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False

    @property
    def color(self) -> bool:
        """Whether data on stdout is coloured."""
        return wants_color(sys.stdout, self.no_color)

    def note(self, text: str) -> None:
        """A line for people, on stderr."""
        if not self.quiet:
            click.echo(text, err=True)

    def show(self, text: Text, *, paged: bool = False) -> None:
        """Styled text as data on stdout; plain where colour is not wanted.

        Before a person lines break between words, so that no terminal cuts an Arabic word in two;
        a file or a pipe gets every line whole. ``paged``: through ``PAGER``, before a person.
        """
        if not sys.stdout.isatty():
            click.echo(self.rendered(text, None) if self.color else text.plain)
            return
        rendered = self.rendered(text, shutil.get_terminal_size().columns)
        if paged:
            os.environ.setdefault("LESS", "FRX")  # what fits the screen is left on it; colours pass
            click.echo_via_pager(rendered + "\n", color=self.color)
        else:
            click.echo(rendered, color=self.color)

    def tell(self, lines: Iterable[str]) -> None:
        """Plain lines as data on stdout, broken as by :meth:`show`."""
        from rich.text import Text

        self.show(Text("\n".join(lines)))

    def rendered(self, text: Text, width: int | None) -> str:
        """``text`` with its styles, if colour is wanted, in lines of ``width`` columns at most."""
        from rich.console import Console as RichConsole

        page = RichConsole(
            file=StringIO(), force_terminal=self.color, no_color=not self.color,
            color_system="standard" if self.color else None, width=width, highlight=False,
        )  # fmt: skip
        with page.capture() as lines:
            for line in text.split("\n", allow_blank=True):
                for row in [line] if width is None else _hung(page, line, width):
                    page.print(row, soft_wrap=True)
        return "\n".join(line.rstrip() for line in lines.get().rstrip("\n").split("\n"))

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """A callback that draws bars with the time left; silent where nobody watches."""
        if self.quiet or not sys.stderr.isatty():
            yield silent
            return
        from rich import progress as rich_progress
        from rich.console import Console as RichConsole

        from dedup.kernels import compiling

        screen = RichConsole(stderr=True, no_color=not wants_color(sys.stderr, self.no_color))
        columns = (
            rich_progress.TextColumn("{task.description:<9}"),
            rich_progress.BarColumn(),
            rich_progress.TextColumn("{task.fields[far]:>20}"),
            rich_progress.TimeRemainingColumn(),
        )
        with (
            rich_progress.Progress(*columns, console=screen, transient=True) as bars,
            compiling(lambda: screen.print(COMPILING, highlight=False)),
        ):
            yield _Drawing(bars)

    def skipped(self, skips: Sequence[Skip], count: int = 0) -> None:
        """Name what was skipped, grouped by its reason; ``count`` if ``skips`` are not all."""
        if not skips:
            return
        total = max(count, len(skips))
        by_reason: dict[str, list[str]] = {}
        for skip in skips:
            reason = _LINE.sub("", in_one_line(skip.reason))  # the place tells it
            by_reason.setdefault(reason, []).append(in_one_line(place(skip)))
        self.note(f"{total} {'input' if total == 1 else 'inputs'} skipped:")
        ranked = sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0]))
        named = ranked if self.verbose else ranked[:REASONS]
        for reason, places in named:
            shown = places if self.verbose else places[:LISTED]
            rest = len(places) - len(shown)
            more = f" and {rest} more (-v lists all)" if rest else ""
            self.note(f"  {reason} ({len(places)}): {', '.join(shown)}{more}")
        if others := ranked[len(named) :]:
            count = sum(len(places) for _, places in others)
            self.note(f"  {count} more for {len(others)} other reasons (-v lists all)")
        if total > len(skips):
            self.note(f"  and {total - len(skips)} more that are not listed")

    def done(self, skips: Sequence[Skip], count: int = 0) -> None:
        """End a command: as :meth:`skipped`, with the exit code that says so if any were."""
        self.skipped(skips, count)
        if skips:
            raise click.exceptions.Exit(SKIPPED)


def _hung(page: RichConsole, line: Text, width: int) -> Iterator[Text]:
    """``line`` in rows: what does not fit goes on under its first word, or, where two spaces set
    off a short name at its beginning, under the first word after that.
    """
    plain = line.plain
    lead = len(plain) - len(plain.lstrip(" "))
    name, gap, rest = plain[lead:].partition("  ")
    if gap and lead + len(name) < width // 2:
        lead = len(plain) - len(rest.lstrip(" "))
    for place, row in enumerate(line[lead:].wrap(page, width - lead) or [line[:0]]):
        yield (line[:0].append(" " * lead) if place else line[:lead]) + row


class _Drawing:
    """The progress callback of a terminal: one bar a step, drawn ten times a second."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}
        self._drawn = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        is_new = step not in self._tasks
        if is_new:
            self._tasks[step] = self._bars.add_task(step, total=total or None, far="")
        now = time.monotonic()
        if is_new or done == total or now - self._drawn > REDRAW_SECONDS:
            far = _far(step, done, total)
            self._bars.update(self._tasks[step], completed=done, total=total or None, far=far)
            self._drawn = now


def _far(step: str, done: int, total: int) -> str:
    """How far a step is, in what it counts: bytes of inputs, else articles or pairs."""
    from rich.filesize import decimal

    if not total:
        return ""
    return f"{decimal(done)} of {decimal(total)}" if step == "read" else f"{done}/{total}"


def place(skip: Skip) -> str:
    """Where a skip happened: ``a.jsonl #3``, records counted from 0 as in every output."""
    record = skip.origin.record
    return skip.origin.path if record is None else f"{skip.origin.path} #{record}"


def open_items(
    inputs: Sequence[str],
    columns: Mapping[str, str] | None,
    *,
    languages: bool = True,
    on_file: Callable[[InputFile], None] | None = None,
    progress: Progress = silent,
) -> Iterable[Article | Skip]:
    """Articles and skips of the inputs, as :func:`dedup.read` gives them."""
    from dedup.read.reader import read

    return read(inputs, columns=columns, languages=languages, on_file=on_file, progress=progress)


def only_articles(items: Iterable[T | Skip], skips: list[Skip]) -> Iterator[T]:
    """The articles of ``items``; the skips are added to ``skips`` on the way."""
    for item in items:
        if isinstance(item, Skip):
            skips.append(item)
        else:
            yield item
