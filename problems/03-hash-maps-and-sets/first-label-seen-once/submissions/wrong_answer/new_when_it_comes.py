def first_single(labels):
    seen = set()
    for at, label in enumerate(labels):
        if label not in seen:
            return at
        seen.add(label)
    return None
