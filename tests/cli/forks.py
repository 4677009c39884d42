"""Many short lives of one command: run in a process of its own, forked once all is imported.

``python forks.py PLAN``: PLAN is JSON with the ``words`` of a command that writes the report
``folder`` and a list of ``runs``: ``{}`` lives to its end, ``{"part": x}`` is killed with SIGKILL
after that part of the first run's time, or with ``"signal"``, and ``{"bytes": n}`` can write no
file of more than n bytes.
After each run a line says its exit status, what it said, and the hash of the manifest that then
stands in the folder, whole. Or PLAN has a ``crowd`` of commands, which live all at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from dedup.cli import main


def load_all() -> None:
    """Scan once, so that no life has code to load: most of it is compiled. DuckDB, which a scan of
    texts does not open, must not be opened before a fork: it has threads."""
    with tempfile.TemporaryDirectory() as folder:
        assert main(["scan", "seeds", "-o", f"{folder}/r", "-q"]) == 0


def standing(folder: Path) -> str:
    """The hash of the manifest of a report whose every file is as the manifest says, else why."""
    raw = (folder / "manifest.json").read_bytes()
    for item in json.loads(raw)["files"]:
        if hashlib.sha256((folder / item["path"]).read_bytes()).hexdigest() != item["sha256"]:
            return f"{item['path']} is not whole"
    return hashlib.sha256(raw).hexdigest()


def live(words: list[str], run: dict[str, Any], longest: float) -> tuple[int, str]:
    """One life: its exit code, negative for the signal that ended it, and what it said."""
    with tempfile.TemporaryFile() as said:
        child = born(words, run, said)
        if "part" in run:
            time.sleep(run["part"] * longest)
            os.kill(child, run.get("signal", signal.SIGKILL))
        return ended(child, said)


def born(words: list[str], run: dict[str, Any], said: IO[bytes]) -> int:
    """The process of a life that has begun."""
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if "bytes" in run:
            resource.setrlimit(resource.RLIMIT_FSIZE, (run["bytes"], run["bytes"]))
        os._exit(told(words, said))
    return child


def ended(child: int, said: IO[bytes]) -> tuple[int, str]:
    """How a life ended, and what it said."""
    _, status = os.waitpid(child, 0)
    said.seek(0)
    return os.waitstatus_to_exitcode(status), said.read().decode("utf-8", "replace")


def live_at_once(commands: list[list[str]]) -> Iterator[tuple[int, str]]:
    """The lives of several commands, all of which have begun before one is waited for."""
    with ExitStack() as files:
        said = [files.enter_context(tempfile.TemporaryFile()) for _ in commands]
        children = [born(words, {}, file) for words, file in zip(commands, said, strict=True)]
        yield from map(ended, children, said)


def at_once(*commands: Sequence[object]) -> list[tuple[int, str]]:
    """Exit code and words of commands that run at once, each in a process of its own."""
    plan = {"crowd": [[str(word) for word in words] for words in commands]}
    done = subprocess.run(
        [sys.executable, __file__, json.dumps(plan)],
        cwd=Path(__file__).parents[2], capture_output=True, check=True, timeout=600,
    )  # fmt: skip
    return [(code, said) for code, said in json.loads(done.stdout)]


def told(words: list[str], said: IO[bytes]) -> int:
    """Run a command, whose two streams are ``said`` from here on."""
    for stream in (1, 2):
        os.dup2(said.fileno(), stream)
    return main(words)


if __name__ == "__main__":
    plan = json.loads(sys.argv[1])
    load_all()
    if "crowd" in plan:
        sys.stdout.write(json.dumps(list(live_at_once(plan["crowd"]))))
    longest = 0.0
    for run in plan.get("runs", ()):
        begun = time.monotonic()
        code, said = live(plan["words"], run, longest)
        longest = longest or time.monotonic() - begun
        stands = standing(Path(plan["folder"]))
        line = {"code": code, "said": said, "stands": stands}
        sys.stdout.write(json.dumps(line) + "\n")
