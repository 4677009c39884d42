"""Tables as text: quoting, rows that do not fit, columns of one name."""

from __future__ import annotations

from pathlib import Path

from read.reading import articles, reasons


def test_rows_that_do_not_fit_are_named() -> None:
    Path("a.csv").write_text(
        'id,text\n1,"say ""yes"""\n2,"ab"c"\n3,sound\n4,a,b\n\n5,"never closed\n6,lost\n'
    )
    assert [(item.id, item.text) for item in articles("a.csv")] == [
        ("1", 'say "yes"'),
        ("3", "sound"),
    ]
    assert reasons("a.csv") == [
        "line 3: ',' expected after '\"'",
        "row 4 has 3 columns, the header 2",
        "a quote opened on line 7 or later is never closed; what follows it is not read",
    ]


def test_tsv_without_quoting_keeps_its_quotes() -> None:
    Path("a.tsv").write_text('id\ttext\n1\t"Yes" she said\n2\tan "open quote\n')
    assert [item.text for item in articles("a.tsv")] == ['"Yes" she said', 'an "open quote']


def test_a_tsv_of_quoted_texts_longer_than_what_is_looked_at_first() -> None:
    """The first look ends inside a text of many lines, where a quotation mark stands open."""
    text = 'He said ""so"",\tand left\n' * 400
    for encoding in ("utf-8", "utf-16"):
        rows = "".join(f'{number}\t"{text}"\n' for number in range(80))
        Path("a.tsv").write_text(f"id\ttext\n{rows}", encoding=encoding)
        found = articles("a.tsv")
        assert [article.id for article in found] == [f"{number}" for number in range(80)]
        assert found[0].text == text.replace('""', '"')


def test_a_tsv_without_quoting_in_which_a_mark_is_never_closed() -> None:
    rows = "".join(f'{number}\t"So, he left\n' for number in range(40_000))
    Path("a.tsv").write_text(f"id\ttext\n{rows}")
    assert len(articles("a.tsv")) == 40_000
    assert reasons("a.tsv") == []


def test_a_table_with_two_columns_of_one_name() -> None:
    Path("a.csv").write_text("id,text,text\n1,words,more\n")
    assert reasons("a.csv") == ["the column 'text' stands twice: which counts?"]
    Path("b.csv").write_text("id,text,tag,tag\n1,words,a,b\n")
    assert [article.text for article in articles("b.csv")] == ["words"]
