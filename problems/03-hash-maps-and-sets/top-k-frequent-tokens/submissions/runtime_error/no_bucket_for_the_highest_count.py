from collections import Counter


def top_tokens(tokens, k):
    buckets = [[] for _ in tokens]
    for token, count in Counter(tokens).items():
        buckets[count].append(token)
    return [token for bucket in reversed(buckets) for token in sorted(bucket)][:k]
