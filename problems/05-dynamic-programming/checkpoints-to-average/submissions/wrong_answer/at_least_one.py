def checkpoints_to_average(gains):
    if not gains:
        return []
    best = [gains[0]]
    for i, gain in enumerate(gains[1:], 1):
        before = best[i - 2] if i > 1 else 0.0
        best.append(max(best[-1], before + gain))
    chosen, i = [], len(gains) - 1
    while i >= 0:
        if i > 0 and best[i] == best[i - 1]:
            i -= 1
        else:
            chosen.append(i)
            i -= 2
    return chosen[::-1]
