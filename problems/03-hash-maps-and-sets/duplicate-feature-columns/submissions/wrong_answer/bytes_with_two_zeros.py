from array import array


def first_copies(columns):
    first = {}
    return [first.setdefault(array("d", column).tobytes(), at) for at, column in enumerate(columns)]
