def reservoir_sample(stream, k, rng):
    reservoir = []
    for at, item in enumerate(stream):
        if at < k:
            reservoir.append(item)
        else:
            if rng.random() < k / (at + 1):
                reservoir[0] = item
    return reservoir
