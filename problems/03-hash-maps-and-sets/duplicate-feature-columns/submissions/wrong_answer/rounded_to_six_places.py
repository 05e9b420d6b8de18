def first_copies(columns):
    first = {}
    keys = (tuple(None if value != value else round(value, 6) for value in column) for column in columns)
    return [first.setdefault(key, at) for at, key in enumerate(keys)]
