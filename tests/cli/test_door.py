"""Help, guesses, defaults, exit codes and streams: what holds for every command."""

from __future__ import annotations

import configparser
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text

from dedup.cli import COMMANDS
from dedup.commands.console import Console
from dedup.commands.params import HELP
from dedup.kernels import compiling, load
from dedup.options import ScanOptions

ROOT = Path(__file__).parents[2]
DEMO = "seeds/*.txt"
NAMES = [str(command.name) for command in COMMANDS]
Run = Callable[..., Any]
Spawn = Callable[..., "subprocess.CompletedProcess[bytes]"]


def test_help_imports_no_heavy_package(spawn: Spawn) -> None:
    code = (
        "import sys, dedup.cli; dedup.cli.main(['scan', '--help'])\n"
        "heavy = {'numpy', 'numba', 'duckdb', 'rich', 'jinja2', 'babel', 'datasketch'}\n"
        "sys.exit(' '.join(sorted(heavy & sys.modules.keys())) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_without_arguments_the_help_is_shown(run: Run) -> None:
    result = run()
    assert result.code == 0
    assert all(f"\n  {name} " in result.out for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_of_each_command_shows_examples_before_options(run: Run, name: str, flag: str) -> None:
    result = run(name, flag)
    assert result.code == 0
    assert 0 < result.out.index("Examples:") < result.out.index("Options:")
    assert f"  dedup {name} " in result.out


def test_every_scan_option_has_a_line_of_help_and_its_default(run: Run) -> None:
    assert list(HELP) == [item.name for item in fields(ScanOptions)]
    shown = " ".join(run("scan", "--help").out.split())
    for item in fields(ScanOptions):
        assert f"--{item.name.replace('_', '-')} N" in shown
        assert HELP[item.name] + f" [default: {item.default}]" in shown


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("scan", set(HELP)),
        ("find", set(HELP)),
        ("explain", set(HELP) - {"max_bucket"}),
        ("compare", {"min_run"}),
        ("figures", set()),
    ],
)
def test_a_command_takes_only_the_options_that_matter_to_it(name: str, taken: set[str]) -> None:
    (command,) = (command for command in COMMANDS if command.name == name)
    assert {param.name for param in command.params} & set(HELP) == taken


@pytest.mark.parametrize("name", ["stock", "none"])
def test_fail_on_takes_no_name_that_can_never_match(run: Run, tmp_path: Path, name: str) -> None:
    result = run("scan", DEMO, "-o", tmp_path / "r", "--fail-on", name)
    assert (result.code, result.out) == (2, "")
    assert f"nothing is called '{name}'" in result.err
    assert not (tmp_path / "r").exists()


def test_version(run: Run) -> None:
    result = run("--version")
    assert result.code == 0
    assert result.out.startswith("dedup 0.")


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        (["scna", "seeds"], "Did you mean 'scan'?"),
        (["figurs", "seeds"], "Did you mean 'figures'?"),
        (["scan", "seeds", "--min-runs", "9"], "--min-run"),
        (["scan", "seeds", "--fail-on", "near"], "did you mean near_copy?"),
        (["scan", "seeds", "--format", "jsn"], "json"),
    ],
)
def test_typos_are_guessed_and_end_with_2(run: Run, words: list[str], guess: str) -> None:
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    first = result.err.split("\n")[0]
    assert first.startswith("dedup: ")
    assert guess in first


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["scan", "no/such/folder"], "no/such/folder"),
        (["scan", "seeds", "--min-run", "0"], "min_run must be positive"),
        (["scan", "seeds", "--map", "text"], "'text' is not FIELD=COLUMN"),
        (["find", "seeds", "--memory-limit", "much"], "'much' is no size; write 4GB or 512MB"),
        (["find", "seeds", "--memory-limit", "100MB"], "'100MB' is too little; give 256MB or more"),
        (["find", "seeds", "--temp-dir", "no/such"], "no/such"),
        (["find", "seeds", "--jobs", "-1"], "-1"),
        (["figures", "seeds", "--map", "body=text"], "no field 'body'"),
        (["show", "no/such/report"], "no report in no/such/report"),
        (["show", str(ROOT / "setup.cfg")], "setup.cfg: it has no report.json"),
        (["compare", "seeds", "seeds"], "seeds holds"),
        (["compare", "README.md", "README.md"], "unknown suffix .md"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_2(run: Run, words: list[str], told: str) -> None:
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert "Traceback" not in result.err


def test_an_error_of_our_own_is_one_line_and_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("gone wrong")

    monkeypatch.setattr("dedup.api.read_figures", broken)
    result = run("figures", "seeds")
    assert result.code == 2
    assert result.err == "dedup: internal error: RuntimeError: gone wrong (-v shows where)\n"
    assert "Traceback" in run("figures", "seeds", "-v").err


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (KeyboardInterrupt, "interrupted; nothing was left half-written"),
        (MemoryError, "memory ran out; give fewer articles at a time"),
    ],
)
def test_a_run_cut_short_is_one_line_and_2(
    run: Run, monkeypatch: pytest.MonkeyPatch, raised: type[BaseException], told: str
) -> None:
    def stopped(*_args: object, **_kwargs: object) -> None:
        raise raised

    monkeypatch.setattr("dedup.api.read_figures", stopped)
    result = run("figures", "seeds")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"dedup: {told}")
    assert result.err.count("\n") == 1


def test_a_run_cut_short_while_it_loads_is_one_line_and_2() -> None:
    code = (
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'dedup.commands.scan': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from dedup.__main__ import main\n"
        "sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr.decode()) == (2, "dedup: interrupted\n")


def test_the_command_is_the_module_and_loads_little_before_it_minds_ctrl_c() -> None:
    scripts = configparser.ConfigParser()
    scripts.read(ROOT / "setup.cfg", encoding="utf-8")
    assert "dedup = dedup.__main__:main" in scripts["options.entry_points"]["console_scripts"]
    code = (
        "import sys, dedup.__main__; sys.exit('dedup.cli' in sys.modules or 'click' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0


def test_environment_gives_defaults(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEDUP_SCAN_MIN_RUN", "0")
    assert "min_run must be positive" in run("scan", "seeds").err
    monkeypatch.setenv("DEDUP_FIGURES_FORMAT", "jsonl")
    assert json.loads(run("figures", DEMO).out.splitlines()[0])["article"] == "000"
    monkeypatch.setenv("DEDUP_FIGURES_FORMAT", "")
    monkeypatch.setenv("DEDUP_FORMAT", "csv")
    assert run("figures", DEMO).out.startswith("article,"), "one for every command that has it"
    assert run("figures", DEMO, "--format", "text").out.startswith("000"), "what is typed wins"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[tool.dedup]\nmap = {text = "words"}\n'),
        ("setup.cfg", "[dedup]\nmap = text=words\n"),
        ("setup.cfg", "[tool:dedup]\nmap = text=words\n"),
        ("setup.cfg", "[tool.dedup]\nmap = text=words\n"),
    ],
)
def test_files_of_the_working_folder_give_defaults(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, encoding="utf-8")
    Path("a.csv").write_text("id,words\nx,In 2019 it was 7 percent.\n", encoding="utf-8")
    assert "7 percent" in run("figures", "a.csv").out
    assert run("figures", "a.csv", "--map", "text=id").out == "", "the command line wins"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[tool.dedup]\nmin-runs = 3\n", "[tool.dedup] has no option 'min-runs'"),
        ("[tool.dedup\n", "pyproject.toml cannot be read"),
        ("tool.dedup = 3\n", "[tool.dedup] is not a table"),
    ],
)
def test_bad_defaults_are_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text(text, encoding="utf-8")
    result = run("schema")
    assert (result.code, result.out) == (2, "")
    assert told in result.err


def test_utf8_whatever_the_locale(spawn: Spawn) -> None:
    done = spawn("figures", DEMO, PYTHONIOENCODING="cp1252", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "مليار دولار" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_is_no_error() -> None:
    command = f"{sys.executable} -m dedup figures '{DEMO}' --format jsonl; echo code $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"({command}) | head -c 1"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.stderr == b"code 0\n"


def _on_a_terminal(*words: str, **env: str) -> str:
    """What a command prints where stdout and stderr are a terminal."""
    ours, theirs = pty.openpty()
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    child = subprocess.Popen(
        [sys.executable, "-m", "dedup", *words],
        cwd=ROOT, env=clean | {"TERM": "xterm-256color"} | env, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 1 << 16):
            seen += chunk
    except OSError:  # the other end has gone
        pass
    os.close(ours)
    assert child.wait(timeout=60) == 0
    return seen.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "env", "colored"),
    [
        ([], {}, True),
        (["--no-color"], {}, False),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
    ],
)
def test_colour_only_where_wanted(
    scanned: Path, words: list[str], env: dict[str, str], colored: bool
) -> None:
    shown = _on_a_terminal("show", str(scanned), *words, **env)
    assert "000 001" in shown
    assert ("\x1b[" in shown) is colored


def test_progress_is_drawn_on_a_terminal_and_leaves_the_data_alone(
    run: Run, tmp_path: Path
) -> None:
    shown = _on_a_terminal("scan", DEMO, "-o", str(tmp_path / "r"))
    assert "compare" in shown
    assert re.search(r"read .* (\d+\.\d kB) of \1 ", re.sub(r"\x1b\[[\d;?]*\w", "", shown))
    assert run("scan", DEMO, "-o", tmp_path / "r").err == ""


def test_the_first_compilation_is_told_once_and_none_where_nothing_compiles() -> None:
    load()
    from numba import njit

    told: list[str] = []
    one, other = njit(lambda n: n + 1), njit(lambda n: n + 2)
    with compiling(lambda: told.append("compiling")):
        assert one(1) + other(1) == 5
    assert told == ["compiling"]
    with compiling(lambda: told.append("again")):
        assert one(2) == 3
    assert told == ["compiling"]


def test_shell_completion_is_offered(spawn: Spawn) -> None:
    done = subprocess.run(
        ["bash", "-c", "dedup; true"],
        env=os.environ
        | {
            "_DEDUP_COMPLETE": "bash_source",
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        },
        capture_output=True,
        check=False,
    )
    assert b"_dedup_completion" in done.stdout


def test_before_a_person_a_long_line_goes_on_under_its_first_word() -> None:
    text = Text("first\n    " + "كلمة " * 30 + "\n\nlast")
    lines = Console(no_color=True).rendered(text, 40).split("\n")
    assert (lines[0], lines[-2:]) == ("first", ["", "last"])
    assert len(lines) > 6
    assert all(line.startswith("    ") and len(line) <= 40 for line in lines[1:-2])
    assert " ".join(" ".join(lines).split()) == " ".join(text.plain.split())
    named = Text("* near copy     one text in two versions, of which both are long")
    assert Console(no_color=True).rendered(named, 50).split("\n") == [
        "* near copy     one text in two versions, of which",
        "                both are long",
    ]
    whole = Console(no_color=True).rendered(text, None)
    assert whole.split("\n") == [line.rstrip() for line in text.plain.split("\n")]
