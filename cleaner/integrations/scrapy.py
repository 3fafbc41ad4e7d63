"""Clean what a Scrapy crawl finds: an item pipeline, and a processor for item loaders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from itemadapter import ItemAdapter

from cleaner.batch.columns import PAGE_COLUMNS, Options, clean_row, page_column, values_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class ArticlePipeline:
    """Puts the article in place of the page into every item that has a page.

    The page is the field that `Options.page` names, else ``html``, ``text`` or ``content``; it
    goes. The fields of `Options.columns` and ``error`` come, but for those that the class of the
    item does not have; a value that the spider has set stays. ``url`` and ``language`` are used
    where the item has them. Items without a page pass untouched.

    The setting ``CLEANER_OPTIONS`` is a dict of the fields of `cleaner.batch.columns.Options`.
    """

    def __init__(self, **options: Any) -> None:
        self.options = Options(**options)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make a pipeline with the options that the settings of the crawler give."""
        return cls(**crawler.settings.getdict("CLEANER_OPTIONS"))

    def process_item(self, item: Any) -> Any:
        """Return `item` with its page cleaned; a page that fails is told of in ``error``."""
        fields = ItemAdapter(item)
        pages = PAGE_COLUMNS if self.options.page is None else (self.options.page,)
        if not any(name in fields for name in pages):
            return item
        name = page_column(fields, self.options)
        given = {key: fields.get(key) for key in ("url", "language")}
        row = clean_row(fields[name], self.options.named(name), **given)
        del fields[name]
        known = ItemAdapter.get_field_names_from_class(type(item))
        for column, value in row.items():
            key = self.options.prefix + column
            if (known is None or key in known) and fields.get(key) is None:
                fields[key] = value
        return item


class Article:
    """Processor of an `ItemLoader`: the source of a page goes in, one column of it comes out.

    A page that fails raises, as it does in any processor, and Scrapy reports it and goes on.

    Args:
        column: one of `cleaner.batch.columns.GETTERS`.
        options: the other fields of `cleaner.batch.columns.Options`.

    >>> Article()("Log in") # no article
    ''
    """

    def __init__(self, column: str = "text", **options: Any) -> None:
        self.column = column
        self.options = Options(columns=(column,), **options)

    def __call__(self, value: str | bytes, loader_context: Mapping[str, Any] | None = None) -> Any:
        """Return the column of the page in `value`; the loader's response tells its address."""
        response = (loader_context or {}).get("response")
        return values_of(value, self.options, url=getattr(response, "url", None))[self.column]
