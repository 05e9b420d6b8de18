from collections import Counter


def top_tokens(tokens, k):
    counts = Counter(tokens)
    top = []
    for count in range(max(counts.values()), 0, -1):
        top += sorted(token for token in counts if counts[token] == count)
    return top[:k]
