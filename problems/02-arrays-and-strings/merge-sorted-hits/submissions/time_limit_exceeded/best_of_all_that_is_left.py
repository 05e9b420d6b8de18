def merge_hits(first, second):
    left = first + second
    merged = []
    while left:
        best = max(range(len(left)), key=lambda at: left[at][1])
        merged.append(left.pop(best))
    return merged
