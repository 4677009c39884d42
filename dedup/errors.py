"""Every error that dedup raises on purpose.

::

    DedupError
    ├── InputError      what was given cannot be used (a missing file, an unknown column)
    ├── OptionError     an option has a value outside its range
    ├── MissingExtra    a format or engine needs a package that is not installed
    └── OutputError     the result could not be written; the old files are intact

One bad article is never an error: readers yield a :class:`dedup.model.Skip` for it and go on.
"""

from __future__ import annotations


class DedupError(Exception):
    """Base of all errors; its text is one line that says what, where and what to do."""


class InputError(DedupError):
    """What was given cannot be used at all."""


class OptionError(DedupError):
    """An option has a value outside its range."""


class MissingExtra(DedupError):
    """A package that comes with an extra is not installed."""

    def __init__(self, need: str, extra: str) -> None:
        super().__init__(f"{need} needs an extra: pip install 'dedup[{extra}]'")


class OutputError(DedupError):
    """The result could not be written; what stood there before is intact."""
