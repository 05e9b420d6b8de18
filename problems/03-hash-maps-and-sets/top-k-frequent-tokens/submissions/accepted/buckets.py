from collections import Counter, defaultdict


def top_tokens(tokens, k):
    by_count = defaultdict(list)
    for token, count in Counter(tokens).items():
        by_count[count].append(token)
    top = []
    for count in sorted(by_count, reverse=True):
        top += sorted(by_count[count])
    return top[:k]
