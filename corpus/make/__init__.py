"""Draws the sample papers of a made-up council, and writes the truth about them from the same facts."""
