"""A file to pages of words, rules and filled areas; a page to a picture."""
