"""Words and rules to grids, joined over pages, with their columns understood."""
