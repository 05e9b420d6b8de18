def find_pair(changes, target):
    order = sorted(range(len(changes)), key=changes.__getitem__)
    left, right = 0, len(order) - 1
    while left < right:
        total = changes[order[left]] + changes[order[right]]
        if total == target:
            return [order[left], order[right]]
        if total < target:
            left += 1
        else:
            right -= 1
    return None
