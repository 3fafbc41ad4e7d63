"""The articles that are planted in hostile pages, to see whether they come out again."""

from __future__ import annotations

from html import escape

HEADLINE = "The lighthouse of Corran Ness is lit again"
PARAGRAPHS = (
    "The lamp of Corran Ness burned on Sunday night for the first time in eleven years, and half "
    "the village had walked out along the sea wall to watch it. Somebody had brought a fiddle, and "
    "the children were allowed to stay up.",
    "It had gone dark after the storm of 2012, when the sea broke the gallery windows and salt "
    "water ran down the stairs into the engine room. The owners looked at the bill, put a "
    "padlock on "
    "the door and sent the keeper to another post.",
    "“We thought that nobody would ever pay for it,” said Maud Ferris, whose father was the last "
    "keeper, “and then the letter with the money came from the fishermen themselves.” She had "
    "kept his cap for the day, "
    "and it was far too big for the new keeper.",
    "The repair took fourteen months, because each of the brass fittings had to be cast again from "
    "drawings that an archivist found in the cellar of the harbour office. Two of them are "
    "still not "
    "right, as the founder says himself, but they will do for now.",
    "Ships no longer need the light to find the channel, the harbour master said, but the crews "
    "had asked for it every winter since it went out. “A screen tells you where you are,” he said, "
    "“but a light tells you that there is somebody at home, and that is another thing.”",
    "From May on visitors may climb the tower on Saturdays, provided that the wind is not stronger "
    "than force six and that they wear shoes with a grip. There are one hundred and ninety "
    "steps, and there "
    "is nothing to drink at the top but what they have carried up themselves.",
)
MENU = ("Home", "News", "Sport", "Weather", "Log in")
FOOTER = ("Privacy Policy", "Terms of use", "© 2023 The Ness Courier")

_SENTENCES: dict[str, tuple[str, ...]] = {
    "ja": (
        "灯台の明かりが十一年ぶりに日曜日の夜に灯され、村の半分の人々が防波堤を歩いて見に行った。",
        "二〇一二年の嵐の後、海が窓を壊し、塩水が階段を流れて機関室に入り、灯台は暗くなっていた。",
        "修理には十四か月かかった。真鍮の部品はすべて古い図面から作り直さなければならなかったからである。",
        "五月からは土曜日に塔に登ることができるが、風が強い日は入れないと港の責任者は話した。",
    ),
    "ru": (
        "В воскресенье вечером маяк зажёгся впервые за одиннадцать лет, и половина деревни пришла "
        "на набережную посмотреть на него.",
        "Он погас после шторма, когда море выбило окна галереи и солёная вода потекла по лестнице "
        "в машинное отделение.",
        "Ремонт занял четырнадцать месяцев, потому что каждую деталь пришлось отливать заново по "
        "чертежам, которые архивист нашёл в подвале.",
        "С мая посетители смогут подниматься на башню по субботам, если ветер не слишком сильный.",
    ),
    "zh": (
        "星期天晚上，灯塔十一年来第一次亮起，村里一半的人沿着海堤走去观看。",
        "二〇一二年的暴风雨之后，海水打破了窗户，盐水顺着楼梯流进了机房，灯塔就熄灭了。",
        "修理花了十四个月，因为每一个铜件都必须按照档案员在地下室找到的图纸重新铸造。",
        "从五月起，游客可以在星期六登上灯塔，但是风太大的日子不开放，港口负责人说。",
    ),
    "el": (
        "Ο φάρος άναψε την Κυριακή το βράδυ για πρώτη φορά μετά από έντεκα χρόνια, και το μισό "
        "χωριό πήγε να τον δει.",
        "Είχε σβήσει μετά την καταιγίδα, όταν η θάλασσα έσπασε τα παράθυρα και το νερό κατέβηκε "
        "από τις σκάλες.",
        "Η επισκευή κράτησε δεκατέσσερις μήνες, επειδή κάθε κομμάτι έπρεπε να χυθεί ξανά από τα "
        "παλιά σχέδια.",
    ),
    "fr": (
        "Le phare s’est rallumé dimanche soir pour la première fois depuis onze ans, et la moitié "
        "du village était venue à pied le long de la digue.",
        "Il s’était éteint après la tempête, quand la mer a brisé les fenêtres et que l’eau salée "
        "a coulé jusqu’à la salle des machines.",
        "La réparation a duré quatorze mois, car chaque pièce a dû être coulée de nouveau d’après "
        "les dessins trouvés à la cave.",
    ),
    "ko": (
        "일요일 밤에 등대가 십일 년 만에 처음으로 켜졌고 "
        "마을 사람들의 절반이 방파제를 따라 걸어가 구경했다.",
        "폭풍이 지나간 뒤 바다가 창문을 부수고 소금물이 "
        "계단을 따라 기관실로 흘러들어 등대는 꺼져 있었다.",
        "수리에는 열네 달이 걸렸는데 모든 부품을 오래된 도면에 따라 다시 만들어야 했기 때문이다.",
    ),
    "ar": (
        "أضاءت المنارة مساء الأحد للمرة الأولى منذ أحد عشر عاما، وسار نصف أهل القرية على طول السد "
        "لمشاهدتها.",
        "وكانت قد انطفأت بعد العاصفة عندما كسر البحر النوافذ وسالت المياه المالحة على الدرج إلى "
        "غرفة المحركات.",
        "واستغرق الإصلاح أربعة عشر شهرا لأن كل قطعة كان يجب أن تصب من جديد حسب الرسوم القديمة.",
    ),
}  # fmt: skip

MIN_CHARS = 220
"""jusText takes shorter paragraphs for good only beside longer ones."""


def _in_paragraphs(sentences: tuple[str, ...], gap: str) -> tuple[str, ...]:
    """Return a paragraph for each sentence to begin with, each going on until it is long enough."""
    return tuple(
        gap.join(
            (sentences[place:] + sentences[:place]) * (1 + MIN_CHARS // sum(map(len, sentences)))
        )
        for place in range(len(sentences))
    )


FOREIGN = {
    language: _in_paragraphs(sentences, "" if language in {"ja", "zh"} else " ")
    for language, sentences in _SENTENCES.items()
}
"""Articles by language: long paragraphs of the same few sentences."""


def text_page(paragraphs: tuple[str, ...] = PARAGRAPHS, headline: str = HEADLINE) -> str:
    """Return a page of plain text: a menu, the article, a footer."""
    return "\n".join([*MENU, "", headline, "", *"\n\n".join(paragraphs).split("\n"), "", *FOOTER])


def html_page(
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    headline: str = HEADLINE,
    *,
    head: str = "",
    before: str = "",
    between: str = "",
    behind: str = "",
) -> str:
    """Return a page of HTML with so much put into its head, around and inside its article."""
    inside = "".join(
        f"<p>{escape(text, quote=False)}</p>\n{between if number == 1 else ''}"
        for number, text in enumerate(paragraphs)
    )
    menu = "".join(f"<li><a href='/{number}'>{name}</a></li>" for number, name in enumerate(MENU))
    return (
        f"<!doctype html><html><head><title>{headline}</title>{head}</head><body>"
        f"<nav><ul>{menu}</ul></nav>{before}<article><h1>{headline}</h1>\n{inside}</article>{behind}"
        f"<footer><p>{' '.join(FOOTER)}</p></footer></body></html>"
    )
