from array import array


def first_copies(columns):
    first = {}
    keys = (tuple(None if value != value else value for value in array("f", column)) for column in columns)
    return [first.setdefault(key, at) for at, key in enumerate(keys)]
