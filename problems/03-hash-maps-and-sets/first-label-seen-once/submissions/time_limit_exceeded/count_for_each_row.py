def first_single(labels):
    for at, label in enumerate(labels):
        if labels.count(label) == 1:
            return at
    return None
