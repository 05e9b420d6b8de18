def telling_pair(samples):
    left, right = 0, len(samples) - 1
    best, value = None, -1
    while left < right:
        low, pair = min(samples[left], samples[right]), (left, right)
        if samples[left] < samples[right]:
            left += 1
        else:
            right -= 1
        if (right - left) * low > value:
            best, value = pair, (right - left) * low
    return best
