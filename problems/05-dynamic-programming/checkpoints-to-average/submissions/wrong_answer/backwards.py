def checkpoints_to_average(gains):
    best = [0.0, 0.0]
    for gain in gains:
        best.append(max(best[-1], best[-2] + gain))
    chosen = []
    i = len(gains)
    while i > 0:
        if best[i + 1] == best[i]:
            i -= 1
        else:
            chosen.append(i - 1)
            i -= 2
    return chosen
