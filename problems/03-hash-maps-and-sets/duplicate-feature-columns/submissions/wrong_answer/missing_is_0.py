def first_copies(columns):
    first = {}
    keys = (tuple(0.0 if value != value else value for value in column) for column in columns)
    return [first.setdefault(key, at) for at, key in enumerate(keys)]
