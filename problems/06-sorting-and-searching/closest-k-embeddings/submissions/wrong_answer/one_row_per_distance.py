def closest_k(embeddings, query, k):
    target = query.tolist()
    rows = {}
    for row, embedding in enumerate(embeddings.tolist()):
        distance = sum((one - other) ** 2 for one, other in zip(embedding, target))
        rows.setdefault(distance, row)
    return [rows[distance] for distance in sorted(rows)[:k]]
