from math import ceil, sqrt
from statistics import NormalDist


def compare_rates(conversions_a, visitors_a, conversions_b, visitors_b):
    p_a = conversions_a / visitors_a
    p_b = conversions_b / visitors_b
    difference = p_b - p_a
    pooled = (conversions_a + conversions_b) / (visitors_a + visitors_b)
    pooled_error = sqrt(pooled * (1 - pooled) * (1 / visitors_a + 1 / visitors_b))
    z = difference / pooled_error if pooled_error else 0.0

    q = NormalDist().inv_cdf(0.975)
    variance_a = p_a * (1 - p_a)
    variance_b = p_b * (1 - p_b)
    half_width = q * sqrt(variance_a / visitors_a + variance_b / visitors_b)

    per_group = None
    if difference:
        both = q + NormalDist().inv_cdf(0.8)
        per_group = ceil(both**2 * (variance_a + variance_b) / difference**2)
    return {
        "z": z,
        "p_value": 2 * (1 - NormalDist().cdf(abs(z))),
        "low": difference - half_width,
        "high": difference + half_width,
        "per_group": per_group,
    }
