def reservoir_sample(stream, k, rng):
    reservoir = []
    for at, item in enumerate(stream):
        if at < k:
            reservoir.append(item)
        else:
            if rng.random() < 0.5:
                reservoir[rng.randrange(k)] = item
    return reservoir
