def first_single(labels):
    once = {}
    for at, label in enumerate(labels):
        if label in once:
            del once[label]
        else:
            once[label] = at
    return next(iter(once.values()), None)
