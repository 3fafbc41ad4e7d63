"""A bug planted in every process of an engine: one page makes the cleaner raise.

Python imports this file by itself when its folder is in PYTHONPATH. So the real adapters can be
seen on the real engines with a cleaner that fails, which no page we know of brings about.
"""

import cleaner
import cleaner.api

MARK = "this page breaks the cleaner"
sound = cleaner.api.clean


def clean(source, **options):
    if (MARK.encode() if isinstance(source, bytes) else MARK) in source:
        raise MemoryError("planted by the tests")
    return sound(source, **options)


cleaner.api.clean = cleaner.clean = clean
