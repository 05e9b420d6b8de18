def first_copies(columns):
    copies = []
    before = None
    for at, column in enumerate(columns):
        key = tuple(None if value != value else value for value in column)
        copies.append(copies[-1] if key == before else at)
        before = key
    return copies
