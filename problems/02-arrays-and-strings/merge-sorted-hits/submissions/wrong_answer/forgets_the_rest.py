def merge_hits(first, second):
    merged = []
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i][1] >= second[j][1]:
            merged.append(first[i])
            i += 1
        else:
            merged.append(second[j])
            j += 1
    return merged
