def count_spans(attributions, k):
    seen = {0}
    total = spans = 0
    for attribution in attributions:
        total += attribution
        if total - k in seen:
            spans += 1
            seen = set()
        seen.add(total)
    return spans
