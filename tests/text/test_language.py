"""The language of short texts in many languages."""

from __future__ import annotations

import pytest

from dedup.text.language import common_words, detect_language, primary_language

TEXTS = {
    "ar": "وقال المدير إن الجسر الجديد يخدم ثلاثة أحياء في المدينة",
    "fa": "شهردار گفت که این پل در سال گذشته به بهره برداری رسید",
    "ur": "میئر نے کہا ہے کہ نیا پل تین محلوں کے لیے بنایا گیا ہے",
    "ps": "د ښار چارواکي وايي چې نوی پل به په دې کال کې پرانیستل شي",
    "ckb": "شارەوانی ڕایگەیاند کە پردەکە لە ساڵی داهاتوو بۆ خەڵک دەکرێتەوە",
    "he": "ראש העיר אמר כי הגשר החדש נפתח לאחר שנתיים של עבודות",
    "en": "The mayor said the new bridge will open after two years of work",
    "fr": "Le maire a dit que le nouveau pont sera ouvert dans la ville",
    "es": "El alcalde dijo que el nuevo puente se abre después de las obras",
    "de": "Der Bürgermeister sagte, dass die Brücke nach zwei Jahren öffnet",
    "it": "Il sindaco ha detto che il nuovo ponte sarà aperto dopo i lavori della città",
    "pt": "O prefeito disse que a nova ponte não será aberta antes das obras",
    "nl": "De burgemeester zei dat de nieuwe brug na twee jaar werk wordt geopend",
    "tr": "Başkan, yeni köprünün iki yıl sonra açıldığını söyledi ve teşekkür etti",
    "ru": "Мэр заявил, что новый мост будет открыт после двух лет работ",
    "uk": "Мер заявив, що новий міст відкриють після двох років робіт у місті та області",
    "id": "Wali kota mengatakan jembatan baru itu akan dibuka setelah dua tahun",
    "zh": "市长表示，新桥将在两年施工后开通",
    "ja": "市長は新しい橋が二年の工事を経て開通すると述べた",
    "ko": "시장은 새 다리가 2년 만에 개통된다고 말했다",
    "hi": "महापौर ने कहा कि नया पुल दो साल के काम के बाद खुलेगा",
    "th": "นายกเทศมนตรีกล่าวว่าสะพานใหม่จะเปิดให้บริการ",
    "el": "Ο δήμαρχος δήλωσε ότι η νέα γέφυρα ανοίγει",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_one_sentence_tells(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "12 34", "Net 5.3 mln vs 4.1 mln", "OK", "Kigali Lusaka"])
def test_unsure_is_said(text: str) -> None:
    assert detect_language(text) == ""


def test_furniture_in_another_language_does_not_decide() -> None:
    assert detect_language("Home | News | Sport | Login\n" * 3 + TEXTS["ar"] * 4) == "ar"


def test_vowel_signs_do_not_hide_the_words() -> None:
    assert detect_language("قَالَ إِنَّ الجِسْرَ فِي المَدِينَةِ مِنْ أَجْمَلِ الجُسُورِ") == "ar"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        *(("ar-EG", "ar"), ("AR", "ar"), ("ara", "ar"), ("arb", "ar"), ("pt_BR", "pt")),
        *(("eng", "en"), ("fra", "fr"), ("fre", "fr"), ("tl", "fil"), ("iw", "he"), ("sh", "sr")),
        *(("zh-Hant", "zh"), ("tlh", "tlh"), ("", "")),
    ],
)
def test_every_name_of_a_language_is_one_code(tag: str, code: str) -> None:
    assert primary_language(tag) == code


def test_a_region_has_the_common_words_of_its_language() -> None:
    assert common_words("en-GB") == common_words("eng") == common_words("en") != frozenset()
