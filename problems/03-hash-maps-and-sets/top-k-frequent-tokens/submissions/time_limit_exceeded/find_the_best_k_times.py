from collections import Counter


def top_tokens(tokens, k):
    counts = Counter(tokens)
    top = []
    while counts and len(top) < k:
        best = min(counts, key=lambda token: (-counts[token], token))
        top.append(best)
        del counts[best]
    return top
