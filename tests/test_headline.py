import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.document.judged import Line
from cleaner.document.labels import Label
from cleaner.metadata.headline import LENGTHS, WEIGHTS, candidates, headline_of

BODY = "The storm came in from the sea and the harbour master shut the port for two days."
MORE = "No boat will leave the port before Friday, he said, whatever the storm does."


def page(*rows):
    kept = {Label.TITLE, Label.HEADING, Label.BODY, Label.BYLINE, Label.STANDFIRST}
    return [
        Line(n, text, label, 0.9 if label in kept else 0.1, 0, 0)
        for n, (text, label) in enumerate(rows, start=1)
    ]


ARTICLE = ((BODY, Label.BODY), (MORE, Label.BODY))

PAGES = [
    # The label decides where nothing speaks against it,
    ([("Log in", Label.NAV), ("Storm shuts the port", Label.TITLE), *ARTICLE], None,
     "Storm shuts the port"),
    # and where it is missing, the place and the words.
    ([("Log in", Label.NAV), ("Storm shuts the port", Label.NAV), *ARTICLE], None,
     "Storm shuts the port"),
    ([("Gull Media Group", Label.TITLE), ("Storm shuts the port", Label.HEADING), *ARTICLE],
     "https://gull.example/storm-shuts-the-port", "Storm shuts the port"),
    # The browser's title above has the headline in it.
    ([("Storm shuts the port | The Gull", Label.NAV), ("Harbour", Label.NAV),
      ("Storm shuts the port", Label.NAV), *ARTICLE], None, "Storm shuts the port"),
    # An entry of a menu is no title of a browser, though it stands first.
    ([("Etusivu", Label.UI), ("Kauppa", Label.UI), ("Storm shuts the port", Label.UI), *ARTICLE],
     None, "Storm shuts the port"),
    # A date is none in any language, though all its words are those of the body: its own.
    ([("መጋቢት 4 ቀን 2021", Label.BODY), ("የግንቡ ሰዓት", Label.UI),
      ("የግንቡ ሰዓት ቀስቶች ለአራት ሰዓት አሥር ደቂቃ ሲቀረው ቆሙ፣ አውቶቡሱም ያለ ልጆች ሄደ። " * 2, Label.BODY)],
     None, "የግንቡ ሰዓት"),
    ([("นาฬิกาหอคอย", Label.TITLE), ("โดย มาลี ใจดี 4 มีนาคม 2564", Label.BODY),
      ("ช่างทำนาฬิกาไขลานนาฬิกาหอคอยทุกวันเสาร์ และตลอดสี่สิบปีไม่มีใครอื่นได้ขึ้นบันได", Label.BODY)],
     None, "นาฬิกาหอคอย"),
    # Nor is an entry of a menu, where the headline was taken for a line of the body.
    ([("முகப்பு", Label.NAV), ("செய்திகள்", Label.NAV), ("விளையாட்டு", Label.NAV),
      ("கோபுரக் கடிகாரம் ஓடுகிறது", Label.BODY), ("4 மார்ச் 2021", Label.BODY),
      ("கோபுரக் கடிகாரம் செய்பவர் ஒவ்வொரு சனிக்கிழமையும் சாவி கொடுக்கிறார், யாரும் ஏறவில்லை.",
       Label.BODY)],
     None, "கோபுரக் கடிகாரம் ஓடுகிறது"),
    # List marks and permalinks are not part of it.
    ([("# Storm shuts the port ¶", Label.TITLE), *ARTICLE], None, "Storm shuts the port"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "url", "title"), PAGES)
def test_headline(rows, url, title):
    assert headline_of(page(*rows), url) == title


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("मरम्मत हुई", "पुल की मरम्मत के लिए फिर सड़क बंद हुई।"),
        ("பாலம் மூடல்", "பாலம் சாலை மூடல் என்று அறிவிப்பு."),
    ],
)
def test_words_with_marks_on_their_letters_are_whole(title, body):
    found = {c.text: c.claims for c in candidates(page((title, Label.HEADING), (body, Label.BODY)))}
    shared = found[title]["share of its words in the body"]
    assert shared == 1
    other = {c.text: c.claims for c in candidates(page((title, Label.HEADING), *ARTICLE))}
    assert other[title]["share of its words in the body"] == 0


@pytest.mark.parametrize(
    ("line", "ends"),
    [("It rained.", True), ("ዝናብ ዘነበ።", True), ("बारिश हुई।", True), ("下雨了。", True),
     ("Did it rain?", False), ("It rained", False)],
)  # fmt: skip
def test_full_stops_of_any_script_end_a_sentence(line, ends):
    found = candidates(page((line, Label.HEADING), *ARTICLE))
    assert next(iter(found)).claims["ends like a sentence"] == ends


def test_a_page_without_content_has_no_headline():
    assert headline_of(page(("Storm shuts the port", Label.NAV)), None) is None
    assert headline_of([], None) is None


def test_what_is_too_short_too_long_or_has_no_letter_is_no_candidate():
    texts = ["a" * n for n in (LENGTHS.start - 1, LENGTHS.start, LENGTHS.stop - 1, LENGTHS.stop)]
    found = list(candidates(page(*((text, Label.NAV) for text in (*texts, "12:30")), *ARTICLE)))
    assert [c.text for c in found] == [*texts[1:3], BODY, MORE]


def test_lines_far_below_the_first_paragraph_are_no_candidates():
    rows = [*ARTICLE, *((f"Story number {n}", Label.NAV) for n in range(100))]
    assert len(list(candidates(page(*rows)))) == 60


def test_every_weight_belongs_to_a_claim():
    labels = {str(label) for label in Label}
    rows = [*((f"Line {label}", label) for label in Label if label is not Label.BLANK), *ARTICLE]
    shapes = [("x" * n, Label.NAV) for n in (5, 12, 20, 40, 120, 200)]
    places = [(f"Place {n}", Label.NAV) for n in range(30)]
    made = [c.claims for c in candidates(page(*places, *shapes, *rows, *rows, *places))]
    assert set(WEIGHTS) - labels <= {name for claims in made for name in claims}


@pytest.mark.parametrize("url", ["", "http://[", "x", "https://a.example/" + "a-" * 9999, None])
def test_no_address_raises(url):
    assert headline_of(page(("Storm shuts the port", Label.TITLE), *ARTICLE), url)


@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from(list(Label))), max_size=20))
def test_the_headline_stands_on_the_page(rows):
    title = headline_of(page(*rows), "https://gull.example/storm-shuts")
    assert title is None or any(title in text for text, _ in rows)


def test_a_long_page_takes_no_time():
    lines = page(*((f"Story number {n} of the storm", Label.BODY) for n in range(50_000)))
    start = time.process_time()
    headline_of(lines, "https://gull.example/storm")
    assert time.process_time() - start < 2


def test_the_address_of_the_page_has_a_say():
    text = "\n\n".join(["The Gull", "Storm shuts the port", BODY, MORE])
    page = cleaner.clean(text, url="https://gull.example/storm-shuts-the-port")
    assert page.title == "Storm shuts the port"


def test_the_words_of_a_line_itself_are_none_of_the_body():
    lines = page(("Harbour", Label.BODY), ("The harbour was shut for the night again.", Label.BODY))
    alone = page(("Harbour", Label.BODY), ("It was shut for the night again.", Label.BODY))
    for rows, share in ((lines, 1), (alone, 0)):
        first = next(candidates(rows))
        assert first.claims["share of its words in the body"] == share


@pytest.mark.parametrize("title", ["塔の時計", "นาฬิกา", "钟楼大钟"])
def test_scripts_without_spaces_share_words_too(title):
    first = next(candidates(page((title, Label.TITLE), (f"今日{title}今日", Label.BODY))))
    assert first.claims["share of its words in the body"] == 1
    assert not first.claims["one word"]
