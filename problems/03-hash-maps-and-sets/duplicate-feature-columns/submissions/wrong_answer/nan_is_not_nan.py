def first_copies(columns):
    first = {}
    return [first.setdefault(tuple(column), at) for at, column in enumerate(columns)]
