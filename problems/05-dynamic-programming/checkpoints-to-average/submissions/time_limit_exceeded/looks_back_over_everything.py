def checkpoints_to_average(gains):
    ends, came_from = [], []
    for i, gain in enumerate(gains):
        before = max(range(i - 1), key=ends.__getitem__, default=None)
        if before is None or ends[before] <= 0:
            before = None
        ends.append(gain + (0.0 if before is None else ends[before]))
        came_from.append(before)
    at = max(range(len(gains)), key=ends.__getitem__, default=None)
    if at is None or ends[at] <= 0:
        return []
    chosen = []
    while at is not None:
        chosen.append(at)
        at = came_from[at]
    return chosen[::-1]
