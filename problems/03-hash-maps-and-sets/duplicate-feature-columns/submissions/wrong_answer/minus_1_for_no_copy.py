def first_copies(columns):
    first = {}
    copies = []
    for at, column in enumerate(columns):
        key = tuple(None if value != value else value for value in column)
        copies.append(first.get(key, -1))
        first.setdefault(key, at)
    return copies
