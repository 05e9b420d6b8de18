((truth != predicted) & ~void).sum()
