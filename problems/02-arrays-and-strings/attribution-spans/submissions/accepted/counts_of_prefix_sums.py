from collections import defaultdict


def count_spans(attributions: list[int], k: int) -> int:
    seen = defaultdict(int)
    seen[0] = 1
    total = spans = 0
    for attribution in attributions:
        total += attribution
        spans += seen.get(total - k, 0)
        seen[total] += 1
    return spans
