def checkpoints_to_average(gains):
    chosen = set()
    for i in sorted(range(len(gains)), key=lambda i: -gains[i]):
        if gains[i] > 0 and i - 1 not in chosen and i + 1 not in chosen:
            chosen.add(i)
    return sorted(chosen)
