"""What an edit does to a claim: negates it, hedges it, gives it to somebody, or turns it round."""

from __future__ import annotations

from collections.abc import Sequence

from dedup.compare.forms import affirmed, one_word
from dedup.compare.sides import Words
from dedup.compare.stems import stem
from dedup.compare.variants import stems
from dedup.compare.vocabulary import (
    ATTRIBUTION,
    BOUNDS,
    CONTINUING,
    DOUBTING,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    HEDGES,
    LOADED,
    NAME_PARTS,
    NAMED_SIDES,
    NEGATIONS,
    OPPOSITES,
    PLAIN,
    SAYING,
    SOURCE_MARKERS,
    UNSPACED_DOUBTS,
)
from dedup.text.fold import fold_word

# A verb or particle explains an edit only where the edit is small.
SMALL_EDIT = 4
# A label, with a preposition or a noun beside it.
_LABEL_WORDS = 3
# Folded words that two words were drawn into; those that are words of their own (its, were, ill)
# are left out.
_CONTRACTED = {
    "الا": "انلا",
    "cant": "cannot",
    "wont": "willnot",
    "shant": "shallnot",
    **{
        f"{verb}nt": f"{verb}not"
        for verb in (
            *("do", "does", "did", "is", "was", "are", "were", "has", "have", "had"),
            *("would", "could", "should", "must", "might", "need"),
        )
    },
    **{f"{word}re": f"{word}are" for word in ("they", "you")},
    **{f"{word}ve": f"{word}have" for word in ("they", "you", "we", "i")},
    **{f"{word}ll": f"{word}will" for word in ("they", "you", "it")},
    **{f"{word}s": f"{word}is" for word in ("he", "that", "there", "what")},
    "im": "iam",
}

# ``failed to prove`` denies; what failed by itself did not.
_FAILING = frozenset("fail fails failed failing".split())
_EXCEPTING = frozenset(map(fold_word, "سوى إلا only but what que sauf nur sino".split()))
_RELATIVES = frozenset(map(fold_word, "الذي التي الذين who which that".split()))


def small(left: Words, right: Words) -> bool:
    """Whether neither side has more words than one particle or verb can explain."""
    return max(len(left.folded), len(right.folded)) <= SMALL_EDIT


def same_contracted(left: Words, right: Words) -> bool:
    """``did not`` / ``didn't``, «أن لا» / «ألا»: the same words, drawn together."""
    if not (left.folded and right.folded):
        return False
    return _expanded(left.folded) == _expanded(right.folded)


def _expanded(words: Sequence[str]) -> str:
    return "".join(_CONTRACTED.get(word, word) for word in words)


def negated(left: Words, right: Words) -> bool:
    """Whether a negation is added or lost."""
    return small(left, right) and negations(*_in_text(left)) != negations(*_in_text(right))


def _in_text(words: Words) -> tuple[Sequence[str], str]:
    """The words, folded, and the word that follows them."""
    after = words.side.folded(words.range[1], words.range[1] + 1)
    return words.folded, after[0] if after else ""


def negations(words: Sequence[str], after: str = "") -> int:
    """How many of these folded words negate, ``after`` being the word that follows them."""
    return sum(map(_negates, words, [*words[1:], after]))


def _negates(word: str, following: str) -> bool:
    """«لا يزال» goes on, «لا يقل عن» bounds a figure, «غير أن» is a conjunction."""
    if word in _FAILING:
        return following == "to"
    if not (word in NEGATIONS or any(stem in NEGATIONS for stem in stems(word)[1:])):
        return bool(affirmed(word))
    goes_on = following in CONTINUING or following in BOUNDS
    return not goes_on and not (word == "غير" and following.startswith("ان"))


def attributed(left: Words, right: Words) -> bool:
    """Another verb of saying, one added or lost, a hedge added or lost, or another source."""
    if not small(left, right):
        return False
    ours = hedged(*_in_text(left), right.folded)
    if _said(left) != _said(right) or ours != hedged(*_in_text(right), left.folded):
        return True
    if not (left.content and right.content):
        return False
    if all(word in SOURCE_MARKERS for word in left.content + right.content):
        return False  # «حسبما أفاد» for «وفق ما أفاد»: the same source
    if not _RELATIVES.isdisjoint((left.folded[0], right.folded[0])):
        return False  # «أعلن النادي المنتمي إلى» for «أعلن النادي الذي يلعب في»: the same source
    return _is_source(left) and _is_source(right)


def _said(words: Words) -> frozenset[str]:
    """The verbs of saying, each as its first form."""
    return frozenset(
        SAYING[stem]
        for word in words.folded
        if word not in FUNCTION_WORDS
        for stem in stems(word)
        # «الكشف» is the noun of a verb of saying, and says nothing.
        if stem in SAYING and not word.removesuffix(stem).endswith("ال")
    )


def hedged(words: Sequence[str], after: str, others: Sequence[str]) -> bool:
    """Whether words hedge; in scripts without spaces each of them is a letter.

    ``after`` follows them, ``others`` stand in their place on the other side.
    """
    joined = "".join((*words, after)) if words else ""
    spelt = any(verb in joined for verb in UNSPACED_DOUBTS)
    following = [*words[1:], after]
    future = [f"س{word}" in others for word in following]
    return spelt or any(map(_hedges, words, following, future))


def _hedges(word: str, following: str, future: bool) -> bool:
    """«قد يصل» may arrive, «قد وصل» has arrived; with other letters both are too alike, unless
    the other side says that it will: «ستصل». May 30 is a day."""
    if word in ("قد", "وقد"):
        return future or following.startswith("ي")
    return word in HEDGES and not (word == "may" and following[:1].isdigit())


def _is_source(words: Words) -> bool:
    """Whether a verb of saying has them for its subject: «أعلنت وزارة», ``they said``."""
    side, (first, last) = words.side, words.range
    if any(map(_tells, side.folded(last, last + 1))):
        return True
    for at in range(first - 1, max(0, first - 2) - 1, -1):
        (word,) = side.folded(at, at + 1)
        if word in SOURCE_MARKERS:
            return True
        if _tells(word):
            # After an English verb comes what was said, unless the quotation stands before it.
            before = side.text[max(0, side.starts[at] - 2) : side.starts[at]]
            return not word.isascii() or any(mark in before for mark in ",\"”’'")
        if word in FUNCTION_WORDS:
            return False
    return False


def _tells(word: str) -> bool:
    """Whether a word is a verb of saying whose subject stands beside it; of «مؤكدا» it does not."""
    participle = not word.isascii() and word.endswith("ا") and not word.endswith("وا")
    return word in ATTRIBUTION and word not in FUNCTION_WORDS and not participle


def opposed(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether a word gives way to one that says the contrary: rose / fell, «قبل» / «بعد».

    What is not guilty is innocent: a contrary denied says the same.
    """
    if max(len(left), len(right)) > SMALL_EDIT:
        return False
    denials = (
        negations([word for word in words if word not in OPPOSITES]) for words in (left, right)
    )
    if sum(denials) % 2:
        return False
    if any(f"un{word}" in right for word in left) or any(f"un{word}" in left for word in right):
        return True
    ours, theirs = (
        {pole for word in words for stem in stems(word) for pole in OPPOSITES.get(stem, ())}
        for words in (left, right)
    )
    return any((row, not pole) in theirs and (row, pole) not in theirs for row, pole in ours)


def claim_of(
    edit: str, left: Sequence[str], right: Sequence[str], after: Sequence[str] = ("", "")
) -> str:
    """What an edit of some kind does to a claim: denial, contrary, label, doubt, or nothing.

    Only where it does nothing else: in a sentence told otherwise each of these may be chance.
    ``after`` are the words that follow on both sides.
    """
    if max(len(left), len(right)) > SMALL_EDIT:
        return ""
    if opposed(left, right):
        return "contrary"
    if edit == "negation" and _same_but_denied(left, right):
        return "denial"
    labels = labels_of(left, right), labels_of(right, left)
    if labels[0] != labels[1] and len(left) <= _LABEL_WORDS and len(right) <= _LABEL_WORDS:
        return "label"
    doubts = _doubts(left, after[0], right), _doubts(right, after[1], left)
    return "doubt" if doubts[0] != doubts[1] else ""


def _same_but_denied(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both sides say one thing but for what denies it: «لم يتوصل» / «توصل»."""
    if not _EXCEPTING.isdisjoint((*left, *right)):
        return False  # «لم يحصل سوى على» says what «حصل على» says; "not what it is" is no "is"
    ours, theirs = map(_undenied, (left, right))
    return len(ours) == len(theirs) and all(map(one_word, ours, theirs))


def _undenied(words: Sequence[str]) -> list[str]:
    """The words that neither deny nor are function words; of «نکرد» what it denies."""
    denies = map(_negates, words, [*words[1:], ""])
    said = (
        affirmed(word) if denied else word.rpartition("'")[2]  # *n'a pas*, *a*
        for word, denied in zip(words, denies, strict=True)
    )
    return [word for word in said if word and word not in FUNCTION_WORDS]


def labels_of(words: Sequence[str], others: Sequence[str]) -> frozenset[str]:
    """The labels that take a side, by stem; a name that does («داعش») only in place of others."""
    known = LOADED - PLAIN if words and others else LOADED - PLAIN - NAMED_SIDES
    return frozenset(stem(form) for word in words for form in stems(word) if form in known)


def _doubts(words: Sequence[str], after: str, others: Sequence[str]) -> bool:
    """Whether a hedge is among the words, or a verb that does not vouch for what is said."""
    return hedged(words, after, others) or any(
        word not in FUNCTION_WORDS and SAYING.get(form) in DOUBTING
        for word in words
        for form in stems(word)
    )


def names_person(words: Words) -> bool:
    """Whether the words are part of a person's name in Arabic, which has no capitals."""
    before = words.side.folded(max(0, words.range[0] - 1), words.range[0])
    return any(w in NAME_PARTS for w in (*before, *words.folded)) or any(
        w in GIVEN_NAMES for w in words.folded
    )
