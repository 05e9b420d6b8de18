def checkpoints_to_average(gains):
    even, odd = (range(start, len(gains), 2) for start in (0, 1))
    good = lambda positions: [i for i in positions if gains[i] > 0]
    return max(good(even), good(odd), key=lambda chosen: sum(gains[i] for i in chosen))
