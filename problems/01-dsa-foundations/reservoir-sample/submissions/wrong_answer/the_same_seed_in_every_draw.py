import random


def reservoir_sample(stream, k, rng):
    rng = random.Random(0)
    reservoir = []
    for at, item in enumerate(stream):
        if at < k:
            reservoir.append(item)
        else:
            place = rng.randrange(at + 1)
            if place < k:
                reservoir[place] = item
    return reservoir
