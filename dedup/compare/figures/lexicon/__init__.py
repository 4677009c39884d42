"""The words that make figures, one file a language, and their look-up tables."""

from dedup.compare.figures.lexicon.detect import detect
from dedup.compare.figures.lexicon.tables import Tables, tables

__all__ = ["Tables", "detect", "tables"]
