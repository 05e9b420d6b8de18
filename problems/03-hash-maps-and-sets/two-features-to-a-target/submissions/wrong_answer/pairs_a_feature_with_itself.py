def find_pair(changes, target):
    places = {change: at for at, change in enumerate(changes)}
    for at, change in enumerate(changes):
        if target - change in places:
            return [at, places[target - change]]
    return None
