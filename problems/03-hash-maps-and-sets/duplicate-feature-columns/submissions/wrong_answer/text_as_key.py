def first_copies(columns):
    first = {}
    return [first.setdefault(str(column), at) for at, column in enumerate(columns)]
