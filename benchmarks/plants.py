"""Ways to change a printed figure, each with the reason that a judge should name.

A change takes the printed figure and a source of chance and gives other print, or None where it
does not apply. A slip makes another fact of it; a form writes the same fact differently.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from dedup.model import Figure

DIGITS = re.compile(r"\d+")
PLAIN = re.compile(r"(?<![\d.,/])\d{1,3}(?![\d.,/])")
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
Change = Callable[[Figure, random.Random], str | None]


@dataclass(frozen=True)
class Plant:
    """A way to change figures of some kinds, and a part of the reason it should be told by."""

    change: Change
    kinds: frozenset[str]
    reason: str = ""

    @property
    def name(self) -> str:
        return self.change.__name__


def swap(text: str, pairs: tuple[tuple[str, str], ...]) -> str | None:
    """The first word of a table that stands in the text, replaced by its partner."""
    for old, new in pairs:
        if re.search(rf"(?<!\w){old}(?!\w)", text):
            return re.sub(rf"(?<!\w){old}(?!\w)", new, text, count=1)
    return None


# Slips


def transpose(figure: Figure, rng: random.Random) -> str | None:
    """Two neighbouring digits change places."""
    match = DIGITS.search(figure.text)
    if not match or figure.kind in ("date", "date_range"):
        return None
    digits = match[0]
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1]]
    places = [i for i in places if i or digits[1] not in "0٠"]
    # A zero that moves to the end or from it makes another scale of it, not another order.
    places = [i for i in places if "0" not in digits[i : i + 2]]
    if not places:
        return None
    i = rng.choice(places)
    new = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
    return figure.text[: match.start()] + new + figure.text[match.end() :]


def one_digit(figure: Figure, rng: random.Random) -> str | None:
    """The last digit becomes another."""
    match = DIGITS.search(figure.text)
    if not match:
        return None
    other = rng.choice([d for d in "123456789" if d != match[0][-1]])
    return figure.text[: match.end() - 1] + other + figure.text[match.end() :]


def scale(figure: Figure, _: random.Random) -> str | None:
    """One scale word for another."""
    if not re.search(r"\d", figure.text):
        return None
    return swap(
        figure.text,
        (
            *(("مليون", "مليار"), ("مليار", "مليون"), ("ألف", "مليون")),
            *(("million", "billion"), ("billion", "million"), ("mln", "billion")),
        ),
    )


def zero(figure: Figure, _: random.Random) -> str | None:
    """A zero too many."""
    match = PLAIN.search(figure.text)
    if not match or figure.high:
        return None
    return figure.text[: match.end()] + "0" + figure.text[match.end() :]


def currency(figure: Figure, _: random.Random) -> str | None:
    """Another currency."""
    new = swap(
        figure.text,
        (
            *(("دولار", "يورو"), ("دولارا", "يورو"), ("ريال", "دولار"), ("يورو", "دولار")),
            *(("جنيه", "يورو"), ("dlrs", "marks"), ("dollars", "euros"), ("درهم", "دولار")),
        ),
    )
    return new or (figure.text.replace("$", "€") if "$" in figure.text else None)


def unit(figure: Figure, _: random.Random) -> str | None:
    """Another measure or span of time."""
    return swap(
        figure.text,
        (
            *(("كيلومترا", "ميلا"), ("كيلومتر", "ميل"), ("كلم", "ميل"), ("متر", "كيلومتر")),
            *(("طن", "كيلوغرام"), ("أيام", "أسابيع"), ("سنوات", "أشهر"), ("أشهر", "سنوات")),
            *(("عاما", "شهرا"), ("ساعات", "أيام"), ("years", "months"), ("months", "years")),
            *(("days", "weeks"), ("miles", "kilometers"), ("feet", "meters"), ("tonnes", "kg")),
        ),
    )


def points(figure: Figure, _: random.Random) -> str | None:
    """Percent become percentage points."""
    pattern = r"\s*(?:%|٪|في المائة|في المئة|بالمئة|بالمائة|percent|per cent|pct)"
    if not re.search(pattern, figure.text) or figure.high:
        return None
    arabic = re.search(r"[ء-ي٪]", figure.text)
    return re.sub(pattern, " نقطة مئوية" if arabic else " percentage points", figure.text)


def narrowed(figure: Figure, _: random.Random) -> str | None:
    """A range begins higher."""
    numbers = [int(match[0]) for match in DIGITS.finditer(figure.text)]
    if not figure.high or len(numbers) != 2 or numbers[1] - numbers[0] < 2:
        return None
    return DIGITS.sub(str((numbers[0] + numbers[1] + 1) // 2), figure.text, count=1)


def rounding(figure: Figure, _: random.Random) -> str | None:
    """Three digits or more become two."""
    match = re.fullmatch(r"(\D*)(\d{3,6})(\D*)", figure.text)
    if not match or figure.kind in ("date", "date_range") or match[2][2:].strip("0") == "":
        return None
    step = 10 ** (len(match[2]) - 2)
    return f"{match[1]}{round(int(match[2]) / step) * step}{match[3]}"


def qualified(figure: Figure, rng: random.Random) -> str | None:
    """«More than» before a plain figure."""
    if figure.qualifier or figure.high or figure.text.startswith("ال"):
        return None
    if re.search(r"[ء-ي]", figure.text):
        return rng.choice(("أكثر من ", "نحو ", "أقل من ")) + figure.text
    return rng.choice(("more than ", "about ", "less than ")) + figure.text


def day(figure: Figure, rng: random.Random) -> str | None:
    """A day or two later."""
    match = re.match(r"\d{1,2}(?=\s+[^\W\d])", figure.text) or re.search(
        r"(?<=[a-z.]\s)\d{1,2}\b", figure.text
    )
    if not match or figure.high:
        return None
    later = int(match[0]) % 26 + rng.choice((1, 2))
    return figure.text[: match.start()] + str(later) + figure.text[match.end() :]


def month(figure: Figure, _: random.Random) -> str | None:
    """Another month."""
    return swap(
        figure.text,
        (
            *(("يناير", "فبراير"), ("مارس", "أبريل"), ("يوليو", "يونيو"), ("أغسطس", "سبتمبر")),
            *(("ديسمبر", "نوفمبر"), ("July", "June"), ("March", "April"), ("May", "March")),
        ),
    )


def weekday(figure: Figure, _: random.Random) -> str | None:
    """Another day of the week."""
    return swap(
        figure.text,
        (
            *(("الاثنين", "الثلاثاء"), ("الثلاثاء", "الأربعاء"), ("الأربعاء", "الخميس")),
            *(("الخميس", "الجمعة"), ("الجمعة", "السبت"), ("السبت", "الأحد"), ("الأحد", "الاثنين")),
            *(("Monday", "Tuesday"), ("Tuesday", "Friday"), ("Wednesday", "Sunday")),
            *(("Thursday", "Monday"), ("Friday", "Wednesday")),
        ),
    )


# Forms


def eastern(figure: Figure, _: random.Random) -> str | None:
    """Arabic-Indic digits."""
    return figure.text.translate(EASTERN) if DIGITS.search(figure.text) else None


def percent_words(figure: Figure, rng: random.Random) -> str | None:
    """98% in words."""
    words = [" في المائة", " بالمئة", " في المئة"]
    return re.sub(r"(?<=\d)\s*[%٪]", rng.choice(words), figure.text)


def percent_sign(figure: Figure, _: random.Random) -> str | None:
    """98 per cent as a sign."""
    pattern = r"\s*(?:في المائة|في المئة|بالمئة|بالمائة|percent|per cent|pct)"
    return re.sub(pattern, "%", figure.text)


def percent_fraction(figure: Figure, _: random.Random) -> str | None:
    """50% as a half, 25% as a quarter."""
    arabic = not re.search(r"percent|per cent|pct", figure.text)
    words = {"50": ("نصف", "half"), "25": ("ربع", "a quarter"), "75": ("ثلاثة أرباع", "")}
    pair = words.get(figure.value or "") if not figure.high else None
    return (pair[0] if arabic else pair[1] or None) if pair else None


def grouped(figure: Figure, _: random.Random) -> str | None:
    """Thousands with or without a comma."""
    text = figure.text
    if re.search(r"\d,\d{3}(?!\d)", text):
        return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    match = re.search(r"(?<![\d.,/])\d{4,6}(?![\d.,/])", text)
    return text[: match.start()] + f"{int(match[0]):,}" + text[match.end() :] if match else None


def written_out(figure: Figure, _: random.Random) -> str | None:
    """3 million as 3,000,000."""
    match = re.fullmatch(
        r"(\d+(?:\.\d)?) (مليون|ملايين|مليونا|ألف|آلاف|million|mln|thousand)\b(.*)", figure.text
    )
    if not match:
        return None
    times = 1000 if match[2] in ("ألف", "آلاف", "thousand") else 1000000
    return f"{round(float(match[1]) * times):,}{match[3]}"


ARABIC = "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
ARABIC_TEENS = "عشر عشر ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split()
ARABIC_TENS = "عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين".split()
ENGLISH = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
).split()


def in_words(figure: Figure, _: random.Random) -> str | None:
    """A small number in words."""
    match = re.fullmatch(r"(\d{1,2})( .*)?", figure.text)
    if not match or figure.high:
        return None
    number, rest = int(match[1]), match[2] or ""
    if re.search(r"[ء-ي]", rest + (figure.unit or "")):
        word = arabic_word(number)
    else:
        word = ENGLISH[number - 2] if 2 <= number <= 20 else ""
    return word + rest if word else None


def arabic_word(number: int) -> str:
    """3 to 10, 13 to 19 and the tens in Arabic; empty for what else there is."""
    if 3 <= number <= 10:
        return ARABIC[number - 3]
    if 13 <= number <= 19:
        return f"{ARABIC_TEENS[number - 11]} عشر"
    return ARABIC_TENS[number // 10 - 2] if number >= 20 and number % 10 == 0 else ""


def in_digits(figure: Figure, _: random.Random) -> str | None:
    """A number in words, in digits."""
    apart = figure.unit is not None and figure.unit not in figure.text
    plain = not re.search(r"\d", figure.text) and (figure.value or "").isdigit()
    return figure.value if apart and plain and not figure.high else None


def month_name(figure: Figure, _: random.Random) -> str | None:
    """Another name of the month."""
    return swap(
        figure.text,
        (
            *(("يناير", "كانون الثاني/يناير"), ("فبراير", "شباط/فبراير"), ("مارس", "آذار")),
            *(("يوليو", "تموز (يوليو)"), ("أغسطس", "آب"), ("سبتمبر", "أيلول/سبتمبر")),
            *(("مايو", "أيار"), ("ديسمبر", "كانون الأول"), ("January", "Jan."), ("March", "Mar.")),
            *(("February", "Feb."), ("August", "Aug."), ("December", "Dec.")),
        ),
    )


def currency_name(figure: Figure, _: random.Random) -> str | None:
    """The currency with its country."""
    if re.search(r"سعودي|أمريكي|أميركي|كندي|أسترالي", figure.text):
        return None
    new = swap(figure.text, (("دولار", "دولار أمريكي"), ("ريال", "ريال سعودي")))
    return new or (f"{figure.text[1:]} dollars" if figure.text.startswith("$") else None)


NUMBERS = frozenset({"count", "money", "measure"})
DATES = frozenset({"date", "date_range"})
ANY = NUMBERS | DATES | {"percent", "duration", "age", "fraction"}
SLIPS = (
    Plant(transpose, ANY, "changed places"),
    Plant(one_digit, ANY),
    Plant(scale, NUMBERS, "times apart"),
    Plant(zero, NUMBERS | {"percent"}, "times apart"),
    Plant(currency, frozenset({"money"}), "another currency"),
    Plant(unit, frozenset({"measure", "duration"}), "another unit"),
    Plant(points, frozenset({"percent"}), "percentage points"),
    Plant(narrowed, NUMBERS | {"percent", "duration"}, "narrowed"),
    Plant(rounding, NUMBERS, "rounded"),
    Plant(qualified, NUMBERS | {"percent", "duration"}, "qualifier"),
    Plant(day, frozenset({"date"}), "shifted"),
    Plant(month, frozenset({"date"}), "another month"),
    Plant(weekday, frozenset({"weekday"}), "weekday"),
)
FORMS = (
    Plant(eastern, ANY),
    Plant(percent_words, frozenset({"percent"})),
    Plant(percent_sign, frozenset({"percent"})),
    Plant(percent_fraction, frozenset({"percent"})),
    Plant(grouped, NUMBERS),
    Plant(written_out, NUMBERS),
    Plant(in_words, frozenset({"count", "duration"})),
    Plant(in_digits, frozenset({"count"})),
    Plant(month_name, frozenset({"date"})),
    Plant(currency_name, frozenset({"money"})),
)
