"""Arabic words behind a number that cannot be what it counts: verbs, and words with a clitic.

Nothing in the letters of «لدورة» and «لوحة», «يعمل» and «يوم» tells a clitic or a verb from a
noun: the nouns that begin with such a letter are listed in the language file, and any other word
is no noun.
"""

from __future__ import annotations

from dedup.compare.figures.lexicon.tables import Tables

_PAST = "ت"
_PAST_PLURAL = "وا"
_SHORTEST_PAST = 4
"""Letters of the shortest feminine verb in the past that is told by its ending (شهدت)."""
_SHORTEST_PLURAL = 5
"""«قتلوا»; the accusative «عضوا» has four letters, as have the few others of its form."""
_NOUNS_IN_T = ("ات", "بايت", "توقيت", "تصويت", "بسكويت", "تابوت", "بيت", "زيت", "صوت", "سنت")
"""Endings that are no verb's."""


def has_and(tables: Tables, word: str) -> bool:
    """Whether the Arabic *and* begins the folded word («وأصيب»), and no noun does («وزيرا»)."""
    return word[:1] == "و" and bool(tables.own_and) and word not in tables.own_and


def is_no_noun(tables: Tables, word: str) -> bool:
    """Whether the folded word is a verb, or begins with a preposition («5 لدورة», «17 تتراوح»)."""
    if not "\u0600" <= word[:1] <= "\u06ff":
        return False
    if len(word) == 1:
        return True  # «2005 ص 319»
    for letter, nouns in tables.own_letters.items():
        if word.startswith(letter):
            return word not in nouns
    return is_verb(tables, word)


def is_verb(tables: Tables, word: str) -> bool:
    """Whether the folded word is a verb by its ending, or a listed one."""
    # «شرکت» and «جمعیت» are nouns of Persian.
    bare = word[1:] if has_and(tables, word) else word
    return bare in tables.verbs or (bool(tables.own_letters) and is_past(word))


def is_past(word: str) -> bool:
    """«انخفضت», «استطاعوا»."""
    if word.endswith(_PAST_PLURAL):
        return len(word) >= _SHORTEST_PLURAL
    return word.endswith(_PAST) and len(word) >= _SHORTEST_PAST and not word.endswith(_NOUNS_IN_T)
