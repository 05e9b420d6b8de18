def reservoir_sample(stream, k, rng):
    return [item for item in stream if rng.random() < k / len(stream)]
