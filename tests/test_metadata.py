import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document.judged import Line
from cleaner.document.labels import Label
from cleaner.metadata.byline_dates import modified_of, published_of
from cleaner.metadata.bylines import author_of
from cleaner.metadata.text import author_of_page, bylines_of, common_words, published_of_page

AUTHORS = [
    # English
    ("By Tobias Fennimore in Wrenmouth February 2, 2022", "Tobias Fennimore"),
    ("By Jill Serjeant", "Jill Serjeant"),
    ("by Aoife O'Riordan", "Aoife O'Riordan"),
    ("By: PipeWard EMEA on 04-ago-2021 5:11:10", "PipeWard EMEA"),
    ("Written by: Julie Marrow", "Julie Marrow"),
    ("Buying Guides·10 min read·By X Team", "X Team"),
    ("Published on May 3, 2020 by Anna Weiss", "Anna Weiss"),
    ("By A, B and C", "A, B and C"),
    ("By Ada King and Mary Wright", "Ada King and Mary Wright"),
    ("By Ada King & Mary Wright, Springfield", "Ada King & Mary Wright"),
    ("By Dana Ford , James Corey, Chien-Ming Wang, and Tom Watkins, CNN",
     "Dana Ford , James Corey, Chien-Ming Wang, and Tom Watkins"),
    ("By Richard Adams, Education editor", "Richard Adams"),
    ("By Ada King, Springfield Gazette", "Ada King"),
    ("By April Smith", "April Smith"),
    ("By Jan White Jan 5, 2020", "Jan White"),
    ("By Ada King Monday, May 4, 2020", "Ada King"),
    ("By Alejandro de la Garza", "Alejandro de la Garza"),
    ("By Ada King (ada@example.org)", "Ada King"),
    ("By Ada King ada@example.org", "Ada King"),
    ("posted by crazygar", "crazygar"),
    ("Ada King @adaking", "Ada King"),
    (":Author: Ada King", "Ada King"),
    ("*By Ada King, 3 May 2020*", "Ada King"),
    ("_By Ada King_", "Ada King"),
    ("By 'Ada King'", "Ada King"),
    # German
    ("Von Anna Weiß, 3. Mai 2024", "Anna Weiß"),
    ("Dienstag, 13. Mai 2014, von Dr. Sebastian Brüggemann", "Dr. Sebastian Brüggemann"),
    ("Von Ursula von der Leyen", "Ursula von der Leyen"),
    ("Text: Anna Weiß", "Anna Weiß"),
    # French
    ("Par Jacques Munier", "Jacques Munier"),
    ("Rédigé par Anne d'Ancona et Luc Petit à Lyon", "Anne d'Ancona et Luc Petit"),
    ("Auteur : Luc Petit", "Luc Petit"),
    # Spanish
    ("Por Ana López y Luis Gómez en Madrid", "Ana López y Luis Gómez"),
    ("Autor: Jan Kowalski", "Jan Kowalski"),
    # Italian
    ("Di Maria Rossi", "Maria Rossi"),
    ("Autore: Maria Rossi e Ugo Bianchi", "Maria Rossi e Ugo Bianchi"),
    # Portuguese
    ("Por João da Silva e Ana Souza - 2 de maio de 2020", "João da Silva e Ana Souza"),
    # A name by itself
    ("Mike Kappel May 18, 2016", "Mike Kappel"),
    ("Martina Thal 19. Juni 2019", "Martina Thal"),
    ("Patricio Cuesta | Puerto de Arena | 08/01/2014", "Patricio Cuesta"),
    ("Ada King", "Ada King"),
    # What a converter glues to a name, and what stands behind it
    ("By Ada KingPublished: Jan 29, 2025", "Ada King"),
    ("ByAda King", "Ada King"),
    ("Ada King5 hours ago", "Ada King"),
    ("Ada King@adaking", "Ada King"),
    ("Ada King Ada King", "Ada King"),
    ("By Ada MacKenzie", "Ada MacKenzie"),
    ("By Ada King Follow", "Ada King"),
    ("By Ada King Senior Reporter", "Ada King"),
    ("Von Anna Weiß Redakteurin", "Anna Weiß"),
    ("By Ada King, Co-Founder & Editor", "Ada King"),
    ("By Ada King and Mary Wright The Daily Gull", "Ada King and Mary Wright"),
    ("By Ada King, PhD, RD", "Ada King, PhD, RD"),
    ("By Ada King, Mary Wright, Ann Lee", "Ada King, Mary Wright, Ann Lee"),
    ("• By Ada King", "Ada King"),
    ("• Ada King", "Ada King"),
    ("12 Comments | Ada King | Last Updated: March 11, 2019", "Ada King"),
    ("Dec. 19, 2025 · Ada King", "Ada King"),
    ("Veröffentlicht am 28. April 2024, 14:26 Uhr, Anna Weiß", "Anna Weiß"),
    ("Ada King and Mary Wright", "Ada King and Mary Wright"),
    ("Posted by ada_k on 07/23/2024 02:57 PM", "ada_k"),
    ("Posted on the 15/12/2025 by @adaking", "adaking"),
    ("Thread starter Thread starter adak", "adak"),
    ("Kolumne von Anna Weiß", "Anna Weiß"),
    # Other languages
    ("Tekst: Jan Nowak", "Jan Nowak"),
    ("Geschreven door Piet de Vries", "Piet de Vries"),
    ("Skrevet av Kari Nordmann", "Kari Nordmann"),
    ("Napsal Jan Novák", "Jan Novák"),
    ("Írta: Nagy Anna", "Nagy Anna"),
    ("Scris de Ana Popescu", "Ana Popescu"),
    ("Yazan: Ayşe Yılmaz", "Ayşe Yılmaz"),
    ("Автор: Анна Иванова", "Анна Иванова"),
    ("作者：王小明", "王小明"),
    ("記者王小明", "王小明"),
    ("山田花子記者", "山田花子"),
    ("순천 김철수 기자 kim@example.org", "김철수"),
    ("بقلم: ليلى حداد", "ليلى حداد"),
    ("AFP", "AFP"),
]  # fmt: skip

NO_AUTHOR = [
    "",
    "By",
    "Updated 3 hours ago",
    "7 hours ago",
    "Published: January 16, 2023",
    "Updated: Monday, 3 May 2021",
    "posted by admin",
    "By using this site you agree to the terms",
    "Text messages are here",
    "South Sallow 09:31 August 20, 2019",
    "The Planetary Press",
    "CNN NEWS",
    "Press Release",
    "2019-02-24, 05:31 PM",
    "Ada",
    "Updated July 9",
    "Edited by Ada King",
    "Reviewed by: Ada King, MD",
    "Contributing Writer",
    "Release Date: 21 Aug, 2012",
    "Joined: Jul 24, 2017",
    "One Two Three Four Five",
    "By One Two Three Four Five Six Seven",
]


@pytest.mark.parametrize(("byline", "author"), AUTHORS)
def test_author(byline, author):
    assert author_of([byline]) == author


@pytest.mark.parametrize("byline", NO_AUTHOR)
def test_no_author(byline):
    assert author_of([byline]) is None


def test_the_name_may_stand_in_the_line_below():
    assert author_of(["By", "Jill Serjeant"]) == "Jill Serjeant"


def test_an_announced_author_goes_before_a_bare_name():
    assert author_of(["Harbour Light", "By Jill Serjeant"]) == "Jill Serjeant"


def test_what_follows_an_empty_by_may_be_another_byline():
    assert author_of(["By", "Updated on July 9, 2025"]) is None


def test_names_in_lines_one_below_the_other_are_authors_together():
    assert author_of(["Ada King", "Mary Wright", "May 3, 2020"]) == "Ada King, Mary Wright"
    assert author_of(["Ada King", "", "Mary Wright"]) == "Ada King"


def test_a_name_beside_a_date_goes_before_another():
    assert author_of(["Harbour Light", "", "Ada King", "May 3, 2020"]) == "Ada King"


def test_words_that_are_common_on_the_page_are_no_name():
    assert author_of(["Key Points"]) == "Key Points"
    assert author_of(["Key Points"], "en", {"key", "points"}) is None
    assert author_of(["Key Points"], "en", {"key"}) == "Key Points"


def test_accounts_in_front_of_dates_are_those_of_a_thread():
    posts = ["ada_k September 5, 2024, 11:15pm 1", "", "mary September 6, 2024, 9:15am 2"]
    assert author_of(posts) == "ada_k"
    assert author_of(posts[:1]) is None


def test_no_bylines_have_no_author_and_no_date():
    assert author_of([]) is None
    assert published_of([], None) is None


DATES = [
    ("en", "By Tobias Fennimore in Wrenmouth February 2, 2022", "2022-02-02"),
    ("en", "Published: 10:05am, 20 Jan, 2020", "2020-01-20"),
    ("en", "December 19th, 2025", "2025-12-19"),
    ("en", "Sept. 5, 2024", "2024-09-05"),
    ("en", "HarlJack September 5, 2024, 11:15pm 1", "2024-09-05"),
    ("en", "2nd of May 2020", "2020-05-02"),
    ("en", "Mon 20 Jan 2020 06.05 GMT Last modified on Tue 21 Jan 2020", "2020-01-20"),
    ("en", "2019-02-24, 05:31 PM", "2019-02-24"),
    ("en", "2019-01-07T17:27:31+02:00", "2019-01-07"),
    ("en", "04/25/2019", "2019-04-25"),
    ("en", "25/04/2019", "2019-04-25"),
    ("en", "04/04/2019", "2019-04-04"),
    (None, "20 juin 2019", "2019-06-20"),
    (None, "20.06.2019 07:30 Uhr", "2019-06-20"),
    ("en", "19. Juni 2019", "2019-06-19"),
    ("de", "Von Anna Weiß, 3. Mai 2024", "2024-05-03"),
    ("de", "Juni 19th, 2018", "2018-06-19"),
    ("de", "04.05.2019", "2019-05-04"),
    ("fr", "Publié le 1er août 2020 à 10h", "2020-08-01"),
    ("fr", "06 Novembre 2019", "2019-11-06"),
    ("fr", "14/01/2020", "2020-01-14"),
    ("es", "13 de mayo de 2014", "2014-05-13"),
    ("es", "04-ago-2021 5:11:10", "2021-08-04"),
    ("es", "08/01/2014", "2014-01-08"),
    ("it", "Pubblicato il 11 gennaio 2020", "2020-01-11"),
    ("pt", "1º de maio de 2020", "2020-05-01"),
    ("nl", "12 mei 2020", "2020-05-12"),
    ("pl", "12 sierpnia 2021", "2021-08-12"),
    ("tr", "5 Mayıs 2020", "2020-05-05"),
    ("ru", "20 января 2020", "2020-01-20"),
    ("zh", "2023年11月17日 15:13", "2023-11-17"),
    ("ja", "２０２０年１月２０日", "2020-01-20"),
    ("ko", "2020년 1월 20일", "2020-01-20"),
    ("ar", "٢٠٢٠/٠١/٢٠", "2020-01-20"),
    ("no such language", "May 3, 2020", "2020-05-03"),
    ("ko", "2020.01.20 20:00", "2020-01-20"),
    ("lt", "Nuomonės2020.01.20 19:59", "2020-01-20"),
    # What a converter glues to a date
    ("en", "Published Tue, Jan 28 20202:23 PM EST", "2020-01-28"),
    ("en", "August 26, 20241 yr", "2024-08-26"),
    ("en", "Mar 27, 20255 mins", "2025-03-27"),
    ("fr", "20 janvier 202020 janvier 2020", "2020-01-20"),
    # Years of two digits
    ("de", "27.04.24 um 07:39 Uhr", "2024-04-27"),
    ("fr", "27/04/24", "2024-04-27"),
    ("en", "27/04/24", "2024-04-27"),
    ("en", "4/27/24", "2024-04-27"),
]

NO_DATES = [
    ("en", "7 hours ago"),
    ("en", "yesterday"),
    ("en", "May 2020"),
    ("en", "May 3"),
    ("en", "30 February 2020"),
    ("de", "31.02.2020"),
    ("en", "13/14/2019"),
    ("en", "04/05/2019"),
    (None, "04/05/2019"),
    ("en", "Page 12, 2020"),
    ("en", "Call 555-12-2020-11"),
    ("en", "Version 1.2.2020.4.3"),
    ("de", "vor 3 Stunden"),
    ("en", "4/5/24"),
    ("de", "27-04-24"),
    ("de", "27.04.75"),
    ("de", "27.04.24.1"),
    ("de", "12.30.45"),
]


@pytest.mark.parametrize(("language", "byline", "day"), DATES)
def test_published(language, byline, day):
    assert published_of([byline], language) == day


@pytest.mark.parametrize(("language", "byline"), NO_DATES)
def test_not_published(language, byline):
    assert published_of([byline], language) is None


def test_a_page_is_published_before_it_is_updated():
    assert published_of(["Updated May 6, 2023", "Published May 3, 2023"], "en") == "2023-05-03"


def test_a_date_of_a_change_is_not_that_of_publication():
    assert published_of(["Last updated: May 3, 2020", "", "May 6, 2023"], "en") == "2023-05-06"
    assert modified_of(["Last updated: May 3, 2020", "", "May 6, 2023"], "en") == "2020-05-03"
    assert published_of(["Zuletzt aktualisiert am 3. Mai 2020"], "de") is None
    assert modified_of(["Zuletzt aktualisiert am 3. Mai 2020"], "de") == "2020-05-03"
    assert modified_of(["Last post by Ann Lee, Jan 8, 2026"], "en") == "2026-01-08"
    assert modified_of(["May 6, 2023"], "en") is None


def test_a_line_of_its_own_may_announce_the_date_below_it():
    below = ["Ada King", "Updated on", "April 19, 2025", "Aug 1, 2024"]
    assert published_of(below, "en") == "2024-08-01"
    assert modified_of(below, "en") == "2025-04-19"
    assert published_of(["Zuletzt aktualisiert:", "3. Mai 2020"], "de") is None
    assert published_of(["Published", "May 6, 2023", "May 3, 2023"], "en") == "2023-05-06"


def test_the_days_that_are_known_tell_the_day_from_the_month():
    assert published_of(["Posted 07/03/24"], "en") is None
    assert published_of(["Posted 07/03/24"], "en", {"2024-07-03", "2024-07-04"}) == "2024-07-03"
    assert published_of(["Posted 07/03/24"], "en", {"2024-07-03", "2024-03-07"}) is None


def test_a_date_that_is_announced_goes_before_others_beside_it():
    assert published_of(["Audio 3 min | 25.04.24", "Veröffentlicht am 27.04.24"], "de") == (
        "2024-04-27"
    )
    assert published_of(["April 25, 2024", "Published April 27, 2024"], "en") == "2024-04-27"
    assert published_of(["April 25, 2024", "April 27, 2024"], "en") == "2024-04-25"


def test_a_date_further_below_is_another():
    assert published_of(["May 6, 2023", "", "Oct 25, 2017"], "en") == "2023-05-06"
    assert published_of(["May 6, 2023", "Oct 25, 2017"], "en") == "2017-10-25"


PAGE = [
    ("Log in", Label.NAV),
    ("Storm shuts the port", Label.TITLE),
    ("Posted by Ada King on May 6, 2023", Label.UI),
    ("The storm came in from the sea and the master shut the port for two days.", Label.BODY),
    ("Related", Label.TEASER),
]


def lines(rows):
    return [Line(n, t, label, 0.9, 0, 0) for n, (t, label) in enumerate(rows, start=1)]


def test_a_byline_that_is_not_labelled_so_is_found_beside_the_headline():
    assert author_of_page(lines(PAGE), "en") == "Ada King"
    assert published_of_page(lines(PAGE), "en") == "2023-05-06"


def test_labelled_bylines_go_before_other_lines_and_the_address():
    rows = [*PAGE, ("By Mary Wright, May 9, 2023", Label.BYLINE)]
    assert author_of_page(lines(rows), "en") == "Mary Wright"
    assert published_of_page(lines(rows), "en", "https://a.example/2023/05/01/x") == "2023-05-09"


def test_the_address_tells_the_date_where_no_line_does():
    url = "https://gull.example/2023/05/01/storm"
    assert published_of_page(lines(PAGE[3:]), "en", url) == "2023-05-01"
    assert published_of_page(lines(PAGE[3:]), "en", "https://gull.example/2023/13/01/x") is None
    assert published_of_page(lines(PAGE[3:]), "en") is None


def test_an_empty_line_stands_for_what_is_between_bylines():
    rows = [("A", Label.BYLINE), ("", Label.BLANK), ("B", Label.BYLINE), ("x", Label.NAV),
            ("y", Label.NAV), ("C", Label.BYLINE)]  # fmt: skip
    assert bylines_of(lines(rows)) == ["A", "B", "", "C"]


def test_common_words_are_those_in_lower_case_but_not_in_addresses():
    rows = [("Key points: see the port", Label.BODY), ("ada.king@gull.org /ada/x", Label.BODY)]
    assert common_words(lines(rows)) == {"points", "see", "the", "port"}


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Adak"])
def test_the_time_zone_changes_nothing(zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    getattr(time, "tzset", lambda: None)()
    assert published_of(["May 3, 2020"], "en") == "2020-05-03"


@given(st.lists(st.text(max_size=400), max_size=4), st.sampled_from([None, "en", "xx", ""]))
def test_no_bylines_raise(bylines, language):
    author = author_of(bylines)
    assert author is None or all(
        any(name in byline for byline in bylines) for name in author.split(", ") if name
    )
    published = published_of(bylines, language)
    assert published is None or datetime.date.fromisoformat(published)


@pytest.mark.parametrize(
    "piece", ["A ", "and ", "A,", "1 ", "| ", "May ", "by ", "12 May ", "by\t", "4"]
)
def test_long_lines_take_no_time(piece):
    bylines = [piece * 100_000] * 20
    start = time.process_time()
    author_of(bylines)
    published_of(bylines, "en")
    assert time.process_time() - start < 2
