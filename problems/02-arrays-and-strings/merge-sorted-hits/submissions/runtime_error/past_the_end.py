def merge_hits(first, second):
    merged = []
    i = j = 0
    while len(merged) < len(first) + len(second):
        if first[i][1] >= second[j][1]:
            merged.append(first[i])
            i += 1
        else:
            merged.append(second[j])
            j += 1
    return merged
