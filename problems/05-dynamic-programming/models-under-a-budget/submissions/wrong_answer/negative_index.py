def choose_models(sizes, gains, budget):
    rows = [[0] * (budget + 1)]  # rows[k][room]: the best gain from the first k models
    for size, gain in zip(sizes, gains):
        before = rows[-1]
        size = min(size, budget + 1)
        rows.append([max(before[room], before[room - size] + gain) for room in range(budget + 1)])
    chosen = []
    room = budget
    for k in range(len(sizes), 0, -1):
        if rows[k][room] > rows[k - 1][room]:
            chosen.append(k - 1)
            room -= sizes[k - 1]
    return chosen
