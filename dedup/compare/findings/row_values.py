"""Each value of a ledger row: the articles that say it, and the words that show it."""

from __future__ import annotations

from dedup.compare.findings.evidence import around, listing, printed
from dedup.compare.judging.ledger import contradict
from dedup.compare.reading import Readings
from dedup.model import Evidence, Figure, LedgerRow

# Values that a sentence names, and articles that it names for each of them.
_MOST_VALUES, _MOST_NAMES = 6, 2

Values = list[tuple[Figure, list[str], list[tuple[str, Figure]]]]
"""Each value of a row: one figure that says it, the articles that do, and all their figures."""


def values_of(row: LedgerRow) -> Values:
    found: Values = []
    said: list[dict[tuple[str | None, ...], Figure]] = []
    for cell in row.cells:
        for figure in cell.figures:
            key = (figure.kind, figure.value, figure.high, figure.unit)
            for group, distinct in zip(found, said, strict=True):
                if key in distinct or not any(contradict(f, figure) for f in distinct.values()):
                    distinct.setdefault(key, figure)
                    if group[1][-1] != cell.article:
                        group[1].append(cell.article)
                    group[2].append((cell.article, figure))
                    break
            else:
                found.append((figure, [cell.article], [(cell.article, figure)]))
                said.append({key: figure})
    return found


def listed(readings: Readings, values: Values) -> dict[str, str]:
    """How many values there are, and which: ``62 in a, b +3; 26 in c``, what most print first."""
    ranked = sorted(values, key=lambda value: -len(value[1]))
    shown = [
        f"{printed(readings[names[0]], figure)} in {listing(names, _MOST_NAMES)}"
        for figure, names, _ in ranked[:_MOST_VALUES]
    ]
    rest = f" +{len(values) - _MOST_VALUES}" if len(values) > _MOST_VALUES else ""
    return {"count": str(len(values)), "values": "; ".join(shown) + rest}


def row_evidence(readings: Readings, values: Values, first: str = "") -> tuple[Evidence, ...]:
    """One quotation for each value and article: the named article first, then each value once."""
    items = []
    for _, names, figures in values:
        for place, name in enumerate(names):
            figure = next(figure for owner, figure in figures if owner == name)
            items.append(((name != first, place > 0), around(readings[name], figure)))
    return tuple(item for _, item in sorted(items, key=lambda pair: pair[0]))
