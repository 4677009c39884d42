"""One number: in digits, in words, in both, in the characters of any script."""
