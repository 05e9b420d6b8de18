import random


def reservoir_sample(stream: list[int], k: int, rng: random.Random) -> list[int]:
    reservoir = []
    for at, item in enumerate(stream):
        if at < k:
            reservoir.append(item)
        else:
            place = rng.randrange(at + 1)
            if place < k:
                reservoir[place] = item
    return reservoir
