"""Compiled loops over arrays. They know no types of ours; numba is imported nowhere else."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def load() -> None:
    """Load the compiler's machinery for a command, where nobody else will want it.

    Numba looks for SciPy and CFFI as it loads, and importing the first takes longer than all of
    ours together; no kernel multiplies matrices or calls into C. A program that imports `dedup` is
    not meddled with. What is loaded stays to the end, so no search for garbage need go through it:
    the last one, as Python ends, takes as long as finding the pairs of a thousand articles. Where
    DuckDB is loaded already nothing stays: its binding reports what it finds alive at the end.
    """
    if "numba" in sys.modules:
        return
    spared = [name for name in ("scipy", "cffi") if name not in sys.modules]
    sys.modules.update(dict.fromkeys(spared))
    try:
        # These two look for them.
        import numba.core.typing.cffi_utils
        import numba.np.arraymath  # noqa: F401
    finally:
        for name in spared:
            del sys.modules[name]
    if "_duckdb" not in sys.modules:
        gc.freeze()


@contextmanager
def compiling(tell: Callable[[], None]) -> Iterator[None]:
    """Call ``tell`` once if a kernel has to be compiled in here, before it is.

    Nothing else tells the first run, when every bar stands still for half a minute, from one that
    hangs; each later run loads what this one compiled. Without :func:`load` nothing is told.
    """
    if "numba" not in sys.modules:
        yield
        return
    from numba.core import event

    class _First(event.Listener):
        told = False

        def on_start(self, event: object) -> None:
            if not self.told:
                self.told = True
                tell()

        def on_end(self, event: object) -> None:
            """How long it took is seen."""

    with event.install_listener("numba:compile", _First()):
        yield
