from math import log, log1p


def reservoir_sample(stream, k, rng):
    reservoir = []
    threshold = 1.0
    due = k - 1  # the item after which the next one to go in is drawn
    for at, item in enumerate(stream):
        if at < k:
            reservoir.append(item)
        elif at == due:
            reservoir[rng.randrange(k)] = item
        if at == due:
            threshold *= (1.0 - rng.random()) ** (1 / k)
            due += 1 + int(log(1.0 - rng.random()) / log1p(-threshold))
    return reservoir
