"""Pages of one site, written for the tests: a small paper with columns, as text and as HTML."""

from __future__ import annotations

from html import escape

MENU = ("Home", "Islands", "Harbour", "Weather", "Letters", "Archive")
STANDING = (
    "On Thursdays I sit in the kitchen of the old rectory with a pot of tea, and I answer what "
    "the people of the eleven islands have asked me about their gardens."
)
CLOSING = (
    "The rain gauge at the harbour is read every morning at seven by the keeper of the light.",
    "Tides are given for Northhaven; on the outer islands they are some forty minutes later.",
    "The mail boat leaves on Mondays and Fridays.",
)
"""Stands below every column, and is no part of any."""
FOOTER = ("About the Gannet Post", "Delivery to the outer islands", "Privacy policy")

COLUMNS = {
    "Roses in salt wind": (
        "A reader from Outer Gannet asks why her roses turn brown on the side of the sea. It is "
        "the salt, which the wind carries further inland than most people would think.",
        "Plant a hedge of fuchsia first, and wait two summers before you plant the roses again.",
    ),
    "Potatoes without blight": (
        "Three letters this week ask the same question: how can potatoes be grown here without "
        "losing half of them to the blight that came with the wet summer?",
        "Lift them early. What is in the ground after the second week of August is at risk.",
    ),
    "A pond for the school": (
        "The children of the northern school dug a pond in March, and their teacher writes that "
        "nothing has moved into it. She should give it time, and take no fish from the river.",
        "By next spring there will be newts, and after the newts come the herons of the bay.",
    ),
    "Moving an old apple tree": (
        "Can a tree of forty years be moved to the other end of the garden? It can, if you are "
        "ready to work for two winters and to lose every apple of the summer between them.",
        "Cut the roots in a circle in the first winter, fill the trench, and lift in the second.",
    ),
}


def text_of(title: str) -> str:
    """Return a column of the paper as plain text."""
    paragraphs = "\n\n".join(COLUMNS[title])
    minutes = len(title)
    return "\n".join(
        (*MENU, "", title, "By Maud Pellow", f"{minutes} minutes to read", "", STANDING, "")
    ) + "\n".join(("", paragraphs, "", *CLOSING, "", f"{minutes} comments", *FOOTER, ""))


def html_of(title: str) -> str:
    """Return a column of the paper as HTML."""
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in MENU)
    footer = "".join(f'<a href="/f">{name}</a> ' for name in FOOTER)
    body = "".join(f"<p>{escape(text)}</p>" for text in (STANDING, *COLUMNS[title], *CLOSING))
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><ul>{menu}</ul>"
        f"<main><h1>{title}</h1><p>By Maud Pellow</p>{body}</main>"
        f"<footer>{footer}</footer></body></html>"
    )
