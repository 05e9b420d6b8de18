def find_pair(changes, target):
    for at in range(len(changes) - 1):
        if changes[at] + changes[at + 1] == target:
            return [at, at + 1]
    return None
