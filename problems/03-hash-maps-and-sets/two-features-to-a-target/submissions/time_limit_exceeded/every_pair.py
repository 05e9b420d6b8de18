def find_pair(changes, target):
    for one in range(len(changes)):
        for other in range(one + 1, len(changes)):
            if changes[one] + changes[other] == target:
                return [one, other]
    return None
