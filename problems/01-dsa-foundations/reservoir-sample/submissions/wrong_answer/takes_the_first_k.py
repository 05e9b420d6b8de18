def reservoir_sample(stream, k, rng):
    return stream[:k]
