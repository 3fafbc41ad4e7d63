"""What the site needs beside the documents: pages from the root, links, a look at the result.

A document may link to a file outside docs/, as a reader of the repository follows it. On the
site the changelog, the security notes and the guide for contributors are pages, and of other files
only the name is left.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

LOG = logging.getLogger("mkdocs.hooks")
ROOT = Path(__file__).resolve().parent.parent
ROOT_PAGES = {
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
}
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s#]+)(#[^)\s]*)?\)")
LOADED = re.compile(
    r"<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=\"?((?:https?:)?//[^\" >]+)"
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that lie in the root of the repository."""
    for name, page in ROOT_PAGES.items():
        text = (ROOT / name).read_text("utf-8")
        files.append(File.generated(config, page, content=from_inside_docs(text)))
    return files


def from_inside_docs(text: str) -> str:
    """Return a document of the root with its links, and names of documents, led from docs/."""
    linked = re.sub(r"(?<!\])\((docs/([\w-]+\.md))\)", r"([\1](\2))", text)
    for name, page in ROOT_PAGES.items():
        linked = linked.replace(f"]({name})", f"]({page})")
    return linked.replace("](docs/", "](")


def on_page_markdown(markdown: str, **_: object) -> str:
    """Lead links that leave docs/ to their page on the site, or take the link away."""
    return LINK.sub(_inside, markdown)


def _inside(link: re.Match[str]) -> str:
    words, target, anchor = link[1], link[2], link[3] or ""
    if not target.startswith("../"):
        return link[0]
    page = ROOT_PAGES.get(target.removeprefix("../"))
    return f"[{words}]({page}{anchor})" if page else words


def on_post_page(output: str, page: object, **_: object) -> str:
    """Warn, which a strict build takes for an error, of whatever comes from another host."""
    for address in LOADED.findall(output):
        LOG.warning("%s loads %s", page, address)
    return output
