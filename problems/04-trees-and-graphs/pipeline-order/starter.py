def pipeline_order(steps: list[str], arrows: list[tuple[str, str]]) -> list[str] | None:
    """Return the steps in an order that follows every arrow, or None where there is none."""
    pass
