import math

Q = 1.959963984540054
R = 0.8416212335729142


def compare_rates(conversions_a, visitors_a, conversions_b, visitors_b):
    area = visitors_a * visitors_b
    gap = conversions_b * visitors_a - conversions_a * visitors_b
    noise_a = conversions_a * (visitors_a - conversions_a) / visitors_a**2
    noise_b = conversions_b * (visitors_b - conversions_b) / visitors_b**2
    half = Q * math.sqrt(noise_a / visitors_a + noise_b / visitors_b)
    result = {"z": 0.0, "p_value": 1.0, "low": gap / area - half, "high": gap / area + half, "per_group": None}
    if gap != 0:
        conversions = conversions_a + conversions_b
        visitors = visitors_a + visitors_b
        result["z"] = gap / math.sqrt(conversions * (visitors - conversions) * area / visitors)
        result["p_value"] = math.erfc(abs(result["z"]) * math.sqrt(0.5))
        result["per_group"] = math.ceil((noise_a + noise_b) * ((Q + R) * area / gap) ** 2)
    return result
