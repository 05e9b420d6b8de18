def reservoir_sample(stream, k, rng):
    reservoir = []
    for at, item in enumerate(stream):
        if at < k:
            reservoir.append(item)
        else:
            reservoir[rng.randrange(k)] = item
    return reservoir
