def count_spans(attributions, k):
    seen = {0}
    total = spans = 0
    for attribution in attributions:
        total += attribution
        spans += total - k in seen
        seen.add(total)
    return spans
