import heapq


def closest_k(embeddings, query, k):
    target = query.tolist()
    heap = []
    for row, embedding in enumerate(embeddings.tolist()):
        heap.append((sum((one - other) ** 2 for one, other in zip(embedding, target)), row))
    heapq.heapify(heap)
    return [heapq.heappop(heap)[1] for _ in range(k)]
