def choose_models(sizes, gains, budget):
    best = [0] * (budget + 1)
    for size, gain in zip(sizes, gains):
        for room in range(budget, size - 1, -1):
            best[room] = max(best[room], best[room - size] + gain)
    return [best[budget]]
