"""A small report built by hand: every kind of row, verdict and finding, in sentences of our own."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from dedup.model import (
    Article,
    ArticleRecord,
    Block,
    Comparison,
    Edit,
    Evidence,
    Figure,
    FigureChange,
    Finding,
    LedgerCell,
    LedgerRow,
    MatrixCell,
    MatrixRow,
    Measures,
    Message,
    Origin,
    Pair,
    Paragraph,
    QuoteChange,
    Report,
    Share,
    Skip,
    Span,
    Stock,
    Story,
    StoryTime,
)

LEFT = """المدينة – سلمى الحداد
افتتح المجلس البلدي، أمس الثلاثاء، حديقة "النخيل" في الحي الشرقي بكلفة 12 مليون ريال.
وقال رئيس المجلس إن المشروع يخدم أكثر من 40 ألف ساكن، واستمر 18 شهرا. وأضاف أن الحديقة تضم ملعبا.
وأشار إلى أن الكلفة بلغت 12 مليار ريال، وأن 98% من العمال من أهل الحي.
"لن نتوقف عند هذه الحديقة"، قال المهندس.
تُفتح البوابات من الساعة السادسة صباحا حتى العاشرة مساء.
ويستعد المجلس لافتتاح سوق جديدة في الخريف.
شارك برأيك"""

RIGHT = """أعلنت البلدية موعد افتتاح السوق الكبيرة.
افتتح المجلس البلدي، الثلاثاء، حديقة النخيل في الحي الشرقى بكلفة 12 مليون ريال.
تُفتح البوابات من الساعة السادسة صباحا حتى العاشرة مساء.
وقال رئيس المجلس إن المشروع يخدم أكثر من 45 ألف ساكن، واستمر 18 شهرا.
وأضاف أن الحديقة تضم ملعبا.
"لن نتوقف عند هذه الحديقة أبدا"، قال المهندس. ويستعد المجلس لافتتاح سوق جديدة في الخريف."""

ENGLISH = """A park for the eastern quarter
The council opened the Palm Garden on Tuesday. It cost 12 million riyals and has room for a library.
About 40,000 people live nearby, the mayor said."""


def span(text: str, words: str, after: int = 0) -> Span:
    """Where ``words`` stand in ``text``."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def lines(text: str, roles: dict[int, str] | None = None) -> tuple[Paragraph, ...]:
    """The lines of ``text``; ``roles`` names those that are not body."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        found.append(Paragraph(Span(at, at + len(line)), (roles or {}).get(number, "body")))
        at += len(line) + 1
    return tuple(found)


def figure(
    text: str, words: str, kind: str, value: str | None, after: int = 0, **more: Any
) -> Figure:
    """A figure printed as ``words``."""
    return Figure(span(text, words, after), words, kind, value, **more)


def edit(kind: str, left: str, right: str, weight: str, after: tuple[int, int] = (0, 0)) -> Edit:
    """An edit between the two Arabic texts; an empty side stands before what follows it."""
    one = span(LEFT, left, after[0]) if left else Span(after[0], after[0])
    two = span(RIGHT, right, after[1]) if right else Span(after[1], after[1])
    return Edit(kind, one, two, weight)


L = [paragraph.span for paragraph in lines(LEFT)]
R = [paragraph.span for paragraph in lines(RIGHT)]

FIGURES = {
    "al-madina-000": (
        figure(LEFT, "12 مليون ريال", "money", "12000000", unit="SAR"),
        figure(LEFT, "40 ألف ساكن", "count", "40000", unit="ساكن", qualifier="more_than"),
        figure(LEFT, "18 شهرا", "duration", "18", unit="month"),
        figure(LEFT, "12 مليار ريال", "money", "12000000000", unit="SAR"),
        figure(LEFT, "98%", "percent", "98"),
    ),
    "al-madina-001": (
        figure(RIGHT, "12 مليون ريال", "money", "12000000", unit="SAR"),
        figure(RIGHT, "45 ألف ساكن", "count", "45000", unit="ساكن", qualifier="more_than"),
        figure(RIGHT, "18 شهرا", "duration", "18", unit="month"),
    ),
    "gazette-002": (
        figure(ENGLISH, "12 million riyals", "money", "12000000", unit="SAR"),
        figure(ENGLISH, "40,000 people", "count", "40000", unit="people", qualifier="about"),
    ),
}


def record(name: str, text: str, roles: dict[int, str], **more: Any) -> ArticleRecord:
    """An article of the sample."""
    digest = sha256(text.encode()).hexdigest()
    origin = Origin(f"in/{name}.txt", None, digest)
    return ArticleRecord(
        Article(name, text, origin=origin, **more),
        digest,
        len(text.split()),
        lines(text, roles),
        FIGURES.get(name, ()),
    )


BLOCKS = (
    Block("left_only", "one", (L[0],), (), role="byline"),
    Block("right_only", "one", (), (R[0],)),
    Block(
        "edited",
        "one",
        (L[1],),
        (R[1],),
        edits=(
            edit("dropped", "أمس ", "", "content", (0, RIGHT.index("الثلاثاء"))),
            edit("quote_marks", '"النخيل"', "النخيل", "cosmetic"),
            edit("spelling", "الشرقي", "الشرقى", "cosmetic"),
        ),
    ),
    Block(
        "edited",
        "split",
        (L[2],),
        (R[3], R[4]),
        edits=(edit("figure", "40", "45", "content", (LEFT.index("يخدم"), RIGHT.index("يخدم"))),),
    ),
    Block("left_only", "one", (L[3],), ()),
    Block("same", "one", (L[5],), (R[2],), moved=True),
    Block(
        "edited",
        "merge",
        (L[4], L[6]),
        (R[5],),
        edits=(edit("quote", "", " أبدا", "content", (LEFT.index('"، قال'), 0)),),
    ),
    Block("left_only", "one", (L[7],), (), role="furniture"),
)

FIRST, SECOND, THIRD = FIGURES["al-madina-000"], FIGURES["al-madina-001"], FIGURES["gazette-002"]

COMPARISON = Comparison(
    Pair("al-madina-000", "al-madina-001", "near_copy", 0.41, 0.52, 0.78, 44, 18, ("bands",)),
    BLOCKS,
    (
        FigureChange("same", FIRST[0], SECOND[0], Message("Same value, same words.")),
        FigureChange(
            "changed", FIRST[1], SECOND[1],
            Message("%(left)s became %(right)s.", {"left": "40000", "right": "45000"}),
        ),
        FigureChange("left_only", FIRST[3], None, Message("")),
    ),
    (
        QuoteChange(
            "altered",
            span(LEFT, "لن نتوقف عند هذه الحديقة"),
            span(RIGHT, "لن نتوقف عند هذه الحديقة أبدا"),
            Message("One word added inside the marks."),
        ),
    ),
    Share(58, 0.55, 0.12, 0.03, 0.30),
    Share(52, 0.62, 0.14, 0.06, 0.18),
    Message("%(left)s and %(right)s share most of their text.",
            {"left": "al-madina-000", "right": "al-madina-001"}),
    Measures(18, 2, 4.9, 1, 3, 0, 1),
    Measures(18, 2, 4.2, 1, 2, 0, 1),
)  # fmt: skip

STORY = Story(
    "S0001",
    ("al-madina-000", "al-madina-001"),
    "al-madina-000",
    "",
    False,
    (
        LedgerRow(
            "ريال",
            "money",
            "self_conflict",
            (
                LedgerCell("al-madina-000", (FIRST[0], FIRST[3])),
                LedgerCell("al-madina-001", (SECOND[0],)),
            ),
            note=Message("One amount is a thousand times the other."),
        ),
        LedgerRow(
            "ساكن",
            "count",
            "differs",
            (LedgerCell("al-madina-000", (FIRST[1],)), LedgerCell("al-madina-001", (SECOND[1],))),
        ),
        LedgerRow("العمال", "percent", "only_here", (LedgerCell("al-madina-000", (FIRST[4],)),)),
    ),
    (
        MatrixRow(L[1], (MatrixCell("al-madina-001", "edited", (R[1],)),)),
        MatrixRow(L[3], (MatrixCell("al-madina-001", "absent", ()),)),
        MatrixRow(L[5], (MatrixCell("al-madina-001", "moved", (R[2],)),)),
    ),
    (
        StoryTime("al-madina-000", "2031-03-04T09:30", "published"),
        StoryTime("al-madina-001", "2031-03-05", "published"),
    ),
)

RELATED = Story(
    "S0002",
    ("al-madina-000", "gazette-002"),
    "al-madina-000",
    "",
    True,
    (
        LedgerRow(
            "ساكن",
            "count",
            "agrees",
            (LedgerCell("al-madina-000", (FIRST[1],)), LedgerCell("gazette-002", (THIRD[1],))),
        ),
    ),
    times=(
        StoryTime("al-madina-000", "2031-03-04T09:30", "published"),
        StoryTime(
            "gazette-002", "2031-03-04", "inferred", span(ENGLISH, "on Tuesday"), "al-madina-000"
        ),
    ),
)


def evidence(name: str, text: str, item: Figure) -> Evidence:
    """Evidence that quotes a figure."""
    return Evidence(name, item.span, item.span.cut(text))


FINDINGS = (
    Finding(
        "figure_conflict",
        "high",
        Message("%(article)s gives two amounts for one thing.", {"article": "al-madina-000"}),
        (evidence("al-madina-000", LEFT, FIRST[3]), evidence("al-madina-000", LEFT, FIRST[0])),
        "F0001",
    ),
    Finding(
        "figure_differs",
        "medium",
        Message("%(kind)s differ.", {"kind": "ساكن"}),
        (evidence("al-madina-000", LEFT, FIRST[1]), evidence("al-madina-001", RIGHT, SECOND[1])),
        "F0002",
    ),
    Finding(
        "near_copy",
        "low",
        Message("%(left)s is near to %(right)s.",
                {"left": "al-madina-000", "right": "al-madina-001"}),
        (), "F0003",
    ),
    Finding(
        "only_in",
        "info",
        Message("One passage stands only in %(article)s.", {"article": "al-madina-000"}),
        (Evidence("al-madina-000", L[3], L[3].cut(LEFT)),),
        "F0004",
    ),
)  # fmt: skip

REPORT = Report(
    options={"bands": 42, "rows": 3, "seed": 1, "min_run": 8},
    tool={"name": "dedup", "version": "0.1.0"},
    articles=(
        record("al-madina-000", LEFT, {0: "byline", 7: "furniture"}, language="ar",
               published="2031-03-04T09:30", outlet="صحيفة المدينة"),
        record("al-madina-001", RIGHT, {}, language="ar", published="2031-03-05"),
        record("gazette-002", ENGLISH, {0: "headline"}, language="en", outlet="The Gazette",
               title="A park for the eastern quarter", url="https://gazette.example/park"),
    ),
    comparisons=(COMPARISON,),
    stories=(STORY, RELATED),
    findings=FINDINGS,
    stock=(Stock("al-madina-000", L[7], L[7].cut(LEFT), 3),),
    skipped=(Skip(Origin("in/broken.bin"), "not text: 40 % of its bytes are control characters"),),
    notices=(Message("%(n)s keys were capped.", {"n": "2"}),),
    read=4,
    looked_at=3,
)  # fmt: skip


def many(pairs: int) -> Report:
    """The sample with its comparison repeated over copies of its articles, a story a pair."""
    articles, comparisons, stories = [], [], []
    for number in range(pairs):
        names = {old: f"{old}-{number:05d}" for old in ("al-madina-000", "al-madina-001")}
        for old, new in names.items():
            source = next(item for item in REPORT.articles if item.article.id == old)
            articles.append(replace(source, article=replace(source.article, id=new)))
        pair = replace(COMPARISON.pair, left=names["al-madina-000"], right=names["al-madina-001"])
        comparisons.append(replace(COMPARISON, pair=pair))
        members = (pair.left, pair.right)
        stories.append(Story(f"S{number + 1:04d}", members, pair.left))
    return replace(
        REPORT, articles=tuple(articles), comparisons=tuple(comparisons), stories=tuple(stories),
        findings=(), stock=(),
    )  # fmt: skip


def crowd(outlets: int) -> Report:
    """The sample with its second article in ``outlets`` copies, all of one story."""
    source = REPORT.articles[1]
    articles = [
        replace(
            source,
            article=replace(
                source.article, id=f"copy-{n:03d}", outlet=f"إذاعة المدينة والقرى رقم {n}"
            ),
            figures=SECOND,
        )
        for n in range(outlets)
    ]
    names = tuple(record.article.id for record in articles)
    others = (LedgerCell(name, (SECOND[0],)) for name in names)
    cells = (LedgerCell("al-madina-000", (FIRST[0], FIRST[3])), *others)
    states = [("edited", (R[1],)), ("same", (R[1],)), ("absent", ())]
    story = replace(
        STORY,
        articles=("al-madina-000", *names),
        ledger=(replace(STORY.ledger[0], cells=cells),),
        matrix=(
            MatrixRow(L[1], tuple(MatrixCell(x, *states[n % 3]) for n, x in enumerate(names))),
        ),
        times=tuple(StoryTime(name, "2031-03-05", "published") for name in names),
    )
    return replace(
        REPORT,
        articles=(REPORT.articles[0], *articles),
        comparisons=tuple(
            replace(COMPARISON, pair=replace(COMPARISON.pair, right=name)) for name in names
        ),
        stories=(story,), findings=(),
    )  # fmt: skip
