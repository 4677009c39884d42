"""Stories at a glance, most serious first: who ran the text, who had it first, what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dedup.model import Finding, Message, Story
from dedup.report.lookup import Lookup, story_title
from dedup.report.pairs import direction_line
from dedup.report.phrases import FINDINGS, FIRST, SEVERITIES
from dedup.report.words import visible

ROWS = 4
"""Stories that open the findings of a report that has several."""
NARROW_ROWS = 2
"""Of them, those that a narrow window shows."""
NAMED = 4
"""Articles that the row of a story names."""
GRAVE = frozenset({"high", "medium"})
COPIED = frozenset({"identical", "near_copy", "excerpt", "partial"})
"""Kinds that say who copied, not that something may be wrong."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story in the list of all stories."""

    title: str
    href: str
    facts: Markup
    who: Markup
    """The outlets, and who had the text first; empty in the list of all."""
    flags: tuple[tuple[str, str, str], ...]
    """Grave findings of one kind each: icon, look, and what they are and how many."""


def story_rows(look: Lookup, *, single: bool, most: int = 0) -> Iterator[StoryRow]:
    """All stories, those of the gravest findings first; or the first ``most``, with their outlets.

    A report of one page holds its stories; of several, each has a page of its own.
    """
    say, found, last = look.language, look.told_of, len(look.report.findings)
    ranked = sorted(
        enumerate(look.report.stories),
        key=lambda item: (min(found.get(item[0], ()), default=last), -len(item[1].articles)),
    )
    return (
        StoryRow(
            visible(story_title(look, story)),
            f"#s{place + 1}" if single else f"stories/{place + 1:04d}.html",
            say.count("%(n)s article", "%(n)s articles", len(story.articles)),
            _who(look, place, story) if most else Markup(),
            tuple(_flags(look, found.get(place, {}).values())),
        )
        for place, story in ranked[: most or None]
    )


def _flags(look: Lookup, findings: Iterable[Finding]) -> Iterator[tuple[str, str, str]]:
    grave = [f for f in findings if f.severity in GRAVE and f.kind not in COPIED]
    worst = {finding.kind: finding.severity for finding in reversed(grave)}
    for kind, count in Counter(finding.kind for finding in grave).items():
        name, icon = FINDINGS.get(kind, (kind, "dot"))
        told = look.language.text(name) + (f" ({look.language.number(count)})" if count > 1 else "")
        yield icon, SEVERITIES[worst[kind]], told


def _who(look: Lookup, place: int, story: Story) -> Markup:
    """Who ran the text, by name, and who had it first by what evidence."""
    pairs = look.by_story.get(place, ())
    names = sorted({name for c in pairs for name in (c.pair.left, c.pair.right)}) or story.articles
    listed = ", ".join(names[:NAMED]) + (f" +{len(names) - NAMED}" if len(names) > NAMED else "")
    told = look.sentence(Message("", {"articles": listed}))
    ran = look.language.isolated(told.values["articles"]) + ". "
    if len(pairs) == 1:
        return ran + direction_line(look, pairs[0])
    basis = story.base_basis if story.base in names else ""
    first = FIRST.get(basis, FIRST["central"]) if pairs else FIRST["none"]
    return ran + look.language.message(look.sentence(Message(first, {"base": story.base})))
