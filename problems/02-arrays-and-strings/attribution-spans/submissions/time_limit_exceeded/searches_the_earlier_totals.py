def count_spans(attributions, k):
    earlier = [0]
    total = spans = 0
    for attribution in attributions:
        total += attribution
        spans += earlier.count(total - k)
        earlier.append(total)
    return spans
