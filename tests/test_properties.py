"""What holds for every page: made-up pages in many scripts, and noise."""

from __future__ import annotations

import regex
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import cleaner
from cleaner import KEPT, Label, Page
from cleaner.readers.text import read_text

FEW = settings(
    max_examples=80,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

PARAGRAPHS = (
    "The boat left the harbour at nine in the morning, and the crowd on the quay waved until it "
    "was out of sight behind the island, where the second crew was waiting.",
    "“You could push a pencil through the planks,” said the captain, who sailed her in 1994.",
    "Die Polizei hat am Montag mit der Suche nach dem Mann begonnen, der nicht nach Hause kam.",
    "Le bateau qui est parti du port dans la nuit n’est pas arrivé, selon les autorités.",
    "Корабль, который вышел из порта ночью, не пришёл на остров, и жители ждут его на берегу.",
    "غادرت السفينة الميناء صباحا ولم تصل إلى الجزيرة حتى المساء، وينتظرها السكان على الشاطئ.",
    "जहाज सुबह बंदरगाह से निकला और शाम तक द्वीप पर नहीं पहुंचा, गांव के लोग उसका इंतजार कर रहे हैं।",
    "船在早上离开港口，但是到了晚上还没有到达岛上，村里的人都在岸边等待它回来。",
    "船は朝に港を出たが、夜になっても島に着いていないという。村の人々は岸で待っている。",
    "เรือออกจากท่าเรือในตอนเช้า แต่ยังไม่ถึงเกาะจนถึงตอนเย็น ชาวบ้านรออยู่ที่ชายหาด",
)
HEADLINES = (
    "Storm shuts the port",
    "Ferry is late again",
    "Sturm im Hafen",
    "Шторм закрыл порт",
    "العاصفة تغلق الميناء",
    "तूफान ने बंदरगाह बंद किया",
    "风暴关闭港口",
)
MENU = ("Home", "News", "Startseite", "Политика", "الرئيسية", "होम", "首页", "Privacy Policy", "›")
HEADS = (
    "Most Read",
    "Related Content",
    "Meistgelesen",
    "Читайте также",
    "关联阅读",
    "Comments",
    "",
)
TIMES = ("7 hours ago", "vor 3 Tagen", "3小时前", "2 часа назад", "May 6, 2023")

# What breaks careless code: line ends of all kinds, NUL, lone surrogates, bidi and combining marks.
LINE_ENDS = ("\n", "\r\n", "\r")
NASTY = (
    *"\u2028\u2029\x85\x0b\x0c\x00\x1c\x1f\ud800\udfff\ufeff\u200b\u200d\u202e\u202c\u2066",
    *"\u0301\u0307\u3000\xa0\tİßǆ﷽#١९１",
    "🏳️‍🌈",
)

noise = st.lists(
    st.one_of(
        st.sampled_from(LINE_ENDS),
        st.sampled_from(NASTY),
        st.sampled_from((*HEADLINES, *MENU, *HEADS, *TIMES)),
        st.text(st.characters(exclude_categories=()), max_size=12),
    ),
    max_size=25,
).map("".join)


@st.composite
def articles(draw: st.DrawFn) -> list[str]:
    """Lines of a made-up page: a menu, an article, boxes in and below it."""
    lines: list[str] = draw(st.lists(st.sampled_from(MENU), max_size=5))
    headline = draw(st.sampled_from(HEADLINES))
    lines += ["", headline, *draw(st.lists(st.sampled_from(TIMES), max_size=1)), ""]
    for _ in range(draw(st.integers(0, 4))):
        lines += [*draw(st.lists(st.sampled_from(PARAGRAPHS), max_size=3)), ""]
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(HEADS)))
            for entry in draw(st.lists(st.sampled_from(HEADLINES), max_size=4)):
                lines += [f"  {entry}", draw(st.sampled_from(TIMES))]
    lines += draw(st.lists(st.sampled_from(MENU), max_size=6))
    return lines


sources = st.one_of(noise, articles().map("\n".join))


def clean(source: str) -> Page:
    """Clean a page as text, also where it happens to look like HTML."""
    return cleaner.clean(source, input="text")


def labels_of_text(page: Page) -> list[Label]:
    """Return the labels of the lines that are not blank."""
    return [line.label for line in page.lines if line.label is not Label.BLANK]


@FEW
@given(sources)
@example("\ud800\udc00\n\r\r\n\x00")
@example("\u2028")
@example("\r")
@example("\ufeff\ufeffIt rained.\n\ufeff\n")
def test_joining_the_lines_with_their_ends_gives_the_source_back(source: str) -> None:
    built, place = [], 0
    for line in clean(source).lines:
        assert source[line.start : line.end] == line.text
        built += [source[place : line.start], line.text]
        place = line.end
    ends = [*built[::2], source[place:]]
    assert "".join([*built, source[place:]]) == source
    assert ends.pop(0) in ("", "\ufeff")  # a byte order mark belongs to no line
    assert set(ends) <= {"", *LINE_ENDS}


@FEW
@given(noise)
def test_no_line_end_stays_inside_a_line(source: str) -> None:
    lines = read_text(source)
    assert [line for line in lines if "\n" in line or "\r" in line] == []
    assert len(lines) == len(regex.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", source))


@FEW
@given(sources)
def test_the_text_is_a_subsequence_of_the_lines_of_the_input(source: str) -> None:
    page = clean(source)
    kept = [line.text for line in page.lines if line.kept]
    assert [row for row in page.text.split("\n") if row.strip()] == kept
    waiting = iter(read_text(source))
    assert all(row in waiting for row in kept)


@FEW
@given(sources)
def test_every_line_has_a_label_and_is_kept_or_not_by_it(source: str) -> None:
    page = clean(source)
    for line in page.lines:
        assert isinstance(line.label, Label)
        assert line.kept is (line.label in KEPT)
        assert (line.label is Label.BLANK) is (not line.text.strip())
        assert 0 <= line.probability <= 1
    assert page.found is any(line.kept for line in page.lines)
    assert 0 <= page.confidence <= 1


@FEW
@given(sources)
def test_the_blocks_one_after_the_other_are_the_lines(source: str) -> None:
    page = clean(source)
    assert tuple(line for block in page.blocks for line in block.lines) == page.lines


@FEW
@given(sources)
def test_every_line_with_text_can_be_explained(source: str) -> None:
    page = clean(source)
    for line in page.lines[:5]:
        assert page.explain(line.number).startswith(f"line {line.number}, {line.label}")
        assert bool(line.reasons) <= bool(line.text.strip())


@FEW
@given(sources, noise)
def test_a_page_is_cleaned_the_same_whatever_was_cleaned_before(source: str, other: str) -> None:
    page = clean(source)
    clean(other)
    assert clean(source) == page


@FEW
@given(noise)
def test_every_page_can_be_written(source: str) -> None:
    page = clean(source)
    for written in (page.to_json(reasons=True), page.to_markdown(), page.to_html()):
        written.encode("utf-8")


@FEW
@given(st.binary(max_size=200))
def test_any_bytes_are_a_page(source: bytes) -> None:
    page = cleaner.clean(source, input="text")
    assert page.encoding is not None
    assert all(line.text == line.text.strip("\r\n") for line in page.lines)


@FEW
@given(articles(), st.sampled_from(LINE_ENDS))
def test_the_kind_of_line_end_changes_no_label(lines: list[str], end: str) -> None:
    one, other = clean("\n".join(lines) + "\n"), clean(end.join(lines) + end)
    assert [line.label for line in one.lines] == [line.label for line in other.lines]
    assert one.text == other.text


@FEW
@given(articles())
def test_white_space_at_the_end_of_lines_changes_no_label(lines: list[str]) -> None:
    trailing = [line + " \t" for line in lines]
    one, other = clean("\n".join(lines)), clean("\n".join(trailing))
    assert labels_of_text(one) == labels_of_text(other)


@FEW
@given(articles())
def test_doubled_blank_lines_change_no_label(lines: list[str]) -> None:
    doubled = [row for line in lines for row in ([line, ""] if not line else [line])]
    one, other = clean("\n".join(lines)), clean("\n".join(doubled))
    assert labels_of_text(one) == labels_of_text(other)


@FEW
@given(articles())
def test_a_byte_order_mark_changes_no_label(lines: list[str]) -> None:
    source = "\n".join(lines)
    one, other = clean(source), cleaner.clean(b"\xef\xbb\xbf" + source.encode(), input="text")
    assert [line.label for line in one.lines] == [line.label for line in other.lines]


@FEW
@given(articles())
def test_stricter_modes_keep_fewer_of_the_same_lines(lines: list[str]) -> None:
    source = "\n".join(lines)
    kept = [
        {line.text for line in cleaner.clean(source, input="text", mode=mode).lines if line.kept}
        for mode in ("precision", "balanced", "recall")
    ]
    assert kept[0] <= kept[1] <= kept[2]
