def telling_pair(samples):
    best, value = None, -1
    for i in range(len(samples)):
        if best and (len(samples) - 1 - i) * samples[i] <= value:
            continue
        for j in range(len(samples) - 1, i, -1):
            now = (j - i) * min(samples[i], samples[j])
            if now > value:
                best, value = (i, j), now
            if samples[j] >= samples[i]:
                break
    return best
