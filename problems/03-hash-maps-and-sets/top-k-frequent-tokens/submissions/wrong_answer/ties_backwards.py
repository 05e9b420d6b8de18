from collections import Counter


def top_tokens(tokens, k):
    pairs = sorted(((count, token) for token, count in Counter(tokens).items()), reverse=True)
    return [token for _, token in pairs[:k]]
