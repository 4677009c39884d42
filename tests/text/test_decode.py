"""Every encoding that a newsroom sends, and every kind of damage, by a table."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.text.clean import clean
from dedup.text.decode import decode

ARABIC = (
    "أعلنت بلدية المدينة اليوم افتتاح الجسر الجديد أمام حركة السير بعد أعمال استمرت عامين.\n"
    "وقال مدير المشروع إن الكلفة بلغت 12 مليون دينار، وإن الجسر يخدم ثلاثة أحياء.\n"
)
WESTERN = {
    "cp1252": "Le maire a été élu à Besançon, où l’été fut très chaud pour les élèves.\n",
    "cp1250": "Vláda včera oznámila nová opatření na podporu občanů a podle ní už je připravená.\n",
    "cp1254": "Belediye, köprünün açılış tarihini değiştirdi ve bu karar için çok eleştiri aldı.\n",
    "cp1251": "Мэрия сообщила об открытии нового моста после двух лет работ на набережной.\n",
    "cp1253": "Ο δήμος ανακοίνωσε τα εγκαίνια της νέας γέφυρας μετά από δύο χρόνια εργασιών.\n",
    "cp1255": "העירייה הודיעה על פתיחת הגשר החדש לאחר שנתיים של עבודות ברובע.\n",
    "gb18030": "市政府今天宣布，经过两年的施工，新大桥将于下周正式通车，服务三个社区。\n",
    "shift_jis": "市は本日、二年間の工事を経て新しい橋が来週開通すると発表しました。\n",
    "euc_kr": "시는 2년간의 공사 끝에 새 다리가 다음 주에 개통된다고 오늘 발표했다.\n",
}
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859-6", "cp720", *WIDE])
@pytest.mark.parametrize("length", [30, 80, None])
def test_arabic_without_a_mark(encoding: str, length: int | None) -> None:
    text = ARABIC.replace("،", "") if encoding == "cp720" else ARABIC  # it has no such comma
    text = text[:length]
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.repairs) == (text, encoding, ())


@pytest.mark.parametrize(
    ("written", "reported"),
    [
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(written: str, reported: str) -> None:
    decoded = decode(ARABIC.encode(written))
    assert (decoded.text, decoded.encoding, decoded.repairs) == (ARABIC, reported, ())


@pytest.mark.parametrize("encoding", sorted(WESTERN))
def test_other_scripts(encoding: str) -> None:
    assert decode(WESTERN[encoding].encode(encoding)).text == WESTERN[encoding]


def test_utf16_of_chinese_and_english() -> None:
    for text in (WESTERN["gb18030"], "The bridge opens on Monday.\nIt took two years.\n"):
        for encoding in WIDE:
            assert decode(text.encode(encoding)).text == text


def test_the_deciding_byte_may_stand_past_64_kib() -> None:
    text = "plain words \n" * 6000 + ARABIC
    assert decode(text.encode("cp1256")).encoding == "cp1256"
    assert decode(text.encode("utf-8")).encoding == "utf-8"


def test_a_declared_charset_is_believed_only_where_it_reads_all() -> None:
    raw = WESTERN["cp1251"].encode("koi8_r")
    assert decode(raw, "koi8-r").text == WESTERN["cp1251"]
    assert decode(ARABIC.encode("utf-8"), "windows-1256").text == ARABIC
    assert decode(WESTERN["cp1252"].encode("cp1252"), "ISO-8859-1").encoding == "cp1252"
    for codec in ("no-such-charset", "punycode", "unicode_escape", "hex", "utf-7", "\0", "é"):
        assert decode(ARABIC.encode("cp1256"), codec).encoding == "cp1256"


def test_damaged_utf8_stays_utf8_and_the_loss_is_counted() -> None:
    raw = ARABIC.encode()
    for damaged, lost in ((raw[:-3], 1), (b"\xff" + raw, 1)):
        decoded = decode(damaged)
        assert decoded.encoding == "utf-8"
        assert decoded.text.count("\ufffd") == lost
        assert decoded.repairs == (f"undecodable bytes replaced by U+FFFD: {lost}",)


def _as_oracle_writes(text: str) -> bytes:
    """CESU-8: what lies beyond U+FFFF as its two halves of UTF-16, three bytes each."""
    halves = text.encode("utf-16-le")
    units = (
        halves[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(halves), 2)
    )
    return "".join(units).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("sound", ["The goal 😀 and 𝟚 flags 🇯🇴", f"{ARABIC}😀", "😀", "𐤀" * 40])
def test_emoji_as_their_halves_are_joined_and_counted(sound: str) -> None:
    many = sum(1 for char in sound if char > "\uffff")
    decoded = decode(_as_oracle_writes(sound))
    assert (decoded.text, decoded.encoding) == (sound, "utf-8")
    assert decoded.repairs[0] == f"surrogate pairs joined: {many}"


def test_half_an_emoji_costs_itself_and_not_the_encoding() -> None:
    cut = _as_oracle_writes("It was late 😀")[:-3]
    assert decode(cut + b" and dark").text == "It was late \ufffd and dark"
    assert decode(cut).repairs == ("lone surrogates replaced by U+FFFD: 1",)
    both = _as_oracle_writes(f"{ARABIC}😀") + b"\xff"
    assert decode(both).text == f"{ARABIC}😀\ufffd"


def test_a_printed_replacement_character_is_not_counted_as_lost() -> None:
    raw = "\ufffd printed".encode() + ARABIC.encode() + b"\xff"
    assert decode(raw).repairs == ("undecodable bytes replaced by U+FFFD: 1",)


def test_a_single_curly_quote_of_windows() -> None:
    assert decode("It’s late".encode("cp1252")).text == "It’s late"


@pytest.mark.parametrize(
    ("right", "wrong", "name"),
    [
        ("utf-8", "cp1256", "UTF-8 read as cp1256"),
        ("utf-8", "latin-1", "UTF-8 read as Latin"),
        ("cp1256", "latin-1", "cp1256 read as Latin"),
        ("cp1256", "cp1252", "cp1256 read as Latin"),
    ],
)
def test_mojibake_is_undone_and_reported(right: str, wrong: str, name: str) -> None:
    damaged = ARABIC.replace("\n", " ").encode(right).decode(wrong)
    sound = "A line that is sound."
    text, repairs = clean(f"{damaged}\n{sound}")
    assert text == ARABIC.replace("\n", " ") + f"\n{sound}"
    assert repairs == (f"mojibake undone, {name}, lines: 1",)


@pytest.mark.parametrize(
    "text",
    [
        "«LIBERTÉ»\nÀ la une: «ÉGALITÉ», dit-il à Orléans.",
        "Ðe Íslendingar fóru þangað; Þórður sagði það ýkt.",
        "حفظ الحظ ظ ط ظل طال ظلال، لاحظ: «ظ» و«ط»",
        "Größe, Maß, süß; ÄÖÜ ÄÖÜß",
        *WESTERN.values(),
        ARABIC,
    ],
)
def test_sound_text_is_never_repaired(text: str) -> None:
    assert clean(text) == (text, ())


def test_line_ends_nul_and_surrogates_are_repaired_and_counted() -> None:
    text, repairs = clean("a\r\nb\rc\0d" + json.loads('"\\ud800"') + "e")
    assert text == "a\nb\nc\ufffdd\ufffde"
    assert repairs == (
        "line ends folded to LF: 2",
        "NUL replaced by U+FFFD: 1",
        "lone surrogates replaced by U+FFFD: 1",
    )


def test_hidden_characters_are_counted_and_kept() -> None:
    text = "\ufeff\ufeffنص\u202eمقلوب\u202c\ufe0f \x1b[31m"
    kept, repairs = clean(text)
    assert kept == text
    assert repairs == (
        "hidden U+001B kept: 1",
        "hidden U+202C kept: 1",
        "hidden U+202E kept: 1",
        "hidden U+FE0F kept: 1",
        "hidden U+FEFF kept: 2",
    )


def test_letters_that_pass_for_digits_are_counted_and_kept() -> None:
    text = "2\u041e0 and 3O5 of \U0001d7d0\U0001d7ce, but OK, 5 or 6, A1"
    kept, repairs = clean(text)
    assert kept == text
    assert repairs == (
        "look-alike U+004F in numbers kept: 1",
        "look-alike U+041E in numbers kept: 1",
        "look-alike U+1D7CE in numbers kept: 1",
        "look-alike U+1D7D0 in numbers kept: 1",
    )


def test_spelling_marks_of_persian_are_not_hidden() -> None:
    assert clean("می\u200cشود") == ("می\u200cشود", ())


@given(st.binary(max_size=400), st.sampled_from(["", "utf-7", "cp1256", "idna", "hex", "\0"]))
def test_any_bytes_become_text_that_utf8_can_write(raw: bytes, declared: str) -> None:
    decoded = decode(raw, declared)
    decoded.text.encode("utf-8")
    assert "\0" not in decoded.text
    assert "\r" not in decoded.text


@given(st.text(max_size=300))
def test_utf8_loses_nothing_but_line_ends(text: str) -> None:
    decoded = decode(b"\xef\xbb\xbf" + text.encode())
    if not any("mojibake" in repair for repair in decoded.repairs):
        folded = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        assert decoded.text == folded


ARABIC_LINES = (
    "قال رئيس البلدية إن الجسر الجديد سيفتح أمام الناس بعد عامين من العمل",
    "وأضاف المهندس المشرف أن الميزانية بلغت 150 مليون دولار في السنة",
)


@pytest.mark.parametrize("page", ["cp1256", "iso8859-6", "cp720"])
@pytest.mark.parametrize("odd", [1, 5, 40])
@pytest.mark.parametrize("sound", [1, 5, 40])
def test_lines_of_two_encodings_are_read_each_in_its_own(page: str, odd: int, sound: int) -> None:
    """As where two sources were put into one file: neither majority costs the other its words."""
    lines = [*[ARABIC_LINES[0].encode()] * sound, *[ARABIC_LINES[1].encode(page)] * odd, b"12"]
    decoded = decode(b"\n".join(lines))
    assert decoded.text.split("\n") == [*[ARABIC_LINES[0]] * sound, *[ARABIC_LINES[1]] * odd, "12"]
    assert (decoded.encoding, len(decoded.repairs)) == ("utf-8", 1)
    assert decoded.repairs[0].startswith("lines in ")
    assert decoded.repairs[0].endswith(f" among UTF-8 read as such: {odd}")


def test_a_damaged_line_among_sound_ones_stays_utf8() -> None:
    line = ARABIC_LINES[0].encode()
    damaged = line[:9] + b"\xff" + line[9:]
    decoded = decode(b"\n".join([line, damaged, line]))
    assert decoded.encoding == "utf-8"
    assert decoded.repairs == ("undecodable bytes replaced by U+FFFD: 1",)
    assert decoded.text.split("\n")[::2] == [ARABIC_LINES[0]] * 2


@pytest.mark.parametrize("wrong", ["cp1256", "latin-1"])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_mojibake_of_mojibake_is_undone(wrong: str, times: int) -> None:
    text = "\n".join(ARABIC_LINES)
    damaged = text
    for _ in range(times):
        damaged = damaged.encode().decode(wrong)
    assert clean(damaged)[0] == text
