"""The published tables as files for other programs, with a description that goes with them."""
