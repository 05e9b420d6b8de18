def log_posteriors(
    texts: list[list[str]], labels: list[str], queries: list[list[str]], alpha: float
) -> list[dict[str, float]]:
    """Return, for each query, the log-posterior of every class."""
    pass
