"""The words that make figures, one file a language, and their look-up tables."""

from dedup.compare.figures.lexicon.tables import Tables, detect, tables

__all__ = ["Tables", "detect", "tables"]
