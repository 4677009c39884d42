"""``dedup verify``: does a finished report still hold, source by source, word by word?"""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from dedup.commands.command import Command
from dedup.commands.console import FAILED_ON, SKIPPED, Console
from dedup.commands.custody import unequal
from dedup.commands.params import map_option
from dedup.commands.show import folder_of
from dedup.commands.sources import columns_of, read_again
from dedup.errors import InputError
from dedup.model import Article, Figure, InputFile, Json, Report
from dedup.options import RenderOptions, ScanOptions
from dedup.report.words import counted, in_one_line, printable

STDIN = "-"


@click.command(
    cls=Command,
    examples=(
        "dedup verify reports/seeds",
        "dedup verify reports/seeds --recompute     and scan again: is every word of it so?",
    ),
)
@click.argument("report", type=click.Path(path_type=Path))
@click.option("--recompute", is_flag=True, help="Scan the sources again and compare the results.")
@map_option
@click.pass_obj
def verify(console: Console, /, report: Path, recompute: bool, **values: Any) -> None:
    """Check a report against its sources: every hash, every span, every quoted word.

    Run it in the folder where the scan was run. Every changed source and every claim that its
    source does not bear out is named. Exit codes: 0 all holds; 1 something does not; 3 what could
    be checked holds, but some articles came from standard input.
    """
    folder = folder_of(report)
    try:
        trial = _try(folder, values["map"])
        wrong = [*trial.wrong, *(_recomputed(folder, trial) if recompute else ())]
    except OSError as error:
        name = Path(error.filename or folder).name
        raise InputError(f"the report in {folder} is damaged: {name}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, IndexError, csv.Error) as error:
        raise InputError(f"the report in {folder} is damaged: {error!r}") from error
    if wrong:
        console.tell(map(in_one_line, wrong))
    if trial.unseen:
        console.note(f"not checked, from standard input: {in_one_line(', '.join(trial.unseen))}")
    held = f"{counted(trial.sources, 'source')} and {counted(trial.claims, 'claim')}"
    if wrong:
        console.note(f"{held} checked: {counted(len(wrong), 'does', 'do')} not hold")
        raise click.exceptions.Exit(FAILED_ON)
    click.echo(f"{held} hold")
    if trial.unseen:
        raise click.exceptions.Exit(SKIPPED)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came out of holding a report against its sources."""

    document: Json
    articles: Mapping[str, Article]
    """Articles that could be read again and are unchanged, by their id in the report."""
    wrong: tuple[str, ...]
    unseen: tuple[str, ...]
    sources: int
    """Articles whose sources were looked for."""
    claims: int
    """Claims about them."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That a span lies in an article and, where ``text`` is given, that these words stand there."""

    where: str
    article: str
    start: int
    end: int
    text: str | None = None
    shown: bool = False
    """``text`` is of a table, in which controls are made visible."""


def _try(folder: Path, columns: Mapping[str, str] | None) -> Trial:
    from dedup.report.load import load_document, load_manifest, load_report

    document, manifest, report = load_document(folder), load_manifest(folder), load_report(folder)
    run = manifest.get("run", {})
    files: list[InputFile] = []
    articles = read_again(document, columns=columns_of(folder, columns), on_file=files.append)
    unseen = tuple(str(item["id"]) for item in document["articles"] if item["path"] == STDIN)
    claims = [*_claims(document), *_pair_claims(folder), *_table_claims(folder)]
    wrong = [
        *_doctored(folder, manifest),
        *_unequal(document, run),
        *(changed := tuple(_changed(document, articles))),
        *(() if changed else _other_files(run, files)),
        *(line for claim in claims if (line := _judged(claim, articles))),
        *_broken_edits(report, articles),
        *_at_odds(folder, document, report),
    ]
    checked = len(document["articles"]) - len(unseen)
    judged = sum(claim.article not in unseen for claim in claims)
    return Trial(document, articles, tuple(wrong), unseen, checked, judged)


def _doctored(folder: Path, manifest: Json) -> Iterator[str]:
    """Files of the report that are not as they were written, by its manifest."""
    from dedup.report.json import MANIFEST

    if not manifest:
        yield f"{MANIFEST} is gone"
        return
    written = {str(item["path"]): item["sha256"] for item in manifest["files"]}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name in sorted(there | written.keys()):
        if name == MANIFEST:
            continue
        if name not in written:
            yield f"{name} is no file of the report"
        elif name not in there:
            yield f"{name} is gone"
        elif sha256((folder / name).read_bytes()).hexdigest() != written[name]:
            yield f"{name} is not as it was written"


def _unequal(document: Json, run: Json) -> Iterator[str]:
    """Articles that came in are those compared and those skipped with a reason, or some were lost.

    In all, by the counts, and of every file, by what was counted at the door.
    """
    articles, skipped = document["articles"], document["skipped"]
    counts = {"read": document["counts"]["read"]}
    counts |= {"compared": len(articles), "skipped": len(skipped)}
    came = {str(file["path"]): int(file["items"]) for file in run.get("files_read", ())}
    if line := unequal(counts, came, (str(item["path"]) for item in (*articles, *skipped))):
        yield line
    for item in skipped:
        if not item["reason"]:
            yield f"{item['path']}: skipped without a reason"


def _other_files(run: Json, files: Iterable[InputFile]) -> Iterator[str]:
    """Files with every article of the report as it was, and yet with other bytes: more in them."""
    now = {file.path: file.sha256 for file in files}
    for file in run.get("files_read", ()):
        if file["sha256"] and now.get(file["path"], file["sha256"]) != file["sha256"]:
            yield f"{file['path']} has other bytes: sha256 {now[file['path']] or 'unknown'}"


def _changed(document: Json, articles: Mapping[str, Article]) -> Iterator[str]:
    """Sources that are gone, or whose bytes or text are not those of the report."""
    for item in document["articles"]:
        place = item["path"] if item["record"] is None else f"{item['path']} #{item['record']}"
        found = articles.get(item["id"])
        if item["path"] == STDIN:
            continue
        if found is None:
            gone = not Path(item["path"]).exists()
            yield f"{item['id']}: {place} {'is gone' if gone else 'has changed'}"
        elif found.origin.sha256 != item["sha256"]:
            yield f"{item['id']}: {place} has other bytes: sha256 {found.origin.sha256}"


def _judged(claim: Claim, articles: Mapping[str, Article]) -> str:
    """What is wrong with a claim, or ``""``; a changed source is named once, not claim by claim."""
    article = articles.get(claim.article)
    if article is None:
        return ""
    if not 0 <= claim.start <= claim.end <= len(article.text):
        return f"{claim.where}: {claim.article} has no characters {claim.start}–{claim.end}"
    there = article.text[claim.start : claim.end]
    if claim.text is not None and claim.text != (printable(there) if claim.shown else there):
        return f"{claim.where}: {claim.article} reads “{there}” there, not “{claim.text}”"
    return ""


def _claims(document: Json) -> Iterator[Claim]:
    """The claims of report.json."""
    for item in document["articles"]:
        for part in item["paragraphs"]:
            yield Claim("paragraphs", item["id"], part["start"], part["end"])
    for finding in document["findings"]:
        for part in finding["evidence"]:
            yield _cut(finding["id"], part["article"], part)
    for part in document["stock"]:
        yield _cut("stock text", part["article"], part)
    for story in document["stories"]:
        for row in story["ledger"]:
            for cell in row["cells"]:
                for figure in cell["figures"]:
                    yield _cut(story["id"], cell["article"], figure)
        for row in story["matrix"]:
            yield Claim(story["id"], story["base"], *row["base"])
            for cell in row["cells"]:
                yield from (Claim(story["id"], cell["article"], *span) for span in cell["spans"])
        told = [time for time in story["times"] if time["span"]]
        yield from (Claim(story["id"], time["article"], *time["span"]) for time in told)


def _cut(where: str, article: str, part: Json) -> Claim:
    return Claim(where, article, part["start"], part["end"], part["text"])


def _pairs(folder: Path) -> Iterator[Json]:
    with (folder / "pairs.jsonl").open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def _pair_claims(folder: Path) -> Iterator[Claim]:
    """The claims of pairs.jsonl."""
    for pair in _pairs(folder):
        where = f"{pair['left']}-{pair['right']}"
        for side in ("left", "right"):
            spans = [span for block in pair["blocks"] for span in block[side]]
            spans += [edit[side] for block in pair["blocks"] for edit in block["edits"]]
            spans += [quote[side] for quote in pair["quotes"] if quote[side]]
            yield from (Claim(where, pair[side], *span) for span in spans)
            for change in pair["figures"]:
                if change[side]:
                    yield _cut(where, pair[side], change[side])


def _table_claims(folder: Path) -> Iterator[Claim]:
    """The quotations of the CSV files, without the apostrophe that disarms a formula."""
    for name, column in (("figures.csv", "text"), ("findings.csv", "quotation")):
        names, *rows = _rows(folder / name) or [[]]
        for cells in rows:
            row = dict(zip(names, cells, strict=False))
            if row["article"] and len(cells) == len(names):  # a long cell is split over columns
                start, end, text = int(row["start"]), int(row["end"]), row[column]
                plain = text if len(text) == end - start else text.removeprefix("'")
                yield Claim(name, row["article"], start, end, plain, shown=True)


def _rows(path: Path) -> list[list[str]]:
    """The rows of a table of the report; none of one that is gone, which is named once."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def _broken_edits(report: Report, articles: Mapping[str, Article]) -> Iterator[str]:
    """Passages whose edits do not turn left's words into right's."""
    from dedup.compare.rebuild import rebuild_block

    for comparison in report.comparisons:
        pair = comparison.pair
        left, right = articles.get(pair.left), articles.get(pair.right)
        for block in comparison.blocks if left and right else ():
            if left and right and block.left and block.right:
                start, end = block.right[0].start, block.right[-1].end
                if rebuild_block(left.text, right.text, block) != right.text[start:end]:
                    place = f"{block.left[0].start}–{block.left[-1].end}"
                    yield f"{pair.left}-{pair.right}: the edits at {place} do not add up"


def _at_odds(folder: Path, document: Json, report: Report) -> Iterator[str]:
    """What one file of the report says otherwise than another: who doctors one forgets the rest."""
    from dedup.report.tables import csv_rows, tables

    yield from _different("pairs", document["pairs"], report.parts()["pairs"], "pairs.jsonl has")
    sheets = tables(report)
    for name, source in (("findings", "report.json has"), ("pairs", "pairs.jsonl has")):
        if told := _rows(folder / f"{name}.csv"):
            found = csv.reader(csv_rows(sheets[name]))
            yield from _different(f"{name}.csv", told, found, source)
    read = {(record.article.id, _as_read(item)) for record in report.articles
            for item in record.figures}  # fmt: skip
    for comparison in report.comparisons:
        pair = comparison.pair
        for change in comparison.figures:
            for article, figure in ((pair.left, change.left), (pair.right, change.right)):
                if figure and (article, _as_read(figure)) not in read:
                    yield (
                        f"{pair.left}-{pair.right}: “{figure.text}” of {article} is "
                        f"{figure.value} there, and not in figures.csv"
                    )


def _as_read(figure: Figure) -> Figure:
    """A figure without its words: a table has their controls as marks."""
    return replace(figure, text="", unit="")


def _recomputed(folder: Path, trial: Trial) -> Iterator[str]:
    """Parts of the report that a scan of the same sources with the same options does not give."""
    from dedup.pipeline import scan
    from dedup.report.load import load_report

    document = trial.document
    if trial.unseen or len(trial.articles) != len(document["articles"]):
        yield "not scanned again: not every source is there unchanged"
        return
    items = [replace(article, id=name) for name, article in trial.articles.items()]
    again = scan([*items, *load_report(folder).skipped], ScanOptions(**document["options"]))
    found = again.to_dict()
    if found["tool"] != document["tool"]:
        yield f"made by {document['tool']}, scanned again by {found['tool']}"
        return
    for part in ("articles", "pairs", "stories", "findings", "stock", "notices"):
        yield from _different(part, document[part], found[part], "a scan gives")
    yield from _rewritten(folder, again)


def _rewritten(folder: Path, again: Report) -> Iterator[str]:
    """Files that a report of the same scan has otherwise."""
    from dedup.report.folder import write_report
    from dedup.report.load import load_manifest

    manifest = load_manifest(folder)
    written = {str(item["path"]) for item in manifest["files"]} - {"report.json"}
    with TemporaryDirectory(prefix="dedup-") as place:
        fresh = Path(place) / "report"
        xlsx, sarif = ("report.xlsx" in written, "findings.sarif" in written)
        write_report(again, fresh, RenderOptions(**manifest["look"]), xlsx=xlsx, sarif=sarif)
        for name in sorted(written):
            one, two = folder / name, fresh / name
            if one.is_file() and not (two.is_file() and one.read_bytes() == two.read_bytes()):
                yield f"{name} is not what a scan gives"


def _different(part: str, told: Iterable[Any], found: Iterable[Any], source: str) -> Iterator[str]:
    """How many items of ``told`` are not in ``found``, or are missing, with the first of them."""
    one, two = (
        [json.dumps(item, sort_keys=True, ensure_ascii=False) for item in items]
        for items in (told, found)
    )
    if one != two:
        odd, missing = list((Counter(one) - Counter(two)).elements()), Counter(two) - Counter(one)
        first = f": {(odd or list(missing))[0][:200]}" if odd or missing else ""
        lack = f", {missing.total()} missing" if missing.total() > len(odd) else ""
        yield f"{part}: {counted(len(odd), 'is', 'are')} not what {source}{lack}{first}"
