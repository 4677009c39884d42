"""What became of the text: passages, words, figures, quotations, and the story they make."""
