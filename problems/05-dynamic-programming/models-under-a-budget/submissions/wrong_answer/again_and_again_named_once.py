def choose_models(sizes, gains, budget):
    best = [(0, [])] * (budget + 1)
    for k, (size, gain) in enumerate(zip(sizes, gains)):
        for room in range(size, budget + 1):
            total, models = best[room - size]
            if total + gain > best[room][0]:
                best[room] = (total + gain, models + [k])
    return sorted(set(best[budget][1]))
