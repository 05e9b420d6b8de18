def find_pair(changes, target):
    last = {change: at for at, change in enumerate(changes)}
    for at, change in enumerate(changes):
        other = last.get(target - change, at)
        if other != at:
            return [at, other]
