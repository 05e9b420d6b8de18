import heapq


def max_per_window(scores, k):
    heap = [(-score, at) for at, score in enumerate(scores[: k - 1])]
    heapq.heapify(heap)
    maxima = []
    for at in range(k - 1, len(scores)):
        heapq.heappush(heap, (-scores[at], at))
        while heap[0][1] <= at - k:
            heapq.heappop(heap)
        maxima.append(-heap[0][0])
    return maxima
