def first_single(labels):
    place = {}
    for at, label in enumerate(labels):
        place[label] = None if label in place else at
    return next((at for at in place.values() if at is not None), None)
