"""Pages out of files, JSONL, Parquet, WARC and WET, one by one and in a fixed order."""
