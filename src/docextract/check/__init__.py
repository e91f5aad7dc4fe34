"""Records to checks: does a paper add up, is it at one scale, does it say the same thing twice."""
