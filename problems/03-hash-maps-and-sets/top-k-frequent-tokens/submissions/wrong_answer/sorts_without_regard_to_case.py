from collections import Counter


def top_tokens(tokens, k):
    counts = Counter(tokens)
    return sorted(counts, key=lambda token: (-counts[token], token.lower()))[:k]
