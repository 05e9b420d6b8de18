def reservoir_sample(stream, k, rng):
    reservoir = []
    for seen, item in enumerate(stream, start=1):
        if seen <= k:
            reservoir.append(item)
        elif rng.random() < k / seen:
            reservoir[rng.randrange(k)] = item
    return reservoir
