from collections import Counter


def top_tokens(tokens, k):
    by_count = {count: token for token, count in sorted(Counter(tokens).items(), reverse=True)}
    return [by_count[count] for count in sorted(by_count, reverse=True)[:k]]
