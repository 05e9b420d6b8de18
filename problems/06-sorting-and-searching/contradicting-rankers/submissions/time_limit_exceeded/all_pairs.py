def contradictions(ours, theirs):
    found = 0
    for i in range(len(ours)):
        for j in range(i):
            if ours[i] < ours[j] and theirs[i] > theirs[j] or ours[i] > ours[j] and theirs[i] < theirs[j]:
                found += 1
    return found
