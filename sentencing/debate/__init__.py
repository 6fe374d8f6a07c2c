"""Public claims, motions, comparisons: questions to the law over all cases at once."""
