def first_single(labels):
    for at, label in enumerate(labels):
        if label not in labels[:at] and label not in labels[at + 1 :]:
            return at
    return None
