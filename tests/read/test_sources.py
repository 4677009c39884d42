"""Which files stand behind what the user named; everything else is named with its reason."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from dedup.errors import InputError
from dedup.model import Article, Skip
from dedup.read.reader import read
from dedup.read.streams import Watched

TEXT = "The mayor said the new bridge will open after two years of work."


def write(name: str, text: str = TEXT) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text} ({name})", encoding="utf-8")
    return path


def ids(*inputs: str) -> list[str]:
    return [item.id for item in read(inputs) if isinstance(item, Article)]


def skips(*inputs: str) -> dict[str, str]:
    return {item.origin.path: item.reason for item in read(inputs) if isinstance(item, Skip)}


def test_a_folder_is_walked_in_the_order_of_paths() -> None:
    for name in ("in/b.txt", "in/a/z.txt", "in/a.txt", "in/c/d/e.txt"):
        write(name)
    articles = [item for item in read(["in"]) if isinstance(item, Article)]
    assert [item.origin.path for item in articles] == [
        "in/a.txt",
        "in/a/z.txt",
        "in/b.txt",
        "in/c/d/e.txt",
    ]
    assert skips("in") == {}


def test_the_order_of_inputs_changes_nothing() -> None:
    for name in ("a.txt", "b.txt", "c/d.txt"):
        write(name)
    assert list(read(["c", "b.txt", "a.txt"])) == list(read(["a.txt", "b.txt", "c"]))
    assert list(read("c")) == list(read(Path("c"))) == list(read(["c"]))
    assert list(read(["./c/", "a.txt"])) == list(read([Path("a.txt"), Path("c")]))


def test_an_input_named_twice_is_read_once() -> None:
    write("in/a.txt")
    assert ids("in", "in/a.txt", "in/*.txt") == ["a"]
    assert skips("in", "in/a.txt", "in/*.txt") == {}


def test_globs() -> None:
    for name in ("in/a1.txt", "in/a2.txt", "in/b.txt", "in/deep/a3.txt"):
        write(name)
    assert ids("in/a?.txt") == ["a1", "a2"]
    assert ids("in/**/a*.txt") == ["a1", "a2", "a3"]
    write("in/[x].txt")
    assert ids("in/[x].txt") == ["[x]"]


@pytest.mark.parametrize("given", ["absent.txt", "absent/*.txt", "a\0b.txt", ""])
def test_a_missing_input_is_one_readable_line(given: str) -> None:
    with pytest.raises(InputError) as error:
        read([given, "-"])
    assert repr(given) in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["000_c0a0520da7d0b7ed.txt", "001_ec039f56bc282646.txt"], ["000", "001"]),
        (["a_0123456789abcdef.txt", "a_1123456789abcdef.txt"],
         ["a_0123456789abcdef", "a_1123456789abcdef"]),
        (["a.txt", "a_0123456789abcdef.txt"], ["in/a.txt", "a_0123456789abcdef"]),
        (["x/a.txt", "y/a.txt", "b.txt"], ["b", "in/x/a.txt", "in/y/a.txt"]),
        (["news_20240425.txt", "news_20240426.txt"], ["news_20240425", "news_20240426"]),
        (["a.txt", "a.v2.txt"], ["a", "a.v2"]),
    ],
)  # fmt: skip
def test_ids_are_the_shortest_that_are_unique(names: list[str], expected: list[str]) -> None:
    for name in names:
        write(f"in/{name}")
    assert sorted(ids("in")) == sorted(expected)


def test_unknown_suffixes_are_named() -> None:
    write("in/a.txt")
    write("in/notes.odt")
    write("in/NOTES")
    found = skips("in")
    assert found["in/notes.odt"].startswith("unknown suffix .odt; known: .txt")
    assert found["in/NOTES"].startswith("unknown suffix none")
    assert skips("in/notes.odt") == {"in/notes.odt": found["in/notes.odt"]}


def test_hidden_entries_are_passed_over_but_a_hidden_article_is_named() -> None:
    for name in ("in/a.txt", "in/.b.txt", "in/._a.txt", "in/.DS_Store", "in/.git/c.txt"):
        write(name)
    assert ids("in") == ["a"]
    assert skips("in") == {"in/.b.txt": "a hidden file; name it to read it"}
    assert ids("in/.b.txt") == [".b"]


def test_special_files_are_skipped_and_never_opened() -> None:
    write("in/a.txt")
    os.mkfifo("in/fifo.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("in/socket.txt")
        assert ids("in") == ["a"]
        assert skips("in") == {
            "in/fifo.txt": "a FIFO, not a file; pipe it in with -",
            "in/socket.txt": "a socket, not a file; pipe it in with -",
        }
    assert skips("/dev/zero") == {"/dev/zero": "a device, not a file; pipe it in with -"}


def test_links_loop_nowhere_and_bring_no_file_twice() -> None:
    write("in/a.txt")
    write("in/sub/b.txt")
    Path("in/sub/up").symlink_to(Path("in").absolute())
    Path("in/self.txt").symlink_to("self.txt")
    Path("in/gone.txt").symlink_to("nowhere.txt")
    Path("in/z.txt").symlink_to("a.txt")
    os.link("in/a.txt", "in/hard.txt")
    assert ids("in") == ["a", "b"]
    assert skips("in") == {
        "in/gone.txt": "cannot be read: No such file or directory",
        "in/hard.txt": "the same file as in/a.txt",
        "in/self.txt": "cannot be read: Too many levels of symbolic links",
        "in/sub/up": "a link to a folder is not followed; name it to read it",
        "in/z.txt": "the same file as in/a.txt",
    }


def test_a_link_to_an_article_elsewhere_is_read() -> None:
    write("store/a.txt")
    Path("in").mkdir()
    Path("in/link.txt").symlink_to(Path("store/a.txt").absolute())
    assert ids("in") == ["link"]


def test_files_that_change_after_they_are_listed() -> None:
    write("in/gone.txt")
    write("in/pipe.txt")
    items = read(["in"])
    Path("in/gone.txt").unlink()
    Path("in/pipe.txt").unlink()
    os.mkfifo("in/pipe.txt")
    reasons = [item.reason for item in items if isinstance(item, Skip)]
    assert reasons == [
        "cannot be read: No such file or directory",
        "cannot be read: no longer a regular file",
    ]


def test_a_file_of_the_kernel_that_has_nothing_yet_is_not_waited_for() -> None:
    """/proc/kmsg calls itself a regular file; a pipe without a word in it reads alike."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    with Watched(reading, None) as file, pytest.raises(OSError, match="nothing yet"):
        file.readinto(bytearray(9))
    os.close(writing)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_files_and_folders() -> None:
    write("in/a.txt").chmod(0)
    write("in/sub/b.txt")
    Path("in/sub").chmod(0)
    try:
        assert skips("in") == {
            "in/a.txt": "cannot be read: Permission denied",
            "in/sub": "cannot be read: Permission denied",
        }
    finally:
        Path("in/sub").chmod(0o700)


def test_names_that_are_no_utf8_can_be_written_anywhere() -> None:
    Path("in").mkdir()
    Path(os.fsdecode(b"in/caf\xe9.txt")).write_text(TEXT)
    (article,) = read(["in"])
    assert isinstance(article, Article)
    assert (article.id, article.origin.path) == ("caf\\xe9", "in/caf\\xe9.txt")
    article.origin.path.encode("utf-8")


def test_a_folder_without_an_article_is_named() -> None:
    Path("in/sub").mkdir(parents=True)
    Path("in/README.md").write_text("Nothing has come yet.", encoding="utf-8")
    write("other/a.txt")
    assert skips("in", "other") == {"in": "no article in it"}


def test_a_readme_tells_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("What these articles are.", encoding="utf-8")
    (tmp_path / "README.txt").write_text("An article of this name is one.", encoding="utf-8")
    write("readme/a.txt")
    write("README.first.md")
    assert ids(str(tmp_path)) == ["README", "a"], "a folder of this name is read"
    assert [name.rpartition("/")[2] for name in skips(str(tmp_path))] == ["README.first.md"]
