"""Figures: every one that a text gives, with its value, unit and place."""

from dedup.compare.figures.read import read_figures

__all__ = ["read_figures"]
