def top_tokens(tokens, k):
    seen = []
    counts = []
    for token in tokens:
        if token in seen:
            counts[seen.index(token)] += 1
        else:
            seen.append(token)
            counts.append(1)
    ranked = sorted(zip(counts, seen), key=lambda pair: (-pair[0], pair[1]))
    return [token for _, token in ranked[:k]]
