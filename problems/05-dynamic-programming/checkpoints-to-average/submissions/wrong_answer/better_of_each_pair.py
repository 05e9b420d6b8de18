def checkpoints_to_average(gains):
    chosen = []
    for i, gain in enumerate(gains):
        if gain <= 0:
            continue
        if not chosen or chosen[-1] < i - 1:
            chosen.append(i)
        elif gain > gains[chosen[-1]]:
            chosen[-1] = i
    return chosen
