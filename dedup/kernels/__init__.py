"""Compiled loops over arrays. They know no types of ours; numba is imported nowhere else."""

from __future__ import annotations

import gc
import sys


def load() -> None:
    """Load the compiler's machinery for a command, where nobody else will want it.

    Numba looks for the linear algebra of SciPy as it loads, and importing that takes longer than
    all of ours together; no kernel multiplies matrices. A program that imports `dedup` is not
    meddled with. What is loaded stays to the end, so no search for garbage need go through it:
    the last one, as Python ends, takes as long as finding the pairs of a thousand articles. Where
    DuckDB is loaded already nothing stays: its binding reports what it finds alive at the end.
    """
    if "numba" not in sys.modules and "scipy" not in sys.modules:
        sys.modules["scipy"] = None
        try:
            import numba.np.arraymath  # noqa: F401 - it is what looks for SciPy
        finally:
            del sys.modules["scipy"]
        if "_duckdb" not in sys.modules:
            gc.freeze()
