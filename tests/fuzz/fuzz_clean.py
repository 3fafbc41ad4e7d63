"""A coverage-guided fuzzer of `cleaner.clean` and all writers; needs the extra ``fuzz``.

    python tests/fuzz/fuzz_clean.py -max_total_time=30 /tmp/found tests/fuzz/corpus

What it finds is written into the first folder; a crash becomes a file of ``corpus`` with a name
that says what it was, and so a case of ``tests/test_hostile_corpus.py``.
"""

from __future__ import annotations

import logging
import sys
import warnings
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

with atheris.instrument_imports(include=["cleaner"]):
    from invariants import check

    import cleaner
    import cleaner.readers.html
    import cleaner.writers.from_html
    import cleaner.writers.html
    import cleaner.writers.markdown

if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    cleaner.clean("a\nb")
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
