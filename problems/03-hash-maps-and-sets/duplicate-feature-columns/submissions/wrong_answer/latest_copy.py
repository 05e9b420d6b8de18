def first_copies(columns):
    last = {}
    copies = []
    for at, column in enumerate(columns):
        key = tuple(None if value != value else value for value in column)
        copies.append(last.get(key, at))
        last[key] = at
    return copies
