def first_copies(columns):
    keys = [tuple(None if value != value else value for value in column) for column in columns]
    return [keys.index(key) for key in keys]
