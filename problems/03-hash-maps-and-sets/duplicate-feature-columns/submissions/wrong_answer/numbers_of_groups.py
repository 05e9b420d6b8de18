def first_copies(columns):
    groups = {}
    keys = (tuple(None if value != value else value for value in column) for column in columns)
    return [groups.setdefault(key, len(groups)) for key in keys]
