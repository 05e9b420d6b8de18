def count_spans(attributions, k):
    n = len(attributions)
    spans = {tuple(attributions[i:j]) for i in range(n) for j in range(i + 1, n + 1)}
    return sum(sum(span) == k for span in spans)
