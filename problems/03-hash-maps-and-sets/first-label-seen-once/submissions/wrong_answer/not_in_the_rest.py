def first_single(labels):
    last = {label: at for at, label in enumerate(labels)}
    for at, label in enumerate(labels):
        if last[label] == at:
            return at
    return None
