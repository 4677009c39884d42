"""From raw text to folded words, paragraphs and sentences, each with its way back."""
