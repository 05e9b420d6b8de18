def closest_k(embeddings, query, k):
    target = query.tolist()
    left = []
    for row, embedding in enumerate(embeddings.tolist()):
        left.append((sum((one - other) ** 2 for one, other in zip(embedding, target)), row))
    closest = []
    while left and len(closest) < k:
        nearest = min(left)
        left.remove(nearest)
        closest.append(nearest[1])
    return closest
