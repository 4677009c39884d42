"""Who ran whose text, and what each outlet did with it."""
