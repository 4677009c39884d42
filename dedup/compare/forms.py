"""Whether two different words are forms of one word: with a clitic, inflected, or spelt otherwise.

Arabic inflects with the letters of «سألتمونيها», inside the word too: two forms of one word differ
in those only («مدني» / «مدنيين»), two words in a root letter («السيسي» / «السبسي»). In Latin
script two forms share their beginning and end in suffixes of a closed list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel, Levenshtein, Prefix

from dedup.compare.variants import stems
from dedup.compare.vocabulary import (
    ABBREVIATIONS,
    DENIED_VERBS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    SAYING,
)
from dedup.text.fold import fold_word

_ARTICLE = re.compile(r"^ال(?=...)")
# The letter that carries a hamza differs by country: مسؤول / مسئول, رؤوس / رءوس, سيئ / سيء,
# يلجأون / يلجؤون.
_SEATS = re.compile("[ؤئء]|أ(?=و[نا])")
_ARABIC = re.compile(r"[ء-ي]+")
_LATIN = re.compile(r"[a-z]+")
# Letters of forms: «سألتمونيها», without the lam that is only ever a clitic.
_FORM_LETTERS = frozenset("اويهتنمسء")
_FORMS = re.compile("[اويهتنمسء]")
# Two forms: at most a third of the longer word differs, and never in short words.
_DISTANCE = 1 / 3
_LEAST_LETTERS = 4
_MOST_EDITS = 3
_ROOT_LETTERS = 3
_ENDINGS = frozenset(map(fold_word, "ا ي ية ه ها هم نا ين ون ان ات تين تان".split()))
# One letter more or less inside a word so long is a slip, not another word.
_SLIP_LETTERS = 6
# The same sound of a foreign name, written with either; at the beginning it may be another word.
_SAME_SOUND = frozenset("غج")
# Foreign names are written with long vowels or without, and with one of several letters for a
# sound that Arabic has not: شنغهاي / شانغهاي, ماسكيرانو / ماسشيرانو.
_SOUNDS = str.maketrans({"غ": "ج", "ق": "ك", "ث": "س", "ص": "س", "ط": "ت", "ض": "د", "ظ": "ز"})
_LONG_VOWELS = re.compile("[اوي]")
_AFFIXES = re.compile("^[متنيا](?=....)|(?:ات|ون|ين|ان|ه|ها|هم|ت)$")
# Consonants of a word that is no form of a root of three; in one of these a name may differ.
_FOREIGN_LETTERS = 4
# Two spellings of a foreign name, in place of one another, have this much in common.
_SAME_NAME = 0.75
_ONE_SOUND = (frozenset("كج"), frozenset("كش"), frozenset("سز"), frozenset("سش"), frozenset("فب"))

# Endings of English words, and the commonest of other languages in Latin script. «less» is none:
# it says the contrary.
_SUFFIXES = frozenset(
    """
    a able al ally ance ant ary as ation ations d e ed ee ees en ence ent er ers es est ful ian
    ians ible ic ical ie ied ier ies iest ing ings ion ional ions isation ism ist ists ity ive
    ively ization ly ment ments n ness ns o or ors os r rs s y ying
    """.split()
) | {""}
_BRITISH = re.compile(r"(?<=[a-z]{3})(?:is(?=e[sdr]?$|ing$|ations?$)|our|re$|ogue$|yse|mme$)")
_AMERICAN = {"is": "iz", "our": "or", "re": "er", "ogue": "og", "yse": "yze", "mme": "m"}

# A Turkish verb is denied inside the word: açılacak, açılmayacak. In folded letters.
_TURKISH_DENIAL = re.compile(
    r"(\w{2,20}?)(?:may(?=aca[kg])|mey(?=ece[kg])|m(?=[ıiu]yor)|ma(?=dı|mıs)"
    r"|(?<!ri)(?<!er)(?<!ra)me(?=mis|dig|di(?:ler|k|m|n|niz)?$))(\w{2,14})"
)


def near_kind(left: str, right: str) -> str:
    """Whether two different folded words are forms of one word: its kind, or nothing."""
    if left == right or not (left.isalpha() and right.isalpha()):
        return ""
    if left in ABBREVIATIONS or right in ABBREVIATIONS:
        return "spelling" if _written_out(left) == _written_out(right) else ""
    if bool(affirmed(left)) != bool(affirmed(right)):
        return ""
    ours, theirs = stems(left), stems(right)
    if not set(ours).isdisjoint(theirs):
        return "function_word"
    if left in FUNCTION_WORDS or right in FUNCTION_WORDS:
        return ""
    if said := SAYING.get(ours[-1], SAYING.get(left)):
        return "inflection" if said == SAYING.get(theirs[-1], SAYING.get(right)) else ""
    if ours[-1] in GIVEN_NAMES and theirs[-1] in GIVEN_NAMES:
        return ""
    bare = _without_article(left), _without_article(right)
    kinds = (_form(a, b) for a, b in sorted({bare, (ours[-1], theirs[-1])}))
    return next(filter(None, kinds), "")


def one_word(left: str, right: str) -> bool:
    """Whether two folded words of one place are one in whatever form: «يتوصل» / «توصل».

    Looser than `near_kind`: letters of forms may stand anywhere, also at the beginning.
    """
    if left == right or near_kind(left, right):
        return True
    roots = [_FORMS.sub("", stems(word)[-1]) for word in (left, right)]
    return len(roots[0]) > 1 and roots[0] == roots[1] and _ARABIC.fullmatch(roots[0]) is not None


def affirmed(word: str) -> str:
    """What a verb denies that is denied in itself: «کرد» of «نکرد», *acıldı* of *acılmadı*."""
    turkish = _TURKISH_DENIAL.fullmatch(word)
    return "".join(turkish.groups()) if turkish else DENIED_VERBS.get(word, "")


def _written_out(word: str) -> str:
    """A title in full, without its article: «د.» is «الدكتور»."""
    return ABBREVIATIONS.get(word) or _without_article(word)


def _without_article(word: str) -> str:
    """An article is no beginning that two forms share: «الدور» and «الفور» are two words."""
    return _ARTICLE.sub("", word, count=1)


def same_but_hamza(left: str, right: str) -> bool:
    """Whether two words as printed differ in nothing but the letter a hamza sits on."""
    if not _SEATS.search(left):
        return False
    return fold_word(_SEATS.sub("ء", left)) == fold_word(_SEATS.sub("ء", right))


def one_particle(ours: str, theirs: str) -> bool:
    """Whether two words are one particle, with a preposition written onto it or without: «بأن»."""
    short, long = sorted((ours, theirs), key=len)
    both = short in FUNCTION_WORDS and long in FUNCTION_WORDS
    return both and len(short) > 1 and long[1:] == short


def halves(whole: Sequence[str], parted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a word is two neighbours of the other side, drawn together."""
    if whole and len(parted) > 1:
        joined = {"".join(two): at for at, two in enumerate(pairwise(parted))}
        yield from ((at, joined[word]) for at, word in enumerate(whole) if word in joined)


def _form(left: str, right: str) -> str:
    if _LATIN.fullmatch(left) and _LATIN.fullmatch(right):
        return _latin(left, right)
    shorter, longer = sorted((len(left), len(right)))
    if shorter == _ROOT_LETTERS and _ARABIC.fullmatch(left + right):
        return "inflection" if _ends_otherwise(left, right) else ""
    half = shorter // 2
    if shorter >= _LEAST_LETTERS and "ا" + min(left, right, key=len) in (left, right):
        return "inflection"  # دانت / أدانت
    if shorter < _LEAST_LETTERS or left[:half] != right[:half]:
        return "name_variant" if _transliterated(left, right) else ""
    if _ARABIC.fullmatch(left) and _ARABIC.fullmatch(right):
        return _arabic(left, right)
    limit = min(int(longer * _DISTANCE), _MOST_EDITS)
    near = Levenshtein.distance(left, right, score_cutoff=limit) <= limit
    return "inflection" if near else ""


def _transliterated(left: str, right: str) -> bool:
    """Whether two words are one foreign name: the same four consonants, or all but one sound."""
    if left[0] != right[0] or not _ARABIC.fullmatch(left + right):
        return False
    ours, theirs = map(_consonants, (left, right))
    if min(len(ours), len(theirs)) < _FOREIGN_LETTERS or len(ours) != len(theirs):
        return False
    unlike = [frozenset(two) for two in zip(ours, theirs, strict=True) if two[0] != two[1]]
    return not unlike or (len(unlike) == 1 and unlike[0] in _ONE_SOUND)


def one_foreign_name(left: str, right: str) -> bool:
    """Whether two names in Arabic letters are spellings of one foreign name, as in one place they
    often are: هونغ / هونج, فالفيردي / بالبيردي. Two Arab given names («سالم», «سليم») are not."""
    if left == right or not _ARABIC.fullmatch(left + right):
        return False
    if any(name in GIVEN_NAMES or name.startswith("ال") for name in (left, right)):
        return False
    long = min(len(left), len(right)) >= _FOREIGN_LETTERS
    return long and Indel.normalized_similarity(left, right) >= _SAME_NAME


def _consonants(word: str) -> str:
    return _LONG_VOWELS.sub("", _AFFIXES.sub("", word)).translate(_SOUNDS)


def _ends_otherwise(left: str, right: str) -> bool:
    """Whether a word of a bare root is another with an ending: شرق / شرقي."""
    short, long = sorted((left, right), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


def _arabic(left: str, right: str) -> str:
    steps = Levenshtein.editops(left, right)
    changed = {left[step.src_pos] for step in steps if step.tag != "insert"}
    changed |= {right[step.dest_pos] for step in steps if step.tag != "delete"}
    if len(steps) == 1 and changed == _SAME_SOUND:
        return "name_variant"
    limit = min(int(max(len(left), len(right)) * _DISTANCE), _MOST_EDITS)
    return "inflection" if len(steps) <= limit and changed <= _FORM_LETTERS else ""


def _latin(left: str, right: str) -> str:
    if _american(left) == _american(right):
        return "spelling"
    stem = left[: Prefix.similarity(left, right)]
    rests = [word[len(stem) :] for word in (left, right)]
    # stop, stopped: the last letter is doubled before the ending.
    rests = [rest[1:] if stem and rest[:1] == stem[-1] else rest for rest in rests]
    whole = len(stem) == min(len(left), len(right))
    if len(stem) >= _LEAST_LETTERS - whole and _SUFFIXES.issuperset(rests):
        return "inflection"
    slip = abs(len(left) - len(right)) == 1 and min(len(left), len(right)) >= _SLIP_LETTERS
    near = slip and Levenshtein.distance(left, right, score_cutoff=1) <= 1
    return "inflection" if near else ""


def _american(word: str) -> str:
    """A word of British spelling as America writes it; others as they are, near enough."""
    return _BRITISH.sub(lambda found: _AMERICAN[found[0]], word)
