def first_copies(columns):
    first = {}
    keys = (
        (sum(value for value in column if value == value), sum(value != value for value in column))
        for column in columns
    )
    return [first.setdefault(key, at) for at, key in enumerate(keys)]
