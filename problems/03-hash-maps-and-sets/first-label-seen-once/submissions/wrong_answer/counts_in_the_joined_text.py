def first_single(labels):
    text = " ".join(labels)
    for at, label in enumerate(labels):
        if label and text.count(label) == 1:
            return at
    return None
