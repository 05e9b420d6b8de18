def checkpoints_to_average(gains):
    before, now = (0.0, []), (0.0, [])
    for i, gain in enumerate(gains):
        taken = (before[0] + gain, before[1] + [i])
        before, now = now, max(now, taken, key=lambda choice: choice[0])
    return now[1]
