def count_spans(attributions, k):
    spans = 0
    for start in range(len(attributions)):
        total = 0
        for attribution in attributions[start:]:
            total += attribution
            if total == k:
                spans += 1
                break
    return spans
