def closest_k(embeddings, query, k):
    target = query.tolist()
    best = []
    for row, embedding in enumerate(embeddings.tolist()):
        entry = (sum((one - other) ** 2 for one, other in zip(embedding, target)), row)
        if len(best) < k:
            best.append(entry)
        else:
            worst = max(best)
            if entry < worst:
                best[best.index(worst)] = entry
    return [row for _, row in sorted(best)]
