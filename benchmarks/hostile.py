"""Gigabytes of hostile input in one scan: what it took, and whether every item is accounted for.

    python benchmarks/hostile.py [--gigabyte 1000000000] [--files 100000] [--copies 100000]
                                 [--memory 4096] [--seed 1] [--keep FOLDER]

Makes a folder of what strangers may send: a text, a line, a table and headers of a gigabyte each;
bombs in gzip, zip, Parquet and XML; deep JSON, XML and HTML; numbers of millions of digits;
overrides of direction, NULs and lines in wrong encodings; one article ``--copies`` times; as many
articles with one boilerplate; a twentieth as many of ever the same few words, so that all share
runs with all; and a tree of ``--files`` tiny files. Scans it in a process that may use ``--memory``
MB of address space, and holds what came in against what every form of the report says. No data is
needed; tests/cli/test_bounded.py runs a small one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import duckdb

SHARED = "قال رئيس البلدية في مؤتمر صحفي إن الجسر الجديد سيفتح أمام الناس بعد عامين من العمل."
FEW = "the board met on monday and said that it will not sell".split()
SYLLABLES = "بر دا سو مي كا لن تو في شر نا حل قد رم صا غي هل".split()


def main() -> None:
    """Make the folder, scan it, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gigabyte", type=int, default=10**9)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--copies", type=int, default=100_000)
    parser.add_argument("--memory", type=int, default=4096)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        (folder / "in").mkdir(parents=True)
        items = make(folder / "in", given.gigabyte, given.files, given.copies, given.seed)
        size = sum(path.stat().st_size for path in (folder / "in").rglob("*") if path.is_file())
        begun = time.monotonic()
        done, peak = scan(folder, given.memory << 20)
        told = f"{items:,} items in {size / 1e9:.2f} GB: exit {done.returncode}"
        print(f"{told}, peak {peak / 1e9:.2f} GB, {time.monotonic() - begun:.0f} s")
        print(done.stderr.decode()[-3000:])
        if done.returncode == 3:
            for form, account in accounts(folder / "r").items():
                came, compared, skipped = account
                right = "right" if came == items == compared + skipped else "WRONG"
                print(
                    f"{form:9} {came:,} in = {compared:,} compared + {skipped:,} skipped: {right}"
                )


def scan(folder: Path, memory: int) -> tuple[subprocess.CompletedProcess[bytes], int]:
    """`dedup scan` of the folder's ``in`` into its ``r``, and the most memory it held, in bytes."""
    done = subprocess.run(
        [sys.executable, "-c", SCAN.format(memory), "scan", "in", "-o", "r", "-q", "--jobs", "1"],
        cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    peak = re.search(rb"VmHWM:\s*(\d+) kB\n\Z", done.stdout)
    return done, int(peak[1]) << 10 if peak else 0


# VmHWM is of this program alone; ru_maxrss begins with what the process that started it held.
SCAN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({0}, {0}))
from dedup.cli import main
code = main(sys.argv[1:])
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")), end="")
sys.exit(code)
"""


Account = tuple[int, int, int]


def accounts(report: Path) -> dict[str, Account]:
    """What came in, was compared and was skipped, as each form of a report says."""
    told = json.loads((report / "report.json").read_text(encoding="utf-8"))
    manifest = json.loads((report / "manifest.json").read_text(encoding="utf-8"))
    page = (report / "index.html").read_text(encoding="utf-8")
    sentence = re.search("([0-9,]+) articles came in: ([0-9,]+) compared, ([0-9,]+) skipped",
                         re.sub("<[^<>]*>", "", page))  # fmt: skip
    compared, skipped = len(told["articles"]), len(told["skipped"])
    return {
        "lists": (compared + skipped, compared, skipped),
        "counts": _counts(told["counts"]),
        "manifest": _counts(manifest["counts"]),
        "page": tuple(int(n.replace(",", "")) for n in sentence.groups()),
    }


def _counts(counts: dict[str, int]) -> Account:
    return counts["read"], counts["compared"], counts["skipped"]


def make(folder: Path, gigabyte: int, files: int, copies: int, seed: int = 1) -> int:
    """Fill ``folder``; how many items a reader must account for."""
    chance = random.Random(seed)
    count = endless(folder, gigabyte, chance) + bombs(folder, 10 * gigabyte) + deep(folder)
    for name, lines in {
        "copies": same(copies),
        "boilerplate": boilerplate(copies, chance),
        "shingles": shingles(copies // 20, chance),
        "odd": odd(copies // 10, chance),
    }.items():
        with (folder / f"{name}.jsonl").open("wb") as file:
            for line in lines:
                file.write(line)
                count += 1
    for number in range(files):
        place = folder / "tiny" / f"{number // 1000}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.txt").write_text(f"خبر قصير {number}", encoding="utf-8")
    return count + files


def endless(folder: Path, size: int, chance: random.Random) -> int:
    """Four files of ``size`` bytes: a text, a line before a sound one, a table, headers."""
    words = " ".join(word(chance) for _ in range(100_000)).encode()
    with (folder / "endless.txt").open("wb") as file:
        for _ in range(size // len(words) // 2):
            file.write(words)
        file.truncate(size)
    sound = record("sound", f"{SHARED} وأضاف أن الميزانية كافية.")
    sparse(folder / "endless.jsonl", size - (1 << 20), b"\n" + sound)
    sparse(folder / "endless.csv", size)
    with (folder / "endless.csv").open("rb+") as file:
        file.write(f"id,text\nrow,{SHARED} وأضاف أن العمل مستمر.\n".encode())
    sparse(folder / "endless.warc", size)
    return 6  # two of the lines, two of the table


def sparse(path: Path, size: int, tail: bytes = b"") -> None:
    """A file of zeros that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(size)
        file.seek(size)
        file.write(tail)


def bombs(folder: Path, size: int) -> int:
    """What is small and unpacks to ``size`` zeros, or says so; outside.xml asks for a file."""
    (folder / "bomb.jsonl.gz").write_bytes(gzip_bomb(size))
    (folder / "bomb.txt.gz").write_bytes(gzip_bomb(size))
    with zipfile.ZipFile(folder / "pictures.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<w:document/>")
        with package.open("word/media/a.png", "w") as file:
            for _ in range(300):
                file.write(bytes(1 << 20))
    with duckdb.connect() as connection:  # 16 KB that say 4 GB
        rows = connection.sql(
            "SELECT i AS id, repeat('word ', 400000) AS text FROM range(2000) t(i)"
        )
        rows.write_parquet(str(folder / "said_again.parquet"), compression="zstd")
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    entities = f'<!DOCTYPE nitf [<!ENTITY a0 "ha">{laughs}]>'
    (folder / "laughs.xml").write_text(f"{entities}<nitf><p>&a9;</p></nitf>")
    outside = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    (folder / "outside.xml").write_text(f"{outside}<nitf><body.content>&x;</body.content></nitf>")
    return 6


def gzip_bomb(size: int) -> bytes:
    """Gzip of ``size`` zeros, made without packing them all."""
    packer = zlib.compressobj(9, wbits=31)
    head = packer.compress(b"0") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * (size >> 24) + packer.flush()


def deep(folder: Path) -> int:
    """Markup and JSON a hundred thousand deep, and numbers of millions of digits."""
    nested = "[" * 100_000 + "]" * 100_000
    digits = "9" * 5_000_000
    lines = (f'{{"text": {nested}}}', nested, f'{{"id": {digits}, "text": "{SHARED}"}}',
             f'{{"id": 1e999999999, "text": "{SHARED}"}}')  # fmt: skip
    (folder / "deep.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "deep.html").write_text("<div>" * 100_000 + SHARED, encoding="utf-8")
    (folder / "deep.xml").write_text("<nitf><p>" * 100_000 + SHARED, encoding="utf-8")
    feed = "<rss version='2.0'><channel><item><description>"
    (folder / "deep.rss").write_text(feed + "<b>" * 100_000 + SHARED, encoding="utf-8")
    (folder / "digits.txt").write_text(digits, encoding="utf-8")
    return 4 + 4


def same(count: int) -> Iterator[bytes]:
    """One article under many ids."""
    for number in range(count):
        yield record(f"same{number}", f"{SHARED} وأضاف أن الميزانية كافية.\n{SHARED}")


def boilerplate(count: int, chance: random.Random) -> Iterator[bytes]:
    """Articles of their own words, all with the same end."""
    end = " ".join(word(chance) for _ in range(60))
    for number in range(count):
        yield record(f"own{number}", " ".join(word(chance) for _ in range(40)) + f"\n{end}")


def shingles(count: int, chance: random.Random) -> Iterator[bytes]:
    """Articles of a dozen words in any order: runs of five are few, and all are everywhere."""
    for number in range(count):
        yield record(f"few{number}", " ".join(chance.choices(FEW, k=200)))


def odd(count: int, chance: random.Random) -> Iterator[bytes]:
    """Lines with hidden characters, NULs, half characters, wrong encodings, and no JSON."""
    signs = "\u202e\u202c\u2066\u200b\ufeff\0\x1b[31m\ufe0f\U000e0041"
    for number in range(count):
        text = " ".join(word(chance) + chance.choice(signs) for _ in range(30))
        line = record(f"odd{number}", text)
        if number % 5 == 1:
            line = record(f"odd{number}", SHARED + word(chance)).decode().encode("cp1256")
        elif number % 5 == 2:
            line = line.replace(b"\xd8", b"\xff", 3)
        elif number % 5 == 3:
            line = b'{"id": "odd%d", "text": "\\ud800 %s"}\n' % (number, word(chance).encode())
        elif number % 5 == 4:
            line = line[: chance.randrange(1, len(line) // 2)] + b"\n"
        yield line


def word(chance: random.Random) -> str:
    """Two or three syllables."""
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3))))


def record(name: str, text: str) -> bytes:
    """A line of JSON."""
    return json.dumps({"id": name, "text": text}, ensure_ascii=False).encode() + b"\n"


if __name__ == "__main__":
    main()
