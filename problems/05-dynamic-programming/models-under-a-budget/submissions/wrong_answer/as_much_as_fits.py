def choose_models(sizes, gains, budget):
    filled = {0: []}
    for k, size in enumerate(sizes):
        for used, models in list(filled.items()):
            if used + size <= budget:
                filled.setdefault(used + size, models + [k])
    return filled[max(filled)]
