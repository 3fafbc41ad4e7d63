"""The public collections of pages whose content is known, each read from its own clone.

A collection is a loader and the metrics its makers defined. To add one, write a
module with both and name it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from benchmarks.pages.collections import fundus, scrapinghub, trafilatura, wcxb
from benchmarks.pages.collections.saved import Collection

COLLECTIONS: Mapping[str, Collection] = MappingProxyType(
    {
        collection.name: collection
        for collection in (
            wcxb.COLLECTION,
            scrapinghub.COLLECTION,
            fundus.COLLECTION,
            trafilatura.COLLECTION,
        )
    }
)
