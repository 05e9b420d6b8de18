import heapq


def reservoir_sample(stream, k, rng):
    return [item for _, item in heapq.nlargest(k, ((rng.random(), item) for item in stream))]
