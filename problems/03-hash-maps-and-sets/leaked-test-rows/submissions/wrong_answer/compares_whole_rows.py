def leaked_rows(train, test):
    seen = set(train)
    return [at for at, row in enumerate(test) if row in seen]
