"""Who ran whose text, and what each outlet did with it."""

from importlib import import_module

from dedup.model import Article
from dedup.options import ScanOptions

# Two public functions share their name with a room. A room is bound to its name when it is first
# imported; importing them here, empty as they are, keeps the functions bound afterwards.
for _room in ("compare", "read"):
    import_module(f"dedup.{_room}")

from dedup.api import compare, find, read, read_figures, scan  # noqa: E402

__all__ = ["Article", "ScanOptions", "compare", "find", "read", "read_figures", "scan"]
