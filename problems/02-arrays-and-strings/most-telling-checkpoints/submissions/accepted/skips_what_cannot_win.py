def telling_pair(samples):
    if len(samples) < 2:
        return None
    left, right = 0, len(samples) - 1
    best, value = (left, right), 0
    while left < right:
        low = min(samples[left], samples[right])
        if low * (right - left) > value:
            best, value = (left, right), low * (right - left)
        while left < right and samples[left] <= low:
            left += 1
        while left < right and samples[right] <= low:
            right -= 1
    return best
