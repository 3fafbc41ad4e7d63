"""What a caller can say about cleaning a page: the one place where every option is named.

`cleaner.clean` takes the fields as keywords. The commands, `cleaner.batch` and the engines make
an `Options` of what they are given and pass it on, so that an option that is new here is there
for all of them (``tests/test_options.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from cleaner.document.labels import KEPT, Label
from cleaner.document.languages import check_language

Input = Literal["auto", "text", "html"]
Mode = Literal["precision", "balanced", "recall"]

NO_LABELS: frozenset[Label] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What `cleaner.clean` takes beside the page, by the same names and with the same defaults.

    Raises:
        TypeError: a value is of the wrong type.
        ValueError: a value is none of those that there are.

    >>> Options(drop=["caption"]).kept_labels == KEPT - {Label.CAPTION}
    True
    """

    input: Input = "auto"
    """What the page is; ``"auto"`` looks at it."""
    url: str | None = None
    """Where it was saved from; None: as far as the page itself tells."""
    language: str | None = None
    """ISO 639-1 code, where it is known better than the page tells."""
    encoding: str | None = None
    """What bytes are decoded with unless they begin with a mark; a str is decoded already."""
    mode: Mode = "balanced"
    """``"precision"`` keeps less, ``"recall"`` keeps more."""
    keep: frozenset[Label] = NO_LABELS
    """Labels of lines to keep beside those that are the article."""
    drop: frozenset[Label] = NO_LABELS
    """Labels of lines to drop though they are of the article."""
    keep_elements: tuple[str, ...] = ()
    """CSS selectors of elements of HTML whose lines to keep, whatever their labels."""
    drop_elements: tuple[str, ...] = ()
    """CSS selectors of elements of HTML whose lines to drop, whatever their labels."""
    site: Any = None
    """A `cleaner.Site`, learned from other pages of the host."""
    second_opinion: bool = False
    """Whether other programs are asked too."""
    max_chars: int | None = None
    """Judge no more than so many characters of the page's lines."""
    max_seconds: float | None = None
    """Begin no more work than fits in about so much time."""

    def __post_init__(self) -> None:
        for name in ("url", "language", "encoding"):
            _check_type(name, getattr(self, name), str, optional=True)
        check_language(self.language)
        for name, known in (("input", get_args(Input)), ("mode", get_args(Mode))):
            _check_type(name, getattr(self, name), str)
            if getattr(self, name) not in known:
                raise ValueError(
                    f"{name} must be one of {', '.join(known)}; not {getattr(self, name)!r}"
                )
        _check_type("second_opinion", self.second_opinion, bool)
        _check_limit("max_chars", self.max_chars, int)
        _check_limit("max_seconds", self.max_seconds, int | float)
        for name in ("keep", "drop"):
            object.__setattr__(self, name, labels_in(name, getattr(self, name)))
        for label in sorted(self.keep & self.drop):
            raise ValueError(f"keep and drop both name {label}: choose one")
        for name in ("keep_elements", "drop_elements"):
            object.__setattr__(self, name, selectors_in(name, getattr(self, name)))

    @property
    def kept_labels(self) -> frozenset[Label]:
        """The labels whose lines are kept."""
        return (KEPT | self.keep) - self.drop

    def keywords(self) -> dict[str, Any]:
        """Return the options as `cleaner.clean` takes them, whatever a subclass adds."""
        return {name: getattr(self, name) for name in NAMES}


NAMES = tuple(field.name for field in fields(Options))
"""The name of every option."""

LABELS_TO_CHOOSE = tuple(label for label in Label if label is not Label.BLANK)
"""What can be kept or dropped by name."""


def labels_in(name: str, values: object) -> frozenset[Label]:
    """Return the labels that the option `name` was given as.

    >>> labels_in("keep", ["comment"])
    frozenset({<Label.COMMENT: 'comment'>})
    >>> labels_in("keep", "comment")
    Traceback (most recent call last):
    TypeError: keep must be a collection of labels, as in {'comment'}, not str
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        kind = type(values).__name__
        raise TypeError(f"{name} must be a collection of labels, as in {{'comment'}}, not {kind}")
    known = {str(label): label for label in LABELS_TO_CHOOSE}
    labels = set()
    for value in values:
        _check_type(f"{name}: a label", value, str)
        if value not in known:
            raise ValueError(f"{name} must be of {', '.join(known)}; not {value!r}")
        labels.add(known[value])
    return frozenset(labels)


def selectors_in(name: str, values: object) -> tuple[str, ...]:
    """Return the CSS selectors that the option `name` was given as: one text, or several.

    >>> selectors_in("drop_elements", ".related, #newsletter")
    ('.related, #newsletter',)
    >>> selectors_in("drop_elements", {".related"})
    Traceback (most recent call last):
    TypeError: drop_elements must be a CSS selector, as in '.related, #news', or a list of them, \
not set
    """
    if isinstance(values, str):
        return (values,)
    if not isinstance(values, Sequence):  # nor a set: its order differs from run to run
        kind = type(values).__name__
        raise TypeError(
            f"{name} must be a CSS selector, as in '.related, #news', or a list of them, not {kind}"
        )
    for value in values:
        _check_type(f"{name}: a selector", value, str)
    return tuple(values)


def _check_type(name: str, value: object, kind: type, *, optional: bool = False) -> None:
    if not isinstance(value, kind) and not (optional and value is None):
        wanted = f"{kind.__name__} or None" if optional else kind.__name__
        raise TypeError(f"{name} must be {wanted}, not {type(value).__name__}")


def _check_limit(name: str, value: Any, kind: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, kind):
        wanted = "int" if kind is int else "int, float"
        raise TypeError(f"{name} must be {wanted} or None, not {type(value).__name__}")
    if not value >= 0:  # nor nan
        raise ValueError(f"{name} must be 0 or more; not {value!r}")
