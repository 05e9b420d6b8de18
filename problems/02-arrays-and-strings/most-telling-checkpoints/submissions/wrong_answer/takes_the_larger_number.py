def telling_pair(samples):
    left, right = 0, len(samples) - 1
    best, value = None, -1
    while left < right:
        now = (right - left) * max(samples[left], samples[right])
        if now > value:
            best, value = (left, right), now
        if samples[left] < samples[right]:
            left += 1
        else:
            right -= 1
    return best
