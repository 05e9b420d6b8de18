def find_pair(changes, target):
    places = {change: at for at, change in enumerate(changes)}
    for change in places:
        other = target - change
        if other != change and other in places:
            return [places[change], places[other]]
    return None
