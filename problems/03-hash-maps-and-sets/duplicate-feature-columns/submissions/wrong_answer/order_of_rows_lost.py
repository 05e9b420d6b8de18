def first_copies(columns):
    first = {}
    keys = (tuple(sorted(str(value + 0.0) for value in column)) for column in columns)
    return [first.setdefault(key, at) for at, key in enumerate(keys)]
