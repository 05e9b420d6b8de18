def telling_pair(samples):
    left, right = 0, len(samples) - 1
    best, value = None, -1
    while left < right:
        now = (right - left) * min(samples[left], samples[right])
        if now > value:
            best, value = (left, right), now
        left += 1
        right -= 1
    return best
