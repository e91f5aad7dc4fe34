"""docextract reads councils' finance papers and publishes what they say, with the page each figure stands on."""

__version__ = "0.1.0"
