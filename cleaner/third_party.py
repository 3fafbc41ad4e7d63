"""Keep the log lines of the libraries that are asked for their opinion of a page to themselves."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident

_LOGGERS = ("trafilatura", "readability", "htmldate", "courlan", "justext")


@contextmanager
def in_silence() -> Iterator[None]:
    """Let the others log nothing in this thread; elsewhere they log as their users wish."""
    here = get_ident()

    def is_elsewhere(record: logging.LogRecord) -> bool:
        return get_ident() != here

    loggers = [
        logger
        for name, logger in list(logging.Logger.manager.loggerDict.items())
        if name.partition(".")[0] in _LOGGERS and isinstance(logger, logging.Logger)
    ]
    for logger in loggers:
        logger.addFilter(is_elsewhere)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(is_elsewhere)
