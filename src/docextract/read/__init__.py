"""A file to pages of words, rules and images; a page to a picture."""
