"""What an editor should see, with the words that prove it."""
