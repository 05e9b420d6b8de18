from collections import Counter


def top_tokens(tokens, k):
    return [token for token, _ in Counter(tokens).most_common(k)]
