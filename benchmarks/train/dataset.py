"""All training pages in a few long arrays on the device that trains, and batches cut from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from benchmarks.train.network import WordRows
from cleaner.document.labels import SCORED
from cleaner.scorer.vocabulary import Found

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Page:
    """A page to train on; all arrays have a row for each line."""

    inputs: npt.NDArray[np.float16]
    allowed: npt.NDArray[np.bool_]
    weight: npt.NDArray[np.float32]
    kind_weight: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    found: Found
    """The rows of the vocabulary that its words are."""
    groups: npt.NDArray[np.int32]
    """lines x kinds: the groups that each line is in (`cleaner.measures.groups`)."""


class Batch(NamedTuple):
    """Some pages side by side, filled up to the longest: pages x lines, and so on."""

    inputs: Tensor
    there: Tensor
    """1 for a line and 0 for padding."""
    allowed: Tensor
    weight: Tensor
    kind_weight: Tensor
    words: Tensor
    word_rows: WordRows
    groups: Tensor
    """Kinds x (pages x lines): the groups of a kind are numbered over all pages; padding is in a
    group of its own, the last."""


class Dataset:
    """Pages laid end to end; the row behind the last line is padding."""

    def __init__(self, pages: Sequence[Page], device: str) -> None:
        self.device = device
        self.sizes = np.array([len(page.words) for page in pages])
        self.starts = np.cumsum(self.sizes) - self.sizes
        self.lines = int(self.sizes.sum())
        self._inputs = self._laid([page.inputs for page in pages])
        self._allowed = self._laid([page.allowed for page in pages])
        self._weight = self._laid([page.weight for page in pages])
        self._kind_weight = self._laid([page.kind_weight for page in pages])
        self._words = self._laid([page.words for page in pages])
        firsts = self.starts.tolist()
        self._groups = self._laid(
            [p.groups + first for p, first in zip(pages, firsts, strict=True)]
        )
        self._groups[-1] = self.lines
        rows = [_rows_by_line(page.found, len(page.words)) for page in pages]
        self._rows = torch.from_numpy(np.concatenate([row for row, _ in rows])).to(device)
        self._row_sizes: Numbers = np.concatenate([sizes for _, sizes in rows])
        self._row_starts: Numbers = np.append(0, np.cumsum(self._row_sizes))

    def _laid(self, parts: Sequence[npt.NDArray[np.generic]]) -> Tensor:
        padding = np.zeros((1, *parts[0].shape[1:]), dtype=parts[0].dtype)
        return torch.from_numpy(np.concatenate([*parts, padding])).to(self.device)

    def scaling(self, lines: Numbers) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Return mean and deviation of each column over some `lines`."""
        sample = self._inputs[torch.from_numpy(lines).to(self.device)].float()
        mean, deviation = sample.mean(dim=0), sample.std(dim=0, unbiased=False)
        return mean.cpu().numpy(), deviation.clamp(min=0.05).cpu().numpy()

    def batch(self, windows: Sequence[tuple[int, slice]], without_words: Sequence[bool]) -> Batch:
        """Return the lines of some pages; some of them `without_words`."""
        size = max(window.stop - window.start for _, window in windows)
        index = np.full((len(windows), size), self.lines)
        for place, (page, window) in enumerate(windows):
            first = self.starts[page] + window.start
            index[place, : window.stop - window.start] = np.arange(
                first, first + window.stop - window.start
            )
        at = torch.from_numpy(index).to(self.device)
        return Batch(
            self._inputs[at].float(),
            (at < self.lines).float()[..., None],
            self._allowed[at],
            self._weight[at],
            self._kind_weight[at],
            self._words[at],
            self._word_rows(windows, without_words, size),
            self._grouped(at),
        )

    def _grouped(self, at: Tensor) -> Tensor:
        """Return the groups of the lines `at` some places, padding in the last group.

        A group has at least one line, so numbers that begin at the first line of a page are
        those of no other page.
        """
        kinds = self._groups[at.flatten()].T
        return torch.stack([kind.unique(return_inverse=True)[1] for kind in kinds])

    def _word_rows(
        self, windows: Sequence[tuple[int, slice]], without_words: Sequence[bool], size: int
    ) -> WordRows:
        chosen, sizes, lines = [], [], []
        for place, ((page, window), is_without) in enumerate(
            zip(windows, without_words, strict=True)
        ):
            first = int(self.starts[page]) + window.start
            last = first + window.stop - window.start
            lines.append(place * size + np.arange(last - first))
            if is_without:
                sizes.append(np.zeros(last - first, dtype=np.int64))
            else:
                sizes.append(self._row_sizes[first:last])
                chosen.append(np.arange(self._row_starts[first], self._row_starts[last]))
        all_sizes = np.concatenate(sizes)
        words = np.concatenate(chosen) if chosen else np.zeros(0, dtype=np.int64)

        def send(values: npt.NDArray[np.generic]) -> Tensor:
            return torch.from_numpy(values).to(self.device)

        return WordRows(
            self._rows[send(words)],
            send(np.cumsum(all_sizes) - all_sizes),
            send(all_sizes.astype(np.float32)),
            send(np.concatenate(lines)),
        )


def _rows_by_line(found: Found, size: int) -> tuple[Numbers, Numbers]:
    """Return the rows of words and of whole lines together, line by line, and how many a line."""
    known = np.flatnonzero(found.whole < found.unknown)
    lines = np.concatenate([found.lines, known])
    order = np.argsort(lines, kind="stable")
    rows = np.concatenate([found.words, found.whole[known]])[order]
    return rows.astype(np.int64), np.bincount(lines, minlength=size)


def unpack(masks: npt.NDArray[np.uint16]) -> npt.NDArray[np.bool_]:
    """Turn masks of allowed labels into lines x labels."""
    return (masks[:, None] >> np.arange(len(SCORED), dtype=np.uint16) & 1).astype(bool)
