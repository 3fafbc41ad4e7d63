"""Which films, sounds and frames a page shows amid its text, and where they lead.

A frame may be a film, a map, a chart, and as well an advertisement or a counter of visitors; no
list of hosts can tell. What can, is what the page says of the frame: it may fill the screen, or
it may play by itself, as only players and maps are allowed; or it stands in a ``figure`` or a box
called an embed, as editors put what belongs to their text. A title alone says nothing: those of
advertisements have one too. What is called one is none, nor is what nobody can see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import unescape
from types import MappingProxyType
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import regex

from cleaner.readers.hiding import hides
from cleaner.writers.addresses import is_picture, safe_address
from cleaner.writers.pictures import SOURCES, is_pixel
from cleaner.writers.state import State

_FRAMES: Final = frozenset({"iframe", "amp-iframe"})
_MEDIA: Final = frozenset({"audio", "video", "amp-audio", "amp-video"})
_NUMBERED: Final = MappingProxyType(
    {
        **dict.fromkeys(["lite-youtube", "amp-youtube"], "https://www.youtube.com/watch?v="),
        **dict.fromkeys(["lite-vimeo", "amp-vimeo"], "https://vimeo.com/"),
    }
)
"""Elements that stand for a player until it is wanted, and know no more than the number of a film:
what stands before it in the address."""
EMBEDS: Final = _FRAMES | _MEDIA | frozenset(_NUMBERED)
"""Elements that may be an embed."""
MAX_CONTENT_CHARS: Final = 2000
"""In so much of a film its sources are looked for."""
MAX_NAME_CHARS: Final = 200
_MAX_AROUND: Final = 4
"""So many elements around a frame are asked for their names."""

_FILLS_THE_SCREEN: Final = ("allowfullscreen", "webkitallowfullscreen", "mozallowfullscreen")
_PLAYS: Final = regex.compile(r"(?:^|[\s;])(?:fullscreen|autoplay|encrypted-media)\b")
"""What ``allow`` grants to players."""
_CALLED_AN_EMBED: Final = regex.compile(r"(?:^|[\s_-])(?:o?embed|video|audio|player)")
_CALLED_AN_ADVERTISEMENT: Final = regex.compile(
    r"(?:^|[\s_-])(?:ads?|adv|advert\w*|adsby\w+|adslot\w*|sponsor\w*|dfp|gpt)(?:$|[\s_-])"
)
_SOURCE: Final = regex.compile(r'<source\s(?:[^>]*?\s)?(?:data-)?src="([^"]*+)"')


class Embed(NamedTuple):
    """Something that a page plays or shows amid its text."""

    address: str
    name: str
    """What the page calls it, else the host that it comes from."""


def embed_of(
    tag: str, attributes: Mapping[str, str], content: str, base: str, around: Sequence[State]
) -> Embed | None:
    """Return what an element shows, None where it is none of the article's.

    Args:
        tag: its name, one of `EMBEDS`.
        attributes: those of its start tag.
        content: the beginning of what stands in it, as the canonical form has it.
        base: the address of the page.
        around: the elements that it stands in, the outermost first.

    >>> film = {"src": "//film.example/embed/7", "title": "Storm", "allowfullscreen": ""}
    >>> embed_of("iframe", film, "", "https://gull.example/", ())
    Embed(address='https://film.example/embed/7', name='Storm')
    >>> embed_of("iframe", {"src": "//ads.example/7", "title": "Buy"}, "", "", ()) is None
    True
    """
    address = _address(tag, attributes, content, base)
    if not address or _is_hidden(attributes):
        return None
    names = [_names(state.attributes) for state in around[-_MAX_AROUND:]]
    own = _names(attributes)
    if any(map(_CALLED_AN_ADVERTISEMENT.search, [own, *names])):
        return None
    if tag in _FRAMES and not (_may_play(attributes) or _is_placed(own, names, around)):
        return None
    return Embed(address, _name(attributes) or urlsplit(address).hostname or address)


def _address(tag: str, attributes: Mapping[str, str], content: str, base: str) -> str:
    """Return where an embed leads, "" if that is no address of the web."""
    if tag in _NUMBERED:
        number = attributes.get("videoid") or attributes.get("data-videoid") or ""
        return safe_address(_NUMBERED[tag] + number) if number.strip() else ""
    written = [attributes.get(name, "") for name in SOURCES]
    if tag in _MEDIA:
        written += [unescape(source) for source in _SOURCE.findall(content)]
    addresses = (safe_address(source, base) for source in written if source.strip())
    return next((address for address in addresses if is_picture(address)), "")


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return is_pixel(attributes) or any(
        hides(name, attributes[name]) for name in ("hidden", "style") if name in attributes
    )


def _may_play(attributes: Mapping[str, str]) -> bool:
    """Whether a frame may fill the screen, or play by itself.

    >>> _may_play({"allow": "autoplay; fullscreen"}), _may_play({"allow": "run-ad-auction"})
    (True, False)
    """
    if any(name in attributes for name in _FILLS_THE_SCREEN):
        return True
    return _PLAYS.search(attributes.get("allow", "").lower()) is not None


def _is_placed(own: str, names: Sequence[str], around: Sequence[State]) -> bool:
    """Whether a frame stands in a ``figure``, or is called an embed, or what it stands in is."""
    if any(state.tag == "figure" for state in around[-_MAX_AROUND:]):
        return True
    return any(map(_CALLED_AN_EMBED.search, [own, *names]))


def _names(attributes: Mapping[str, str]) -> str:
    """Return the class and the id of an element, in small letters."""
    return f"{attributes.get('class', '')[:500]} {attributes.get('id', '')[:100]}".lower()


def _name(attributes: Mapping[str, str]) -> str:
    """Return what the page calls an embed, "" where it gives no name."""
    written = attributes.get("title") or attributes.get("aria-label") or ""
    return " ".join(written[:MAX_NAME_CHARS].split())
