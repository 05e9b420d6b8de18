def first_copies(columns):
    first = {}
    keys = (tuple(None if value != value else value for value in row) for row in zip(*columns))
    return [first.setdefault(key, at) for at, key in enumerate(keys)]
