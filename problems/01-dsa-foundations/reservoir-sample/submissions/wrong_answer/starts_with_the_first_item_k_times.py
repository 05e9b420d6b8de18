def reservoir_sample(stream, k, rng):
    reservoir = []
    for at, item in enumerate(stream):
        if at == 0:
            reservoir = [item] * k
        else:
            place = rng.randrange(at + 1)
            if place < k:
                reservoir[place] = item
    return reservoir
