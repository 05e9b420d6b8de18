def choose_models(sizes, gains, budget):
    best = [(0, [])] * (budget + 1)
    for k, (size, gain) in enumerate(zip(sizes, gains)):
        for room in range(budget, max(size - 1, 0), -1):
            total, models = best[room - size]
            if size > 0 and total + gain > best[room][0]:
                best[room] = (total + gain, models + [k])
    return best[budget][1]
