def find_pair(changes, target):
    left, right = 0, len(changes) - 1
    while left < right:
        total = changes[left] + changes[right]
        if total == target:
            return [left, right]
        if total < target:
            left += 1
        else:
            right -= 1
    return None
