"""The drawings of a report as plain geometry: paragraph map, article strips, timeline.

Horizontal positions are percentages or run over :data:`WIDTH` in a stretched inner drawing, so
one drawing serves every screen; a strip of right-to-left text begins at the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dedup.model import Span

WIDTH = 1000
GAP = 3
"""Drawing units between two paragraphs of the map."""
TOP, BOTTOM, TALL, PROUD = 36, 136, 26, 5
"""Upper and lower barcode, their height, and how far one-sided words stand out of it."""


Ink = tuple[str, str]
"""A look, and all pieces of it in one path."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One paragraph in the map."""

    href: str
    label: str
    inks: tuple[Ink, ...]
    number: str
    number_x: str
    number_y: int
    dots: tuple[str, ...]
    dot_y: int


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A passage of both articles, drawn between the two barcodes."""

    path: str
    title: str
    moved: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Offsets of one article to drawing units, in its reading direction."""

    spans: tuple[Span, ...]
    rtl: bool
    unit: float

    def x(self, offset: int) -> float:
        """Drawing units from the left edge to a code point of the article."""
        at = 0.0
        for span in self.spans:
            if offset < span.end:
                at += max(0, offset - span.start) * self.unit
                break
            at += (span.end - span.start) * self.unit + GAP
        at = min(at, WIDTH)
        return WIDTH - at if self.rtl else at

    def box(self, span: Span) -> tuple[float, float]:
        """Left edge and right edge of a span that lies inside one paragraph."""
        first = self.x(span.start)
        width = (span.end - span.start) * self.unit
        return (first - width, first) if self.rtl else (first, first + width)


def scales(
    left: Sequence[Span], right: Sequence[Span], ways: tuple[str, str]
) -> tuple[Scale, Scale]:
    """One unit for both articles, so that lengths compare."""
    longest = max(
        (sum(span.end - span.start for span in spans), len(spans)) for spans in (left, right)
    )
    most = max(len(left), len(right), 1)
    unit = (WIDTH - GAP * (most - 1)) / max(longest[0], 1)
    return (
        Scale(tuple(left), ways[0] == "rtl", unit),
        Scale(tuple(right), ways[1] == "rtl", unit),
    )


def ink(look: str, boxes: Sequence[tuple[float, float]], y: int, height: int) -> Ink:
    """Boxes of one look as one path."""
    path = "".join(f"M{a:.1f} {y}H{b:.1f}v{height}H{a:.1f}z" for a, b in boxes)
    return look, path


def percent(x: float) -> str:
    """A drawing position as a percentage of the width."""
    return f"{x / WIDTH * 100:.2f}%"


def ribbon(upper: tuple[float, float], lower: tuple[float, float]) -> str:
    """The band between a box of the upper and a box of the lower barcode."""
    start, end, middle = TOP + TALL + 2, BOTTOM, (TOP + TALL + BOTTOM) // 2
    (a, b), (c, d) = upper, lower
    return (
        f"M{b:.1f} {start}C{b:.1f} {middle} {d:.1f} {middle} {d:.1f} {end}"
        f"H{c:.1f}C{c:.1f} {middle} {a:.1f} {middle} {a:.1f} {start}z"
    )


def hull(boxes: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The box around several boxes."""
    return min(box[0] for box in boxes), max(box[1] for box in boxes)


def shares(
    box: tuple[float, float], weights: Sequence[int], rtl: bool
) -> list[tuple[float, float]]:
    """``box`` cut in reading order into parts that weigh as given: the pieces of a split."""
    total, width, at, parts = max(sum(weights), 1), box[1] - box[0], 0.0, []
    for weight in weights:
        size = width * weight / total
        parts.append(
            (box[1] - at - size, box[1] - at) if rtl else (box[0] + at, box[0] + at + size)
        )
        at += size
    return parts


@dataclass(frozen=True, slots=True)
class Moment:
    """When one article was published, on the axis."""

    label: str
    note: str
    x: str
    width: str
    y: int
    text_x: str
    look: str
    """``pt`` a time, ``pd`` a day that is stated, ``po`` a day that is inferred."""
    ends: bool
    """The label stands before the mark, because there is no room after it."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Publication times of a story."""

    height: int
    axis: int
    ticks: tuple[tuple[str, str], ...]
    """Days on the axis: the name of each and its place."""
    moments: tuple[Moment, ...]


ROW = 26
NARROW = 1.5
"""Percent of the width below which a day is drawn as a mark of its own size, to be seen at all."""
DAY = timedelta(days=1)


def timeline(
    times: Sequence[tuple[str, str, date | datetime, bool]],
    days: Sequence[tuple[date, str]],
    rtl: bool,
) -> Timeline:
    """Label, note, time and whether it is inferred, over the named ``days``, which enclose all."""
    start, reach = days[0][0], (days[-1][0] - days[0][0]) / DAY or 1.0
    axis = 12 + ROW * len(times)

    def at(share: float) -> str:
        return f"{4 + 92 * (1 - share if rtl else share):.2f}%"

    moments = []
    for row, (label, note, moment, inferred) in enumerate(times):
        share = (calendar_day(moment) - start) / DAY
        if isinstance(moment, datetime):
            share += (moment.hour * 60 + moment.minute) / 1440
        whole = not isinstance(moment, datetime)
        wide = 1 / reach if whole else 0.0
        share /= reach
        before = share > 0.75 and not whole
        moments.append(
            Moment(
                label,
                note,
                at(share + wide if rtl else share),
                f"{92 * wide:.2f}%" if 92 * wide > NARROW else "14",
                12 + ROW * row,
                at(share),
                "po" if inferred else "pd" if whole else "pt",
                before != rtl,
            )
        )
    ticks = tuple((name, at((day - start) / DAY / reach)) for day, name in days)
    return Timeline(axis + 30, axis, ticks, tuple(moments))


def calendar_day(moment: date | datetime) -> date:
    """The day of a moment, by the clock that it states."""
    return moment.date() if isinstance(moment, datetime) else moment
