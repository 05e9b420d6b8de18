def find_pair(changes, target):
    for at, change in enumerate(changes):
        rest = changes[at + 1 :]
        if target - change in rest:
            return [at, at + 1 + rest.index(target - change)]
    return None
