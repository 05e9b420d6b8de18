from collections import Counter


def top_tokens(tokens, k):
    counts = Counter(token.lower() for token in tokens)
    return sorted(counts, key=lambda token: (-counts[token], token))[:k]
