def choose_models(sizes, gains, budget):
    rows = [[0] * (budget + 1)]  # rows[k][room]: the best gain from the first k models
    for size, gain in zip(sizes, gains):
        before = rows[-1]
        fits = [before[room - size] + gain for room in range(size, budget + 1)]
        rows.append(before[:size] + [max(pair) for pair in zip(before[size:], fits)])
    chosen = []
    room = budget
    for k in range(len(sizes), 0, -1):
        if rows[k][room] >= rows[k - 1][room] and sizes[k - 1] <= room:
            chosen.append(k - 1)
            room -= sizes[k - 1]
    return chosen
