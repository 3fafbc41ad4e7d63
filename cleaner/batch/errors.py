"""What can stop a run, as opposed to a page (`cleaner.batch.records.Failure`)."""

from __future__ import annotations


class BatchError(Exception):
    """The run cannot start or go on; says why and what to do."""


class MissingExtraError(BatchError):
    """A package of the extra ``batch`` is not installed."""


class RefusedError(BatchError):
    """Going on would lose or mix results: the user has to decide."""


class NoPagesError(BatchError):
    """There is nothing to clean in what was named."""


class WorkersError(BatchError):
    """No worker process can be started."""
