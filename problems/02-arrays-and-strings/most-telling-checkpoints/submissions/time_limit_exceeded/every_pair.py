def telling_pair(samples):
    best, value = None, -1
    for i in range(len(samples)):
        for j in range(i + 1, len(samples)):
            now = (j - i) * min(samples[i], samples[j])
            if now > value:
                best, value = (i, j), now
    return best
