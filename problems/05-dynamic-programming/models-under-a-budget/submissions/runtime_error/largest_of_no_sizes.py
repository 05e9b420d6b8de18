def choose_models(sizes, gains, budget):
    rows = [[0] * (budget + max(sizes) + 1)]
    for size, gain in zip(sizes, gains):
        before = rows[-1]
        rows.append([max(before[room], before[room - size] + gain) if size <= room else before[room] for room in range(len(before))])
    chosen = []
    room = budget
    for k in range(len(sizes), 0, -1):
        if rows[k][room] > rows[k - 1][room]:
            chosen.append(k - 1)
            room -= sizes[k - 1]
    return chosen
