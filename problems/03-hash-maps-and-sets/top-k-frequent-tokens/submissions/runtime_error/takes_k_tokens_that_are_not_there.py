from collections import Counter


def top_tokens(tokens, k):
    counts = Counter(tokens)
    ranked = sorted(counts, key=lambda token: (-counts[token], token))
    return [ranked[at] for at in range(k)]
