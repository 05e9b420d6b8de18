def reservoir_sample(stream, k, rng):
    return rng.sample(list(stream), k)
