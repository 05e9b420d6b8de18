def checkpoints_to_average(gains):
    best = [0.0] * len(gains)
    for i, gain in enumerate(gains):
        best[i] = max(best[i - 1], best[i - 2] + gain)
    chosen, i = [], len(gains) - 1
    while i >= 0:
        if i > 0 and best[i] == best[i - 1]:
            i -= 1
        else:
            chosen.append(i)
            i -= 2
    return chosen[::-1]
