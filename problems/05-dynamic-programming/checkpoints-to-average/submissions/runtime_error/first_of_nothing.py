def checkpoints_to_average(gains):
    best = [max(0.0, gains[0])]
    for i in range(1, len(gains)):
        best.append(max(best[i - 1], (best[i - 2] if i > 1 else 0.0) + gains[i]))
    chosen, i = [], len(gains) - 1
    while i >= 0:
        if best[i] == (best[i - 1] if i > 0 else 0.0):
            i -= 1
        else:
            chosen.append(i)
            i -= 2
    return chosen[::-1]
