def count_spans(attributions, k):
    seen = {0: 1}
    total = spans = 0
    for attribution in attributions:
        total += attribution
        seen[total] = seen.get(total, 0) + 1
        spans += seen.get(total - k, 0)
    return spans
