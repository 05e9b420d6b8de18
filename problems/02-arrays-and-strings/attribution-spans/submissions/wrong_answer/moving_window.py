def count_spans(attributions, k):
    start = total = spans = 0
    for at, attribution in enumerate(attributions):
        total += attribution
        while total > k and start <= at:
            total -= attributions[start]
            start += 1
        if total == k and start <= at:
            spans += 1
    return spans
