"""Quoted speech and who said it; who is credited with a text."""
