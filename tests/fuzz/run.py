"""Look for inputs that break what must hold, with atheris (``pip install 'dedup[fuzz]'``, Linux).

    python tests/fuzz/run.py TARGET [--minutes 30]

TARGET is one of the names in targets.py, or ``all`` for each in turn. An input that breaks a check
is written to tests/fuzz/found/TARGET-HASH, where `test_fuzz.py` tries it from then on.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
FOUND = HERE / "found"


def main() -> int:
    """Fuzz one target in this process, or all in processes of their own."""
    sys.path.insert(0, str(HERE.parent))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target")
    parser.add_argument("--minutes", type=float, default=30.0)
    arguments = parser.parse_args()
    if arguments.target == "all":
        from fuzz.targets import TARGETS

        command = [sys.executable, __file__, "--minutes", str(arguments.minutes)]
        return max(subprocess.run([*command, name], check=False).returncode for name in TARGETS)
    _fuzz(arguments.target, arguments.minutes)
    return 0


def _fuzz(name: str, minutes: float) -> None:
    import atheris

    with atheris.instrument_imports(include=["dedup"], exclude=["dedup.kernels"]):
        from fuzz.targets import MOST, SEEDS, TARGETS

    check = TARGETS[name]
    for seed in SEEDS:  # the kernels compile before the clock runs
        check((seed + "\x1e" + seed).encode())

    def one(data: bytes) -> None:
        try:
            check(data)
        except BaseException:
            FOUND.mkdir(exist_ok=True)
            (FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)
            raise

    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(SEEDS):
            Path(corpus, str(number)).write_text(seed, encoding="utf-8")
        bounds = [f"-max_total_time={minutes * 60:.0f}", f"-max_len={MOST}", "-timeout=60"]
        atheris.Setup([sys.argv[0], *bounds, "-rss_limit_mb=4096", corpus], one)
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
