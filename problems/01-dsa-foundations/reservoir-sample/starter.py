import random


def reservoir_sample(stream: list[int], k: int, rng: random.Random) -> list[int]:
    """Return k different items of the stream, every set of k equally likely; read the stream once."""
    pass
