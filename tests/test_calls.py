"""Calls and notices that stand amid an article, in paragraphs like its own, are no part of it."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

import pytest

import cleaner

PAGES = Path(__file__).parent / "pages"
SURE = 0.4
"""A call is kept with less than this probability; the limit between kept and dropped is 0.5."""

CALLS = {
    "ar": (
        "يستمر المقال بعد الإعلان",
        "وصلتك هذه الرسالة لأنك مشترك في نشرة الميناء.",
        "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
        "اشترك لمواصلة القراءة",
    ),
    "de": (
        "Der Artikel geht nach der Anzeige weiter",
        "Der Beitrag Sturm im Hafen erschien zuerst auf Hafenblatt.",
        "Sie erhalten diese E-Mail, weil Sie unseren Newsletter bestellt haben.",
        "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert",
        "Unterstützen Sie unsere Arbeit mit einer Spende.",
    ),
    "en": (
        "Article continues after advertisement",
        "View this email in your browser",
        "You are receiving this email because you opted in at our website.",
        "Was this email forwarded to you? Sign up here.",
        "Your email address will not be published. Required fields are marked *",
        "Join our WhatsApp channel",
    ),
    "es": (
        "El artículo continúa después de la publicidad",
        "La entrada El puerto cierra se publicó primero en Faro del Sur.",
        "Recibes este correo porque te suscribiste a nuestro boletín.",
        "Tu dirección de correo electrónico no será publicada. "
        "Los campos obligatorios están marcados con *",
        "Apoya nuestro periodismo y hazte socio.",
    ),
    "fr": (
        "La suite de l'article après la publicité",
        "L’article Le port ferme est apparu en premier sur Le Phare.",
        "Vous recevez cet e-mail car vous êtes inscrit à notre newsletter.",
        "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
        "Soutenez notre journalisme, faites un don.",
    ),
    "it": (
        "L'articolo continua dopo la pubblicità",
        "Ricevi questa email perché ti sei iscritto alla nostra newsletter.",
        "Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *",
        "Sostieni il nostro lavoro con una donazione.",
    ),
    "ja": (
        "記事は広告の後に続きます",
        "配信停止はこちら",
        "メールアドレスが公開されることはありません。 ※ が付いている欄は必須項目です",
        "ログインして続きを読む",
    ),
    "ko": (
        "기사는 광고 뒤에 계속됩니다",
        "이메일 주소는 공개되지 않습니다. 필수 필드는 *로 표시됩니다",
        "수신거부",
        "로그인하고 계속 읽으세요",
    ),
    "nl": (
        "Artikel gaat verder onder de advertentie",
        "Je ontvangt deze e-mail omdat je je hebt aangemeld voor onze nieuwsbrief.",
        "Je e-mailadres wordt niet gepubliceerd. Vereiste velden zijn gemarkeerd met *",
        "Steun onafhankelijke journalistiek en word lid.",
    ),
    "pl": (
        "Dalsza część artykułu pod reklamą",
        "Otrzymujesz tę wiadomość, ponieważ zapisałeś się do naszego newslettera.",
        "Twój adres e-mail nie zostanie opublikowany. Wymagane pola są oznaczone *",
        "Wesprzyj naszą redakcję",
    ),
    "pt": (
        "O artigo continua após a publicidade",
        "O post O porto fecha apareceu primeiro em Farol.",
        "Você recebeu este e-mail porque assinou nossa newsletter.",
        "O seu endereço de e-mail não será publicado. Campos obrigatórios são marcados com *",
        "Apoie o jornalismo independente",
    ),
    "ru": (
        "Продолжение после рекламы",
        "Вы получили это письмо, потому что подписались на нашу рассылку.",
        "Ваш адрес email не будет опубликован. Обязательные поля помечены *",
        "Поддержите независимую журналистику",
    ),
    "tr": (
        "Haber reklamdan sonra devam ediyor",
        "Bu e-postayı aldınız çünkü bültenimize abone oldunuz.",
        "E-posta adresiniz yayınlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir",
        "Bağımsız gazeteciliği destekleyin",
    ),
    "zh": (
        "文章未完，广告后继续",
        "您收到此邮件是因为您订阅了本报的电子报。",
        "您的邮箱地址不会被公开。 必填项已用 * 标注",
        "支持独立新闻",
    ),
}
"""Calls of many sites, in the words that sites of the language use."""

ARTICLE_LINES = {
    "en": "The minister said that support for journalism first appeared in the budget of 1994.",
    "de": "Das Buch der Hafenmeisterin erschien 1994 und wurde in neun Sprachen übersetzt.",
    "es": "El puerto apareció por primera vez en los mapas de la costa hace cuatro siglos.",
    "fr": "Le premier phare de la baie est apparu sur les cartes il y a quatre siècles.",
    "it": "Il grano del mulino proviene da un campo che il comune coltiva da dieci anni.",
    "pt": "O farol apareceu nos mapas da costa há quatro séculos e nunca mais foi mudado.",
    "ru": "Маяк впервые появился на картах побережья четыреста лет назад и стоит до сих пор.",
    "nl": "De vuurtoren verscheen vier eeuwen geleden op de kaarten van de kust en staat er nog.",
}
"""Sentences of articles in words like those of the calls."""


@cache
def article(language: str) -> tuple[str, ...]:
    """Return the paragraphs of the labelled news page of that language."""
    name = "example" if language == "en" else f"news-{language}"
    rows = (PAGES / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    pairs = (row.split("\t", 1) for row in rows if "\t" in row)
    return tuple(line for label, line in pairs if label == "body" and line.strip())


def kept_with(language: str, line: str) -> float:
    """Return the probability of being kept that `line` has behind the second paragraph."""
    paragraphs = article(language)
    page = cleaner.clean("\n\n".join([*paragraphs[:2], line, *paragraphs[2:]]))
    return next(found.probability for found in page.lines if found.text.strip() == line)


@pytest.mark.parametrize(
    ("language", "line"), [(language, line) for language in CALLS for line in CALLS[language]]
)
def test_a_call_amid_an_article_of_plain_text_is_dropped(language: str, line: str) -> None:
    assert kept_with(language, line) < SURE


@pytest.mark.parametrize("language", ARTICLE_LINES)
def test_a_sentence_in_words_like_those_of_a_call_stays(language: str) -> None:
    assert kept_with(language, ARTICLE_LINES[language]) > 1 - SURE


SET_PHRASES = {
    "ar": "يستمر المقال بعد الإعلان",
    "de": "Der Artikel geht nach der Anzeige weiter",
    "en": "Your email address will not be published. Required fields are marked *",
    "es": "El artículo continúa después de la publicidad",
    "fr": "La suite de l'article après la publicité",
    "it": "L'articolo continua dopo la pubblicità",
    "ja": "メールアドレスが公開されることはありません。 ※ が付いている欄は必須項目です",
    "ko": "로그인하고 계속 읽으세요",
    "nl": "Artikel gaat verder onder de advertentie",
    "pl": "Wesprzyj naszą redakcję",
    "pt": "Apoie o jornalismo independente",
    "ru": "Продолжение после рекламы",
    "tr": "Bağımsız gazeteciliği destekleyin",
    "zh": "支持独立新闻",
}
"""Calls that are phrases of the lexicons as they stand."""


def line_amid(language: str, markup: str, text: str) -> cleaner.Line:
    """Return the line that `markup` is behind the second of bare paragraphs of HTML."""
    above, below = article(language)[:2], article(language)[2:]
    before, after = ("".join(f"<p>{escape(line)}" for line in lines) for lines in (above, below))
    page = cleaner.clean(f"<article>{before}{markup}{after}</article>", input="html")
    assert all(line.kept for line in page.lines if line.text in {*above, *below})
    return next(line for line in page.lines if line.text == text)


@pytest.mark.parametrize("language", SET_PHRASES)
def test_a_set_phrase_amid_bare_paragraphs_of_html_is_dropped_and_says_why(language: str) -> None:
    phrase = SET_PHRASES[language]
    line = line_amid(language, f"<p>{escape(phrase)}", phrase)
    assert not line.kept
    assert "sites set these words amid their articles" in str(line.reasons[0])


@pytest.mark.parametrize("language", ARTICLE_LINES)
def test_a_sentence_that_is_more_than_a_phrase_stays_in_html(language: str) -> None:
    sentence = ARTICLE_LINES[language]
    line = line_amid(language, f"<p>{escape(sentence)}", sentence)
    assert not any("sites set these words" in str(reason) for reason in line.reasons)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h2>Support independent journalism</h2>", "Support independent journalism"),
        ("<p>12 people like this", "12 people like this"),
        ("<p>Sign up", "Sign up"),
    ],
)
def test_headings_numbers_and_short_phrases_are_weighed(markup: str, text: str) -> None:
    line = line_amid("en", markup, text)
    assert not any("sites set these words" in str(reason) for reason in line.reasons)
