"""The tables of one run, by name: what SQL of the plan reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


@dataclass(frozen=True, slots=True)
class Tables:
    """Temporary views of a session."""

    session: SparkSession

    def sql(self, query: str) -> DataFrame:
        """The result of a query over the tables."""
        return self.session.sql(query)

    def row(self, query: str) -> Any:
        """The only row of a query."""
        return self.sql(query).collect()[0]

    def name(self, name: str, table: DataFrame, *, keep: bool = False) -> None:
        """Give a table its name; ``keep`` what is read more than once."""
        (kept(table) if keep else table).createOrReplaceTempView(name)


def kept(table: DataFrame) -> DataFrame:
    """The table computed and cut off from how it was made, so that plans stay short.

    On the executors' disks, freed once nothing refers to it; in ``spark.checkpoint.dir`` where that
    is set, so that a lost executor loses no table.
    """
    from pyspark import StorageLevel  # noqa: PLC0415

    if table.sparkSession.sparkContext.getCheckpointDir():
        return table.checkpoint()
    return table.localCheckpoint(storageLevel=StorageLevel.DISK_ONLY)
