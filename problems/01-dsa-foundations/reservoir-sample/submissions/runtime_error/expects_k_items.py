def reservoir_sample(stream, k, rng):
    items = iter(stream)
    reservoir = [next(items) for _ in range(k)]
    for seen, item in enumerate(items, start=k + 1):
        place = rng.randrange(seen)
        if place < k:
            reservoir[place] = item
    return reservoir
