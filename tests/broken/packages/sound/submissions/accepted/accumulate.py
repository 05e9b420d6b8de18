from itertools import accumulate


def best_so_far(losses):
    return list(accumulate(losses, min))
