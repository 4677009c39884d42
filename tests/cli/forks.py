"""Many short lives of one command: run in a process of its own, forked once all is imported.

``python forks.py PLAN``: PLAN is JSON with the ``words`` of a command that writes the report
``folder`` and a list of ``runs``: ``{}`` lives to its end, ``{"part": x}`` is killed with SIGKILL
after that part of the first run's time, or with ``"signal"``, and ``{"bytes": n}`` can write no
file of more than n bytes.
After each run a line says its exit status, what it said, and the hash of the manifest that then
stands in the folder, whole.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Any

from dedup.cli import main
from dedup.model import Article
from dedup.pipeline import compare


def load_all() -> None:
    """Code that each life would load; DuckDB must not be opened before a fork: it has threads."""
    for module in ("dedup.commands.scan", "dedup.engine.local", "dedup.report.folder"):
        importlib.import_module(module)
    text = "The mayor said {} homes in the old quarter of Sella lost their light in the night."
    compare(Article("a", text.format(80)), Article("b", text.format(90)))


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
        child = os.fork()
        if not child:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            if "bytes" in run:
                resource.setrlimit(resource.RLIMIT_FSIZE, (run["bytes"], run["bytes"]))
            os._exit(told(words, said))
        if "part" in run:
            time.sleep(run["part"] * longest)
            os.kill(child, run.get("signal", signal.SIGKILL))
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read().decode("utf-8", "replace")


def told(words: list[str], said: IO[bytes]) -> int:
    """Run a command, whose two streams are ``said`` from here on."""
    for stream in (1, 2):
        os.dup2(said.fileno(), stream)
    return main(words)


if __name__ == "__main__":
    plan = json.loads(sys.argv[1])
    load_all()
    longest = 0.0
    for run in plan["runs"]:
        begun = time.monotonic()
        code, said = live(plan["words"], run, longest)
        longest = longest or time.monotonic() - begun
        stands = standing(Path(plan["folder"]))
        line = {"code": code, "said": said, "stands": stands}
        sys.stdout.write(json.dumps(line) + "\n")
