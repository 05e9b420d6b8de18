def telling_pair(samples):
    left, right = 0, len(samples) - 1
    value = None
    while left < right:
        value = max(value or 0, (right - left) * min(samples[left], samples[right]))
        if samples[left] < samples[right]:
            left += 1
        else:
            right -= 1
    return value
