"""Products of matrices in blocks so small that no thread is started for them.

numpy leaves products to a library (BLAS) that shares a large one out among threads. For the
small matrices of a page that is a bad bargain: on two cores a user pays for both, and where
another process has one of them, each product waits for it, up to a hundred times as long as it
takes. OpenBLAS, which numpy comes with, begins threads above 65,536 x 4 multiplications, so
here a product is a stack of blocks below that: one call of `numpy.matmul`, block after block.
"""

from __future__ import annotations

import numpy as np

from cleaner.scorer.kept import Matrix

MAX_PRODUCT = 262_144
"""Multiplications (rows x inputs x outputs) of a block. Blocks of 500,000, which today's OpenBLAS
takes on one thread too, were no faster, on any of four kinds of core."""
MAX_VECTOR_PRODUCT = 9_216
"""The same for a block of one row, which is another function of BLAS with another limit."""


KEPT_BYTES = 8 << 20


def keep_freed_memory() -> None:
    """Have the memory of freed arrays kept for the next ones, and not given back at once.

    glibc gives a block above some size back to the system when it is freed, and to get its pages
    again takes a tenth of a run of the network. The size follows the largest block that was freed
    so far (``M_MMAP_THRESHOLD`` in mallopt(3)): so one is taken, and freed untouched.
    """
    np.empty(KEPT_BYTES, dtype=np.uint8)


def rows_at_once(weight: Matrix) -> int:
    """Return how many rows may be multiplied with `weight` (inputs x outputs) in one block.

    >>> rows_at_once(np.zeros((80, 80)))
    40
    """
    return max(MAX_PRODUCT // weight.size, 2)


def blocks_of(lines: int, most: int) -> tuple[int, int]:
    """Return into how many blocks to part `lines`, and of how many rows: even ones, as BLAS likes.

    >>> blocks_of(277, 40), blocks_of(41, 40), blocks_of(1, 40)
    ((7, 40), (2, 22), (1, 2))
    """
    blocks = -(-lines // most)
    rows = -(-lines // blocks)
    return blocks, rows + rows % 2


def product(rows: Matrix, weight: Matrix, out: Matrix | None = None) -> Matrix:
    """Return `rows` (rows x inputs) times `weight` (inputs x outputs), block by block.

    >>> product(np.ones((3, 2)), np.eye(2)).tolist()
    [[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]]
    """
    inputs, outputs = weight.shape
    made = np.empty((len(rows), outputs), weight.dtype) if out is None else out
    block = rows_at_once(weight)
    whole = len(rows) - len(rows) % block
    if whole:
        stack, results = rows[:whole], made[:whole]
        np.matmul(stack.reshape(-1, block, inputs), weight, out=results.reshape(-1, block, outputs))
    rest = len(rows) - whole
    if rest:
        few = rows[whole:]
        if rest == 1:
            few = np.vstack([few, np.zeros_like(few)])  # never a single row
        made[whole:] = np.matmul(few, weight)[:rest]
    return made


def sum_of_products(left: Matrix, right: Matrix) -> Matrix:
    """Return the sum over rows of each number on the `left` times each on the `right`.

    >>> sum_of_products(np.array([[1.0], [2.0]]), np.array([[3.0, 4.0], [5.0, 6.0]])).tolist()
    [[13.0, 16.0]]
    """
    (size, wide), narrow = right.shape, left.shape[1]
    block = max(MAX_PRODUCT // (narrow * wide), 2)
    whole = size - size % block
    total = np.zeros((narrow, wide), left.dtype)
    if whole:
        columns = left[:whole].reshape(-1, block, narrow).transpose(0, 2, 1)
        total += np.matmul(columns, right[:whole].reshape(-1, block, wide)).sum(axis=0)
    if whole < size:
        total += np.matmul(left[whole:].T, right[whole:])
    return total
