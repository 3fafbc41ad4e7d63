"""`cleaner.batch.clean_table`: what goes in, what comes out, and what a page that fails does."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

import cleaner
from cleaner import clean
from cleaner.batch.columns import COLUMNS, ERROR, GETTERS, Options, clean_row

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

from cleaner.batch import clean_table, columns, table, table_schema  # noqa: E402

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "cleaner" / "example.txt").read_text("utf-8")
HTML = (ROOT / "tests" / "html" / "news-teasers.html").read_text("utf-8")
ADDRESS = "https://gull.example/2023/05/06/boat"


def only_row(given: dict[str, list], **options) -> dict:
    (row,) = clean_table(pa.record_batch(given), **options).to_pylist()
    return row


# --- columns


def test_the_columns_are_what_the_page_says() -> None:
    page = clean(TEXT, input="text", url=ADDRESS)
    row = only_row({"text": [TEXT], "url": [ADDRESS]}, columns=tuple(GETTERS))
    assert row == {
        "url": ADDRESS,
        "text": page.text,
        "title": page.title,
        "byline": page.byline,
        "author": page.author,
        "published": page.published,
        "language": page.language,
        "page_type": page.page_type,
        "found": True,
        "confidence": round(page.confidence, 4),
        "body": page.body,
        "authors": list(page.authors),
        "published_time": None,
        "modified": page.modified,
        "modified_time": None,
        "description": None,
        "image": None,
        "section": None,
        "tags": [],
        "canonical_url": None,
        "licence": None,
        "digest": page.digest,
        "simhash": page.simhash,
        "comments": [],
        "markdown": page.to_markdown(),
        "lines": [
            {"label": str(x.label), "text": x.text, "probability": round(x.probability, 4)}
            for x in page.lines
        ],
        "error": None,
    }


def test_the_document_names_all_columns_and_options() -> None:
    text = (ROOT / "docs" / "scale.md").read_text("utf-8")
    names = [*GETTERS, ERROR, *(field.name for field in dataclasses.fields(Options))]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_the_schema_is_the_one_that_is_told() -> None:
    given = pa.schema([pa.field("id", pa.int32(), nullable=False), ("html", pa.large_binary())])
    schema = table_schema(given, columns=tuple(GETTERS))
    line = pa.struct([("label", "string"), ("text", "string"), ("probability", "float64")])
    texts = [(name, "string") for name in ("author", "date")]
    comment = pa.struct([*texts, ("depth", "int64"), ("text", "string")])
    kinds = {
        "found": pa.bool_(),
        "confidence": pa.float64(),
        "authors": pa.list_(pa.string()),
        "tags": pa.list_(pa.string()),
        "comments": pa.list_(comment),
        "lines": pa.list_(line),
    }
    assert schema == pa.schema(
        [
            given.field("id"),
            *((name, kinds.get(name, pa.string())) for name in GETTERS),
            ("error", pa.string()),
        ]
    )
    for rows in ([], [{"id": 1, "html": HTML.encode()}], [{"id": 1, "html": None}]):
        batch = pa.RecordBatch.from_pylist(rows, given)
        assert clean_table(batch, columns=tuple(GETTERS)).schema == schema
        assert clean_table(pa.Table.from_batches([batch]), columns=tuple(GETTERS)).schema == schema
    assert table_schema(given).names == ["id", *COLUMNS, ERROR]


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(),
        pa.binary_view(), pa.dictionary(pa.int32(), pa.string()),
    ],
    ids=str,
)  # fmt: skip
def test_any_kind_of_string_or_bytes_is_a_page(kind: pa.DataType) -> None:
    given = pa.array([TEXT, None], pa.string())
    batch = pa.record_batch({"content": given.cast(kind)})
    cleaned = clean_table(batch, columns=["text"])
    assert cleaned["text"].to_pylist() == [clean(TEXT).text, None]


def test_the_name_of_the_column_says_what_the_page_is() -> None:
    texts = {
        name: only_row({name: [HTML]}, columns=["text"])["text"]
        for name in ("html", "text", "content")
    }
    assert texts["html"] == texts["content"] == clean(HTML, input="html").text
    assert texts["text"] == clean(HTML, input="text").text != texts["html"]
    assert only_row({"text": [HTML]}, columns=["text"], input="html")["text"] == texts["html"]
    assert only_row({"raw": [HTML]}, columns=["text"], page="raw")["text"] == texts["html"]


def test_html_goes_before_text_and_a_prefix_lets_both_stay() -> None:
    given = {"text": ["mine"], "html": [HTML], "language": ["fr"]}
    with pytest.raises(ValueError, match="'text' already"):
        only_row(given)
    row = only_row(given, columns=["text", "language"], prefix="clean_")
    assert row == {
        "text": "mine",
        "language": "fr",
        "clean_text": clean(HTML, input="html").text,
        "clean_language": "fr",
        "clean_error": None,
    }


def test_language_and_address_of_a_row_are_used() -> None:
    batch = pa.record_batch({"text": ["It rained."] * 2, "language": ["nl", None]})
    cleaned = clean_table(batch, columns=["language"], language="sv")
    assert cleaned.to_pydict() == {"language": ["nl", "sv"], "error": [None, None]}
    dated = only_row({"html": [b"<p>It rained."], "url": [ADDRESS]}, columns=["published"])
    assert dated["published"] == clean(b"<p>It rained.", input="html", url=ADDRESS).published


def test_a_mode_changes_what_is_kept() -> None:
    texts = {
        mode: only_row({"text": [TEXT]}, columns=["text"], mode=mode)["text"]
        for mode in ("precision", "recall")
    }
    assert texts == {mode: clean(TEXT, input="text", mode=mode).text for mode in texts}


# --- rows


def test_nulls_give_nulls_and_an_empty_page_gives_an_empty_text() -> None:
    cleaned = clean_table(
        pa.record_batch({"text": pa.array([None, ""])}), columns=["text", "found"]
    )
    assert cleaned.to_pylist() == [
        {"text": None, "found": None, "error": None},
        {"text": "", "found": False, "error": None},
    ]
    nothing = clean_table(pa.record_batch({"text": pa.nulls(2)}), columns=["text"])
    assert nothing["text"].null_count == 2


@pytest.mark.parametrize("error", [MemoryError("no room"), RecursionError("deep"), KeyError("a")])
def test_a_page_that_fails_is_one_row(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source, **options):
        if "breaks" in source:
            raise error
        return clean(source, **options)

    monkeypatch.setattr(columns, "clean", broken)
    batch = pa.record_batch({"id": [1, 2, 3], "text": ["It rained.", "this breaks", "It rained."]})
    rows = clean_table(batch, columns=["text", "found"]).to_pylist()
    assert rows[1] == {
        "id": 2, "text": None, "found": None, "error": f"{type(error).__name__}: {error}",
    }  # fmt: skip
    assert rows[0] == {**rows[2], "id": 1}
    assert rows[0]["error"] is None


def test_half_a_character_which_no_table_can_hold_is_replaced() -> None:
    stated = r'{"@type": "NewsArticle", "author": "Ada \ud83c King", "headline": "Storm"}'
    html = f'<script type="application/ld+json">{stated}</script><p>It rained in the harbour.'
    assert clean(html).author == "Ada \ud83c King"
    row = only_row({"html": [html]})
    assert (row["author"], row["error"]) == ("Ada \ufffd King", None)
    lines = clean_row("It rained \ud800 all day.", Options(columns=("lines",)))["lines"]
    assert lines[0]["text"] == "It rained \ufffd all day."


@given_any(st.lists(st.binary(max_size=60) | st.text(max_size=60).map(str.encode) | st.none()))
@settings(max_examples=30)
def test_no_bytes_make_a_row_fail(pages: list[bytes | None]) -> None:
    batch = pa.record_batch({"content": pa.array(pages, pa.binary())})
    cleaned = clean_table(batch, columns=tuple(GETTERS))
    assert cleaned["error"].null_count == len(pages)
    assert [text is None for text in cleaned["text"].to_pylist()] == [p is None for p in pages]


def test_a_row_depends_on_its_own_page_alone() -> None:
    pages = ["It rained.\n\nIt blew.", TEXT, None, "Log in"] * 3
    whole = pa.table({"id": range(len(pages)), "text": pages})
    cleaned = clean_table(whole)
    for size in (1, 5):
        parts = [clean_table(batch) for batch in whole.to_batches(max_chunksize=size)]
        assert pa.Table.from_batches(parts).combine_chunks() == cleaned.combine_chunks()
    turned = clean_table(whole.take(list(range(len(pages)))[::-1]))
    assert turned.sort_by("id").combine_chunks() == cleaned.combine_chunks()


def test_a_long_table_is_cleaned_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROWS_AT_ONCE", 2)
    cleaned = clean_table(pa.table({"text": ["Log in"] * 3}), columns=["found"])
    assert [batch.num_rows for batch in cleaned.to_batches()] == [2, 1]


# --- what is refused, before any page is cleaned


@pytest.mark.parametrize(
    ("given", "options", "error", "said"),
    [
        ({"page": ["a"]}, {}, ValueError, "no column 'html' or 'text' or 'content' among page"),
        ({"text": ["a"]}, {"page": "html"}, ValueError, "no column 'html' among text"),
        ({"text": [3]}, {}, TypeError, "column 'text' must be of strings or bytes, not int64"),
        ({"text": ["a"], "url": [b"u"]}, {}, TypeError, "column 'url' must be of strings, not"),
        ({"text": ["a"], "language": [3]}, {}, TypeError, "column 'language' must be of strings"),
        ({"html": ["a"], "title": ["b"]}, {}, ValueError, "'title' already"),
        ({"text": ["a"], "error": ["b"]}, {}, ValueError, "'error' already"),
        ({"text": ["a"]}, {"columns": ["links"]}, ValueError, "not 'links'"),
        ({"text": ["a"]}, {"columns": "text"}, TypeError, "not str"),
        ({"text": ["a"]}, {"mode": "strict"}, ValueError, "mode must be one of"),
        ({"text": ["a"]}, {"input": "pdf"}, ValueError, "input must be one of"),
        ({"text": ["a"]}, {"language": 3}, TypeError, "language must be str or None"),
        ({"text": ["a"]}, {"prefix": None}, TypeError, "prefix must be str"),
        ({"text": ["a"]}, {"colums": ["text"]}, TypeError, "colums"),
    ],
)
def test_a_wrong_table_or_option_is_refused(given, options, error, said) -> None:
    batch = pa.record_batch(given)
    for refuse in (lambda: clean_table(batch, **options),
                   lambda: table_schema(batch.schema, **options)):  # fmt: skip
        with pytest.raises(error, match=said):
            refuse()


def test_only_arrow_tables_are_taken() -> None:
    with pytest.raises(TypeError, match="RecordBatch or Table, not list"):
        clean_table([TEXT])


# --- what is loaded


def test_neither_cleaner_nor_batch_loads_pyarrow() -> None:
    code = (
        "import sys, cleaner, cleaner.batch, cleaner.batch.columns\n"
        "assert 'pyarrow' not in sys.modules\n"
        "cleaner.batch.clean_table\n"
        "assert 'pyarrow' in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=Path(cleaner.__file__).parent.parent
    )


def test_batch_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="clean_tables"):
        _ = cleaner.batch.clean_tables
