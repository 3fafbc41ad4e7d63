"""Every signal on both sides: a line of which its claim is true, and one of which it is not."""

from __future__ import annotations

import ast
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest

from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.passes import measure_page
from cleaner.signals import HTML_SIGNALS, SIGNALS, wording
from cleaner.signals.examples import value_of as example_of
from cleaner.signals.measuring import fill_signals

MARGIN = 0.2
"""The lowest high case of a signal lies this far above its highest low case."""

BOAT = (
    "The boat left the harbour at nine in the morning, and the crowd that had gathered on the "
    "quay waved until it was out of sight behind the island."
)
CREW = (
    "Her crew of four had been waiting for the tide, the weather and a spare part for the pump, "
    "which the smith of the village made by hand in the end."
)
BOOKS = (
    "There are books for the children of seven villages below the deck, and most of them have "
    "been on that shelf since the harbour was built."
)
MENU = ("Home", "News", "Sport", "Weather", "Contact")
TEASERS = ("Storm shuts the port", "7 hours ago", "Ferry is late again", "8 hours ago")

EN = (BOAT, CREW)
DE = ("Die Polizei hat am Montag mit der Suche nach dem Mann begonnen, der nicht nach Hause kam.",)
ES = ("El barco que salió del puerto por la mañana no llegó a la isla, según los vecinos.",)
FR = ("Le bateau qui est parti du port dans la nuit n'est pas arrivé, selon les autorités.",)
IT = ("La nave che era partita dal porto non è arrivata, e gli abitanti della città aspettano.",)
NL = ("De boot die uit de haven was vertrokken is niet aangekomen, en het dorp wacht nog.",)
PL = ("Statek, który wypłynął z portu w nocy, nie dotarł na wyspę, jak się okazało.",)
PT = ("O barco que saiu do porto não chegou à ilha, e os moradores da vila esperam na praia.",)
RU = ("Корабль, который вышел из порта ночью, не пришёл на остров, и жители ждут его на берегу.",)
HINDI = "जहाज सुबह बंदरगाह से निकला और शाम तक द्वीप पर नहीं पहुंचा।"
ARABIC = "غادرت السفينة الميناء صباحا ولم تصل إلى الجزيرة حتى المساء؟"
CHINESE = "船在早上离开港口，但是到了晚上还没有到达岛上，村里的人都在岸边等待它回来。"
JAPANESE = "船は朝に港を出たが、夜になっても島に着いていないという。"


class Case(NamedTuple):
    """What a signal must say of one line of a page."""

    signal: str
    lines: tuple[str, ...]
    line: int
    low: float
    high: float


def true_of(signal: str, *lines: str, line: int = 0, at_least: float = 0.5) -> Case:
    """The claim is true of the line of that index."""
    return Case(signal, lines, line % len(lines), at_least, 1.0)


def untrue_of(signal: str, *lines: str, line: int = 0, at_most: float = 0.3) -> Case:
    """The claim is not true of the line of that index."""
    return Case(signal, lines, line % len(lines), 0.0, at_most)


SHAPE = (
    true_of("has_many_words", BOAT, at_least=0.6),
    true_of("has_many_words", CHINESE),
    untrue_of("has_many_words", "Home"),
    untrue_of("has_many_words", "首页"),
    true_of("is_longer_than_a_headline", BOAT),
    true_of("is_longer_than_a_headline", CHINESE, at_least=0.3),
    untrue_of("is_longer_than_a_headline", "Storm shuts the port for three days", at_most=0),
    true_of("is_a_single_word", "Politics"),
    true_of("is_a_single_word", "• 政治"),
    true_of("is_a_single_word", "سياسة"),
    untrue_of("is_a_single_word", "Privacy Policy"),
    untrue_of("is_a_single_word", "隐私政策"),
    true_of("is_two_or_three_words", "Privacy Policy"),
    true_of("is_two_or_three_words", "隐私政策"),
    untrue_of("is_two_or_three_words", "Politics"),
    untrue_of("is_two_or_three_words", "Terms and conditions apply"),
    true_of("has_long_words", "Datenschutzerklärung Nutzungsbedingungen", at_least=0.9),
    untrue_of("has_long_words", "It is on at ten", at_most=0.1),
    true_of("ends_like_a_sentence", "It rained."),
    true_of("ends_like_a_sentence", "He said: “It rained.”"),
    true_of("ends_like_a_sentence", "他来了。"),
    true_of("ends_like_a_sentence", HINDI),
    true_of("ends_like_a_sentence", ARABIC),
    untrue_of("ends_like_a_sentence", "Most Read"),
    untrue_of("ends_like_a_sentence", "He said: “It rained”"),
    true_of("ends_with_a_comma", "Dear reader,"),
    true_of("ends_with_a_comma", "亲爱的读者，"),
    untrue_of("ends_with_a_comma", "Dear reader"),
    true_of("ends_with_a_colon", "You will need:"),
    true_of("ends_with_a_colon", "材料："),
    untrue_of("ends_with_a_colon", "You will need,"),
    true_of("asks", "Already a subscriber?"),
    true_of("asks", "هل أنت مشترك؟"),
    untrue_of("asks", "Already a subscriber."),
    true_of("is_cut_off", "The council met on…"),
    true_of("is_cut_off", "The council met on [...]"),
    untrue_of("is_cut_off", "The council met on Monday."),
    true_of("holds_several_sentences", "It rained. It poured. It froze. It stopped.", at_least=0.6),
    true_of("holds_several_sentences", "下雨了。雨很大。结冰了。停了。", at_least=0.6),
    untrue_of("holds_several_sentences", "It rained, it poured, it froze.", at_most=0),
    true_of("has_commas", "Flour, sugar, butter, eggs, milk"),
    true_of("has_commas", "面粉、糖、黄油、鸡蛋、牛奶"),
    untrue_of("has_commas", "Flour and sugar", at_most=0),
    true_of("has_quotation_marks", "“Stop,” he said", at_least=1),
    true_of("has_quotation_marks", "「止まれ」と言った", at_least=1),
    untrue_of("has_quotation_marks", "Stop now", at_most=0),
    true_of("has_brackets", "Reuters (12)", at_least=1),
    true_of("has_brackets", "路透社（12）", at_least=1),
    untrue_of("has_brackets", "Reuters 12", at_most=0),
    true_of("begins_with_a_capital", "The boat"),
    true_of("begins_with_a_capital", "• Ärzte warnen"),
    untrue_of("begins_with_a_capital", "the boat"),
    untrue_of("begins_with_a_capital", "船"),
    true_of("begins_with_a_small_letter", "and so it went"),
    true_of("begins_with_a_small_letter", "- étiquette"),
    untrue_of("begins_with_a_small_letter", "And so it went"),
    true_of("begins_with_a_digit", "7 hours ago"),
    true_of("begins_with_a_digit", "٧ ساعات"),
    untrue_of("begins_with_a_digit", "Seven hours ago"),
    untrue_of("begins_with_a_digit", "3. Whisk the eggs"),
    true_of("is_in_title_case", "How We Use Your Data", at_least=1),
    untrue_of("is_in_title_case", "How we use your data"),
    untrue_of("is_in_title_case", "船在早上离开港口", at_most=0),
    true_of("is_in_capitals", "SHARE THIS", at_least=1),
    true_of("is_in_capitals", "ПОДЕЛИТЬСЯ", at_least=1),
    untrue_of("is_in_capitals", "Share this"),
    untrue_of("is_in_capitals", HINDI, at_most=0),
    true_of("is_mostly_digits", "1,204"),
    true_of("is_mostly_digits", "१२०४"),
    untrue_of("is_mostly_digits", "In 1931 the boat was built"),
    true_of("has_digits", "In 1931 the boat was built"),
    true_of("has_digits", "٣ ساعات"),
    untrue_of("has_digits", "The boat was built"),
    true_of("has_no_letters", "12"),
    true_of("has_no_letters", "___"),
    untrue_of("has_no_letters", "12 a"),
    untrue_of("has_no_letters", "船"),
    true_of("is_only_marks", "»"),
    true_of("is_only_marks", "＊＊＊"),
    untrue_of("is_only_marks", "12"),
    untrue_of("is_only_marks", "» x"),
    true_of("is_strung_together", "Home | News | Sport | Weather", at_least=1),
    true_of("is_strung_together", "首页 › 新闻 › 港口 › 天气", at_least=1),
    untrue_of("is_strung_together", "Home, News, Sport, Weather", at_most=0),
    true_of("is_glued_together", "TikTokYouTubeInstagramFacebookLinkedIn", at_least=0.6),
    untrue_of("is_glued_together", "Tiktok Youtube Instagram Facebook", at_most=0),
    true_of("names_a_price", "Now only €17"),
    true_of("names_a_price", "仅售 ￥99"),
    untrue_of("names_a_price", "Now only 17"),
    true_of("holds_an_address", "See www.example.org for more"),
    true_of("holds_an_address", "Write to editor@example.org"),
    untrue_of("holds_an_address", "Write to the editor @ the harbour"),
    true_of("holds_a_date", "Published 2 February 2022"),
    true_of("holds_a_date", "Stand: 02.02.2022"),
    true_of("holds_a_date", "2022年2月2日"),
    true_of("holds_a_date", "2022년 2월 2일"),
    true_of("holds_a_date", "Am 2. Februar 2022", *DE),
    untrue_of("holds_a_date", "It happened in February"),
    untrue_of("holds_a_date", "It happened in 2022"),
    true_of("holds_a_time_of_day", "Updated at 14:05"),
    true_of("holds_a_time_of_day", "Doors open 7 p.m."),
    untrue_of("holds_a_time_of_day", "The score was 14 to 5"),
    true_of("has_a_bullet", "• About us"),
    true_of("has_a_bullet", "- 关于我们"),
    untrue_of("has_a_bullet", "About us"),
    untrue_of("has_a_bullet", "3. About us"),
    true_of("is_numbered", "3. Whisk the eggs"),
    true_of("is_numbered", "  12) 打散鸡蛋"),
    untrue_of("is_numbered", "3 eggs"),
    untrue_of("is_numbered", "2022. The year of the boat"),
    true_of("is_indented", "        7 days ago", at_least=0.7),
    true_of("is_indented", "\t\t7 days ago", at_least=0.7),
    untrue_of("is_indented", "7 days ago", at_most=0),
    true_of("stands_below_a_blank_line", "One", "", "Two", line=2),
    true_of("stands_below_a_blank_line", "One", " \t", "Two", line=2),
    true_of("stands_below_a_blank_line", "One", "Two", line=0),
    untrue_of("stands_below_a_blank_line", "One", "Two", line=1),
    true_of("stands_above_a_blank_line", "One", "", "Two", line=0),
    true_of("stands_above_a_blank_line", "One", "Two", line=1),
    untrue_of("stands_above_a_blank_line", "One", "Two", line=0),
    true_of("is_in_a_script_without_case", HINDI, at_least=1),
    true_of("is_in_a_script_without_case", ARABIC, at_least=1),
    true_of("is_in_a_script_without_case", CHINESE, at_least=1),
    untrue_of("is_in_a_script_without_case", *RU, at_most=0),
    untrue_of("is_in_a_script_without_case", BOAT, at_most=0),
    true_of("is_in_a_script_without_spaces", CHINESE, at_least=1),
    true_of("is_in_a_script_without_spaces", JAPANESE, at_least=1),
    true_of("is_in_a_script_without_spaces", "เรือออกจากท่าเรือในตอนเช้า", at_least=0.9),
    untrue_of("is_in_a_script_without_spaces", HINDI, at_most=0),
    untrue_of("is_in_a_script_without_spaces", ARABIC, at_most=0),
    true_of("is_full_of_signs", "a == b && c != d ** e"),
    untrue_of("is_full_of_signs", BOAT),
)

WORDING = (
    true_of("reads_like_running_text", BOAT),
    true_of("reads_like_running_text", *DE),
    true_of("reads_like_running_text", *RU),
    untrue_of("reads_like_running_text", *EN, *MENU, line=-1, at_most=0),
    untrue_of("reads_like_running_text", *DE, "Politik Wirtschaft Sport", line=-1, at_most=0),
    true_of("has_function_words", BOAT, at_least=1),
    true_of("has_function_words", *FR, at_least=1),
    untrue_of("has_function_words", *EN, "Harbour Light Plus", line=-1, at_most=0),
    # Phrases that are the whole line.
    true_of("is_a_ranking_phrase", "Most Read"),
    true_of("is_a_ranking_phrase", *DE, "Meistgelesen", line=-1),
    untrue_of("is_a_ranking_phrase", "Most readers stayed at home"),
    true_of("is_a_teaser_phrase", "Related Content"),
    true_of("is_a_teaser_phrase", *FR, "À lire aussi", line=-1),
    untrue_of("is_a_teaser_phrase", "The content was related to the sea"),
    true_of("is_a_promo_phrase", "Subscribe now"),
    true_of("is_a_promo_phrase", *DE, "Jetzt abonnieren", line=-1),
    untrue_of("is_a_promo_phrase", "He was asked to subscribe to a strange theory"),
    true_of("is_a_social_phrase", "Follow us on"),
    true_of("is_a_social_phrase", *RU, "Поделиться", line=-1),
    untrue_of("is_a_social_phrase", "They followed us on foot to the village"),
    true_of("is_a_comment_phrase", "Leave a comment"),
    true_of("is_a_comment_phrase", *ES, "Comentarios", line=-1),
    untrue_of("is_a_comment_phrase", "The minister declined to comment on it"),
    true_of("is_a_legal_phrase", "All rights reserved"),
    true_of("is_a_legal_phrase", *IT, "Tutti i diritti riservati", line=-1),
    untrue_of("is_a_legal_phrase", "The rights of the rivers are not reserved for people"),
    true_of("is_a_ui_phrase", "Dismiss"),
    true_of("is_a_ui_phrase", *DE, "Schließen", line=-1),
    untrue_of("is_a_ui_phrase", "The court may dismiss the case"),
    true_of("is_a_nav_phrase", "Home"),
    true_of("is_a_nav_phrase", *DE, "Startseite", line=-1),
    untrue_of("is_a_nav_phrase", "He came home late in the evening"),
    true_of("is_a_about_phrase", "About the author"),
    true_of("is_a_about_phrase", *DE, "Über den Autor", line=-1),
    untrue_of("is_a_about_phrase", "It was about the author and her boat"),
    true_of("is_a_byline_phrase", "Published"),
    true_of("is_a_byline_phrase", *PL, "Opublikowano", line=-1),
    untrue_of("is_a_byline_phrase", "By Tobias Fennimore in Wrenmouth"),
    true_of("is_a_caption_phrase", "Photo"),
    true_of("is_a_caption_phrase", *NL, "Foto", line=-1),
    untrue_of("is_a_caption_phrase", "The photo shows the village before the flood"),
    true_of("is_a_error_phrase", "Page not found"),
    true_of("is_a_error_phrase", *ES, "Página no encontrada", line=-1),
    untrue_of("is_a_error_phrase", "The page was found behind the cupboard"),
    true_of("is_a_time_phrase", "7 hours ago"),
    true_of("is_a_time_phrase", *DE, "vor 12 Stunden", line=-1),
    untrue_of("is_a_time_phrase", "Storm shuts the port 7 hours ago"),
    true_of("is_a_month_phrase", "February"),
    true_of("is_a_month_phrase", *PT, "Fevereiro", line=-1),
    untrue_of("is_a_month_phrase", "2nd of February, Moscow"),
    true_of("is_a_weekday_phrase", "Monday"),
    true_of("is_a_weekday_phrase", *IT, "lunedì", line=-1),
    untrue_of("is_a_weekday_phrase", "On Monday it rained"),
    # Phrases inside a line.
    true_of("holds_a_ranking_phrase", "Most read in Politics"),
    true_of("holds_a_ranking_phrase", "Most Read"),
    untrue_of("holds_a_ranking_phrase", "It was the most read book of the year"),
    true_of("holds_a_teaser_phrase", "Read also: Storm shuts the port"),
    true_of("holds_a_teaser_phrase", *ES, "Lea también: La tormenta cierra el puerto", line=-1),
    untrue_of("holds_a_teaser_phrase", BOAT),
    true_of("holds_a_promo_phrase", "Subscribe to our newsletter and get all the news"),
    true_of("holds_a_promo_phrase", *FR, "Abonnez-vous à notre newsletter", line=-1),
    untrue_of("holds_a_promo_phrase", BOAT),
    true_of("holds_a_social_phrase", "Share on Facebook or Twitter"),
    true_of("holds_a_social_phrase", *PT, "Compartilhar no WhatsApp", line=-1),
    untrue_of("holds_a_social_phrase", "They share the harbour with the navy"),
    true_of("holds_a_comment_phrase", "You must be logged in to post a comment."),
    true_of("holds_a_comment_phrase", "12 comments"),
    untrue_of("holds_a_comment_phrase", "The minister declined to comment on it"),
    true_of("holds_a_legal_phrase", "© 2022 Harbour Light. All rights reserved."),
    true_of("holds_a_legal_phrase", *DE, "© 2022 Hafenblatt. Alle Rechte vorbehalten.", line=-1),
    untrue_of("holds_a_legal_phrase", BOAT),
    true_of("holds_a_ui_phrase", "Skip to main content of the page"),
    true_of("holds_a_ui_phrase", "5 min read"),
    untrue_of("holds_a_ui_phrase", "The court may dismiss the case"),
    true_of("holds_a_nav_phrase", "You are here: Home, News, Ports"),
    true_of("holds_a_nav_phrase", "Home"),
    untrue_of("holds_a_nav_phrase", BOAT),
    true_of("holds_a_about_phrase", "Ada King is a writer based in Wrenmouth."),
    untrue_of("holds_a_about_phrase", "Ada King went to Wrenmouth."),
    true_of("holds_a_byline_phrase", "By Tobias Fennimore in Wrenmouth"),
    true_of("holds_a_byline_phrase", *DE, "Von Anna Berg, Hamburg", line=-1),
    untrue_of("holds_a_byline_phrase", "Tobias Fennimore stood by the river"),
    true_of("holds_a_caption_phrase", "Photo: Ada King / Harbour Light"),
    true_of("holds_a_caption_phrase", *RU, "Фото: Анна Петрова", line=-1),
    untrue_of("holds_a_caption_phrase", "The photo shows the village before the flood"),
    true_of("holds_a_error_phrase", "Sorry, the page you are looking for does not exist."),
    untrue_of("holds_a_error_phrase", BOAT),
    true_of("holds_a_time_phrase", "Storm shuts the port 7 hours ago"),
    true_of("holds_a_time_phrase", *FR, "La tempête ferme le port il y a 3 jours", line=-1),
    untrue_of("holds_a_time_phrase", "The storm lasted for 7 hours"),
    true_of("holds_a_month_phrase", "Moscow, 2 February 2022"),
    true_of("holds_a_month_phrase", *RU, "Москва, 2 февраля 2022", line=-1),
    untrue_of("holds_a_month_phrase", "The decembrist moved to the marches"),
    true_of("holds_a_weekday_phrase", "On Monday it rained"),
    true_of("holds_a_weekday_phrase", *NL, "Op maandag regende het", line=-1),
    untrue_of("holds_a_weekday_phrase", "Mondays are sold out"),
)

PLACE = (
    true_of("is_far_above_the_core", *(MENU * 20), BOAT, at_least=0.7),
    true_of("is_far_above_the_core", *MENU, at_least=1),
    untrue_of("is_far_above_the_core", BOAT, *(MENU * 20), line=-1, at_most=0),
    true_of("is_far_below_the_core", BOAT, *(MENU * 20), line=-1, at_least=0.7),
    untrue_of("is_far_below_the_core", *(MENU * 20), BOAT, at_most=0),
    true_of("stands_in_the_core", *MENU, BOAT, "Storm", CREW, line=-2, at_least=1),
    untrue_of("stands_in_the_core", *MENU, BOAT, "Storm", CREW, line=4, at_most=0),
    untrue_of("stands_in_the_core", BOAT, *(MENU * 2), "Storm is over", line=-1, at_most=0),
    true_of(
        "is_far_below_the_headline", "The boat left", BOAT, *(MENU * 20), line=-1, at_least=0.7
    ),
    untrue_of("is_far_below_the_headline", *(MENU * 20), "The boat left", BOAT, line=-2, at_most=0),
    true_of("is_likely_the_headline", *MENU, "The boat left", "Share", BOAT, line=5, at_least=1),
    untrue_of("is_likely_the_headline", *MENU, "The boat left", "Share", BOAT, line=0, at_most=0),
    untrue_of("is_likely_the_headline", "Recipes from our kitchen", BOAT, at_most=0),
    true_of("is_far_from_the_end", *(MENU * 20), line=0, at_least=0.7),
    untrue_of("is_far_from_the_end", *(MENU * 20), line=-1, at_most=0),
    true_of("stands_below_the_long_text", BOAT, CREW, "Home", line=-1, at_least=1),
    true_of("stands_below_the_long_text", CHINESE, CHINESE, "首页", line=-1, at_least=1),
    untrue_of("stands_below_the_long_text", "Home", BOAT, CREW, line=0, at_most=0),
    true_of("stands_above_the_long_text", "Home", BOAT, CREW, line=0, at_least=1),
    untrue_of("stands_above_the_long_text", BOAT, CREW, "Home", line=-1, at_most=0),
    true_of("is_far_below_a_long_line", BOAT, *MENU, *MENU, line=-1),
    untrue_of("is_far_below_a_long_line", BOAT, "Home", line=-1),
    true_of("is_far_above_a_long_line", *MENU, *MENU, BOAT, line=0),
    untrue_of("is_far_above_a_long_line", "Home", BOAT, line=0),
    true_of("has_long_lines_above", *EN, BOOKS, *EN, BOOKS, "Home", line=-1),
    untrue_of("has_long_lines_above", "Home", *EN, line=0, at_most=0),
    true_of("has_long_lines_below", "Home", *EN, BOOKS, *EN, BOOKS, line=0),
    untrue_of("has_long_lines_below", *EN, "Home", line=-1, at_most=0),
    true_of("is_in_a_run_of_short_lines", BOAT, *MENU, *MENU, line=3),
    true_of("is_in_a_run_of_short_lines", CHINESE, *("首页", "新闻", "体育") * 3, line=3),
    untrue_of("is_in_a_run_of_short_lines", *EN, BOOKS, line=1, at_most=0),
    true_of("stands_below_a_ranking_phrase", "Most Read", *TEASERS, line=2),
    untrue_of("stands_below_a_ranking_phrase", *TEASERS, "Most Read", line=2, at_most=0),
    true_of("stands_below_a_teaser_phrase", "Related Content", *TEASERS, line=2),
    untrue_of("stands_below_a_teaser_phrase", *EN, "Related Content", line=1, at_most=0),
    true_of("stands_below_a_promo_phrase", *EN, "Subscribe now", BOOKS, line=-1),
    untrue_of("stands_below_a_promo_phrase", "Subscribe now", BOAT, line=1, at_most=0),
    untrue_of("stands_below_a_promo_phrase", BOAT, "Subscribe now", line=0, at_most=0),
    true_of("stands_below_a_social_phrase", "Follow us on", "Feedpost", line=1),
    untrue_of("stands_below_a_social_phrase", "Feedpost", "Follow us on", line=0, at_most=0),
    true_of("stands_below_a_comment_phrase", *EN, "Comments", BOOKS, line=-1),
    untrue_of("stands_below_a_comment_phrase", BOAT, "Comments", line=0, at_most=0),
    true_of("stands_below_a_legal_phrase", "All rights reserved", "Harbour Light", line=1),
    untrue_of("stands_below_a_legal_phrase", BOAT, "All rights reserved", line=0, at_most=0),
    true_of("stands_below_a_about_phrase", *EN, "About the author", BOOKS, line=-1),
    untrue_of("stands_below_a_about_phrase", BOAT, "About the author", line=0, at_most=0),
    true_of("stands_below_a_byline_phrase", "By Tobias Fennimore", BOAT, line=1),
    untrue_of("stands_below_a_byline_phrase", BOAT, "By Tobias Fennimore", line=0, at_most=0),
    true_of("stands_below_a_time_phrase", *TEASERS, line=2),
    untrue_of("stands_below_a_time_phrase", *TEASERS, line=0, at_most=0),
    true_of("is_announced_by_a_ranking_phrase", *EN, "Most Read", *(TEASERS * 20), line=-1),
    untrue_of("is_announced_by_a_ranking_phrase", "Most Read", "Storm", *EN, line=-1, at_most=0),
    untrue_of("is_announced_by_a_ranking_phrase", "Most Read", "Comments", "Storm", line=-1),
    true_of("is_announced_by_a_teaser_phrase", *EN, "Related Content", *TEASERS, line=-1),
    untrue_of("is_announced_by_a_teaser_phrase", "Related Content", *EN, line=-1, at_most=0),
    true_of("is_announced_by_a_comment_phrase", *EN, *(MENU * 9), "Comments", BOOKS, line=-1),
    untrue_of("is_announced_by_a_comment_phrase", *EN, "Comments", line=0, at_most=0),
    true_of("is_announced_by_a_about_phrase", *EN, *(MENU * 9), "About the author", CREW, line=-1),
    untrue_of("is_announced_by_a_about_phrase", *EN, "About the author", line=0, at_most=0),
    true_of("stands_just_above_a_time_phrase", *TEASERS, line=0),
    true_of("stands_just_above_a_time_phrase", *DE, "Sturm im Hafen", "vor 3 Tagen", line=-2),
    untrue_of("stands_just_above_a_time_phrase", *TEASERS, line=1),
)

REPETITION = (
    true_of("repeats_an_earlier_line", "Storm shuts the port", "• STORM SHUTS THE PORT!", line=1),
    true_of("repeats_an_earlier_line", "船离开港口", "船离开港口。", line=1),
    untrue_of("repeats_an_earlier_line", "Storm shuts the port", "Storm shuts the fort", line=1),
    untrue_of("repeats_an_earlier_line", "»", "»", line=1),
    true_of("comes_again", "Storm shuts the port", "• STORM SHUTS THE PORT!", line=0),
    untrue_of("comes_again", "Storm shuts the port", "• STORM SHUTS THE PORT!", line=1),
    true_of("recurs_often", *["Reply"] * 8, at_least=0.8),
    untrue_of("recurs_often", "Reply", "Report", at_most=0),
    true_of(
        "begins_like_another_line",
        "Storm shuts the port",
        "Storm shuts the port | Harbour Light",
    ),
    untrue_of("begins_like_another_line", "Storm shuts the port", "Storm shuts the fort"),
    untrue_of("begins_like_another_line", "Storm shuts the port", "Storm shuts the port"),
    true_of("shares_words_with_the_long_lines", "Boat left harbour", BOAT),
    untrue_of("shares_words_with_the_long_lines", "Recipes from our kitchen", BOAT, at_most=0),
    untrue_of("shares_words_with_the_long_lines", BOAT, at_most=0),
    true_of("shares_words_with_the_headline", "Boat left quay", "Boat left port", BOAT, line=1),
    untrue_of("shares_words_with_the_headline", "Boat left quay", "Sport", BOAT, line=1, at_most=0),
    true_of(
        "its_stretch_shares_words_with_the_core", *EN, "Comments", "Crowd left with boat", line=-1
    ),
    untrue_of(
        "its_stretch_shares_words_with_the_core",
        *EN,
        "Related Content",
        "Storm shuts the port",
        line=-1,
    ),
    true_of("shares_words_with_the_line_above", "Home", "Storm in port", "Storm ends", line=2),
    untrue_of("shares_words_with_the_line_above", "Storm ends", "Sport", "Storm ends", line=2),
    true_of("looks_like_many_lines", *("Home Sport Boats Ports".split() * 30)),
    untrue_of("looks_like_many_lines", "Home", *[BOAT] * 120, at_most=0),
    true_of("looks_like_lines_near_by", *("Home Sport Boats Ports Weather".split() * 4), line=9),
    untrue_of("looks_like_lines_near_by", *["Home"] * 20, *[BOAT] * 9, "Home", line=29, at_most=0),
    true_of("stands_in_a_pattern_that_recurs", *(["Storm in port", "3 May 2023"] * 25), line=24),
    untrue_of("stands_in_a_pattern_that_recurs", "Storm in port", "Home", BOAT, line=1, at_most=0),
    true_of("stands_in_a_long_pattern_that_recurs", *(["Storm in port", "€17"] * 30), line=24),
    untrue_of(
        "stands_in_a_long_pattern_that_recurs",
        *["Storm in port", "€17", BOAT],
        *["Home", "Storm in port", "€17"],
        line=1,
        at_most=0,
    ),
)

CONTEXT = (
    true_of("lines_around_are_long", *EN, "Home", *EN, line=2),
    true_of("lines_around_are_long", CHINESE, CHINESE, CHINESE, line=1),
    untrue_of("lines_around_are_long", *MENU, line=2),
    true_of("ten_lines_around_are_long", *EN, BOOKS, *EN, BOOKS, line=2),
    untrue_of("ten_lines_around_are_long", *MENU, *MENU, line=5),
    true_of("fifty_lines_around_are_long", *(EN * 20), line=20),
    untrue_of("fifty_lines_around_are_long", *(MENU * 20), line=50),
    true_of("lines_above_are_long", *EN, BOOKS, *MENU, line=3),
    untrue_of("lines_above_are_long", *MENU, *EN, line=5),
    true_of("lines_below_are_long", *MENU, *EN, BOOKS, line=4),
    untrue_of("lines_below_are_long", *EN, *MENU, line=1),
    true_of("sentences_stand_around", *EN, "Home", *EN, line=2),
    true_of("sentences_stand_around", CHINESE, "首页", HINDI, line=1),
    untrue_of("sentences_stand_around", *MENU, line=2, at_most=0),
    true_of("sentences_stand_in_that_part", *(EN * 10), line=10),
    untrue_of("sentences_stand_in_that_part", *(MENU * 7), *EN, line=2, at_most=0),
    true_of("running_text_stands_around", *EN, "Home", *EN, line=2),
    true_of("running_text_stands_around", *DE, "Start", *DE, line=1),
    untrue_of("running_text_stands_around", *MENU, *MENU, *EN, line=2, at_most=0),
    true_of("running_text_stands_above", *(EN * 5), "Home", line=-1, at_least=1),
    untrue_of("running_text_stands_above", "Home", *EN, line=0, at_most=0),
    true_of("running_text_stands_below", "Home", *(EN * 5), line=0, at_least=1),
    untrue_of("running_text_stands_below", *EN, "Home", line=2, at_most=0),
    true_of("commas_stand_above", *["Salt, oil, lemon, mint, egg"] * 10, "Home", line=-1),
    untrue_of("commas_stand_above", "Salt", "Home", line=1, at_most=0),
    true_of(
        "lines_around_share_words_with_the_long_text",
        "Boat left",
        "Home",
        "Harbour quay",
        BOAT,
        line=1,
    ),
    untrue_of("lines_around_share_words_with_the_long_text", *MENU, *MENU, BOAT, line=2, at_most=0),
    true_of("capitals_stand_around", "Our Boat", "now", "Your Harbour", line=1),
    untrue_of("capitals_stand_around", "our boat", "Now", "your harbour", line=0, at_most=0.35),
    true_of("bullets_stand_around", "• Home", "News", "• Sport", line=1),
    untrue_of("bullets_stand_around", *MENU, "Contact", "Press", "• Jobs", line=0, at_most=0),
    true_of("numbers_stand_around", "1", "Storm in port", "2", "Ferry is late", line=1),
    true_of("numbers_stand_around", "1. Storm in port", "2. Ferry is late", line=1, at_least=1),
    untrue_of("numbers_stand_around", "Storm in port", "2023", "Ferry is late", line=1, at_most=0),
    true_of("repeats_stand_around", *MENU, *MENU, line=2, at_least=0.7),
    untrue_of("repeats_stand_around", *MENU, line=2, at_most=0),
    true_of("lengths_vary_around", BOAT, "Home", CREW, "News", line=1, at_least=0.8),
    untrue_of("lengths_vary_around", *MENU, line=2, at_most=0.1),
    true_of("lengths_alternate", BOAT, "Home", CREW, "News", BOOKS, line=2, at_least=0.9),
    untrue_of("lengths_alternate", "Home", "News", BOAT, CREW, "Sport", line=2),
)

CASES = (*SHAPE, *WORDING, *PLACE, *REPETITION, *CONTEXT)

NAMES = tuple(signal.name for signal in SIGNALS)

ODD_PAGES = {
    "one line": ["Home"],
    "one blank between": ["Home", "", "News"],
    "marks only": ["»", "___", "•", "…"],
    "a bullet alone": ["-", "*", "1."],
    "combining marks": ["\u0301" * 500, "e\u0301\u0301"],
    "lone surrogates": ["\ud800", "a\udfff b"],
    "NUL and separators": ["\x00", "a\u2028b\u2029c", "\x0b\x0c x"],
    "zero width": ["\u200b", "\ufeff", "\u202e abc \u202c"],
    "very long": ["a " * 20_000, "b" * 20_000, "," * 20_000],
    "many lines": list(MENU * 300),
    "all scripts": [CHINESE, JAPANESE, HINDI, ARABIC, *RU, BOAT],
}


@cache
def values_of(lines: tuple[str, ...]) -> tuple[dict[str, float], ...]:
    """Return what every signal says of each line of a page, blank lines included."""
    rows: list[dict[str, float]] = [{} for _ in lines]
    page = measure_page(lines)
    for line, row in zip(page.lines, matrix_of(lines).tolist(), strict=True):
        rows[line.page_index] = dict(zip(NAMES, row, strict=True))
    return tuple(rows)


def matrix_of(lines: Sequence[str]) -> npt.NDArray[np.float32]:
    """Return how true each signal is of each line that is not blank: lines x signals."""
    page = measure_page(lines)
    values = array("f", bytes(4 * len(page.lines) * len(SIGNALS)))
    fill_signals(SIGNALS, page, values, len(SIGNALS))
    return np.frombuffer(values, dtype=np.float32).reshape(len(page.lines), len(SIGNALS))


def _id(case: Case) -> str:
    side = "high" if case.high == 1 else "low"
    return f"{case.signal}-{side}-{case.lines[case.line][:24].strip()}"


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_signal_is_high_where_its_claim_is_true_and_low_where_it_is_not(case: Case) -> None:
    value = values_of(case.lines)[case.line][case.signal]
    assert case.low <= value <= case.high + 1e-6


def test_every_signal_has_cases_on_both_sides_that_lie_clearly_apart() -> None:
    high: dict[str, list[float]] = defaultdict(list)
    low: dict[str, list[float]] = defaultdict(list)
    for case in CASES:
        side = high if case.high == 1 else low
        side[case.signal].append(values_of(case.lines)[case.line][case.signal])
    one_sided = [name for name in NAMES if not (high[name] and low[name])]
    close = [
        name
        for name in NAMES
        if name not in one_sided and min(high[name]) - max(low[name]) < MARGIN
    ]
    assert (one_sided, close) == ([], [])


def _of_words(count: int) -> str:
    return " ".join(["harbour"] * count)


NEIGHBOURS = (
    ("is_longer_than_a_headline", (_of_words(9),), (_of_words(8),), 0),
    ("is_two_or_three_words", (_of_words(3),), (_of_words(4),), 0),
    ("is_two_or_three_words", (_of_words(2),), (_of_words(1),), 0),
    ("is_two_or_three_words", ("隐私政策书面",), ("隐私政策书面文本",), 0),
    ("has_long_lines_above", (_of_words(15), "Home"), (_of_words(14), "Home"), 1),
    ("has_long_lines_above", ("船" * 30, "首页"), ("船" * 29, "首页"), 1),
    ("is_a_single_word", (_of_words(1),), (_of_words(2),), 0),
    ("is_a_single_word", ("政治",), ("政治书",), 0),
    ("holds_several_sentences", ("It rained. It froze.",), ("It rained, it froze.",), 0),
    ("has_digits", ("Page 7",), ("Page seven",), 0),
    ("has_long_lines_below", ("Home", _of_words(15)), ("Home", _of_words(14)), 0),
    (
        "is_in_a_run_of_short_lines",
        (BOAT, "Home", _of_words(14), BOAT),
        (BOAT, "Home", _of_words(15), BOAT),
        1,
    ),
    ("is_in_a_run_of_short_lines", (BOAT, "Home"), (BOAT, "Home", BOAT), 1),
    ("is_far_below_a_long_line", (_of_words(14), "Home"), (_of_words(15), "Home"), 1),
    ("is_far_below_a_long_line", (BOAT, *["Home"] * 60), (BOAT, *["Home"] * 59), -1),
    ("is_far_above_a_long_line", (*["Home"] * 60, BOAT), (*["Home"] * 59, BOAT), 0),
    ("stands_below_the_long_text", (_of_words(15), "Home"), (_of_words(14), "Home"), 1),
    ("stands_above_the_long_text", ("Home", _of_words(15)), (_of_words(15), "Home"), 0),
    ("shares_words_with_the_long_lines", ("left", BOAT), ("the", BOAT), 0),
    ("shares_words_with_the_long_lines", ("left", BOAT), ("left", "left " * 14), 0),
    ("shares_words_with_the_long_lines", ("left", "left " * 15), ("left", "left " * 14), 0),
    ("repeats_an_earlier_line", ("Home", "HOME!"), ("Home", "Homes"), 1),
    ("recurs_often", ("Reply",) * 11, ("Reply",) * 10, 0),
    ("stands_in_the_core", (_of_words(11),), (_of_words(10),), 0),
    ("is_likely_the_headline", ("the boat left", BOAT), ("boat left", BOAT), 0),
    ("is_likely_the_headline", (_of_words(25), _of_words(60)), (_of_words(26), _of_words(60)), 0),
    (
        "is_likely_the_headline",
        ("The boat left the harbour at nine", *["Home"] * 29, BOAT),
        ("The boat left the harbour at nine", *["Home"] * 30, BOAT),
        0,
    ),
    ("numbers_stand_around", ("99",), ("100",), 0),
    ("numbers_stand_around", ("99",), ("9.9",), 0),
    ("shares_words_with_the_line_above", ("x", "a b", "a c"), ("a b", "x", "a c"), 2),
    ("shares_words_with_the_line_above", ("a", "a a"), ("a", "a b"), 1),
    ("looks_like_many_lines", ("Home", "News"), ("Home", "News and sport"), 0),
    ("looks_like_many_lines", ("Home",) * 101, ("Home",) * 100, 0),
    ("looks_like_lines_near_by", ("a", *[BOAT] * 7, "b"), ("a", *[BOAT] * 8, "b"), 0),
    ("stands_in_a_pattern_that_recurs", ("a", "€1", "a", "€1", "a"), ("a", "€1", "a", "1", "a"), 1),
    ("begins_like_another_line", ("a b c d", "a b c d e"), ("a b c d", "a b c e f"), 0),
    ("begins_like_another_line", ("a b c d", "a b c d e"), ("a b c", "a b c e"), 0),
    ("is_numbered", ("999. Home",), ("1000. Home",), 0),
    ("fifty_lines_around_are_long", (BOAT, *["Home"] * 25), (BOAT, *["Home"] * 26), -1),
    ("lines_above_are_long", (BOAT, *["Home"] * 5), (BOAT, *["Home"] * 6), -1),
    (
        "stands_below_a_ranking_phrase",
        ("Most Read", *["Storm in port"] * 59),
        ("Most Read", *["Storm in port"] * 60),
        -1,
    ),
)


@pytest.mark.parametrize(("signal", "more", "less", "line"), NEIGHBOURS)
def test_a_limit_lies_between_two_pages_that_differ_by_one(
    signal: str, more: tuple[str, ...], less: tuple[str, ...], line: int
) -> None:
    assert values_of(more)[line][signal] > values_of(less)[line][signal]


REACHES = (
    ("lines_around_are_long", BOAT, 2),
    ("ten_lines_around_are_long", BOAT, 5),
    ("sentences_stand_around", "It rained.", 3),
    ("sentences_stand_in_that_part", "It rained.", 15),
    ("running_text_stands_around", BOAT, 3),
    ("capitals_stand_around", "How We Use Data", 4),
    ("bullets_stand_around", "• x", 4),
    ("lengths_vary_around", BOAT, 3),
)


@pytest.mark.parametrize(("signal", "neighbour", "reach"), REACHES)
def test_a_line_counts_for_those_around_as_far_as_its_signal_reaches(
    signal: str, neighbour: str, reach: int
) -> None:
    lines = tuple(str(100 + number) for number in range(40))
    rest = values_of(lines)[20][signal]
    for side in (-1, 1):
        near = tuple(_with(lines, 20 + side * reach, neighbour))
        far = tuple(_with(lines, 20 + side * (reach + 1), neighbour))
        assert values_of(near)[20][signal] > rest + 0.01
        assert values_of(far)[20][signal] == pytest.approx(rest, abs=1e-3)


ONE_SIDED = (
    ("lines_above_are_long", BOAT, -5, -6, 1),
    ("lines_below_are_long", BOAT, 5, 6, -1),
    ("running_text_stands_above", BOAT, -10, -11, 1),
    ("running_text_stands_below", BOAT, 10, 11, -1),
    ("commas_stand_above", "Salt, pepper, oil, lemon, mint", -10, -11, 1),
)


@pytest.mark.parametrize(("signal", "neighbour", "near", "far", "other_side"), ONE_SIDED)
def test_a_line_counts_for_those_below_or_above_only(
    signal: str, neighbour: str, near: int, far: int, other_side: int
) -> None:
    lines = tuple("a" for _ in range(40))
    rest = values_of(lines)[20][signal]
    assert values_of(_with(lines, 20 + near, neighbour))[20][signal] > rest + 0.01
    for place in (20 + far, 20 + other_side, 20):
        assert values_of(_with(lines, place, neighbour))[20][signal] == rest


def _with(lines: tuple[str, ...], place: int, line: str) -> tuple[str, ...]:
    return (*lines[:place], line, *lines[place + 1 :])


def test_the_examples_in_the_docstrings_hold() -> None:
    examples = list(_examples())
    assert len(examples) >= 30
    wrong = [
        (name, yes, no)
        for name, yes, no in examples
        if values_of((yes,))[0][name] < values_of((no,))[0][name] + MARGIN
    ]
    assert wrong == []


def _examples() -> Iterator[tuple[str, str, str]]:
    """Yield signals with a line of their docstring where they hold, and one where they do not."""
    for module in ("shape", "signs", "wording"):
        source = Path(wording.__file__).parent / f"{module}.py"
        tree = ast.parse(source.read_text(encoding="utf-8"))
        functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
        for function in functions:
            holds, lacks, others = (ast.get_docstring(function) or "").partition(", not ``")
            if lacks and function.name in NAMES:
                no = others.partition("``")[0]
                for yes in re.findall(r"``(.+?)``", holds):
                    yield function.name, yes, no


@pytest.mark.parametrize("kind", KINDS)
def test_a_phrase_of_each_kind_has_its_two_signals(kind: str) -> None:
    assert {f"is_a_{kind}_phrase", f"holds_a_{kind}_phrase"} <= set(NAMES)
    assert list(wording.IS) == list(wording.HOLDS) == list(KINDS)


def test_what_is_said_of_a_line_is_plain_english() -> None:
    said = [words for signal in HTML_SIGNALS for words in (signal.high, signal.low)]
    odd = re.compile(r"\b(no|a|an) (a|an|the)\b|\ba [aeio]|\ban [^aeiouh]| {2}")
    assert [words for words in said if odd.search(words)] == []


def test_no_case_names_a_signal_that_is_gone() -> None:
    assert {case.signal for case in CASES} <= set(NAMES)


def test_the_names_of_the_signals_are_identifiers_and_unique() -> None:
    assert [name for name, count in Counter(NAMES).items() if count > 1] == []
    assert [name for name in NAMES if not name.isidentifier()] == []


def test_what_a_signal_says_where_it_is_high_differs_from_what_it_says_where_it_is_low() -> None:
    assert [s.name for s in SIGNALS if not s.high or not s.low or s.high == s.low] == []


@pytest.mark.parametrize("lines", ODD_PAGES.values(), ids=ODD_PAGES)
def test_signals_stay_between_0_and_1_on_odd_pages(lines: list[str]) -> None:
    matrix = matrix_of(lines)
    assert matrix.shape == (len([line for line in lines if line.strip()]), len(SIGNALS))
    outside = ~np.isfinite(matrix) | (matrix < 0) | (matrix > 1)
    assert [NAMES[i] for i in np.flatnonzero(outside.any(axis=0))] == []


def test_an_example_is_of_the_first_line_unless_it_says_which_and_has_two_digits() -> None:
    lines = ("Storm", "Ferry is late again")
    assert example_of("is_a_single_word", *lines) == 1
    assert example_of("is_a_single_word", *lines, line=1) == 0
    assert example_of("is_mostly_digits", "7 hours") == 0.14


def test_signals_of_an_empty_page_are_an_empty_matrix() -> None:
    for lines in ([], [""], [" ", "\t"]):
        assert matrix_of(lines).shape == (0, len(SIGNALS))
