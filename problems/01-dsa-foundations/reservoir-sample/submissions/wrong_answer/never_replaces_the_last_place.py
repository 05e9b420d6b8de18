def reservoir_sample(stream, k, rng):
    reservoir = []
    for at, item in enumerate(stream):
        if at < k:
            reservoir.append(item)
        else:
            place = rng.randrange(at + 1)
            if place < k - 1:
                reservoir[place] = item
    return reservoir
