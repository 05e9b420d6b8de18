def find_pair(changes, target):
    order = sorted(range(len(changes)), key=lambda at: changes[at])
    left, right = 0, len(order) - 1
    total = changes[order[left]] + changes[order[right]]
    while left < right and total != target:
        if total < target:
            left += 1
        else:
            right -= 1
        total = changes[order[left]] + changes[order[right]]
    return [order[left], order[right]] if left < right else None
