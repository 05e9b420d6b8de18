def first_copies(columns):
    groups = [0] * len(columns)
    for row in range(len(columns[0]) if columns else 0):
        first = {}
        for at, column in enumerate(columns):
            value = column[row]
            groups[at] = first.setdefault((groups[at], value if value == value else None), at)
    return groups
