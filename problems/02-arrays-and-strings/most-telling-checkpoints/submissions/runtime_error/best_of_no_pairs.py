def telling_pair(samples):
    left, right = 0, len(samples) - 1
    values = []
    while left < right:
        values.append(((right - left) * min(samples[left], samples[right]), left, right))
        if samples[left] < samples[right]:
            left += 1
        else:
            right -= 1
    return max(values)[1:]
