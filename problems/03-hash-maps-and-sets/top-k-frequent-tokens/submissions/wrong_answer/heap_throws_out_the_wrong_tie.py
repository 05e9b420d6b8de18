import heapq
from collections import Counter


def top_tokens(tokens, k):
    heap = []
    for token, count in Counter(tokens).items():
        heapq.heappush(heap, (count, token))
        if len(heap) > k:
            heapq.heappop(heap)  # of equal counts, the alphabetically first goes
    heap.sort(key=lambda pair: (-pair[0], pair[1]))
    return [token for _, token in heap]
