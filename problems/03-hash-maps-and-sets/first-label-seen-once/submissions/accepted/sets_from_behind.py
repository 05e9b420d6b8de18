def first_single(labels):
    once, more = {}, set()
    for at in range(len(labels) - 1, -1, -1):
        label = labels[at]
        if label in more:
            continue
        if label in once:
            del once[label]
            more.add(label)
        else:
            once[label] = at
    return min(once.values(), default=None)
