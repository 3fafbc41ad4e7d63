"""The lexicons: each file alone, and the finder that is built of them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import cleaner
from cleaner.lexicons.finder import PhraseFinder, build_finder, phrase_finder
from cleaner.lexicons.function_words import FunctionWords
from cleaner.lexicons.lexicon import (
    APART,
    Lexicon,
    bit_of,
    function_words,
    kinds_of,
    lexicons,
    parse,
)
from cleaner.measures.lines import LineMeasurer
from cleaner.text.characters import known_codes_of
from cleaner.text.digests import digest_of
from cleaner.text.folding import fold, is_unspaced

FOLDER = Path(cleaner.__file__).parent / "lexicons"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.txt"))
NEEDED = {"de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru"}

PHRASES = {
    "ar": {
        "ranking": "الأكثر قراءة",
        "teaser": "اقرأ أيضا",
        "promo": "اشترك الآن",
        "social": "تابعنا على",
        "comment": "التعليقات",
        "legal": "جميع الحقوق محفوظة",
        "ui": "إغلاق",
        "nav": "الرئيسية",
        "time": "منذ 7 ساعات",
    },
    "de": {
        "ranking": "Meistgelesen",
        "teaser": "Lesen Sie auch: Sturm im Hafen",
        "promo": "Jetzt abonnieren",
        "social": "Folgen Sie uns",
        "comment": "Kommentar schreiben",
        "legal": "Alle Rechte vorbehalten",
        "ui": "Schließen",
        "nav": "Startseite",
        "about": "Über den Autor",
        "byline": "Von Anna Berg",
        "caption": "Foto: Anna Berg",
        "error": "Seite nicht gefunden",
        "time": "vor 12 Stunden",
        "month": "März",
        "weekday": "Montag",
    },
    "en": {
        "ranking": "Most Read",
        "teaser": "Read also: Storm shuts the port",
        "promo": "Subscribe now",
        "social": "Follow us on Twitter",
        "comment": "Leave a comment",
        "legal": "All rights reserved.",
        "ui": "Dismiss",
        "nav": "Home",
        "about": "About the author",
        "byline": "By Tobias Fennimore",
        "caption": "Photo: Ada King",
        "error": "Page not found",
        "time": "7 hours ago",
        "month": "March",
        "weekday": "Monday",
    },
    "es": {
        "ranking": "Lo más leído",
        "teaser": "Lea también: La tormenta",
        "promo": "Suscríbete",
        "social": "Síguenos en",
        "comment": "Comentarios",
        "legal": "Todos los derechos reservados",
        "ui": "Cerrar",
        "nav": "Inicio",
        "about": "Sobre el autor",
        "byline": "Por Ana Ruiz",
        "caption": "Foto: Ana Ruiz",
        "error": "Página no encontrada",
        "time": "hace 7 horas",
        "month": "marzo",
        "weekday": "lunes",
    },
    "fa": {
        "ranking": "پربازدیدترین‌ها",
        "ui": "بستن",
        "comment": "نظرات",
        "time": "۷ ساعت پیش",
    },
    "fr": {
        "ranking": "Les plus lus",
        "teaser": "À lire aussi : La tempête",
        "promo": "Je m’abonne",
        "social": "Suivez-nous",
        "comment": "Commentaires",
        "legal": "Tous droits réservés",
        "ui": "Fermer",
        "nav": "Accueil",
        "about": "À propos de l'auteur",
        "byline": "Par Anne Roche",
        "caption": "Photo : Anne Roche",
        "error": "Page non trouvée",
        "time": "il y a 7 heures",
        "month": "mars",
        "weekday": "lundi",
    },
    "hi": {
        "teaser": "यह भी पढ़ें",
        "ui": "बंद करें",
        "nav": "होम",
        "time": "7 घंटे पहले",
    },
    "it": {
        "ranking": "I più letti",
        "teaser": "Leggi anche: La tempesta",
        "promo": "Abbonati",
        "social": "Seguici su",
        "comment": "Commenti",
        "legal": "Tutti i diritti riservati",
        "ui": "Chiudi",
        "nav": "Home",
        "byline": "Di Anna Rossi",
        "caption": "Foto: Anna Rossi",
        "error": "Pagina non trovata",
        "time": "7 ore fa",
        "month": "marzo",
        "weekday": "lunedì",
    },
    "ja": {
        "ranking": "アクセスランキング",
        "teaser": "関連記事",
        "promo": "会員登録",
        "social": "シェアする",
        "comment": "コメント",
        "ui": "閉じる",
        "nav": "ホーム",
        "time": "3時間前",
    },
    "ko": {
        "ranking": "많이 본 뉴스",
        "teaser": "관련기사",
        "promo": "구독하기",
        "social": "공유하기",
        "comment": "댓글",
        "legal": "무단전재 및 재배포 금지",
        "ui": "닫기",
        "time": "3시간 전",
    },
    "nl": {
        "ranking": "Meest gelezen",
        "teaser": "Lees ook: Storm in de haven",
        "promo": "Abonneer nu",
        "social": "Volg ons op",
        "comment": "Reacties",
        "legal": "Alle rechten voorbehouden",
        "ui": "Sluiten",
        "nav": "Home",
        "byline": "Door Anna de Wit",
        "caption": "Foto: ANP",
        "error": "Pagina niet gevonden",
        "time": "7 uur geleden",
        "month": "maart",
        "weekday": "maandag",
    },
    "pl": {
        "ranking": "Najczęściej czytane",
        "teaser": "Czytaj także: Sztorm",
        "promo": "Subskrybuj",
        "social": "Udostępnij",
        "comment": "Komentarze",
        "legal": "Wszelkie prawa zastrzeżone",
        "ui": "Zamknij",
        "nav": "Strona główna",
        "caption": "Fot. Anna Nowak",
        "error": "Strona nie została znaleziona",
        "time": "7 godzin temu",
        "month": "marca",
        "weekday": "poniedziałek",
    },
    "pt": {
        "ranking": "Mais lidas",
        "teaser": "Leia também: Temporal fecha porto",
        "promo": "Assine já",
        "social": "Siga-nos",
        "comment": "Comentários",
        "legal": "Todos os direitos reservados",
        "ui": "Fechar",
        "nav": "Início",
        "byline": "Por Ana Souza",
        "caption": "Foto: Ana Souza",
        "error": "Página não encontrada",
        "time": "há 7 horas",
        "month": "março",
        "weekday": "segunda-feira",
    },
    "ru": {
        "ranking": "Самое читаемое",
        "teaser": "Читайте также: Шторм закрыл порт",
        "promo": "Подписаться на рассылку",
        "social": "Поделиться",
        "comment": "Комментарии",
        "legal": "Все права защищены",
        "ui": "Закрыть",
        "nav": "Главная",
        "byline": "Автор: Анна Петрова",
        "caption": "Фото: Анна Петрова",
        "error": "Страница не найдена",
        "time": "7 часов назад",
        "month": "марта",
        "weekday": "понедельник",
    },
    "tr": {
        "ranking": "En çok okunanlar",
        "teaser": "Benzer haberler",
        "promo": "Abone ol",
        "social": "Bizi takip edin",
        "comment": "Yorumlar",
        "legal": "Tüm hakları saklıdır",
        "ui": "Kapat",
        "nav": "Anasayfa",
        "time": "7 saat önce",
    },
    "zh": {
        "ranking": "热门文章",
        "teaser": "相关阅读",
        "promo": "立即订阅",
        "social": "分享到微信",
        "comment": "评论",
        "legal": "版权所有",
        "ui": "关闭",
        "nav": "首页",
        "time": "3小时前",
    },
}
"""A line of each kind, by language; only what the pages of that language usually say."""

NOT_A_PHRASE = [
    ("en", "ranking", "It was the most read book of the year"),
    ("en", "ranking", "The most readable book"),
    ("en", "teaser", "The two were related by marriage"),
    ("en", "ui", "The court may dismiss the case"),
    ("en", "ui", "They closed the harbour"),
    ("en", "nav", "He came home late in the evening"),
    ("en", "nav", "The homeless were fed"),
    ("en", "social", "They share the harbour with the navy"),
    ("en", "comment", "The minister declined to comment"),
    ("en", "byline", "Bystanders saw the boat"),
    ("en", "time", "The storm lasted for 7 hours"),
    ("en", "month", "They marched to the harbour"),
    ("en", "weekday", "Mondays"),
    ("de", "ui", "Die Fabrik soll im Mai schließen"),
    ("de", "byline", "Vonovia baut Wohnungen"),
    ("de", "month", "Das Märzenbier ist leer"),
    ("de", "time", "Sie stand vor 12 Stundenten"),
    ("es", "ui", "El gobierno quiere cerrar el puerto"),
    ("es", "byline", "Porque nadie vino"),
    ("fr", "ui", "Il faut fermer le port"),
    ("fr", "byline", "Partout il pleut"),
    ("it", "byline", "Dipende dal tempo"),
    ("it", "time", "Dura 7 ore"),
    ("nl", "byline", "Doornroosje sliep lang"),
    ("nl", "ui", "Het bedrijf gaat sluiten"),
    ("pl", "ui", "Zamknij oczy i śpij spokojnie"),
    ("pt", "byline", "Porque choveu muito"),
    ("pt", "ui", "O porto vai fechar"),
    ("ru", "ui", "Порт решили закрыть"),
    ("ru", "social", "Он хотел поделиться хлебом с соседом"),
    ("zh", "time", "会议持续3小时"),
    ("ja", "time", "会議は3時間続いた"),
    ("ko", "time", "회의는 3시간 걸렸다"),
    ("tr", "time", "Fırtına 7 saat sürdü"),
    ("ar", "time", "استمرت العاصفة 7 ساعات"),
    ("hi", "time", "तूफान 7 घंटे चला"),
]


@cache
def lexicon_of(language: str) -> Lexicon:
    return parse(language, (FOLDER / f"{language}.txt").read_text(encoding="utf-8"))


@cache
def finder_of(language: str) -> PhraseFinder:
    """Return the finder that knows one language only."""
    return build_finder([lexicon_of(language)])


def kinds_in(line: str, language: str, finder: PhraseFinder | None = None) -> frozenset[str]:
    """Return the kinds of phrase found in `line` by `finder`, or by one of that language alone."""
    return kinds_of((finder or finder_of(language)).find(line, [language])[1])


def rows_of(language: str) -> list[tuple[str, str]]:
    """Return section and phrase of every row of a lexicon file, as written."""
    section, rows = "", []
    for row in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").split("\n"):
        if row.startswith("[") and row.endswith("]"):
            section = row
        elif row.strip() and not row.startswith("##"):
            rows.append((section, row))
    return rows


def test_the_main_languages_are_there() -> None:
    assert set(LANGUAGES) >= NEEDED


def test_every_file_is_loaded() -> None:
    assert [lexicon.language for lexicon in lexicons()] == LANGUAGES
    assert phrase_finder().languages == tuple(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_has_phrases_of_the_usual_kinds_and_function_words(language: str) -> None:
    kinds = {kind for kind, _ in lexicon_of(language).phrases}
    assert kinds >= {
        "ranking",
        "teaser",
        "promo",
        "social",
        "legal",
        "ui",
        "nav",
        "time",
        "function",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_twice_in_a_section(language: str) -> None:
    rows = Counter((section, fold(phrase)) for section, phrase in rows_of(language))
    assert [row for row, count in rows.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_written_in_small_letters_with_plain_apostrophes(language: str) -> None:
    # A digit is folded to "#" on loading; "error 404" is easier to read as it is.
    odd = [phrase for _, phrase in rows_of(language) if phrase != phrase.lower().replace("’", "'")]
    assert odd == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_loaded_phrases_are_folded_and_not_empty(language: str) -> None:
    phrases = [phrase for rows in lexicon_of(language).phrases.values() for phrase in rows]
    assert [phrase for phrase in phrases if fold(phrase) != phrase or not phrase.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_found_in_a_line_that_consists_of_it(language: str) -> None:
    wanted = [
        (phrase, kind)
        for (kind, _), phrases in lexicon_of(language).phrases.items()
        if kind not in APART
        for phrase in phrases
    ]
    finder = finder_of(language)
    missed = [
        phrase
        for phrase, kind in wanted
        if kind not in kinds_of(finder.find(phrase.replace("#", "7"), [language])[0])
    ]
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_function_word_is_one_word(language: str) -> None:
    functions = finder_of(language).function_words
    words = lexicon_of(language).phrases["function", "whole"]
    assert [word for word in words if not spoken(functions, word)] == []
    assert [word for word in words if " " in word] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_function_words_are_read_without_the_rest_of_the_file(language: str) -> None:
    assert function_words(language) == lexicon_of(language).phrases["function", "whole"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_that_is_not_asked_for_finds_nothing(language: str) -> None:
    phrases = [phrase for rows in lexicon_of(language).phrases.values() for phrase in rows]
    finder = finder_of(language)
    assert {finder.find(phrase, ["xx"]) for phrase in phrases} == {(0, 0)}


@pytest.mark.parametrize("line", ["2022", "112", "250", "1,204", "3 000 000"])
def test_a_bare_number_is_no_phrase_in_any_language(line: str) -> None:
    assert phrase_finder().find(line, LANGUAGES) == (0, 0)


TABLE = [
    (language, kind, line)
    for language, lines in PHRASES.items()
    if language in LANGUAGES
    for kind, line in lines.items()
]


@pytest.mark.parametrize(("language", "kind", "line"), TABLE)
def test_a_phrase_is_found_by_the_lexicon_of_its_language_alone(
    language: str, kind: str, line: str
) -> None:
    assert kind in kinds_in(line, language)


@pytest.mark.parametrize(
    ("language", "kind", "line"), [row for row in NOT_A_PHRASE if row[0] in LANGUAGES]
)
def test_a_short_phrase_is_not_found_inside_other_words_or_sentences(
    language: str, kind: str, line: str
) -> None:
    assert kind not in kinds_in(line, language)


# --- parsing


def test_comments_and_blank_rows_are_no_phrases() -> None:
    content = "## English\n\n[ui whole]\n## buttons\nClose\n\n  Print  \nclose\n"
    assert parse("en", content).phrases == {("ui", "whole"): ("close", "print")}


@pytest.mark.parametrize("section", ["[ui]", "[ui middle]", "[button whole]", "[]", "[whole ui]"])
def test_an_unknown_section_is_refused_with_its_place(section: str) -> None:
    with pytest.raises(ValueError, match=r"xx\.txt, line 2: unknown section"):
        parse("xx", f"## Nobody's\n{section}\nclose\n")


def test_a_phrase_before_any_section_is_refused_with_its_place() -> None:
    with pytest.raises(ValueError, match=r"xx\.txt, line 2: a phrase before any section"):
        parse("xx", "\nclose\n[ui whole]\n")


# --- finding


def find(content: str, *lines: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the kinds that each line is, and holds, by the lexicon of that content."""
    finder = build_finder([parse("en", content)])
    found = [finder.find(line, ["en"]) for line in lines]
    return [(kinds_of(whole), kinds_of(inside)) for whole, inside in found]


NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
HELD: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset({"ui"}))
WHOLE = (frozenset({"ui"}), frozenset({"ui"}))

PLACES = [
    ("whole", "Go on", WHOLE),
    ("whole", "» Go on!", WHOLE),
    ("whole", "Go on reading", NOTHING),
    ("whole", "Let us go on", NOTHING),
    ("start", "Go on reading", HELD),
    ("start", "• Go on reading", HELD),
    ("start", "Let us go on", NOTHING),
    ("end", "Let us go on…", HELD),
    ("end", "Go on reading", NOTHING),
    ("part", "Let us go on reading", HELD),
    ("part", "Let us go one", NOTHING),
    ("part", "Ergo on we went", NOTHING),
    ("part", "Let us go-on", NOTHING),
    ("part", "Let us “go on” reading", HELD),
]


@pytest.mark.parametrize(("way", "line", "expected"), PLACES)
def test_a_phrase_counts_where_its_section_says(
    way: str, line: str, expected: tuple[frozenset[str], frozenset[str]]
) -> None:
    assert find(f"[ui {way}]\ngo on", line) == [expected]


def test_a_word_inside_another_word_is_not_found() -> None:
    content = "[ui part]\nand"
    assert find(content, "brand menu", "andere", "this and that", "Menü und") == [
        NOTHING, NOTHING, HELD, NOTHING,
    ]  # fmt: skip


def test_in_scripts_without_spaces_a_phrase_is_found_inside_a_run_of_letters() -> None:
    assert find("[ui part]\n关闭", "请关闭窗口", "关闭", "关门") == [HELD, WHOLE, NOTHING]


def find_on_page(content: str, *lines: str) -> list[int]:
    """Return the bits of the kinds that each line of one page holds."""
    codes = known_codes_of("\n".join(lines))
    page = build_finder([parse("en", content)]).on_page(codes, ["en"])
    found, begin = [], 0
    for line in lines:
        page.find(begin, begin + len(line))
        found.append(page.inside)
        begin += len(line) + 1
    return found


def test_phrases_do_not_run_over_the_end_of_a_line() -> None:
    ui = bit_of("ui")
    assert find_on_page("[ui part]\ngo on", "go", "on", "go on") == [0, 0, ui]


def test_a_hit_is_put_down_to_its_own_line() -> None:
    ui = bit_of("ui")
    assert find_on_page("[ui whole]\nclose", "", "close", "x", "", "close") == [0, ui, 0, 0, ui]


NUMBERS = [
    ("vor # stunden", "vor 7 Stunden", True),
    ("vor # stunden", "vor 12 Stunden", True),
    ("vor # stunden", "vor 120 Stunden", True),
    ("vor # stunden", "vor vielen Stunden", False),
    ("vor # stunden", "vor 12 Stundenten", False),
    ("# hours ago", "7 hours ago", True),
    ("# hours ago", "12 hours ago", True),
    ("# hours ago", "1,200 hours ago", True),
    ("# hours ago", "hours ago", False),
    ("#小时前", "3小时前", True),
    ("#小时前", "12小时前", True),
    ("#小时前", "发布于12小时前", True),
    ("#小时前", "小时前", False),
    ("قبل # ساعات", "قبل ٧ ساعات", True),
    ("# ساعت پیش", "۱۲ ساعت پیش", True),
    ("# घंटे पहले", "१२ घंटे पहले", True),
    ("page # of #", "page 3 of 12", True),
    ("page # of #", "page 3 of many", False),
]


@pytest.mark.parametrize(("phrase", "line", "is_found"), NUMBERS)
def test_a_number_sign_stands_for_a_number(phrase: str, line: str, is_found: bool) -> None:
    assert (find(f"[time whole]\n{phrase}", line) != [NOTHING]) is is_found


def test_times_months_and_days_count_wherever_they_stand() -> None:
    content = "[time whole]\n# days ago\n[month whole]\nmarch\n[weekday whole]\nmonday"
    found = find(content, "Storm, 3 days ago, on Monday in March")
    assert found == [(frozenset(), frozenset({"time", "month", "weekday"}))]


def test_apostrophes_and_spaces_are_found_however_they_are_written() -> None:
    content = "[promo part]\nd'abord abonné"
    assert find(content, "D’abord\u00a0abonné ici", "d'abord\tabonné") == [
        (frozenset(), frozenset({"promo"})),
        (frozenset({"promo"}), frozenset({"promo"})),
    ]


def test_the_turkish_capital_i_is_folded_to_i() -> None:
    assert fold("İLGİLİ HABERLER") == "ilgili haberler"


def test_one_phrase_may_mean_different_things_in_two_languages() -> None:
    finder = build_finder([parse("aa", "[ui whole]\nsend"), parse("bb", "[legal whole]\nsend")])
    assert kinds_in("Send", "aa", finder) == {"ui"}
    assert kinds_in("Send", "bb", finder) == {"legal"}


def test_a_finder_without_phrases_finds_nothing() -> None:
    finder = build_finder([parse("en", "[function whole]\nthe")])
    assert finder.find("the boat", ["en"]) == (0, 0)


def spoken(functions: FunctionWords, word: str) -> set[str]:
    """Return the languages that `word` is a function word of."""
    bits = functions.speakers(digest_of(word))
    unspaced = functions.unspaced_in(word, known_codes_of(word), 0, len(word))
    return {
        language
        for number, language in enumerate(functions.languages)
        if bits >> number & 1 or unspaced[number]
    }


def test_function_words_are_known_of_every_language_that_has_them() -> None:
    functions = build_finder(
        [parse("aa", "[function whole]\nde\nla"), parse("bb", "[function whole]\nde")]
    ).function_words
    assert [spoken(functions, word) for word in ("de", "la", "x")] == [{"aa", "bb"}, {"aa"}, set()]


def test_a_word_with_an_apostrophe_holds_itself_and_what_stands_before_it() -> None:
    measurer = LineMeasurer(["l'île", "aujourd'hui", "l'ami d'une", "boat's"])
    measurer.measure("fr")
    assert [line.function_words for line in measurer.lines] == [1, 0, 2, 0]


def test_function_words_without_spaces_are_counted_in_any_run_of_letters() -> None:
    functions = build_finder(
        [parse("zh", "[function whole]\n的\n了"), parse("en", "[function whole]\nthe")]
    ).function_words
    lines = ["他的书", "是我的了", "the"]
    counts = [functions.unspaced_in(line, known_codes_of(line), 0, len(line)) for line in lines]
    assert [list(count) for count in counts] == [[1, 0], [2, 0], [0, 0]]


@pytest.mark.parametrize("character", "中あไ")
def test_scripts_without_spaces_are_known(character: str) -> None:
    assert is_unspaced(character)


@pytest.mark.parametrize("character", "aяعहα한1 ")
def test_scripts_with_spaces_are_known(character: str) -> None:
    assert not is_unspaced(character)
