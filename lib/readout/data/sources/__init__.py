"""Sources: files read in place by a locked DuckDB, strictly, down to monthly figures."""
