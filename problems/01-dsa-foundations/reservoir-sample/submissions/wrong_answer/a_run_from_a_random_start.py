def reservoir_sample(stream, k, rng):
    if not stream:
        return []
    start = rng.randrange(len(stream))
    return (stream[start:] + stream[:start])[:k]
