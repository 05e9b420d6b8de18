import heapq
from collections import Counter


def top_tokens(tokens, k):
    ranks = ((-count, token) for token, count in Counter(tokens).items())
    return [token for _, token in heapq.nsmallest(k, ranks)]
