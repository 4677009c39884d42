"""Writing what was found: HTML, JSON, CSV and terminal, all from the frozen types alone."""
