"""From files to articles: one file per input family, a table from suffix to reader."""

from dedup.read.reader import READERS, read

__all__ = ["READERS", "read"]
