import heapq


def closest_k(embeddings, query, k):
    target = query.tolist()
    best = []
    for row, embedding in enumerate(embeddings.tolist()):
        distance = sum((one - other) ** 2 for one, other in zip(embedding, target))
        entry = (-distance, row)
        if len(best) < k:
            heapq.heappush(best, entry)
        else:
            heapq.heappushpop(best, entry)
    return [row for _, row in sorted(best, key=lambda entry: (-entry[0], entry[1]))]
