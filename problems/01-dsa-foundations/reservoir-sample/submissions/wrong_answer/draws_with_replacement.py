def reservoir_sample(stream, k, rng):
    return [rng.choice(stream) for _ in range(min(k, len(stream)))]
