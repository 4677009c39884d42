"""Words, sentences and paragraphs: spans into the raw text, and the kernel against a slow twin."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.text.fold import CharClass, char_class, fold_char
from dedup.text.segment import folded_words, split_paragraphs, tokenise, word_hashes

ALPHABET = "اأإبتوىةـ ًَ٠١٢19.,،٫'’\"«»-/\n ABcé中かกัс\u200f\u200c\ufeff%½"


def slow_words(text: str) -> list[tuple[int, int, str]]:
    """The tokenizer's rules, said once more without any thought of speed."""
    found: list[tuple[int, int, str]] = []
    start, end, word, previous = -1, -1, "", CharClass.SEPARATOR

    def next_kept(at: int) -> int:
        while at < len(text) and char_class(text[at]) in (CharClass.MARK, CharClass.FORMAT):
            at += 1
        return at

    def kind_at(at: int) -> CharClass:
        return char_class(text[at]) if at < len(text) else CharClass.SEPARATOR

    at = 0
    while at < len(text):
        char, kind = text[at], char_class(text[at])
        if kind is CharClass.MARK:
            end = at + 1 if word else end
            at += 1
            continue
        if kind is CharClass.FORMAT:
            at += 1
            continue
        inside = {CharClass.POINT: CharClass.DIGIT, CharClass.APOSTROPHE: CharClass.LETTER}
        held = word and kind in inside and previous is inside[kind]
        if held and kind_at(next_kept(at + 1)) is inside[kind]:
            word += fold_char(char) if kind is CharClass.POINT else ""
            at += 1
            continue
        latin = ord(word[-1]) < 0x250 if word else False
        part = kind in (CharClass.LETTER, CharClass.DIGIT, CharClass.SINGLE)
        joins = part and (
            (kind is previous and kind is not CharClass.SINGLE)
            or (kind is CharClass.DIGIT and previous is CharClass.LETTER and latin)
            or (kind is CharClass.LETTER and previous is CharClass.DIGIT and ord(char) < 0x250)
        )
        if word and not joins:
            following = at
            while following < len(text) and text[following] in " \u00a0":
                following += 1
            lone_waw = word == "و" and not part and following > at
            if lone_waw and kind_at(following) is CharClass.LETTER and text[following] >= "\u0600":
                at = following
                continue
            found.append((start, end, word))
            word = ""
        if part:
            start = at if not word else start
            word += fold_char(char)
            end = at + 1
        previous = kind
        at += 1
    return [*found, (start, end, word)] if word else found


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_kernel_equals_slow_twin(text: str) -> None:
    tokens = tokenise(text)
    slow = slow_words(text)
    assert list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)) == [
        (start, end) for start, end, _ in slow
    ]
    equal_hash = {}
    for value, (_, _, word) in zip(tokens.words.tolist(), slow, strict=True):
        assert equal_hash.setdefault(word, value) == value
    assert len(set(equal_hash.values())) == len(equal_hash)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("بـ200 والـ68", ["بـ", "200", "والـ", "68"]),
        ("98.5 ٩٨٫٥ 1,234", ["98.5", "٩٨٫٥", "1,234"]),
        ("و سوريا", ["و سوريا"]),
        ("حذّر نظرًا", ["حذّر", "نظرًا"]),
        ("don't rock'n'roll 'quoted'", ["don't", "rock'n'roll", "quoted"]),
        ("F16 3rd", ["F16", "3rd"]),
        ("中国人", ["中", "国", "人"]),
        ("می‌رود", ["می‌رود"]),
        ("", []),
        ("... — !", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    tokens = tokenise(text)
    assert [
        text[a:b] for a, b in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)
    ] == words


@given(st.lists(st.text(alphabet=ALPHABET, max_size=40), max_size=6))
def test_many_texts_in_one_pass(texts: list[str]) -> None:
    words, bounds = word_hashes(texts)
    for number, text in enumerate(texts):
        own = words[bounds[number] : bounds[number + 1]]
        assert own.tolist() == tokenise(text).words.tolist()


@given(st.text(alphabet=ALPHABET + ".؟!", max_size=80))
def test_sentences_cover_every_word_of_their_paragraph(text: str) -> None:
    tokens = tokenise(text)
    assert [p.span for p in tokens.paragraphs] == list(split_paragraphs(text))
    for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True):
        holders = [s for s in tokens.sentences if s.start <= start and end <= s.end]
        assert len(holders) == 1


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("قال الوزير ذلك. وأضاف شيئا؟ نعم!", 3),
        ("قال: «انتهى الأمر.» ثم خرج.", 2),
        ("Mr. Smith left the U.S. on Jan. 5. He paid $3.5 million.", 2),
        ("It was 3 p.m. when it began.", 1),
        ("他走了。她也走了。", 2),
        ("One… two", 2),
        ("ጎርፍ መጣ። ሰዎች ሸሹ።", 2),
        ("ទឹកជំនន់។ មនុស្សរត់។", 2),
        ("Ջրհեղեղ։ Մարդիկ փախան։", 2),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(tokenise(text).sentences) == sentences


def test_paragraphs_split_on_newline_only() -> None:
    text = " one \n\n two\x0bstill two\u2028still \n\t\n"
    assert [span.cut(text) for span in split_paragraphs(text)] == [
        "one",
        "two\x0bstill two\u2028still",
    ]


def test_folded_words_drop_what_stands_inside() -> None:
    text = "و العراق don't"
    assert folded_words(text, tokenise(text)) == ("والعراق", "dont")


@pytest.mark.parametrize(
    "run", ["…", ".", "?!", "(--)", "--(--)", "[-", "( )", "a.", " ", "،", "»"]
)
def test_a_hundred_thousand_of_one_sign_take_linear_time(run: str) -> None:
    """Lines of signs alone: a boundary or a byline was looked for from each of them anew."""
    tokenise("The board met. It said no.\n")
    short, long = (spent(run * (size // len(run)) + "a") for size in (10_000, 100_000))
    assert long < 20 * max(short, 0.02)


def spent(text: str) -> float:
    """Seconds of the processor for one text."""
    gc.collect()
    begun = time.process_time()
    tokenise(text)
    return time.process_time() - begun
