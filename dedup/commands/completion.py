"""``dedup completion``: what makes a shell complete commands, options, pairs and stories."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from dedup.commands.command import Command

SHELLS = ("bash", "zsh", "fish")
COMPLETE_VAR = "_DEDUP_COMPLETE"
"""The variable by which a shell asks for completions; click derives it from the name."""


@click.command(
    cls=Command,
    examples=(
        'eval "$(dedup completion bash)"                             in ~/.bashrc',
        'eval "$(dedup completion zsh)"                              in ~/.zshrc, after compinit',
        "dedup completion fish > ~/.config/fish/completions/dedup.fish",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, /, shell: str) -> None:
    """Print the script that makes SHELL complete commands, options, pairs and stories."""
    script = get_completion_class(shell)
    if script is not None:  # click knows all three
        click.echo(script(ctx.find_root().command, {}, "dedup", COMPLETE_VAR).source())


def complete_name(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Pairs and stories of the report named before; none where it cannot be read."""
    import json  # noqa: PLC0415 - only a shell that asks needs them

    try:
        folder = Path(ctx.params["report"])
        folder = folder.parent if folder.is_file() else folder
        document = json.loads((folder / "report.json").read_bytes())
        names = [f"{pair['left']}-{pair['right']}" for pair in document["pairs"]]
        names += [story["id"] for story in document["stories"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]
