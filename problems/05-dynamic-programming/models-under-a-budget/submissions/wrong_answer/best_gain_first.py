def choose_models(sizes, gains, budget):
    chosen = []
    for k in sorted(range(len(sizes)), key=lambda k: -gains[k]):
        if gains[k] > 0 and sizes[k] <= budget:
            chosen.append(k)
            budget -= sizes[k]
    return chosen
