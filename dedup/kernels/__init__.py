"""Compiled loops over arrays. They know no types of ours; numba is imported nowhere else."""
