"""Figures: read from a text, judged between two, set side by side over many."""

from dedup.compare.figures.read import read_figures

__all__ = ["read_figures"]
