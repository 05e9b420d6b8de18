from collections import Counter


def top_tokens(tokens, k):
    top = Counter(tokens).most_common(k)
    return [token for token, count in sorted(top, key=lambda pair: (-pair[1], pair[0]))]
