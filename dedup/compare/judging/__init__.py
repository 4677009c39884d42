"""What figures of several articles say of each other, and an article's against its own text."""
