def compare_rates(conversions_a: int, visitors_a: int, conversions_b: int, visitors_b: int) -> dict:
    """Return z, p_value, low, high and per_group of a two-proportion z-test."""
    pass
