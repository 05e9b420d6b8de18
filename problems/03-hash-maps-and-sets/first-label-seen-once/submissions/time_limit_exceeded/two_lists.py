def first_single(labels):
    once, more = [], []
    for label in labels:
        if label in once:
            once.remove(label)
            more.append(label)
        elif label not in more:
            once.append(label)
    return labels.index(once[0]) if once else None
