def first_single(labels):
    for at, label in enumerate(labels):
        before = at > 0 and labels[at - 1] == label
        after = at + 1 < len(labels) and labels[at + 1] == label
        if not before and not after:
            return at
    return None
