def first_copies(columns):
    first = {}
    return [first.setdefault(column, at) for at, column in enumerate(columns)]
