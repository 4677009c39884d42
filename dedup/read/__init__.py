"""From files to articles: one file per input family, a table from suffix to reader."""
