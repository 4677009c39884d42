"""A Spark session that says nothing, leaves nothing behind, and reads no locale or time zone."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dedup.errors import DedupError, InputError, MissingExtra
from dedup.options import Resources
from dedup.workspace import workspace

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NO_JAVA = (
    "--engine spark needs Java 17 or later: apt install openjdk-17-jre-headless, or set JAVA_HOME "
    "to where it is"
)
MEGABYTES_A_TASK = 32
"""Input for each task of a shuffle: its keys are as many bytes again."""
ROWS_A_BATCH = 1000
"""Rows handed to a compiled function at once: a few megabytes of articles."""

# Hadoop formats the numbers of part files as the locale writes numbers: in Arabic digits, and then
# cannot find them.
_LOCALE = "-Duser.language=en -Duser.country=US"
_SETTINGS = {
    "spark.driver.defaultJavaOptions": _LOCALE,
    "spark.executor.defaultJavaOptions": _LOCALE,
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # a number out of range is an error, never a null
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(ROWS_A_BATCH),
    "spark.sql.caseSensitive": "true",  # of two columns "Text" and "text" none is ambiguous
}


@contextmanager
def open_session(
    master: str = "",
    settings: Mapping[str, str] | None = None,
    resources: Resources | None = None,
    *,
    verbose: bool = False,
) -> Iterator[SparkSession]:
    """A session, stopped at the end: on ``master``, or on this machine's processors.

    One that runs already is handed out as it is, and goes on. What started the program through
    ``spark-submit`` names the master there. ``settings`` are Spark's own and win over ours. Raises
    MissingExtra without PySpark and InputError without Java.
    """
    _check_parts()
    from pyspark.sql import SparkSession  # noqa: PLC0415

    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    resources = resources or Resources()
    with workspace(resources.temp_dir) as folder:
        session = _started(master, dict(settings or {}), resources, folder, verbose)
        try:
            yield session
        finally:
            session.stop()


def _check_parts() -> None:
    try:
        import pandas  # noqa: F401, PLC0415 - PySpark asks for it before it hands out Arrow
        import pyarrow  # noqa: F401, PLC0415
        import pyspark  # noqa: F401, PLC0415
    except ImportError as error:
        raise MissingExtra("--engine spark", "spark") from error
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and Path(home, "bin", "java").exists())):
        raise InputError(NO_JAVA)


def _started(
    master: str, settings: dict[str, str], resources: Resources, folder: Path, verbose: bool
) -> SparkSession:
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("dedup")
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    if master or not submitted:
        builder = builder.master(master or f"local[{resources.threads}]")
    ours = _SETTINGS | {"spark.log.level": "WARN" if verbose else "ERROR"}
    if not master and not submitted:
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        ours |= {
            "spark.driver.memory": f"{resources.memory >> 20}m",
            "spark.local.dir": str(folder),
            "spark.sql.warehouse.dir": str(folder / "warehouse"),
        }
    for key, value in (ours | settings).items():
        builder = builder.config(key, value)
    log = folder / "java.log"
    try:
        with _speech_in(None if verbose else log):
            return builder.getOrCreate()
    except DedupError:
        raise
    except Exception as error:
        raise InputError(_reason(error, log)) from error


@contextmanager
def _speech_in(log: Path | None) -> Iterator[None]:
    """Java, started here, says to ``log`` all its life what it would say on our streams."""
    if log is None:
        yield
        return
    sys.stdout.flush()
    sys.stderr.flush()
    saved = [os.dup(stream) for stream in (1, 2)]
    with log.open("wb") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
        try:
            yield
        finally:
            for stream, own in zip((1, 2), saved, strict=True):
                os.dup2(own, stream)
                os.close(own)


def _reason(error: Exception, log: Path) -> str:
    said = ""
    with suppress(OSError):
        said = log.read_text(encoding="utf-8", errors="replace")
    if "UnsupportedClassVersionError" in said or "Unable to locate a Java" in said:
        return NO_JAVA
    lines = [line for line in (*str(error).splitlines(), *said.splitlines()) if line.strip()]
    told = next((line for line in reversed(lines) if "Exception" in line or "Error" in line), "")
    return f"Spark does not start: {(told or lines[0] if lines else '?').strip()} (-v shows more)"


def fit_shuffles(session: SparkSession, size: int, settings: Mapping[str, str]) -> None:
    """As many pieces of a shuffle as an input of ``size`` bytes wants, unless the user says."""
    key = "spark.sql.shuffle.partitions"
    if key not in settings:
        least = 2 * session.sparkContext.defaultParallelism
        session.conf.set(key, str(max(least, size // (MEGABYTES_A_TASK << 20))))
