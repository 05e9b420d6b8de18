def merge_hits(first, second):
    merged = list(first)
    for hit in second:
        at = 0
        while at < len(merged) and merged[at][1] >= hit[1]:
            at += 1
        merged.insert(at, hit)
    return merged
