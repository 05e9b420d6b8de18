def checkpoints_to_average(gains):
    n = len(gains)
    rest = [0.0] * (n + 2)  # the best sum from checkpoint i on
    for i in range(n - 1, -1, -1):
        rest[i] = max(rest[i + 1], gains[i] + rest[i + 2])
    chosen, i = [], 0
    while i < n:
        if gains[i] + rest[i + 2] > rest[i + 1]:
            chosen.append(i)
            i += 1
        i += 1
    return chosen
