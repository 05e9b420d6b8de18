def reservoir_sample(stream, k, rng):
    reservoir = []
    for at, item in enumerate(stream):
        if at < k:
            reservoir.append(item)
        else:
            place = rng.randint(0, at + 1)
            if place < k:
                reservoir[place] = item
    return reservoir
