"""What the manifest says of a report's making, and the check that nothing was lost on the way."""

from __future__ import annotations

import platform
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, requires, version

from dedup.model import InputFile, Report
from dedup.report.words import counted

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_NO_PART_IN_IT = re.compile(r"""extra == ['"](?:dev|fuzz|spark|all)['"]""")
"""Extras that develop dedup, or with which the same report comes from elsewhere."""


def software() -> dict[str, str]:
    """Python and the packages that a scan may use, each with the version that is installed."""
    wanted = (line for line in requires("dedup") or () if not _NO_PART_IN_IT.search(line))
    names = {match[0].lower() for line in wanted if (match := _NAME.match(line))} - {"dedup"}
    found = {"python": platform.python_version()}
    for name in sorted(names):
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # an extra that is not there
            continue
    return found


def lost(report: Report, files: Sequence[InputFile]) -> str:
    """What is wrong with the account of a report, or ``""``.

    What came in at the door, counted there file by file, is what is compared or skipped: in all,
    and of every file.
    """
    counts = report.counts()
    origins = [record.article.origin for record in report.articles]
    origins += [skip.origin for skip in report.skipped]
    return unequal(
        counts,
        {file.path: file.items for file in files},
        (origin.path for origin in origins),
    )


def unequal(counts: Mapping[str, int], came: Mapping[str, int], listed: Iterable[str]) -> str:
    """Where ``read = compared + skipped`` fails, in all or for a file; ``""`` where it holds.

    ``came`` has the items of each file, ``listed`` the path of each article and skip.
    """
    compared, skipped = counts["compared"], counts["skipped"]
    if counts["read"] != compared + skipped:
        came_in = counted(counts["read"], "article")
        return f"{came_in} came in; {compared} are compared, {skipped} skipped"
    there = Counter(listed)
    for path in sorted(came.keys() | there.keys()) if came else ():
        if came.get(path, 0) != there[path]:
            came_in = counted(came.get(path, 0), "article")
            return f"{path}: {came_in} came in, {there[path]} are listed"
    return ""
