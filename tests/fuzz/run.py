"""Look for inputs that break what must hold, with atheris (``pip install 'dedup[fuzz]'``, Linux).

    python tests/fuzz/run.py TARGET [--minutes 30] [--corpus FOLDER]

TARGET is one of the names in targets.py, or ``all`` for each in turn. An input that breaks a check,
or takes more than two seconds of the processor, is written to tests/fuzz/found/TARGET-HASH, where
`test_fuzz.py` tries it from then on. With --corpus, what was learnt is kept in FOLDER/TARGET, and a
later run begins there.
"""

from __future__ import annotations

import argparse
import hashlib
import pkgutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
FOUND = HERE / "found"
SECONDS = 2.0
"""Of the processor, for one input of a few thousand bytes; the instruments take most of it."""


def main() -> int:
    """Fuzz one target in this process, or all in processes of their own."""
    sys.path.insert(0, str(HERE.parent))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--corpus", type=Path)
    arguments = parser.parse_args()
    if arguments.target == "all":
        from fuzz.targets import TARGETS

        command = [sys.executable, __file__, *sys.argv[1:]]
        command.remove("all")
        return max(subprocess.run([*command, name], check=False).returncode for name in TARGETS)
    with tempfile.TemporaryDirectory() as folder:
        corpus = (arguments.corpus or Path(folder)) / arguments.target
        corpus.mkdir(parents=True, exist_ok=True)
        _fuzz(arguments.target, arguments.minutes, corpus)
    return 0


def _fuzz(name: str, minutes: float, corpus: Path) -> None:
    import atheris

    assert "dedup" not in sys.modules  # what is imported before would be fuzzed blindly
    with atheris.instrument_imports(include=["dedup"], exclude=_kernels()):
        from fuzz.targets import MOST, SEEDS, TARGETS, small_table

        check = TARGETS[name]
        for seed in SEEDS:  # late imports and the compiling of kernels, before the clock runs
            check((seed + "\x1e" + seed).encode())
        check(small_table())

    def one(data: bytes) -> None:
        begun = time.process_time()
        try:
            check(data)
            if (spent := time.process_time() - begun) > SECONDS:
                raise TimeoutError(f"{len(data)} bytes took {spent:.1f} s")
        except BaseException:
            FOUND.mkdir(exist_ok=True)
            (FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)
            raise

    for number, seed in enumerate((*(seed.encode() for seed in SEEDS), small_table())):
        Path(corpus, f"seed{number}").write_bytes(seed)
    bounds = [f"-max_total_time={minutes * 60:.0f}", f"-max_len={MOST}", "-timeout=1200"]
    crashes = f"-artifact_prefix={corpus.parent}/"  # `one` keeps what matters
    atheris.Setup([sys.argv[0], *bounds, "-rss_limit_mb=4096", crashes, str(corpus)], one)
    atheris.Fuzz()


def _kernels() -> list[str]:
    """Modules that numba compiles: it takes no instruments."""
    folder = HERE.parents[1] / "dedup" / "kernels"
    return [f"dedup.kernels.{module.name}" for module in pkgutil.iter_modules([str(folder)])]


if __name__ == "__main__":
    sys.exit(main())
