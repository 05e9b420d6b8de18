def first_copies(columns):
    first = {}
    keys = (tuple(value for value in column if value == value) for column in columns)
    return [first.setdefault(key, at) for at, key in enumerate(keys)]
