def checkpoints_to_average(gains):
    best = [0.0, 0.0]
    for gain in gains:
        best.append(max(best[-1], best[-2] + gain))
    chosen = []
    for i in range(len(gains)):
        if best[i + 2] > best[i + 1] and (not chosen or chosen[-1] < i - 1):
            chosen.append(i)
    return chosen
