"""Pages to look at: one self-contained HTML file that shows what was kept, dropped, and why."""

from cleaner.report.document import assets, document
from cleaner.report.sheet import MAX_EXPLAINED_LINES, Sheet, sheet_of, sheet_of_pages

__all__ = ["MAX_EXPLAINED_LINES", "Sheet", "document", "sheet_of", "sheet_of_pages", "to_report"]


def to_report(sheets: list[Sheet]) -> str:
    """Return the HTML document that shows these pages.

    It loads nothing, sends nothing, and takes the words of the pages for words alone.

    Args:
        sheets: what `sheet_of` made of each page.

    >>> html = to_report([sheet_of("storm.txt", "Storm shuts the port")])
    >>> html.startswith("<!doctype html>"), "Storm shuts the port" in html
    (True, True)
    """
    title = sheets[0].name if len(sheets) == 1 else f"{len(sheets)} pages"
    data = {"sheets": [sheet.to_dict() for sheet in sheets]}
    return document("report", title, data, script=assets("cleaner.report", ["report"], "js"))
