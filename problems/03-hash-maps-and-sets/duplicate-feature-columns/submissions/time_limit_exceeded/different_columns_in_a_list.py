def first_copies(columns):
    different, copies = [], []
    for at, column in enumerate(columns):
        key = [None if value != value else value for value in column]
        for first, other in different:
            if key == other:
                copies.append(first)
                break
        else:
            different.append((at, key))
            copies.append(at)
    return copies
