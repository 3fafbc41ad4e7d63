"""Clean an archive as datatrove does with trafilatura: WARC to Parquet, in one process.

Run with the folder of the archive and the folder of the output.
"""

from __future__ import annotations

import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.extractors import Trafilatura
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import ParquetWriter

SECONDS_A_PAGE = 60
"""Longer than any page takes on a busy machine: none is left out."""

if __name__ == "__main__":
    source, output = sys.argv[1:]
    steps = [
        WarcReader(source, glob_pattern="*.warc.gz"),
        Trafilatura(favour_precision=False, timeout=SECONDS_A_PAGE),
        ParquetWriter(output),
    ]
    LocalPipelineExecutor(steps, tasks=1, workers=1, logging_dir=f"{output}/logs").run()
