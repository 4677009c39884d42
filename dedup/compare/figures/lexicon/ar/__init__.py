"""The Arabic words that make figures: each file adds its tables to those of the one before."""

from dedup.compare.figures.lexicon.ar.phrases import LEXICON

__all__ = ["LEXICON"]
